"""The sample stories are whole, and their labels agree with them and with themselves."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsreader.model import ConflictKind, Role, Story, Verdict
from newsreader.sources import open_stories
from tests.support.labels.reading import (
    LABELS,
    SEEDS,
    STORIES,
    Label,
    read_labels,
    read_sentences,
    version_letter,
)

DIGESTS = {
    "000_ae3f5909b74d7364.txt": "fe1d9727d7f03fe3d995aa5fef58cefbcfce786dd7af2b96ef8ccad651232855",
    "001_a69977bde27d77a8.txt": "00a68f87cf390b2eb0c74d274a405590e8d8c55222cd75e5407b915b3a757834",
}

LOOK_ALIKES = (
    ("A13", "EUR 3.5 million", "B21", "€3.5m"),
    ("A1", "12", "B1", "a dozen"),
    ("A1", "12", "D1", "a dozen"),
    ("A4", "Twelve", "D1", "a dozen"),
    ("A1", "312", "B9", "More than 300"),
    ("A1", "312", "D2", "More than 300"),
    ("A8", "Owen Tarrow", "C11", "Tarrow"),
    ("B11", "Edmund Tarrow", "C11", "Tarrow"),
)
"""Sentence and words, sentence and words of another version: the same fact, written otherwise."""

FEW_SHARED_WORDS = (("A3", "B3"), ("C15", "B22"), ("A9", "D11"))
"""Retellings that no comparison of words alone can find."""

SUMMARIES = {"border-security": {"B0 A", "B2 A", "B4 A"}, "harbour-fire": {"C0 B", "C0 D"}}
"""Headlines, a standfirst and a lead whose matches name closer counterparts than the summary itself."""

one_of_the_stories = pytest.mark.parametrize("name", STORIES)


@cache
def story(name: str) -> Story:
    opened = open_stories([SEEDS / name])
    assert not opened.problems
    (only,) = opened.stories
    return only


@cache
def labels(name: str) -> tuple[Label, ...]:
    return read_labels(LABELS / f"{name}.tsv")


@cache
def rows(name: str) -> dict[tuple[int, int, int], Label]:
    """(version, sentence, other version) -> label"""
    return {(label.version, label.sentence, label.other): label for label in labels(name)}


def described(name: str) -> dict[str, Any]:
    found = yaml.safe_load((SEEDS / name / "story.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def front_matter(path: Path) -> dict[str, Any]:
    found = re.match(r"---\n(.*?)\n---\n", path.read_text(encoding="utf-8"), re.DOTALL)
    return yaml.safe_load(found[1]) if found else {}


def text(name: str, version: int, sentence: int) -> str:
    return story(name).versions[version].sentence_text(sentence)


def harbour(cited: str) -> tuple[int, int]:
    """(version, sentence) of a sentence cited as `A3`."""
    return ord(cited[0]) - ord("A"), int(cited[1:])


def words(sentence: str) -> set[str]:
    return set(re.findall(r"[\w']+", sentence.casefold().replace("’", "'")))


@pytest.mark.parametrize("file", DIGESTS)
def test_given_articles_are_unchanged(file: str) -> None:
    content = (SEEDS / "border-security" / file).read_bytes()
    assert hashlib.sha256(content).hexdigest() == DIGESTS[file]


@one_of_the_stories
def test_story_file_is_well_formed(name: str) -> None:
    description = described(name)
    assert set(description) <= {"title", "note", "articles"}
    assert description["title"].strip()
    for item in description["articles"]:
        assert set(item) <= {"file", "outlet", "title", "author", "published", "url"}
    listed = [item["file"] for item in description["articles"]]
    there = {path.name for path in (SEEDS / name).iterdir()} - {"story.yaml"}
    assert sorted(listed) == sorted(there)


@one_of_the_stories
def test_story_opens_as_described(name: str) -> None:
    description = described(name)
    opened = story(name)
    assert opened.title == description["title"]
    assert opened.note == description.get("note", "")
    for item, article in zip(description["articles"], opened.versions, strict=True):
        matter = front_matter(SEEDS / name / item["file"])
        assert Path(article.path).name == item["file"]
        assert article.outlet == item.get("outlet", matter.get("outlet"))
        assert article.author == item.get("author", matter.get("author", ""))
        assert article.url == item.get("url", matter.get("url", ""))


def test_harbour_fire_is_marked_as_fiction() -> None:
    assert described("harbour-fire")["note"].startswith("Fiction")


def test_harbour_fire_has_every_form_of_file() -> None:
    forms = Counter(
        (path.suffix, bool(front_matter(path))) for path in (SEEDS / "harbour-fire").glob("*.[tm]*")
    )
    assert forms == {(".txt", False): 2, (".txt", True): 1, (".md", True): 1}


def test_harbour_fire_names_no_real_address() -> None:
    for path in (SEEDS / "harbour-fire").iterdir():
        hosts = re.findall(r"https?://([^/\s)]+)", path.read_text(encoding="utf-8"))
        assert all(host.endswith(".example.org") for host in hosts), path.name


def test_harbour_fire_versions_are_of_a_length_to_read() -> None:
    for article in story("harbour-fire").versions:
        assert 12 <= sum(sentence.role.makes_claims for sentence in article.sentences) <= 25


def test_segmentation_is_the_labelled_one() -> None:
    labelled = [
        (s.version, s.sentence, s.role, s.text) for s in read_sentences(LABELS / "harbour-fire.sentences.tsv")
    ]
    found = [
        (version, sentence.index, sentence.role, article.sentence_text(sentence.index))
        for version, article in enumerate(story("harbour-fire").versions)
        for sentence in article.sentences
    ]
    assert found == labelled


@one_of_the_stories
def test_every_claim_has_one_row_for_each_other_version(name: str) -> None:
    versions = story(name).versions
    expected = {
        (version, sentence.index, other)
        for version, article in enumerate(versions)
        for sentence in article.sentences
        if sentence.role.makes_claims
        for other in range(len(versions))
        if other != version
    }
    assert set(rows(name)) == expected
    assert len(labels(name)) == len(expected)


@one_of_the_stories
def test_matches_are_claims_and_go_with_the_verdict(name: str) -> None:
    for label in labels(name):
        sentences = story(name).versions[label.other].sentences
        assert all(sentences[match].role.makes_claims for match in label.matches), label.name
        assert len(set(label.matches)) == len(label.matches) <= 4, label.name
        if label.verdict is Verdict.OMITTED:
            assert not (label.matches or label.partial or label.conflicts), label.name
        else:
            assert label.matches, label.name


@one_of_the_stories
def test_what_carries_a_claim_is_carried_itself(name: str) -> None:
    for label in labels(name):
        for match in label.matches:
            back = rows(name)[label.other, match, label.version]
            assert back.verdict is not Verdict.OMITTED, f"{label.name} {match}"


@one_of_the_stories
def test_links_are_known_from_both_ends(name: str) -> None:
    for label in labels(name):
        if label.matches:
            backward = [rows(name)[label.other, match, label.version].matches for match in label.matches]
            mutual = any(label.sentence in matches for matches in backward)
            assert mutual is not (label.name in SUMMARIES[name]), label.name


@one_of_the_stories
def test_words_of_a_conflict_stand_in_the_sentences(name: str) -> None:
    for label in labels(name):
        for conflict in label.conflicts:
            assert conflict.here in text(name, label.version, label.sentence), label.name
            there = [text(name, label.other, match) for match in label.matches]
            assert any(conflict.there in sentence for sentence in there), label.name
            assert conflict.here.casefold() != conflict.there.casefold(), label.name


@one_of_the_stories
def test_a_conflict_is_known_from_both_ends(name: str) -> None:
    for label in labels(name):
        for conflict in label.conflicts:
            back = [
                other.kind
                for match in label.matches
                if conflict.there in text(name, label.other, match)
                for other in rows(name)[label.other, match, label.version].conflicts
            ]
            assert conflict.kind in back, f"{label.name}: {conflict}"


@one_of_the_stories
def test_a_changed_fact_is_not_confirmed(name: str) -> None:
    for label in labels(name):
        if label.verdict is Verdict.CONFIRMED:
            assert {conflict.kind for conflict in label.conflicts} <= {ConflictKind.QUOTATION}, label.name


def test_every_version_has_every_verdict() -> None:
    by_version: defaultdict[int, set[Verdict]] = defaultdict(set)
    for label in labels("harbour-fire"):
        by_version[label.version].add(label.verdict)
    assert by_version == {version: set(Verdict) for version in range(4)}


def test_conflicts_of_seven_kinds_are_planted_in_both_directions() -> None:
    planted = {
        (conflict.kind, label.version < label.other)
        for label in labels("harbour-fire")
        for conflict in label.conflicts
    }
    kinds = {kind for kind, _ in planted}
    assert len(kinds) >= 7
    assert planted == {(kind, forward) for kind in kinds for forward in (True, False)}


def test_every_role_but_a_correction_and_a_dateline_occur() -> None:
    sentences = [sentence for article in story("harbour-fire").versions for sentence in article.sentences]
    assert {sentence.role for sentence in sentences} == set(Role) - {Role.CORRECTION}
    opening = story("harbour-fire").versions[0]
    lead = opening.sentences[1]
    assert opening.text[lead.start : lead.claim_start].rstrip() == "VESSMOUTH, 5 November (Norrick) —"


def test_split_and_merged_sentences_occur() -> None:
    assert rows("harbour-fire")[0, 4, 1].matches == (7, 8)
    assert rows("harbour-fire")[1, 22, 0].matches == (11, 12)
    assert all(rows("harbour-fire")[1, part, 0].matches == (4,) for part in (7, 8))
    assert all(rows("harbour-fire")[0, part, 1].matches == (22,) for part in (11, 12))


def test_a_paragraph_is_moved() -> None:
    agency, _, _, broadcaster = story("harbour-fire").versions
    last = agency.paragraphs[-1]
    paragraph = [agency.sentence_text(index) for index in range(last.first, last.last + 1)]
    found = [
        [broadcaster.sentence_text(index) for index in range(run.first, run.last + 1)]
        for run in broadcaster.paragraphs
    ]
    assert len(paragraph) == 2
    assert paragraph in found[: len(found) // 3]


def test_the_broadcaster_copies_part_of_the_agency() -> None:
    agency, _, _, broadcaster = (
        {article.sentence_text(s.index) for s in article.sentences if s.role.makes_claims}
        for article in story("harbour-fire").versions
    )
    assert len(agency & broadcaster) >= 5
    assert len(agency & broadcaster) <= len(broadcaster) / 2


def test_claims_of_all_and_claims_of_one() -> None:
    carried: defaultdict[tuple[int, int], list[bool]] = defaultdict(list)
    for label in labels("harbour-fire"):
        carried[label.version, label.sentence].append(label.verdict is not Verdict.OMITTED)
    told_by_all = {version for (version, _), others in carried.items() if all(others)}
    told_by_one = {version_letter(version) for (version, _), others in carried.items() if not any(others)}
    assert told_by_all == {0, 1, 2, 3}
    assert told_by_one == {"B", "C", "D"}


@pytest.mark.parametrize(("cited", "words_here", "other", "words_there"), LOOK_ALIKES)
def test_look_alikes_are_no_conflict(cited: str, words_here: str, other: str, words_there: str) -> None:
    (version, sentence), (other_version, match) = harbour(cited), harbour(other)
    assert words_here in text("harbour-fire", version, sentence)
    assert words_there in text("harbour-fire", other_version, match)
    there = rows("harbour-fire")[version, sentence, other_version]
    back = rows("harbour-fire")[other_version, match, version]
    assert match in there.matches
    assert sentence in back.matches
    assert not there.conflicts
    assert not back.conflicts


@pytest.mark.parametrize(("cited", "other"), FEW_SHARED_WORDS)
def test_some_retellings_share_hardly_a_word(cited: str, other: str) -> None:
    (version, sentence), (other_version, match) = harbour(cited), harbour(other)
    label = rows("harbour-fire")[version, sentence, other_version]
    assert label.verdict is Verdict.REPHRASED
    assert label.matches[0] == match
    here, there = (
        words(text("harbour-fire", version, sentence)),
        words(text("harbour-fire", other_version, match)),
    )
    assert len(here & there) < 0.3 * len(here | there)
