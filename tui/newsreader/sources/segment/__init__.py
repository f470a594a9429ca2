"""From a text to paragraphs, sentences and their roles."""
