"""What goes wrong around a real browser: its line, its sleep, its tabs, what it refuses to keep."""
