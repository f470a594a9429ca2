"""The formats of files that hold articles."""
