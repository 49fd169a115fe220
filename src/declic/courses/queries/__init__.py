"""Nouns of the office; each starts from what its reader may see."""
