"""Voices for those who do not read: a sentence of a pack, spoken, belongs to its very words."""
