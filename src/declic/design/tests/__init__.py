"""Tests of the design floor."""
