"""A quiz that the room wins together: tables vote true, not true or it depends, for one score."""
