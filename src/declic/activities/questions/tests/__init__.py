"""Tests of the kind questions."""
