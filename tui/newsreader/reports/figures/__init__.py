"""Statistics over many stories, as they are written: text, a page, tables, JSON."""
