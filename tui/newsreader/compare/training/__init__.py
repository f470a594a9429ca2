"""Fitting the engine to labelled stories, and measuring it on them."""
