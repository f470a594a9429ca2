"""The JSON Schema of the comparison: every report is held against it, and it describes every field."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from newsreader.cli.main import run
from newsreader.compare import compare
from newsreader.model import (
    Article,
    Claim,
    Comparison,
    Conflict,
    ConflictKind,
    Match,
    Role,
    Shift,
    Span,
    Story,
    Verdict,
    WordingShift,
)
from newsreader.reports.as_json import comparison_as_json, schema_text
from newsreader.sources import open_stories
from newsreader.sources.segment.articles import article_from_text
from tests.support.making import article, bridge_story, comparison
from tests.support.running import ROOT

SCHEMA: dict[str, Any] = json.loads(schema_text())
EVIL = "\x1b]0;owned\x07 \x9b31m \u202e\u2066evil\u2069 \U000e0041 \ud800 [sic] \u0000 </script>"


def strict(node: Any) -> Any:
    """The schema, with fields that it does not describe forbidden."""
    if isinstance(node, list):
        return [strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    inner = {key: strict(value) for key, value in node.items()}
    if "properties" in inner:
        inner.setdefault("unevaluatedProperties", False)
    return inner


def closed() -> Draft202012Validator:
    """Holds a report against the schema, and finds fields that are not described.

    What another part refers to stays open: the part that refers to it is the closed one.
    """
    schema = strict(copy.deepcopy(SCHEMA))
    for name in ("span", "conflict", "sentence_of"):
        del schema["$defs"][name]["unevaluatedProperties"]
    return Draft202012Validator(schema)


VALIDATOR = closed()


def held(comparison: Comparison) -> dict[str, Any]:
    """The report of a comparison, which is as the schema says."""
    report: dict[str, Any] = json.loads(comparison_as_json(comparison))
    problems = [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(report)]
    assert problems == []
    return report


def test_the_schema_is_one_and_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert run(["compare", "--schema"]) == 0
    assert capsys.readouterr() == (schema_text(), "")


def test_the_words_of_the_schema_are_those_of_the_model() -> None:
    parts = SCHEMA["$defs"]
    assert set(parts["verdict"]["enum"]) == set(Verdict)
    assert set(parts["sentence"]["properties"]["role"]["enum"]) >= set(Role)
    shifts = parts["judgement"]["properties"]["shifts"]["items"]
    assert set(shifts["properties"]["shift"]["enum"]) == set(Shift)


SECOND = {"by", "engine"}
"""Written where a verdict is not the program's own."""
DECEPTIVE = frozenset({"deceptive"})
"""Written of texts with characters that are not what they seem."""


def test_every_field_is_described_and_every_described_field_is_written() -> None:
    def required(node: Any) -> None:
        if isinstance(node, dict):
            fields = {
                name
                for name, kind in node.get("properties", {}).items()
                if kind.get("const") is not True and name not in SECOND | DECEPTIVE
            }
            assert sorted(node.get("required", [])) == sorted(fields)
            for value in node.values():
                required(value)
        elif isinstance(node, list):
            for value in node:
                required(value)

    required(SCHEMA)


@pytest.mark.parametrize("name", ["border-security", "harbour-fire"])
def test_the_samples(name: str) -> None:
    (story,) = open_stories([ROOT / "seeds" / name]).stories
    report = held(compare(story))
    assert [version["author"] for version in report["articles"]] == [v.author for v in story.versions]
    for version, written in zip(story.versions, report["articles"], strict=True):
        assert (written["url"], written["encoding"]) == (version.url, version.encoding)
        assert written["language"] == version.language
        assert [s["paragraph"] for s in written["sentences"]] == [s.paragraph for s in version.sentences]


def test_one_made_by_hand_with_every_part() -> None:
    _, made = bridge_story()
    first = made.judgements[0]
    judgement = first[0][1]
    assert judgement is not None
    differs = Conflict(ConflictKind.DATE, Span(21, 27), 1, Span(34, 40), 0.25)
    full = replace(
        judgement,
        matches=(Match(1, 0.9),),
        conflicts=tuple(replace(differs, kind=kind) for kind in ConflictKind),
        differences=(differs,),
        missing=(Span(4, 10),),
        shifts=(WordingShift(Shift.WEAKER, Span(11, 17), 1, Span(56, 60)),),
        why=("made for a test",),
    )
    held(
        replace(
            made,
            judgements=(((None, full, first[0][2]), *first[1:]), *made.judgements[1:]),
            claims=(Claim("c0ffee", ((0,), (), (0,)), (2, 0)),),
            copies=((0, 2),),
            inner_conflicts=((), (), (differs,)),
        )
    )


@pytest.mark.parametrize(
    "versions",
    [
        (),
        (Article("", (), ()),),
        (Article("", (), ()), article("A gull stole a bun.")),
        tuple(article(f"A gull stole bun {number}.") for number in range(28)),
        (article(EVIL, outlet=EVIL), article("The tower fell.", EVIL)),
    ],
)
def test_odd_stories(versions: tuple[Article, ...]) -> None:
    held(compare(Story(EVIL, versions)))


def test_nothing_that_steers_a_terminal_is_written(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    fields = ("path", "outlet", "title", "author", "published", "url", "language")
    evil: dict[str, Any] = dict.fromkeys(fields, EVIL)
    hostile = replace(article(EVIL), **evil)
    text = comparison_as_json(comparison(Story("", (hostile, article("The tower fell."))), {}))
    assert not set(text.removesuffix("\n")) & set("\x00\x07\x1b\x7f\x9b\u202e\u2066\u2069\U000e0041")
    (written, _) = json.loads(text)["articles"]
    assert {written[field] for field in fields} == {EVIL}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=3))
def test_any_text(drawn: list[str]) -> None:
    held(compare(Story("", tuple(article_from_text(text) for text in drawn))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("articles", 0, "sentences", 0, "colour"), "green"),
        (("articles", 0, "sentences", 0, "paragraph"), -1),
        (("articles", 0, "sentences", 0, "against", 0, "confidence"), 1.5),
        (("articles", 0, "sha256"), "abc"),
        (("claims", 0, "told"), {"a": [0]}),
        (("schema",), "newsreader.comparison/2"),
        (("more",), 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[Any, ...], value: Any) -> None:
    (story,) = open_stories([ROOT / "seeds" / "border-security"]).stories
    report = held(compare(story))
    place = report
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(report)
