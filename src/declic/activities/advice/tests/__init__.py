"""Tests of the kind advice."""
