"""The page: nothing in it is asked for from outside, nothing of an article is markup, every link leads on."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from newsreader.model import Span
from newsreader.reports.html.page import outline_as_html
from newsreader.reports.html.style import style
from newsreader.reports.outline import Outline, Part, Remark
from tests.support.making import bridge_story
from tests.support.making_notes import note_on
from tests.support.reported import hostile, many, sample

VOID = {"meta", "br", "link", "path"}


class Seen(HTMLParser):
    """What a page is made of; tags that are not closed in their order are an error."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.scripts: list[tuple[str | None, str]] = []
        self.styles = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, (tag, self.open[-3:])

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append((self.tags[-1][1].get("type"), data))
        elif self.open and self.open[-1] == "style":
            self.styles += data
        else:
            self.words += data

    def values(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def read(page: str) -> Seen:
    seen = Seen()
    seen.feed(page)
    assert seen.open == []
    return seen


PAGES = [lambda: sample("harbour-fire"), lambda: sample("border-security"), hostile, many]
IDS = ["harbour-fire", "border-security", "hostile", "many"]


@pytest.mark.parametrize("made", PAGES, ids=IDS)
def test_every_name_is_one_and_every_link_leads_to_one(made: object) -> None:
    assert callable(made)
    seen = read(outline_as_html(made()))
    ids = seen.values("id")
    assert len(ids) == len(set(ids))
    wanted = [value[1:] for value in seen.values("href") if value.startswith("#")]
    named = [one for value in seen.values("aria-labelledby") for one in value.split()]
    assert {*wanted, *named, *seen.values("popovertarget")} <= set(ids) and wanted


@pytest.mark.parametrize("made", PAGES, ids=IDS)
def test_nothing_is_asked_for_and_only_its_own_scripts_run(made: object) -> None:
    assert callable(made)
    page = outline_as_html(made())
    seen = read(page)
    assert not {"link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in seen.tags}
    assert seen.values("src") == [] and seen.values("style") == [] and "url(" not in seen.styles
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on")]
    policy = seen.values("content")[0]
    running = [script for kind, script in seen.scripts if kind is None]
    for content in (seen.styles, *running):
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';") and len(running) == 1
    outward = [attrs for _, attrs in seen.tags if (attrs.get("href") or "").startswith("http")]
    assert all(attrs["rel"] == "noreferrer noopener" for attrs in outward)
    for kind, script in seen.scripts:
        if kind is not None:
            json.loads(script)


def test_what_an_article_says_is_never_markup_and_what_it_hides_is_seen() -> None:
    seen = read(outline_as_html(hostile()))
    assert "<script>alert(1)</script>" in seen.words and "</style>" in seen.words
    assert not set("\x1b\x07\u202e\u2069\ud800") & set(seen.words) and "\ufffd" in seen.words
    assert not [value for value in seen.values("href") if value.startswith("http://a.b")]


def test_the_answer_comes_first() -> None:
    words = read(outline_as_html(sample("harbour-fire"))).words
    titles = [
        *("What they disagree on", "Each version at a glance", "Who tells what", "What each leaves out"),
        *("To check", "Quotations", "The texts", "Method and sources"),
    ]
    places = [words.rindex(title) for title in titles]
    assert words.index("disagree on 10 facts") < 300 and places == sorted(places)


def test_the_evidence_stands_in_the_page_up_to_eight_versions() -> None:
    few = outline_as_html(many(8))
    assert 'id="eA1"' in few and "evidence-data" not in few
    page = outline_as_html(many(9))
    assert 'id="eA1"' not in page
    (data,) = [json.loads(script) for kind, script in read(page).scripts if kind == "application/json"]
    rows = data["rows"]["A1"]
    assert [row[0] for row in rows] == list(range(1, 9)) and data["ids"][8] == "I"
    for other, *rest in (row for found in data["rows"].values() for row in found):
        assert other < 9
        if rest:
            sign, said, why, *sentences = rest
            assert data["signs"][sign] and data["said"][said] and why < len(data["why"]) and sentences


def test_parts_are_left_out_and_links_to_texts_go_with_them() -> None:
    outline = sample("harbour-fire")
    page = outline_as_html(replace(outline, parts=frozenset({Part.DISPUTES, Part.METHOD})))
    seen = read(page)
    assert [value for value in seen.values("href") if value.startswith("#")] == ["#disputes", "#method"]
    assert "Pier 5" in seen.words and "evidence" not in page
    assert 'class="on-paper"' in outline_as_html(
        replace(outline, parts=frozenset({Part.TEXTS, Part.EVIDENCE}))
    )


def test_notes_are_there_when_they_are_wanted() -> None:
    story, made = bridge_story()
    text = story.versions[0].text
    note = note_on(text, "cracks", comment="Check <this>", tags=("risk",))
    span = Span(text.index("cracks"), text.index("cracks") + 6)
    outline = Outline(made, parts=frozenset(Part), remarks=(Remark(0, span, note),))
    assert "Check <this>" in read(outline_as_html(outline)).words
    assert "Check" not in outline_as_html(replace(outline, remarks=()))


def test_the_same_story_is_the_same_page() -> None:
    outline = sample("border-security")
    assert outline_as_html(outline) == outline_as_html(Outline(outline.comparison))


def test_the_sample_is_small_enough_for_a_mail() -> None:
    assert len(outline_as_html(sample("harbour-fire")).encode()) <= 200_000


def test_the_colours_are_those_of_two_themes() -> None:
    assert "--contested:light-dark(#a70f3f,#f5894c)" in style()
    used = set(re.findall(r"var\(--([a-z]+)\)", style())) - {"v"}
    assert used <= set(re.findall(r"--([a-z]+):light-dark", style()))
