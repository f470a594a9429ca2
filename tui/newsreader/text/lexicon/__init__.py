"""Closed tables of English news prose, one concept a file."""
