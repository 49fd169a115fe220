"""A year that never was, to look around in: made by the same actions as a real one."""

from declic.courses.actions.example.year import fill, fill_too

__all__ = ["fill", "fill_too"]
