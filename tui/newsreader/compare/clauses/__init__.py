"""Which clauses of a sentence another version tells, and whether it tells the sentence only in part."""
