"""Tables of a compared story, for the screen and for reports alike. Pure."""
