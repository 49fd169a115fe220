"""What a course changed, on one page."""
