"""Tests of the help map."""
