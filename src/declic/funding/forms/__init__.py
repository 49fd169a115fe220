"""What the office types about grants."""
