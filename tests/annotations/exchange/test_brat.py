"""Notes for brat: every offset is that of a code point of the text beside it."""

from __future__ import annotations

import re

from hypothesis import given

from newsreader.annotations.exchange.brat import to_brat
from tests.support.coded import HARD, SPANS, WORDS, coded, coded_story, export_of, notes_on, unpacked

_LINE = re.compile(r"T\d+\t([A-Za-z0-9_-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")


def test_a_text_and_its_annotations() -> None:
    story = coded_story("Twelve people were hurt.\n\nNobody died.")
    one = coded(story.versions[0], 0, 13, "to check", "figure", comment="Who\ncounted?", author="ida")
    two = coded(story.versions[0], 19, 32)
    files = unpacked(to_brat(export_of(story, two, one)))
    assert set(files) == {
        "annotation.conf",
        *("A-Ostra-Herald-Co.txt", "A-Ostra-Herald-Co.ann", "B-Wire.txt", "B-Wire.ann"),
    }
    assert files["A-Ostra-Herald-Co.txt"].decode() == story.versions[0].text
    assert files["A-Ostra-Herald-Co.ann"].decode().split("\n") == [
        "T1\tto_check 0 13\tTwelve people",
        "#1\tAnnotatorNotes T1\tto check · Who counted? · (ida)",
        "T2\tfigure 0 13\tTwelve people",
        "#2\tAnnotatorNotes T2\tWho counted? · (ida)",
        "T3\tNote 19 24;26 32\thurt. Nobody",
        "",
    ]
    assert files["annotation.conf"].decode().startswith("[entities]\nNote\nfigure\nto_check\n")
    assert files["B-Wire.ann"] == b""


def test_no_two_tags_have_one_type() -> None:
    story = coded_story("Twelve people were hurt.")
    notes = [coded(story.versions[0], 0, 6, tag) for tag in ("a b", "a/b", "a_b", "家", "族")]
    annotations = unpacked(to_brat(export_of(story, *notes)))["A-Ostra-Herald-Co.ann"].decode()
    types = [found[1] for line in annotations.split("\n") if (found := _LINE.match(line))]
    assert len(set(types)) == len(types) == 5


@given(WORDS, SPANS)
def test_offsets_are_exact(text: str, spans: list[tuple[int, int]]) -> None:
    story = coded_story(HARD + text)
    article = story.versions[0]
    notes = notes_on(article, spans)
    files = unpacked(to_brat(export_of(story, *notes)))
    kept = files["A-Ostra-Herald-Co.txt"].decode()
    lines = [line for line in files["A-Ostra-Herald-Co.ann"].decode().split("\n") if line.startswith("T")]
    assert len(lines) == sum(max(len(note.tags), 1) for note in notes)
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found, line
        pieces = [kept[int(start) : int(end)] for start, end in map(str.split, found[2].split(";"))]
        assert " ".join(pieces) == found[3]
        assert not any("\n" in piece for piece in pieces)


def test_what_has_no_place_is_said() -> None:
    story = coded_story("Twelve people were hurt.")
    lost = coded(coded_story("Another text altogether, of which nothing is left.").versions[0], 0, 20, "x")
    problems = to_brat(export_of(story, lost)).problems
    assert problems == (f"note {lost.id} is left out: its passage has no place in the story",)
