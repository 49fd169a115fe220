"""Tests of the kind hunt.privacy."""
