"""Pure: answers in, figures out, and what of them may leave the room."""
