"""Rehearsing a report on one's own device: who, where, when, what, doubts; nothing is sent."""
