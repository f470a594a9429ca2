"""Notes on the screen: marking a passage, writing a note, seeing all notes, overruling the engine."""
