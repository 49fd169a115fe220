"""A promise to oneself: it is thought and never written here; only how many have one is told."""
