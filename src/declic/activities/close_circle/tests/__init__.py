"""Tests of the closing circle."""
