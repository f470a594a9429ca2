"""The store of notes in one SQLite file."""
