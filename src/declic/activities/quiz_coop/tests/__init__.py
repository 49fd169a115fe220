"""Tests of the kind quiz.coop."""
