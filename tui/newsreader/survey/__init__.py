"""A whole archive at once: read, grouped into stories, compared, told in tables; over any number of processes."""
