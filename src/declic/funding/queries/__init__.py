"""Who sees which grants, how they stand, and what sponsors read of them."""
