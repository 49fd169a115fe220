"""Safeguarding: whom to turn to, as dated facts with a source, and what stands in for each."""
