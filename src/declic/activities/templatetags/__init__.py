"""The tags that the kinds' templates share."""
