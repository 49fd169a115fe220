"""A story told node by node; the room votes how it goes on, and every path ends with help."""
