"""How what is asked looks on a page, and what is read of it."""
