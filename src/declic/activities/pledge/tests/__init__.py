"""Tests of the kind pledge."""
