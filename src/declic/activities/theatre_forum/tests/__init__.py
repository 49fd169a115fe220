"""Tests of the forum theatre."""
