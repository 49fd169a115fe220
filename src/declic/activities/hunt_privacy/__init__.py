"""A hunt in an invented profile: find what it gives away, then match each clue with a fix."""
