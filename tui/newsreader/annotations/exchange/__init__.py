"""Notes and rulings in the formats in which other programs and people write them."""
