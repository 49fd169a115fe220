"""Advice to a friend: rounds in pairs or trios with roles that are taken, and one sum of ticks."""
