"""Declic: peer education for online safety, from the pack to the room."""

__version__ = "0.1.0"
