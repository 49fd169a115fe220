"""Verbs of the room. Each is one job of the writer: may it, decide, write, tell after commit."""
