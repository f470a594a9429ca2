"""newsreader: every outlet's version of a story, side by side in a terminal."""

__version__ = "0.1.0"
