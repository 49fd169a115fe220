"""Tests of the kind brief."""
