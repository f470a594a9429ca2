"""Where the reader is in a story, where they have been, and where each move takes them."""

from __future__ import annotations

from newsreader.model import Article, Comparison, Place, Role, Story
from newsreader.ui.jumps import Stop, Trail


class Position:
    """The place of a reader in a story. Every move returns whether the place changed."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.comparison: Comparison | None = None
        """What the engine says, with the reader's own verdicts in place of those they overrule."""
        self.place = Place(0, _first_sentence(story.versions[0]))
        self.origin = self.place
        """Where the reader was before they began to leaf through the versions."""
        self.read: set[Place] = set()
        """Where the reader has been."""
        self.trail = Trail()
        self.bookmarks: dict[str, Place] = {}
        """By the letter that the reader gave to each."""

    @property
    def article(self) -> Article:
        """The version on the screen."""
        return self.story.versions[self.place.version]

    def share_read(self, version: int) -> float:
        """The share, 0 to 1, of a version's sentences that were read."""
        count = len(self.story.versions[version].sentences)
        return sum(place.version == version for place in self.read) / max(count, 1)

    def toggle_read(self) -> bool:
        """Mark the version on the screen as read, or if it is, as unread; which of the two."""
        version = self.place.version
        places = {Place(version, index) for index in range(len(self.article.sentences))}
        unread = bool(places - self.read)
        self.read = self.read | places if unread else self.read - places
        return unread

    # Moves within the version

    def go_to(self, sentence: int) -> bool:
        """To a sentence of this version; one beyond the ends is the nearest."""
        sentence = min(max(sentence, 0), max(len(self.article.sentences) - 1, 0))
        return self._set(Place(self.place.version, sentence))

    def go_to_place(self, place: Place) -> bool:
        """To a sentence of any version."""
        return self._set(place)

    def open_at(self, place: Place) -> None:
        """Begin at a place."""
        self.place = self.origin = Place(place.version, 0)
        self.go_to(place.sentence)

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

    # Moves between the versions

    def leaf(self, step: int) -> bool:
        """To the next (1) or previous (-1) version, round the end, at the counterpart."""
        return self.open_version((self.place.version + step) % len(self.story.versions))

    def open_version(self, version: int) -> bool:
        """To another version, at the counterpart of where the reader was before leafing began."""
        origin = self.origin
        changed = self._set(Place(version, self.counterpart(origin, version)))
        self.origin = origin
        return changed

    def follow(self, place: Place, view: str = "") -> bool:
        """To a place that was chosen in the article or in a view; `travel` returns."""
        if place != self.place or view:
            self.trail.leave(Stop(self.place, view, followed=True))
        return self._set(place)

    def jump(self, sentence: int) -> bool:
        """To a sentence of this version that is far away; `travel` returns."""
        before = self.place
        changed = self.go_to(sentence)
        if changed:
            self.trail.leave(Stop(before))
        return changed

    def travel(self, step: int, *, followed: bool = False) -> Stop | None:
        """Back (-1) to where the last jump came from, or the last one that was followed, or forward (1)
        again; None: there is nowhere to go."""
        trail = self.trail
        stop = trail.forward() if step > 0 else trail.back(Stop(self.place), followed=followed)
        if stop is not None:
            self._set(stop.place)
        return stop

    def counterpart(self, place: Place, version: int) -> int:
        """The sentence of `version` that corresponds to a place."""
        return _counterpart(self.story, self.comparison, place, version)

    def _set(self, place: Place) -> bool:
        changed = place != self.place
        self.read |= {self.place, place}
        self.place = place
        self.origin = place
        return changed


def _first_sentence(article: Article) -> int:
    return next((s.index for s in article.sentences if s.role is not Role.BOILERPLATE), 0)


def _counterpart(story: Story, comparison: Comparison | None, place: Place, version: int) -> int:
    """The sentence of `version` that corresponds to a place: its match, else what its nearest neighbour with
    a match corresponds to, else the same share of the way through."""
    if version == place.version:
        return place.sentence
    here, there = story.versions[place.version], story.versions[version]
    if comparison is not None:
        for sentence in _outwards(place.sentence, len(here.sentences)):
            judgement = comparison.judgements[place.version][sentence][version]
            if judgement is not None and judgement.matches:
                return judgement.matches[0].sentence
    share = place.sentence / max(len(here.sentences) - 1, 1)
    return round(share * max(len(there.sentences) - 1, 0))


def _outwards(centre: int, count: int) -> list[int]:
    """The indices 0 ... count-1, the nearest to the centre first."""
    return sorted(range(count), key=lambda index: (abs(index - centre), index))
