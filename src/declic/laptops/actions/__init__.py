"""Pack, open, hand in, take in, let go."""
