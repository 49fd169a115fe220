"""Tests of the kind cloud.words."""
