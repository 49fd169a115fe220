"""What templates about contact points load."""
