"""What `make` calls beside the program itself."""
