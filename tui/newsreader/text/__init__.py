"""What words, names, quotations and sentences are, for every layer above. Knows no story."""
