"""The office's pages about courses."""
