"""Papers with a code: whoever holds one can ask what it stands for. No name of a child is kept."""
