"""The formats of files and answers that articles are read from, one file each, and the table of them."""
