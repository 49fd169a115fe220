"""Cards that are shown one by one: an agreement, a word of care, the help card."""
