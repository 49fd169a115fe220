"""Grants, the courses charged to them, and what a sponsor sees of both."""
