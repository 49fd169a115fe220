"""What the group itself said, as so many of ten; only from ten people up, else a true sentence."""
