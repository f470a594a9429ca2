"""Where the reader is in one story, and where each move takes them. Knows nothing of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.model import Article, Comparison, Match, Role, Story, Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a version."""

    version: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What there is to count about one version."""

    colours: dict[Verdict, int]
    """Sentences by colour."""
    conflicts: int
    """Sentences in conflict with another version."""
    left_out: int
    """Sentences of the other versions that this one omits."""


class Reading:
    """One open story: its comparison once it is there, and the place of the reader in it.

    Every move returns whether the place changed.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.comparison: Comparison | None = None
        self.failure = ""
        """Why there will be no comparison."""
        self.place = Place(0, _first_sentence(story.versions[0]))
        self._tallies: dict[int, Tally] = {}
        self._origin = self.place
        """Where the reader was before they began to leaf through the versions."""
        self._trail: list[Place] = []

    @property
    def article(self) -> Article:
        """The version on the screen."""
        return self.story.versions[self.place.version]

    @property
    def state_in_words(self) -> str:
        """What there is to say of a comparison that is not there; empty when it is."""
        if len(self.story.versions) < 2:
            return "one version only"
        if self.comparison is not None:
            return ""
        return "not compared" if self.failure else "comparing …"

    def tally(self, version: int) -> Tally | None:
        """The counts of a version; None without a comparison."""
        if self.comparison is None:
            return None
        if version not in self._tallies:
            colours, conflicts = self.comparison.counts(version), self.comparison.conflicts(version)
            self._tallies[version] = Tally(colours, conflicts, _left_out(self.comparison, version))
        return self._tallies[version]

    # Moves within the version

    def go_to(self, sentence: int) -> bool:
        """To a sentence of this version; one beyond the ends is the nearest."""
        sentence = min(max(sentence, 0), max(len(self.article.sentences) - 1, 0))
        return self._set(Place(self.place.version, sentence))

    def move(self, sentences: int) -> bool:
        """Some sentences on, or back if negative."""
        return self.go_to(self.place.sentence + sentences)

    def move_paragraph(self, step: int) -> bool:
        """To the first sentence of the next paragraph (1), or of this or the one before (-1)."""
        if not self.article.sentences:
            return False
        sentence = self.place.sentence
        paragraph = self.article.sentences[sentence].paragraph
        if step < 0 and sentence > self.article.paragraphs[paragraph].first:
            return self.go_to(self.article.paragraphs[paragraph].first)
        paragraph += step
        if not 0 <= paragraph < len(self.article.paragraphs):
            return self.go_to(len(self.article.sentences) - 1 if step > 0 else 0)
        return self.go_to(self.article.paragraphs[paragraph].first)

    def move_to_omitted(self, step: int) -> bool:
        """To the next (1) or previous (-1) sentence that every other version omits, if there is one."""
        if self.comparison is None:
            return False
        sentence = self.place.sentence + step
        while 0 <= sentence < len(self.article.sentences):
            if self.comparison.colour(self.place.version, sentence) is Verdict.OMITTED:
                return self.go_to(sentence)
            sentence += step
        return False

    # Moves between the versions

    def leaf(self, step: int) -> bool:
        """To the next (1) or previous (-1) version, round the end, at the counterpart."""
        return self.open_version((self.place.version + step) % len(self.story.versions))

    def open_version(self, version: int) -> bool:
        """To another version, at the counterpart of where the reader was before leafing began."""
        origin = self._origin
        changed = self._set(Place(version, self.counterpart(origin, version)))
        self._origin = origin
        return changed

    def follow(self, other: int, sentence: int) -> bool:
        """To a sentence of another version; `back` returns."""
        before = self.place
        if not self._set(Place(other, sentence)):
            return False
        self._trail.append(before)
        return True

    def back(self) -> bool:
        """To where the last `follow` came from."""
        return bool(self._trail) and self._set(self._trail.pop())

    def counterpart(self, place: Place, version: int) -> int:
        """The sentence of `version` that corresponds to a place: its match, else what its
        nearest neighbour with a match corresponds to, else the same share of the way through."""
        if version == place.version:
            return place.sentence
        here, there = self.story.versions[place.version], self.story.versions[version]
        for sentence in _outwards(place.sentence, len(here.sentences)):
            match = self._match(Place(place.version, sentence), version)
            if match is not None:
                return match.sentence
        share = place.sentence / max(len(here.sentences) - 1, 1)
        return round(share * max(len(there.sentences) - 1, 0))

    def _match(self, place: Place, other: int) -> Match | None:
        if self.comparison is None:
            return None
        judgement = self.comparison.judgements[place.version][place.sentence][other]
        return judgement.matches[0] if judgement and judgement.matches else None

    def _set(self, place: Place) -> bool:
        changed = place != self.place
        self.place = place
        self._origin = place
        return changed


def _first_sentence(article: Article) -> int:
    return next((s.index for s in article.sentences if s.role is not Role.BOILERPLATE), 0)


def _outwards(centre: int, count: int) -> list[int]:
    """The indices 0 ... count-1, the nearest to the centre first."""
    return sorted(range(count), key=lambda index: (abs(index - centre), index))


def _left_out(comparison: Comparison, version: int) -> int:
    return sum(
        judgement is not None and judgement.verdict is Verdict.OMITTED
        for other, rows in enumerate(comparison.judgements)
        if other != version
        for judgement in (row[version] for row in rows)
    )
