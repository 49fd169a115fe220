"""Pages about courses, each kind in a module of its own."""
