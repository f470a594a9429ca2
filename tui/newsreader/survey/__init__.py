"""A whole archive at once: read, grouped into stories, compared, and told in tables."""
