"""What a verb is said of, and whether it happened: whoever "rejected an objection to the budget" did it to an
objection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsreader.text.lexicon.function_words import (
    BE,
    CONJUNCTIONS,
    MODALS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
)
from newsreader.text.patterns import pattern
from newsreader.text.stems import stems
from newsreader.text.words import Kind, Word

LONGEST_PHRASE = 8
"""Words behind a verb among which its object stands."""
FARTHEST_SUBJECT = 12
"""Words before a verb among which its subject begins."""
REACH = 5
"""Words before a verb that may say that it did not happen."""

_BREAK = pattern(r"[,;:.!?()—–“”\"]|--")
_BY = "by"
_ASKED = frozenset(("whether", "if"))
_ENDS = (
    PREPOSITIONS | CONJUNCTIONS | RELATIVES | frozenset("than beside above below across along inside".split())
)
_UNREAL = MODALS | frozenset("if whether unless to not never no would without".split())
_UNREAL_STEMS = stems(
    """declined refused expected expects expecting threatened threatens likely unlikely possible hoped hopes
    hoping wants wanted plans planned planning vowed pledged promised urged asked demanded called proposed
    considering considered poised chance failed tried trying vote voted""".split()
)
"""Words before a verb by which it is a wish, a plan or a possibility."""


_OF_THE_SUBJECT = stems(
    """survive survivor live win victory lose loss die dead rise fall increase decrease climb grow jump drop
    shrink resign quit step escape flee succumb perish plead""".split()
)


class Act(NamedTuple):
    """A verb with what it is said of."""

    subject: str
    """Head of whoever acts, or of what something becomes of; empty where that is unknown."""
    object: str
    """Head of what it is done to; empty where there is none."""
    matter: str
    """Head of what stands behind "of" ("convicted of fraud"); empty where there is none."""
    real: bool
    """It is said to have happened."""

    intransitive: bool
    """What becomes of the subject is told: "survived his burns", "won the race"."""

    @property
    def theme(self) -> str:
        """What the end told is the end of."""
        return self.subject if self.intransitive else self.object or self.subject


def read_act(text: str, low: str, words: Sequence[Word], first: int, last: int) -> Act:
    """The act that the words `first` to `last` of a sentence tell. `text` is that of the article, `low` the
    same in lower case."""
    begin = _clause(text, low, words, first)
    before = [low[w.start : w.end] for w in words[max(begin, first - REACH) : first]]
    keys = {w.key for w in words[max(begin, first - REACH) : first]}
    real = _UNREAL.isdisjoint(before) and _UNREAL_STEMS.isdisjoint(keys) and not any(
        form.endswith(("n't", "n’t", "'ll", "’ll")) for form in before
    )  # fmt: skip
    own = words[first].key in _OF_THE_SUBJECT
    left = _head(text, low, words, begin, first)
    matter = next(
        (
            head
            for head, governor in _heads(text, low, words, last + 1, last + 1 + LONGEST_PHRASE)
            if governor == "of"
        ),
        "",
    )
    passive = any(form in BE for form in before[-2:])
    behind = last + 1
    following = low[words[behind].start : words[behind].end] if behind < len(words) else ""
    if passive and not own:
        agent = _head(text, low, words, behind + 1, behind + LONGEST_PHRASE) if following == _BY else ""
        return Act(agent, left, matter, real, False)
    fronted = _fronted(low, words, begin, first)
    if fronted:
        return Act(_head(text, low, words, fronted + 1, first), words[fronted - 1].key, matter, real, own)
    right = (
        ""
        if following in _ENDS or _cut(text, words, behind)
        else _head(text, low, words, behind, behind + LONGEST_PHRASE)
    )
    return Act(left, right, matter, real, own)


def _fronted(low: str, words: Sequence[Word], begin: int, first: int) -> int:
    """The place of a "whom", or of a "which" with a subject behind it, in whose clause a verb is; else 0."""
    for at in range(first - 1, max(begin, 1) - 1, -1):
        form = low[words[at].start : words[at].end]
        if form == "whom" or (form == "which" and any(not w.light for w in words[at + 1 : first])):
            return at
    return 0


def _cut(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether a phrase ends before a word."""
    if not 0 < place < len(words):
        return True
    return _BREAK.search(text, words[place - 1].end, words[place].start) is not None


def _clause(text: str, low: str, words: Sequence[Word], place: int) -> int:
    """Where the clause of a word begins. What stands between commas is passed over."""
    begin = max(0, place - FARTHEST_SUBJECT)
    for at in range(place - 1, begin - 1, -1):
        form = low[words[at].start : words[at].end]
        if (words[at].reporting and not words[at].light) or form in CONJUNCTIONS:
            return at if form in _ASKED else at + 1
        if _cut(text, words, at + 1) and ";" in text[words[at].end : words[at + 1].start]:
            return at + 1
    return begin


def _heads(text: str, low: str, words: Sequence[Word], begin: int, end: int) -> Iterator[tuple[str, str]]:
    """The heads of the noun phrases of a stretch, the last content word of each, with the preposition before
    it or nothing; a day is governed by "on" anyhow. A personal pronoun has an empty head."""
    head = governor = ""
    for place in range(begin, min(end, len(words))):
        word = words[place]
        form = low[word.start : word.end]
        cut = place > begin and _cut(text, words, place)
        if head and (cut or word.light or form in _ENDS):
            yield head, governor
            head = governor = ""
        if form in PERSONAL_PRONOUNS:
            yield "", governor
        if form in _ENDS:
            governor = form
        elif word.kind is Kind.DAY:
            head, governor = word.key, "on"
        elif not word.light and word.kind is not Kind.NUMBER:
            hyphen = place > begin and text[words[place - 1].end : word.start] == "-"
            head = f"{words[place - 1].key}-{word.key}" if hyphen else word.key
    if head:
        yield head, governor


def _head(text: str, low: str, words: Sequence[Word], begin: int, end: int) -> str:
    """The head of the first noun phrase of a stretch that no preposition governs."""
    return next((h for h, governor in _heads(text, low, words, begin, end) if governor in ("", "that")), "")
