"""What an outlet changed in an article after publication."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.corrections import ChangeKind, corrections, find_changes, in_words
from newsreader.model import Article, Provenance, Role, Story
from tests.support.making import article

FIRE = (
    "Fire destroys old mill",
    "The fire broke out on Monday night in the old mill. | Three people were hurt, the police said.",
    "The mill was built in 1890. | Nobody knows yet how the fire began.",
)
LATER = (
    "Fire destroys old mill",
    "The fire broke out on Monday night in the old mill. | Five people were hurt, the police said.",
    "The mill was built in 1890. | An engineer of the town looks into the cause.",
    "Correction: an earlier version gave a wrong number of people hurt.",
)
ROLES = {5: Role.CORRECTION, 0: Role.HEADLINE}


def changed(before: Article, after: Article) -> list[tuple[ChangeKind, int | None, int | None]]:
    return [(one.kind, one.before, one.after) for one in find_changes(before, after)]


def test_each_kind_of_change() -> None:
    before, after = article(*FIRE, roles={0: Role.HEADLINE}), article(*LATER, roles=ROLES)
    found = find_changes(before, after)
    assert changed(before, after) == [
        (ChangeKind.FIGURE, 2, 2),
        (ChangeKind.REMOVED, 4, None),
        (ChangeKind.ADDED, None, 4),
        (ChangeKind.ADDED, None, 5),
    ]
    assert [one.is_declared for one in found] == [False, False, False, True]
    gone, new = found[0].gone[0], found[0].new[0]
    assert (before.text[gone.start : gone.end], after.text[new.start : new.end]) == ("Three", "Five")
    assert in_words(found) == "1 figure changed, 2 added, 1 removed"
    assert in_words([found[0], found[0]]) == "2 figures changed"


def test_what_only_moved_or_is_written_otherwise_is_no_change() -> None:
    before = article("He said “yes” to it. | Then he left. | It rained.")
    after = article('It rained. | He said "yes" to it. | THEN he left.')
    assert changed(before, after) == []


def test_a_headline_becomes_a_headline() -> None:
    roles = {0: Role.HEADLINE}
    before, after = (
        article("All die", "It burnt.", roles=roles),
        article("Man hurt", "It burnt.", roles=roles),
    )
    assert changed(before, after) == [(ChangeKind.REWORDED, 0, 0)]


def test_texts_kept_with_a_version_and_texts_of_one_address() -> None:
    first, second = article("One was hurt."), article("Two were hurt.")
    other = article("Nobody was hurt.")
    story = Story("Fire", (second, other), earlier=((first,), ()))
    (found,) = corrections(story)
    assert (found.version, found.after_version, found.before) == (0, 0, first)

    url = "https://outlet.example/fire"
    both = tuple(replace(one, url=url) for one in (first, second))
    (found,) = corrections(Story("Fire", (both[0], other, both[1])))
    assert (found.version, found.after_version) == (2, 2)
    assert corrections(Story("Fire", (first, second, other))) == ()


@pytest.mark.parametrize("kind", ["history", "snapshots"])
def test_a_history_and_snapshots_are_texts_of_one_article(kind: str) -> None:
    texts = [article("One was hurt."), article("Two were hurt."), article("Two were hurt.")]
    if kind == "history":
        places = [f"/a.txt, git commit {number}" for number in range(3)]
        versions = tuple(
            replace(one, provenance=Provenance(place=place)) for one, place in zip(texts, places, strict=True)
        )
    else:
        versions = tuple(
            replace(one, path=f"/fire-2026-11-0{number}.txt") for number, one in enumerate(texts, 1)
        )
    (found,) = corrections(Story("Fire", versions))
    assert (found.version, found.after_version) == (1, 1)


_sentences = st.sampled_from(
    ["Three men were hurt in it.", "Four men were hurt in it.", "It rained on.", "He left early.", "The end."]
)
_texts = st.lists(_sentences, min_size=1, max_size=8).map(lambda some: article(" | ".join(some)))


@given(_texts, _texts)
def test_what_changed_leads_from_one_text_to_the_other(before: Article, after: Article) -> None:
    changes = find_changes(before, after)
    old = [before.sentence_text(n) for n in range(len(before.sentences))]
    new = [after.sentence_text(n) for n in range(len(after.sentences))]
    touched_old = [one.before for one in changes if one.before is not None]
    touched_new = [one.after for one in changes if one.after is not None]
    assert len(set(touched_old)) == len(touched_old) and len(set(touched_new)) == len(touched_new)
    assert sorted(text for n, text in enumerate(old) if n not in touched_old) == sorted(
        text for n, text in enumerate(new) if n not in touched_new
    )
    assert find_changes(before, before) == ()
