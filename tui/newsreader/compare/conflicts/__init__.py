"""Facts on which matched sentences disagree, and how likely a reader would call each a conflict."""
