"""A spoken question at any moment, answered with letters or colours; nothing is typed."""
