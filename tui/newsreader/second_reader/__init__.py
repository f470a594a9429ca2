"""A model that the reader runs, asked about what the engine is unsure of; off unless they say where it is."""
