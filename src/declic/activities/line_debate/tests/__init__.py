"""Tests of the moving debate."""
