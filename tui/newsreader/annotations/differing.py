"""Where coders differ: in their verdicts on a sentence and another version, or in the tags of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.highlights import PlacedNote
from newsreader.annotations.placing import Unit
from newsreader.annotations.ruling import made_ruling, sentence_anchor
from newsreader.model import WHOLE, Note, Ruling, Scope, Verdict, is_own
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """What one coder says."""

    coder: str
    """As in `author`; empty for the reader of this library who has given no name."""
    verdict: Verdict | None = None
    """None: it is about tags."""
    matches: tuple[int, ...] = ()
    """Sentences of the other version."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Differing:
    """A sentence on which coders do not say the same."""

    version: int
    sentence: int
    other: int | None
    """The other version that verdicts are about; None: they differ in tags."""
    says: tuple[Saying, ...]
    """Each coder once, the reader first."""
    decided: Saying | None = None
    """What was decided between them."""


def find_differing(notes: AnnotationSet) -> list[Differing]:
    """All of it, as it stands in the story: of each sentence the tags first."""
    found = [*_in_tags(notes), *_in_verdicts(notes)]
    return sorted(found, key=lambda one: (one.version, one.sentence, -1 if one.other is None else one.other))


def _in_verdicts(notes: AnnotationSet) -> Iterator[Differing]:
    layer = notes.layer
    for unit, beside in layer.others.items():
        rulings = [*beside, layer.records[unit]]
        says: dict[str, Saying] = {}
        decided = None
        for ruling in rulings:
            placed = notes.placer.ruled(ruling)
            if placed is None:
                continue
            saying = Saying(_coder(ruling, notes.author), placed.verdict, placed.matches)
            if ruling.adjudicated:
                decided = saying
            else:
                says.pop(saying.coder, None)
                says[saying.coder] = saying
        if len({(one.verdict, frozenset(one.matches)) for one in says.values()}) > 1:
            yield _differing(unit[:2], unit[2], says.values(), decided, notes.author)


def _in_tags(notes: AnnotationSet) -> Iterator[Differing]:
    """Of a version only coders count who have tagged it, or have done with it."""
    for version, article in enumerate(notes.story.versions):
        placed = [one for one in notes.versions[version].notes if _is_code(one)]
        given: dict[int, dict[str, list[str]]] = {}
        decided: dict[int, list[str]] = {}
        coders = dict.fromkeys(notes.done_with(version))
        for one in placed:
            first = article.sentence_at(one.span.start)
            last = article.sentence_at(max(one.span.end - 1, one.span.start))
            for sentence in range(max(first, 0), last + 1):
                if one.note.adjudicated:
                    decided.setdefault(sentence, []).extend(one.note.tags)
                else:
                    coder = _coder(one.note, notes.author)
                    coders[coder] = None
                    given.setdefault(sentence, {}).setdefault(coder, []).extend(one.note.tags)
        if len(coders) < 2:
            continue
        for sentence, by_coder in given.items():
            says = [Saying(coder, tags=_each(by_coder.get(coder, ()))) for coder in coders]
            if len({frozenset(one.tags) for one in says}) > 1:
                chosen = Saying("", tags=_each(decided[sentence])) if sentence in decided else None
                yield _differing((version, sentence), None, says, chosen, notes.author)


def decide(notes: AnnotationSet, differing: Differing, saying: Saying) -> Note | Ruling:
    """Decide for what one coder says; what all have said stays beside it. Raises LibraryError."""
    if differing.other is None or saying.verdict is None:
        return _decide_tags(notes, differing.version, differing.sentence, saying.tags)
    unit: Unit = differing.version, differing.sentence, differing.other
    layer = notes.layer
    rulings = (*layer.others.get(unit, ()), *([layer.records[unit]] if unit in layer.records else []))
    before = next((one for one in rulings if one.adjudicated and is_own(one, notes.author)), None)
    made = made_ruling(
        notes.story, notes.identities, unit, saying.verdict, saying.matches, before, notes.author
    )
    return notes.store_ruling(replace(made, adjudicated=True), before)


def _decide_tags(notes: AnnotationSet, version: int, sentence: int, tags: tuple[str, ...]) -> Note:
    anchor = sentence_anchor(notes.story.versions[version], sentence)
    before = next((note for note in notes.layer.notes if note.adjudicated and note.anchor == anchor), None)
    if before is not None:
        return notes.update(before, replace(before, tags=tags))
    identity = notes.identities[version]
    return notes.add_note(Note("", identity, anchor, tags=tags, author=notes.author, adjudicated=True))


def _differing(
    place: tuple[int, int], other: int | None, says: Iterable[Saying], decided: Saying | None, reader: str
) -> Differing:
    ordered = sorted(says, key=lambda one: (one.coder != reader, one.coder))
    return Differing(*place, other, tuple(ordered), decided)


def _coder(record: Note | Ruling, reader: str) -> str:
    """Who wrote it; what has no name was written by the reader, unless it came from elsewhere."""
    return reader if is_own(record, reader) else record.author


def _is_code(one: PlacedNote) -> bool:
    """Whether a note tags the passage it stands on."""
    note = one.note
    return bool(note.tags) and note.anchor != WHOLE and note.scope is Scope.PASSAGE and not note.answers


def _each(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(tags)))
