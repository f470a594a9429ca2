"""How two wordings of one thing differ: what is missing, what has more or less force."""
