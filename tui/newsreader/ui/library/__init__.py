"""The screen of the library: lists of any length, and what is done to stories. Nothing here knows SQL."""
