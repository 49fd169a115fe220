"""A closing circle: one word or gesture each, or none; then the care text and a light end."""
