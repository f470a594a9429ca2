"""Which sentences of two versions belong together: features, candidate pairs, probabilities."""
