"""Courses: who asks, who comes, when, whether all is ready, and what was held."""
