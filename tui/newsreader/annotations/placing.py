"""Where notes and rulings stand in a story: which version, which passage, which sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from newsreader.annotations import anchoring
from newsreader.annotations.anchoring import Ambiguous, Finding, Orphan, Placed
from newsreader.annotations.identities import Identities, number_of
from newsreader.annotations.store import LibraryError, StorageType
from newsreader.model import Anchor, Article, ArticleIdentity, Note, Passage, Ruling, Span, Story, Verdict
from newsreader.records import dataclass

Unit = tuple[int, int, int]
"""(version, sentence, other version): what one judgement, or ruling, is about."""
Originals = Callable[[str], str | None]
"""The text of an article as it was, by its SHA-256; None if nobody has it."""
Findings = tuple[tuple[int | None, Finding, int], ...]
"""(version, where the passage is in it, which passage: 0 its own, from 1 on those beside) of a note."""
Owner = Callable[[ArticleIdentity], int | None]
"""The version that an identity names; None for none, or if it may be several."""
LIKELY = 0.5
"""The least score of a place that is sure."""
AHEAD = 0.2
"""By how much it is better than the next one."""


@dataclass(frozen=True, slots=True)
class RuledSentence:
    """A ruling, located in a story."""

    version: int
    sentence: int
    other: int
    verdict: Verdict
    matches: tuple[int, ...]
    """Sentences of the other version, in the order of the ruling."""

    @property
    def unit(self) -> Unit:
        """What it is about."""
        return self.version, self.sentence, self.other


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A ruling or note that has no place in a story."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class LocatedRulings:
    """The rulings of one reader on one story."""

    rulings: tuple[RuledSentence, ...]
    """By version, sentence and other version; at most one for each."""
    unplaced: tuple[Unplaced, ...]


def version_of(identity: ArticleIdentity, story: Story) -> int | None:
    """The version that an identity names: see `number_of`."""
    return number_of(identity, story.versions)


def sentence_of(anchor: Anchor, article: Article, original: str | None = None) -> int | None:
    """The sentence that a passage is; None when it is not found or shares no more than half with any.

    `original` is the text the anchor was made on, if it is still there.
    """
    finding = anchoring.find(anchor, article.text, original)
    if not isinstance(finding, Placed):
        return None
    # A sentence that shares more than half with it holds its middle.
    index = article.sentence_at((finding.span.start + finding.span.end) // 2)
    if index < 0:
        return None
    sentence = article.sentences[index]
    return index if overlap(finding.span, Span(sentence.start, sentence.end)) > 0.5 else None


def overlap(one: Span, other: Span) -> float:
    """0 to 1: what two spans share of what they cover together (Jaccard 1901)."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def locate(
    rulings: Sequence[Ruling],
    story: Story,
    originals: Originals = lambda _: None,
    owner: Owner | None = None,
) -> LocatedRulings:
    """Where the rulings of one reader stand in a story. The last modified of several on one pair counts.

    `owner` tells the version that an identity names, if more is known than stands in the identity.
    """
    owner = owner or (lambda identity: version_of(identity, story))
    located: dict[Unit, RuledSentence] = {}
    unplaced: list[Unplaced] = []
    for ruling in sorted(rulings, key=lambda ruling: (ruling.modified or ruling.created, ruling.id)):
        result = _located(ruling, story, originals, owner)
        if isinstance(result, str):
            unplaced.append(Unplaced(ruling.id, result))
        else:
            located[result.unit] = result
    return LocatedRulings(tuple(located[key] for key in sorted(located)), tuple(unplaced))


def _located(ruling: Ruling, story: Story, originals: Originals, owner: Owner) -> RuledSentence | str:
    """The ruling in the story, or why it has no place in it."""
    version, other = owner(ruling.article), owner(ruling.other)
    if version is None or other is None:
        return (
            "its article is not in the story" if version is None else "its other version is not in the story"
        )
    if version == other:
        return "its article and its other version are the same"
    sentence = sentence_of(ruling.anchor, story.versions[version], originals(ruling.article.sha256))
    if sentence is None:
        return "its sentence is not found for certain"
    original = originals(ruling.other.sha256) if ruling.matches else None
    matches = [sentence_of(match, story.versions[other], original) for match in ruling.matches]
    placed = [match for match in matches if match is not None]
    if len(placed) < len(matches):
        return "a matching sentence is not found for certain"
    return RuledSentence(version, sentence, other, ruling.verdict, tuple(dict.fromkeys(placed)))


def find_in(story: Story, note: Note, originals: Originals = lambda _: None) -> Findings:
    """As `Placer.findings`, for one note and without a library."""
    found = []
    sides = ((note.article, note.anchor), *((side.article, side.anchor) for side in note.also))
    for number, (article, anchor) in enumerate(sides):
        version = version_of(article, story)
        if version is not None:
            text, original = story.versions[version].text, originals(article.sha256)
            found.append((version, anchoring.find(anchor, text, original), number))
    return tuple(found) or ((None, Orphan(), 0),)


