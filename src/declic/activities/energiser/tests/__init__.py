"""Tests of the kind energiser."""
