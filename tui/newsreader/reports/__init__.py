"""A comparison as a report: a file for each form, and the table of them."""
