"""The pages of grants, in the office and for sponsors."""
