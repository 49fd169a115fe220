"""What is done with contact points."""
