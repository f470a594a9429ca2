"""What every SQLite file of the program has in common: opening, copies, versions, errors in plain words."""
