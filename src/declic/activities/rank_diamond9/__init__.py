"""Nine cards laid as a diamond by each table; no order is right, and the room's own is laid too."""
