"""What is decided without a database: names, loads, hours, certainty, the tree."""
