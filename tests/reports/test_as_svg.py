"""The image: whole, and with what it shows in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from newsreader.model import Story
from newsreader.reports.as_svg import outline_as_svg
from newsreader.reports.outline import Outline
from tests.support.making import comparison
from tests.support.reported import hostile, sample


def test_the_image_is_whole_and_says_what_it_shows() -> None:
    empty = Outline(comparison(Story("", ()), {}))
    for outline in (sample("harbour-fire"), hostile(), empty):
        root = ElementTree.fromstring(outline_as_svg(outline).encode("utf-8", "replace"))
        title = root.find("{http://www.w3.org/2000/svg}desc")
        assert title is not None and title.text == outline.result.in_words
        assert not re.search(r"url\(|href|<script", outline_as_svg(outline))
