"""All analyses of a story together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsreader.compare.engine import compare
from newsreader.model import Comparison, Mention, Story
from newsreader.reports.outline import Outline
from tests.support.making import article
from tests.support.told import FERRY, compared


def mentions(found: Outline) -> Iterator[Mention]:
    for gap in found.headlines:
        yield from (gap.headline, *gap.text)
    for single in found.single_source:
        if single.source.attribution:
            yield single.source.attribution.mention
    for one in found.unattributed:
        yield from (other.source.mention for other in one.elsewhere)
    for naming in found.naming:
        yield from naming.mentions


def words(made: Comparison) -> list[str]:
    texts = [version.text for version in made.story.versions]
    return [texts[m.version][m.start : m.end].replace("\u200b", "") for m in mentions(Outline(made))]


def hidden(text: str) -> str:
    """A text with a character without width in every word."""
    return text.replace("e", "e\u200b")


def test_hidden_characters_change_nothing() -> None:
    versions = []
    for version in FERRY.versions:
        paragraphs = [hidden(version.sentence_text(s.index)) for s in version.sentences]
        roles = {s.index: s.role for s in version.sentences}
        versions.append(replace(article(*paragraphs, roles=roles), outlet=version.outlet))
    found = words(compare(Story(FERRY.title, tuple(versions))))
    assert found == words(compared())
    assert {"slams", "a welder", "the harbour office", "The former smuggler"} <= set(found)


def test_the_order_of_the_versions_changes_nothing_but_their_numbers() -> None:
    turned = compare(Story("", tuple(reversed(FERRY.versions))))
    assert sorted(words(turned)) == sorted(words(compared()))


def test_nothing_is_found_in_nothing() -> None:
    for story in (Story("", ()), Story("", (article(""),)), Story("", (article(""), article("A b.")))):
        found = Outline(compare(story))
        assert (found.headlines, found.unattributed, found.naming) == ((), (), ())
