"""Notes and rulings: placed in texts that change, exchanged, kept, and compared between readers."""
