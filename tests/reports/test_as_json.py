"""The comparison as JSON: every field of the contract, its offsets, the same bytes for the same files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from newsreader.compare import compare
from newsreader.model import (
    UNSURE,
    Claim,
    Clause,
    Comparison,
    Conflict,
    ConflictKind,
    Judgement,
    Match,
    Shift,
    Span,
    Story,
    Verdict,
    Wording,
    WordingShift,
)
from newsreader.reports.as_json import comparison_as_json
from newsreader.sources import open_stories
from tests.support.making import article, bridge_story, comparison

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ("border-security", "harbour-fire")

REPORT = ["schema", "articles", "claims", "disputes", "copies", "analyses"]
ANALYSES = ["headlines", "single_source", "unattributed", "naming"]
ARTICLE = [
    "id", "path", "outlet", "title", "author", "published", "url", "language", "encoding", "sha256",
    "hidden", "sentences", "inner_conflicts", "unchecked",
]  # fmt: skip
SENTENCE = ["index", "paragraph", "start", "end", "text", "role", "colour", "contested", "against"]
AGAINST = [
    "article", "verdict", "confidence", "partial", "matches", "conflicts", "why", "nearest",
    "missing", "unsure", "differences", "shifts", "wording", "clauses",
]  # fmt: skip
DISPUTE = ["kind", "standing", "likelihood", "claim", "claims", "values", "without"]

Report = dict[str, Any]


def seed(name: str) -> Story:
    (story,) = open_stories([ROOT / "seeds" / name]).stories
    return story


def report(comparison: Comparison) -> Report:
    text = comparison_as_json(comparison)
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    loaded: Report = json.loads(text)
    return loaded


def against(written: Report) -> Iterator[tuple[Report, Report, Report]]:
    """(article, sentence, entry of `against`)"""
    for version in written["articles"]:
        for sentence in version["sentences"]:
            for entry in sentence["against"]:
                yield version, sentence, entry


def holds(texts: dict[str, str], version: str, span: Report) -> bool:
    """Whether a span's offsets are those of its text."""
    return bool(span["text"]) and texts[version][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("name", SEEDS)
def test_every_field_is_there_in_its_place(name: str) -> None:
    written = report(compare(seed(name)))
    assert list(written) == REPORT
    assert list(written["analyses"]) == ANALYSES
    assert written["schema"] == "newsreader.comparison/1"
    for version in written["articles"]:
        assert list(version) == ARTICLE
        assert all(list(sentence) == SENTENCE for sentence in version["sentences"])
    for _, sentence, entry in against(written):
        assert list(entry) == AGAINST
        assert all(list(match) == ["sentence", "score"] for match in entry["matches"])
        assert entry["verdict"] in ("confirmed", "rephrased", "omitted")
        least = UNSURE.omitted if entry["verdict"] == "omitted" else UNSURE.told
        if entry["confidence"] != least:  # rounded
            assert entry["unsure"] is (entry["confidence"] < least)
        if entry["verdict"] == "omitted":
            assert not any(entry[field] for field in ("matches", "missing", "conflicts", "shifts"))
        assert sentence["role"] in ("headline", "standfirst", "body")
    assert all(list(dispute) == DISPUTE for dispute in written["disputes"])
    assert all(list(claim) == ["id", "told", "representative"] for claim in written["claims"])


@pytest.mark.parametrize("name", SEEDS)
def test_offsets_are_those_of_the_texts(name: str) -> None:
    story = seed(name)
    written = report(compare(story))
    texts = {story.version_id(v): version.text for v, version in enumerate(story.versions)}
    sentences = {version["id"]: version["sentences"] for version in written["articles"]}
    assert all(holds(texts, name, sentence) for name, rows in sentences.items() for sentence in rows)
    found = 0
    for version, sentence, entry in against(written):
        here, there = version["id"], entry["article"]
        for span in (*entry["missing"], *(item["here"] for item in _pairs(entry))):
            assert holds(texts, here, span)
            assert sentence["start"] <= span["start"] < span["end"] <= sentence["end"]
        for item in _pairs(entry):
            matched = sentences[there][item["there"]["sentence"]]
            assert holds(texts, there, item["there"])
            assert matched["start"] <= item["there"]["start"] < item["there"]["end"] <= matched["end"]
            found += 1
        starts = [span["start"] for span in entry["missing"]]
        assert starts == sorted(starts)
    assert found


def mentions(node: Any) -> Iterator[Report]:
    """Whatever has a place among the words of an article."""
    if isinstance(node, dict):
        if "start" in node:
            yield node
        for value in node.values():
            yield from mentions(value)
    elif isinstance(node, list):
        for value in node:
            yield from mentions(value)


def _pairs(entry: Report) -> list[Report]:
    """What has a place on both sides."""
    return [*entry["conflicts"], *entry["differences"], *entry["shifts"]]


@pytest.mark.parametrize("name", SEEDS)
def test_every_sentence_that_makes_a_claim_is_in_one_claim(name: str) -> None:
    written = report(compare(seed(name)))
    expected = [
        (version["id"], sentence["index"])
        for version in written["articles"]
        for sentence in version["sentences"]
        if sentence["against"]
    ]
    told = [
        (version, sentence)
        for claim in written["claims"]
        for version, sentences in claim["told"].items()
        for sentence in sentences
    ]
    assert sorted(told) == sorted(expected)
    for claim in written["claims"]:
        chosen = claim["representative"]
        assert chosen["sentence"] in claim["told"][chosen["article"]]
        assert all(claim["told"].values())
    assert len({claim["id"] for claim in written["claims"]}) == len(written["claims"])


def test_what_a_comparison_holds_is_written() -> None:
    _, comparison = bridge_story()
    differs = Conflict(ConflictKind.DATE, Span(21, 27), 1, Span(34, 40), rule="day")
    judgement = Judgement(
        Verdict.REPHRASED,
        0.5,
        partial=True,
        matches=(Match(1, 0.9),),
        conflicts=(differs,),
        why=("made for a test",),
        missing=(Span(4, 10),),
        differences=(replace(differs, kind=ConflictKind.FIGURE, likelihood=0.4, rule=""),),
        shifts=(WordingShift(Shift.WEAKER, Span(11, 17), 1, Span(56, 60)),),
        wording=(Wording(Span(11, 17), 1, Span(56, 60)),),
        clauses=(Clause(0, 17, True, 0.7), Clause(18, 28, False, 0.2)),
    )
    first = comparison.judgements[0]
    rows = ((None, judgement, first[0][2]), *first[1:])
    full = replace(
        comparison,
        judgements=(rows, *comparison.judgements[1:]),
        claims=(Claim("c0ffee", ((0,), (), (0,)), (2, 0)),),
        copies=((0, 2),),
        inner_conflicts=((), (), (Conflict(ConflictKind.PLACE, Span(0, 3), 0, Span(4, 10)),)),
    )
    written = report(full)
    monday = {"start": 21, "end": 27, "text": "Monday"}
    there = {"sentence": 1, "start": 34, "end": 40, "text": "Monday"}
    assert written["articles"][0]["sentences"][0]["contested"]
    assert written["articles"][0]["sentences"][0]["against"][0] == {
        "article": "B",
        "verdict": "rephrased",
        "confidence": 0.5,
        "partial": True,
        "matches": [{"sentence": 1, "score": 0.9}],
        "conflicts": [{"kind": "date", "here": monday, "there": there, "likelihood": 1.0, "rule": "day"}],
        "why": ["made for a test"],
        "nearest": None,
        "missing": [{"start": 4, "end": 10, "text": "bridge"}],
        "unsure": True,
        "differences": [{"kind": "figure", "here": monday, "there": there, "likelihood": 0.4, "rule": ""}],
        "shifts": [
            {
                "shift": "weaker",
                "here": {"start": 11, "end": 17, "text": "closed"},
                "there": {"sentence": 1, "start": 56, "end": 60, "text": "shut"},
            }
        ],
        "wording": [
            {
                "here": {"start": 11, "end": 17, "text": "closed"},
                "there": {"sentence": 1, "start": 56, "end": 60, "text": "shut"},
            }
        ],
        "clauses": [{"start": 0, "end": 17, "told": True}, {"start": 18, "end": 28, "told": False}],
    }
    assert written["claims"] == [
        {"id": "c0ffee", "told": {"A": [0], "C": [0]}, "representative": {"article": "C", "sentence": 0}}
    ]
    assert written["copies"] == [["A", "C"]]
    assert [version["inner_conflicts"] for version in written["articles"]] == [
        [],
        [],
        [
            {
                "kind": "place",
                "here": {"start": 0, "end": 3, "text": "The"},
                "there": {"sentence": 0, "start": 4, "end": 10, "text": "bridge"},
                "likelihood": 1.0,
                "rule": "",
            }
        ],
    ]


def test_the_engine_fills_every_field() -> None:
    """Copies, an inner conflict, a difference of force, and words left out, found by the engine itself."""
    wire = (
        "The council of Dunmarsh will close the old ferry pier in March, the harbour office said. | "
        "Some 4,000 passengers a year will have to use the new landing near the fish market instead. | "
        "Repairs would have cost more than the ferry earns in ten years, according to the office."
    )
    versions = (
        article(
            "Pier to close",
            wire,
            "The upcoming Joint Harbour Summit in Ostwick will hear of it from two engineers and a pilot.",
            "At the Joint Harbour Summit in Farholm the mayor of the town is to speak for the anglers.",
        ),
        article("Ferry pier shuts in March", wire),
        article("Dunmarsh pier", "The council of Dunmarsh could close the old ferry pier in March."),
    )
    written = report(compare(Story("Pier", versions)))
    assert written["copies"] == [["A", "B"]]
    assert [conflict["kind"] for conflict in written["articles"][0]["inner_conflicts"]] == ["place"]
    entries = [entry for _, _, entry in against(written)]
    assert any(entry["missing"] for entry in entries)
    assert {shift["shift"] for entry in entries for shift in entry["shifts"]} == {"weaker", "stronger"}
    assert any(len(claim["told"]) == 3 for claim in written["claims"])


def analyses_by_path(found: Any, name: dict[str, str]) -> Any:
    """The analyses with paths for letters, in an order that is not that of the articles."""

    def renamed(node: Any) -> Any:
        if isinstance(node, list):
            return [renamed(item) for item in node]
        if not isinstance(node, dict):
            return node
        fields = {key: renamed(value) for key, value in node.items()}
        if "article" in fields:
            fields["article"] = name[fields["article"]]
        if "used" in fields:
            fields["used"] = {name[v]: ones for v, ones in fields["used"].items()}
        if "elsewhere" in fields:
            fields["elsewhere"].sort(key=json.dumps)
        return fields

    return {
        kind: sorted(renamed(rows), key=lambda row: json.dumps(row, sort_keys=True))
        for kind, rows in found.items()
    }


def by_path(written: Report) -> Report:
    """The report with paths for letters, and articles in the order of their paths."""
    name = {version["id"]: version["path"] for version in written["articles"]}
    for version in written["articles"]:
        version["id"] = name[version["id"]]
        for sentence in version["sentences"]:
            for entry in sentence["against"]:
                entry["article"] = name[entry["article"]]
            sentence["against"].sort(key=lambda entry: str(entry["article"]))
    written["articles"].sort(key=lambda version: str(version["path"]))
    for claim in written["claims"]:
        claim["told"] = {name[v]: claim["told"][v] for v in sorted(claim["told"], key=name.__getitem__)}
        claim["representative"]["article"] = name[claim["representative"]["article"]]
    for dispute in written["disputes"]:
        for value in dispute["values"]:
            value["told"] = [{**place, "article": name[place["article"]]} for place in value["told"]]
            value["told"].sort(key=lambda place: (place["article"], place["start"]))
        dispute["values"].sort(key=lambda value: (-value["witnesses"], value["value"]))
        dispute["without"] = sorted(name[version] for version in dispute["without"])
    written["analyses"] = analyses_by_path(written["analyses"], name)
    written["copies"] = sorted(sorted(name[v] for v in group) for group in written["copies"])
    return written


def test_the_order_of_the_files_changes_letters_only() -> None:
    story = seed("harbour-fire")
    expected = json.dumps(by_path(report(compare(story))), sort_keys=True)
    for versions in list(permutations(story.versions))[1::5]:
        again = by_path(report(compare(replace(story, versions=versions))))
        assert json.dumps(again, sort_keys=True) == expected


def test_the_same_files_give_the_same_bytes_in_every_process() -> None:
    command = [
        sys.executable,
        "-m",
        "newsreader",
        "compare",
        "--format",
        "json",
        str(ROOT / "seeds" / "harbour-fire"),
    ]
    written = [
        subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT / "tui")},
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("0", "1", "4711")
    ]
    assert written[0] == written[1] == written[2]
    assert json.loads(written[0])["claims"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=3), max_size=3))
