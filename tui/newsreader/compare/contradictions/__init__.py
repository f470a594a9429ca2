"""What two nearly identical sentences contradict each other in."""
