"""A story of very many near-copies as one of few versions, so that what they all say is judged once.

Where a wire story stands under a hundred headlines, nearly every sentence is the same in all of them. Such
a family is compared as a few texts: the one that most of its members agree on, and the same with the
sentences in which single members differ, as many in one text as have place beside one another.
`compare.spread` tells from their comparison what every member does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsreader.model import Article, Story
from newsreader.records import dataclass
from newsreader.stopping import checkpoint

FEW = 8
"""Near-copies up to which they are compared like any other versions."""
ALIKE = 0.8
"""Share of its sentences that a near-copy has word for word, and in the same places, with another."""

DAY = len("2018-07-13")
"""Characters of when an article was published that days are counted from in it."""

Wordings = tuple[int, ...]
"""Of every sentence of a version a number for its words; in one family equal words have one number."""


@dataclass(frozen=True, slots=True)
class Family:
    """Versions of as many sentences, nearly all of which are the same in all."""

    texts: tuple[int, ...]
    """The versions of the condensed story that stand for it; in the first every sentence is as in most."""
    wordings: Mapping[int, Wordings]
    """Of each of these its sentences."""
    holders: Mapping[tuple[int, int], tuple[int, ...]]
    """(sentence, wording) -> those that have it: two, unless it is of a single member."""


@dataclass(frozen=True, slots=True)
class Condensed:
    """A story of fewer versions, and what they stand for. Versions of the story itself are called so."""

    story: Story
    place: tuple[int, ...]
    """Of every version the one of the condensed story that it is; -1 for a member of a family."""
    family: tuple[Family | None, ...]
    """Of every version the family that it is a member of."""
    wordings: tuple[Wordings, ...]
    """Of every version its sentences; nothing for one that is of no family."""


def condensed(story: Story) -> Condensed | None:
    """A story with its families of near-copies condensed; None where there are none of more than FEW."""
    groups = list(_families(story))
    if not groups:
        return None
    versions: list[Article] = []
    place = [-1] * len(story.versions)
    family: list[Family | None] = [None] * len(story.versions)
    wordings: list[Wordings] = [()] * len(story.versions)
    members = {version for group in groups for version in group}
    for version, article in enumerate(story.versions):
        if version not in members:
            place[version] = len(versions)
            versions.append(article)
    for group in groups:
        of_members = _wordings([story.versions[version] for version in group])
        found = _family(story, group, of_members, versions)
        for version, own in zip(group, of_members, strict=True):
            family[version], wordings[version] = found, own
    return Condensed(replace(story, versions=tuple(versions)), tuple(place), tuple(family), tuple(wordings))


def _families(story: Story) -> Iterator[list[int]]:
    """The families of more than FEW versions; their order does not depend on that of the versions."""
    alike: dict[object, list[int]] = {}
    for version in story.by_content():
        article = story.versions[version]
        shape = tuple((s.role, s.paragraph) for s in article.sentences)
        day = article.published[:DAY]
        alike.setdefault((shape, day, article.language, article.beginning_only), []).append(version)
    for versions in alike.values():
        if len(versions) <= FEW or not story.versions[versions[0]].sentences:
            continue
        rest = np.array(versions)
        table = np.array(_wordings([story.versions[version] for version in versions]), dtype=np.int64)
        while len(rest) > FEW:
            near = (table == table[0]).mean(axis=1) >= ALIKE
            if int(near.sum()) > FEW:
                yield rest[near].tolist()
            else:
                near[1:] = False
            rest, table = rest[~near], table[~near]


def _wordings(articles: Sequence[Article]) -> list[Wordings]:
    """Numbers for the words of all sentences of some articles; a dateline is told apart from what follows."""
    numbers: dict[tuple[str, int], int] = {}
    return [
        tuple(
            [
                numbers.setdefault((article.text[s.start : s.end], s.claim_start - s.start), len(numbers))
                for s in article.sentences
            ]
        )
        for article in articles
    ]


def _family(
    story: Story, group: Sequence[int], wordings: Sequence[Wordings], versions: list[Article]
) -> Family:
    """A family, from its members and their sentences; the texts that stand for it are added to `versions`."""
    columns = list(zip(*wordings, strict=True))
    counts = [Counter(column) for column in columns]
    common = tuple(max(count, key=lambda n: (count[n], -n)) for count in counts)
    where = {
        (sentence, wording): (version, sentence)
        for version, own in zip(reversed(group), reversed(wordings), strict=True)
        for sentence, wording in enumerate(own)
    }
    made = [common, *_together(wordings, common, counts)]
    if len(made) == 1:
        made.append(common)
    holders: dict[tuple[int, int], list[int]] = {}
    first = len(versions)
    for number, own in enumerate(made, start=first):
        checkpoint()
        versions.append(_composed(story, [where[at] for at in enumerate(own)]))
        for at in enumerate(own):
            holders.setdefault(at, []).append(number)
    return Family(
        tuple(range(first, len(versions))),
        dict(enumerate(made, start=first)),
        {at: tuple(texts) for at, texts in holders.items()},
    )


def _together(
    wordings: Sequence[Wordings], common: Wordings, counts: Sequence[Counter[int]]
) -> list[Wordings]:
    """The common text with the sentences in which members differ from it, in as few texts as they fit into
    without touching: a sentence of several members in two of them, all of one member in one."""
    changes: list[dict[int, int]] = []
    held: Counter[tuple[int, int]] = Counter()
    for own in wordings:
        mine = {s: wording for s, wording in enumerate(own) if wording != common[s]}
        if all(held[at] >= min(counts[at[0]][at[1]], 2) for at in mine.items()):
            continue
        around = {place for s in mine for place in (s - 1, s, s + 1)}
        fitting = next((one for one in changes if around.isdisjoint(one)), None)
        if fitting is None:
            changes.append(fitting := {})
        fitting.update(mine)
        held.update(mine.items())
    return [tuple(one.get(s, wording) for s, wording in enumerate(common)) for one in changes]


def _composed(story: Story, sentences: Sequence[tuple[int, int]]) -> Article:
    """An article of sentences of some versions, given by (version, sentence), each in its place."""
    frame = story.versions[Counter(version for version, _ in sentences).most_common(1)[0][0]]
    text = frame.text[: frame.sentences[0].start]
    made = []
    for (version, number), own in zip(sentences, frame.sentences, strict=True):
        article = story.versions[version]
        taken = article.sentences[number]
        start, end = len(text), len(text) + taken.end - taken.start
        made.append(replace(own, start=start, end=end, claim_start=start + taken.claim_start - taken.start))
        behind = frame.sentences[number + 1].start if number + 1 < len(frame.sentences) else len(frame.text)
        text += article.text[taken.start : taken.end] + frame.text[own.end : behind]
    return replace(frame, text=text, sentences=tuple(made))
