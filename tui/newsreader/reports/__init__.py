"""A comparison as a report, and what makes any text safe for a terminal."""
