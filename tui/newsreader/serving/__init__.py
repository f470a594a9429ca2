"""The reader in a browser on this machine: a page, a gate in front of it, and a process for each reader."""

DRIVER = "newsreader.ui.served:ServedDriver"
"""What draws the screen of a process that is shown in a browser: the value of TEXTUAL_DRIVER."""
