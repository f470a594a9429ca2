"""Notes and rulings that several libraries share, by way of a PostgreSQL server of the users' own."""
