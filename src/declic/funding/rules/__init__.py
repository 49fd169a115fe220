"""What may be charged, how a grant stands, and what may be told of people. Pure."""
