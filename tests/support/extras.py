"""Tests that need what an extra of the program installs."""

from __future__ import annotations

from importlib.util import find_spec

import pytest


def needs(extra: str, *modules: str) -> pytest.MarkDecorator:
    """Skips a test where a library of an extra is missing, and says so."""
    missing = [name for name in modules if find_spec(name) is None]
    return pytest.mark.skipif(
        bool(missing), reason=f"needs the extra '{extra}': {', '.join(missing)} missing"
    )


needs_web = needs(
    "web", "trafilatura", "readability", "feedparser", "listparser", "warcio", "publicsuffixlist"
)
needs_fetching = needs("web", "httpx2", "protego", "trafilatura")
needs_pdf = needs("pdf", "pypdf")
needs_office = needs("office", "striprtf")
