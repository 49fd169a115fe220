"""What is decided without a database: the file, what stands in it, what an import makes of it."""
