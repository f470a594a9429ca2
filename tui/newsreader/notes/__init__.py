"""Notes apart from any store or screen: anchoring in a changed text, exchange formats, agreement."""
