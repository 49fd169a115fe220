"""What goes wrong in a room, and controls that show what would happen without each defence."""
