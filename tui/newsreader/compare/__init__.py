"""The engine: a story in, a comparison out. Pure functions of text."""

from __future__ import annotations

from newsreader.model import Comparison, Story

__all__ = ["compare"]


def compare(story: Story) -> Comparison:
    """Judge every sentence of every version against every other version.

    The engine and numpy are imported by the first call, so that a screen can be painted before.
    """
    from newsreader.compare import engine

    return engine.compare(story)
