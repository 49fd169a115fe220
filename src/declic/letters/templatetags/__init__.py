"""What templates about letters load."""
