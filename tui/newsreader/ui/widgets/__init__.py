"""The panes, bars and fields of the screen."""
