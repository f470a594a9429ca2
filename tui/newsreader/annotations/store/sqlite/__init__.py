"""The store of notes in one SQLite file. Only here is there any SQL."""
