"""What each command does: between the keys and the state."""
