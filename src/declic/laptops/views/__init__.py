"""The pages of the office and those of the laptop."""
