"""What a course changed: pairing, scores, statistics, what may be told of them, and reports."""
