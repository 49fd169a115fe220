"""Tests of the norm poster."""
