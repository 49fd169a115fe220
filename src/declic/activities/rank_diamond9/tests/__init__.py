"""Tests of the kind rank.diamond9."""
