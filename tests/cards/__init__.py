"""Drawn and labelled pictures of people who hold printed cards up, to measure the reading."""
