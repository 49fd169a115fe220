"""A moving debate: everybody takes a place between agree and not, talks, and may move."""
