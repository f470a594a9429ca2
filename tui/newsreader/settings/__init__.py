"""The reader's settings, themes and keys, checked; nothing here draws."""
