"""Evidence packs: a story, all that was made of it, and what is needed to make it again, in one file."""
