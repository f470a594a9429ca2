"""Screens beside the one for reading."""
