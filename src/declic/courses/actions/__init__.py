"""Verbs of the office: each may, decides, writes and logs in one transaction."""
