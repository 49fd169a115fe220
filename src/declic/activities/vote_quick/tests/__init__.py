"""Tests of the kind vote.quick."""
