"""Searching in all versions of a story; in a view, for lines with some words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from newsreader.model import Article, Place, Span
from newsreader.text.terminal import safe
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.jumps import Stop
from newsreader.ui.messages import Finished
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.prompt import Asking

if TYPE_CHECKING:
    from newsreader.text.matching_process import MatchingProcess

QUESTION = "Search: words, or /a regular expression/"
REMEMBERED = 100
"""Searches that come back by a key."""
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Searching:
    """Looks for words in the versions of the open story, those of the one on the screen first."""

    def __init__(self, port: ReaderPort, counting: Counting) -> None:
        self._port = port
        self._counting = counting
        self._patterns: MatchingProcess | None = None
        self._before: list[str] = []
        self.handlers: dict[str, Callable[[], None]] = {
            "search": self._ask_for_words,
            "search-word": self._ask_for_word,
            "next-hit": lambda: self._to_hit(self._counting.take() or 1),
            "previous-hit": lambda: self._to_hit(-(self._counting.take() or 1)),
        }

    def _ask_for_words(self) -> None:
        view = self._port.view
        if view is not None:
            self._port.ask(view.question, lambda answer: None, view.show_words, Asking("show them", sign="/"))
        else:
            self._ask(Asking("find", sign="/", before=tuple(self._before)))

    def _ask_for_word(self) -> None:
        """A word of the sentence, the rarest first; the key that completes goes on to the next."""
        reading = self._port.reading
        words = telling_words(reading, reading.place)
        if not words:
            self._port.remark("There is no word to search for in this sentence")
        else:
            self._ask(Asking("find", words[0], "/", complete=lambda text: words, before=tuple(self._before)))

    def _ask(self, how: Asking) -> None:
        self._port.ask(QUESTION, self._searched, self._look_for, how)

    def _look_for(self, words: str) -> None:
        self._port.in_thread(partial(self._search, self._port.reading, words), "search", latest=True)

    def _search(self, reading: StoryState, words: str) -> Finished:
        from newsreader.text.matching import BadPattern, find_words, pattern_in

        texts = [article.text for article in reading.story.versions]
        found: tuple[tuple[Span, ...], ...] = ()
        fault = ""
        try:
            pattern = pattern_in(words)
            if pattern is not None:
                matching = self._matching()
                found = tuple(matching.find(text, pattern) for text in texts)
            elif words.strip():
                found = tuple(find_words(text, words) for text in texts)
        except BadPattern as bad:
            fault = str(bad)
        return Finished(lambda: self._take(reading, found, fault))

    def _matching(self) -> MatchingProcess:
        """Made for the first regular expression."""
        from newsreader.text.matching_process import MatchingProcess

        if self._patterns is None:
            self._patterns = MatchingProcess()
        return self._patterns

    def leave(self) -> None:
        """The program ends."""
        if self._patterns is not None:
            self._patterns.close()

    def _take(self, reading: StoryState, found: tuple[tuple[Span, ...], ...], fault: str) -> None:
        """Show what was found, per version, or why nothing could be looked for."""
        port = self._port
        if reading is not port.reading:
            return
        reading.found = found
        port.article.show_reading(reading)
        port.status.show_status(reading)
        port.show_keys()
        if fault:
            port.remark(fault)
        elif found and not reading.hits:
            port.remark(elsewhere(reading))

    def _searched(self, answer: str | None) -> None:
        if answer is None:
            self._look_for("")
            return
        if answer.strip():
            self._before = [*(one for one in self._before if one != answer), answer][-REMEMBERED:]
        if self._port.reading.found:
            self._to_hit(0)

    def _to_hit(self, step: int) -> None:
        port, reading = self._port, self._port.reading
        before = reading.place
        if not reading.found:
            port.remark(f"Nothing is searched for; {port.key('search')} searches")
            return
        if not reading.hits:
            version = next((v for v, hits in enumerate(reading.found) if hits), None)
            if version is None:
                port.remark(elsewhere(reading))
                return
            hit = reading.found[version][0]
            reading.trail.leave(Stop(before))
            reading.go_to_place(Place(version, reading.story.versions[version].sentence_at(hit.start)))
            port.show_move(before)
            return
        sentence = before.sentence
        for _ in range(min(abs(step), len(reading.hits)) or 1):
            _, sentence = hit_from(reading.article, reading.hits, sentence, _sign(step))
        if reading.jump(sentence):
            port.show_move(before)
        elif step:
            port.remark("No other sentence has it")


def elsewhere(reading: StoryState) -> str:
    """Where what is not in the version on the screen was found: such as
    Not here; 1 in The Morning Blare: enter goes there."""
    story = reading.story
    found = [f"{len(hits)} in {safe(story.version_name(v))}" for v, hits in enumerate(reading.found) if hits]
    if not found:
        return "Not here" if len(reading.found) < 2 else "In no version"
    rest = "" if len(found) == 1 else f", and in {len(found) - 1} more"
    return f"Not here; {found[0]}{rest}: enter goes there"


def telling_words(reading: StoryState, place: Place) -> list[str]:
    """The words of a sentence, those first that are rarest in all versions; small words left out."""
    from newsreader.text.lexicon.function_words import FUNCTION_WORDS

    texts = (article.text for article in reading.story.versions)
    counts = Counter(word.casefold() for text in texts for word in _WORD.findall(text))
    here = _WORD.findall(reading.story.versions[place.version].sentence_text(place.sentence))
    told = dict.fromkeys(word for word in here if len(word) > 2 and word.casefold() not in FUNCTION_WORDS)
    return sorted(told, key=lambda word: (counts[word.casefold()], -len(word)))


def _sign(step: int) -> int:
    return (step > 0) - (step < 0)


def hit_from(article: Article, hits: Sequence[Span], here: int, step: int) -> tuple[int, int]:
    """(number of the hit, from 1; its sentence) of the first hit of the next (1) or previous (-1) sentence
    that has any, or the first from the sentence `here` on (0); round the end. `hits` are not empty."""
    owners = [article.sentence_at(span.start) for span in hits]
    if step < 0:
        owner = max((o for o in owners if o < here), default=owners[-1])
    else:
        owner = min((o for o in owners if o >= here + step), default=owners[0])
    return owners.index(owner) + 1, owner
