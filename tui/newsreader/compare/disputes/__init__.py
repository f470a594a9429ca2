"""Every fact on which versions differ, once: its values in one form, and who tells which."""
