"""Finding the passage of a note again in a text that may have changed."""
