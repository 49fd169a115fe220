"""Tests of a rehearsed report."""
