"""Tests of the kind story.branch."""
