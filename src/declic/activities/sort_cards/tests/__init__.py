"""Tests of the kind sort.cards."""
