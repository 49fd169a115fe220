"""Nouns of the letters: templates as they were read, and letters made of them."""