class Placer:
    """Finds the places of notes and rulings in one story; each is looked for once. For any thread."""

    def __init__(self, library: StorageType, story: Story) -> None:
        """The library keeps the texts that they were made on."""
        self.story = story
        self.known = Identities(library, story.versions)
        """Which versions are meant by the identities of notes and rulings."""
        self.identities = self.known.own
        """Of the versions."""
        self._library = library
        self._findings: dict[tuple[Anchor, str, int], Finding] = {}
        self._sure: dict[tuple[Anchor, str, int], Span | None] = {}
        self._ruled: dict[Ruling, RuledSentence | None] = {}
        self._originals: dict[str, str | None] = {}
        """Texts of articles as they were, by their digests."""
        self._kept: set[int] = set()
        """The versions whose texts the library keeps."""

    def version_of(self, article: ArticleIdentity) -> int | None:
        """The version that an identity names; None for none, or if it may be several."""
        return self.known.number_of(article)

    def finding(self, note: Note) -> tuple[int | None, Finding]:
        """(version, where the passage of a note is in it); where that is no version, of one beside it."""
        return self.findings(note)[0][:2]

    def findings(self, note: Note) -> Findings:
        """(version, where the passage is in it, which passage) of every passage of a note in this story: 0
        its own, from 1 on those it is on beside."""
        sides = ((note.article, note.anchor), *((side.article, side.anchor) for side in note.also))
        found = ((self.version_of(article), article.sha256, anchor) for article, anchor in sides)
        here = tuple(
            (version, self._found(anchor, digest, version, "" if number else note.quoted), number)
            for number, (version, digest, anchor) in enumerate(found)
            if version is not None
        )
        return here or ((None, Orphan(), 0),)

    def _found(self, anchor: Anchor, digest: str, version: int, quoted: str = "") -> Finding:
        key = (anchor, digest, version)
        text = self.story.versions[version].text
        if key not in self._findings:
            is_changed = digest != self.identities[version].sha256
            original = self._original(digest) if is_changed else None
            self._findings[key] = anchoring.find(anchor, text, original)
        found = self._findings[key]
        if not quoted or not isinstance(found, Placed):
            return found
        from newsreader.annotations.anchoring.rewording import word_changes

        since = word_changes(quoted, text[found.span.start : found.span.end])
        inside = word_changes(anchor.exact, text[found.span.start : found.span.end])
        around = (pair for pair in found.changed if pair not in inside)
        return replace(found, changed=tuple(dict.fromkeys((*since, *around))))

    def look_up(self, record: Note | Ruling | None) -> None:
        """Find all places of a note, so that they are known when they are asked for."""
        if isinstance(record, Note):
            for version, finding, side in self.findings(record):
                self.sure(record, side, version, finding)

    def sure(self, note: Note, side: int, version: int | None, finding: Finding) -> Span | None:
        """The place of one of a note's passages that a reader may take without looking: the only one, or one
        far ahead, of the same words in a sentence of the same words."""
        if version is None or not isinstance(finding, Ambiguous):
            return None
        passage = note.also[side - 1] if side else Passage(note.article, note.anchor)
        key = (passage.anchor, passage.article.sha256, version)
        if key not in self._sure:
            self._sure[key] = self._found_sure(passage, version, finding)
        return self._sure[key]

    def _found_sure(self, passage: Passage, version: int, finding: Ambiguous) -> Span | None:
        from newsreader.annotations.anchoring.changes import changes

        best, *others = finding.candidates
        text, original = self.story.versions[version].text, self._original(passage.article.sha256)
        if best.score < LIKELY or changes(passage.anchor, best.span, text, original):
            return None
        return best.span if not others or best.score - others[0].score >= AHEAD else None

    def place(self, note: Note) -> tuple[int, Span] | None:
        """(version, span) of a note, if it has a place in this story."""
        version, finding = self.finding(note)
        return (version, finding.span) if version is not None and isinstance(finding, Placed) else None

    def ruled(self, ruling: Ruling) -> RuledSentence | None:
        """The ruling in this story, if it has a place in it."""
        if ruling not in self._ruled:
            found = locate([ruling], self.story, self._original, self.known.number_of).rulings
            self._ruled[ruling] = found[0] if found else None
        return self._ruled[ruling]

    def forget(self, most: int) -> None:
        """Let go of what was found, once that is more than so many places."""
        if len(self._findings) > most:
            self._findings.clear()

    def concerns(self, note: Note) -> bool:
        """Whether a note is on this story, though it may not be certain on which of its versions."""
        return any(map(self.known.concern, (note.article, *(side.article for side in note.also))))

    def keep_texts(self, versions: Iterable[int]) -> None:
        """Let the library keep the texts of versions that are noted; if it cannot, the notes do without."""
        for version in set(versions) - self._kept:
            with suppress(LibraryError):
                self._library.keep_text(self.story.versions[version])
                self._kept.add(version)

    def _original(self, digest: str) -> str | None:
        """The text of an article as it was when it was noted, if the library has kept it."""
        if digest not in self._originals:
            try:
                self._originals[digest] = self._library.text(digest)
            except LibraryError:
                return None
        return self._originals[digest]
