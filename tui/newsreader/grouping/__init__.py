"""Which articles tell one story: what is kept of each, how alike two are, and who belongs together."""
