"""What is read of contact points."""