def test_any_text_gives_a_report_that_holds_together(drawn: list[list[str]]) -> None:
    story = Story("", tuple(article(*texts) for texts in drawn))
    written = report(compare(story))
    assert len(written["articles"]) == len(drawn)
    texts = {story.version_id(v): version.text for v, version in enumerate(story.versions)}
    for version, _, entry in against(written):
        assert all(holds(texts, version["id"], span) for span in entry["missing"])
    for place in mentions(written["analyses"]):
        assert texts[place["article"]][place["start"] : place["end"]] == place["text"] != ""
    told = sum(len(sentences) for claim in written["claims"] for sentences in claim["told"].values())
    assert told == sum(len(version.sentences) for version in story.versions)


def test_characters_that_are_not_what_they_seem_are_counted_and_kept() -> None:
    texts = ("The de\u200bpot of Vеlm was\u202e sold.", "The depot of Velm was sold.")
    printed = comparison_as_json(compare(Story("", tuple(map(article, texts)))))
    assert not {"\u200b", "\u202e"} & set(printed)
    first, second = json.loads(printed)["articles"]
    words = first["hidden"].pop("deceptive")
    assert first["hidden"] == {"zero_width": 1, "bidi": 1, "lookalikes": 1}
    assert [(one["sentence"], one["line"], one["text"], one["read"]) for one in words] == [
        (0, 1, "de\u200bpot", "depot"),
        (0, 1, "Vеlm", "Velm"),
        (0, 1, "was\u202e", "was"),
    ]
    assert words[1]["characters"] == [
        {"at": 15, "kind": "lookalike", "name": "U+0435 cyrillic small letter ie"}
    ]
    assert all(texts[0][one["start"] : one["end"]] == one["text"] for one in words)
    assert second["hidden"] == {"zero_width": 0, "bidi": 0, "lookalikes": 0}
    assert first["sentences"][0]["text"] == texts[0]
    assert first["sentences"][0]["colour"] == second["sentences"][0]["colour"] == "confirmed"


def test_what_a_beginning_does_not_tell_is_unknown() -> None:
    whole = article("Fire closes harbour.", "It is shut.", outlet="A")
    part = replace(article("Fire closes harbour.", outlet="B"), beginning_only=True)
    story = Story("Fire", (whole, part))
    told = {(0, 0, 1): (Verdict.CONFIRMED, (0,)), (1, 0, 0): (Verdict.CONFIRMED, (0,))}
    written = report(comparison(story, told))
    first, second = written["articles"]
    assert ("beginning_only" in first, second["beginning_only"]) == (False, True)
    entries = [sentence["against"][0] for sentence in first["sentences"]]
    assert [(entry["verdict"], entry.get("unknown")) for entry in entries] == [
        ("confirmed", None),
        ("omitted", True),
    ]
    assert not any("unknown" in entry for _, _, entry in against({"articles": [second]}))
