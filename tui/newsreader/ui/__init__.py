"""The program on the screen. The only room that knows textual and rich."""
