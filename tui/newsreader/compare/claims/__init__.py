"""What is told: matching sentences of all versions as one claim, and which versions are one witness."""
