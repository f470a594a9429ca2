"""Where two versions give the same utterance in different words inside the quotation marks.

Two stretches of quoted words are laid side by side by their longest common subsequence. What stands before
the first and behind the last run they share was quoted by one version only and is no conflict, nor is a
stretch that one version visibly cut. What differs in between is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel, LCSseq

from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.facts.article import ArticleFacts
from newsreader.model import ConflictKind, Span
from newsreader.records import dataclass
from newsreader.text.lexicon.function_words import PRONOUNS
from newsreader.text.quotations import QuotedWord
from newsreader.text.words import NOT

FILLERS = frozenset("uh um er ah oh well so and but however or just then very also too the a an that".split())
"""Words that come and go when an utterance is written down."""
AUXILIARIES = frozenset("is are am was has have had will would us".split())
"""What stands behind the apostrophe of a short form ("he's")."""
WIDEST_GAP = 9
"""Words; runs farther apart than this are not of one utterance."""
LONGEST_EDGE = 3
"""Words at the end of a quotation that may stand for others."""
LEAST_SHARED = 4
"""Words that two quotations share before they are looked at."""
LEAST_LIKENESS = 0.72
SURE_LIKENESS = 0.8
SURE_RUN = 4
"""Words in one shared run that make a lower likeness enough."""
LEAST_AROUND = 0.65
"""Likeness with what is around: two utterances may well share a phrase."""
AROUND = 4
"""Words before and behind what two quotations share that are looked at for this."""

Run = tuple[int, int, int, int]
"""From and to here, from and to there: the same words."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one that stand where the other has other words, or none."""

    here: tuple[int, int]
    """From and to, the end exclusive, as places in the words given."""
    there: tuple[int, int]
    grave: bool
    """A content word, a negation or a pronoun differs, not only small words."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """Two stretches of quoted words that are one utterance told in different words."""

    changes: tuple[Change, ...]
    shared: int
    """Words that both have, in the same order."""
    content: int
    """How many of them are no function words."""
    run: int
    """Words in the longest shared run."""
    likeness: float
    """Twice the shared words over all words from the first to the last that differs or is shared, 0 to 1."""
    around: float
    """The same with the other words before and behind these that both quotations have."""

    @property
    def apart(self) -> bool:
        """Whether the two begin or go on so differently that they rather share a phrase."""
        return self.around < min(LEAST_AROUND, self.likeness)

    @property
    def same_utterance(self) -> bool:
        """Whether the two are surely one utterance."""
        if self.apart:
            return False
        like = self.likeness >= SURE_LIKENESS or (self.likeness >= LEAST_LIKENESS and self.run >= SURE_RUN)
        return like and self.content >= 2 and self.shared >= (5 if self.likeness > 0.85 else 6)

    @property
    def likely(self) -> bool:
        """Whether the two are probably one utterance."""
        return self.same_utterance or (
            self.likeness >= 0.6 and self.content >= 2 and self.shared >= LEAST_SHARED and self.run >= 3
        )


def find_rewordings(here: Sequence[QuotedWord], there: Sequence[QuotedWord]) -> tuple[Rewording, ...]:
    """All stretches that stand in both, in different words."""
    if not here or not there:
        return ()
    keys, other_keys = [q.key for q in here], [q.key for q in there]
    if keys == other_keys:
        return ()
    opcodes = Indel.opcodes(keys, other_keys)
    runs = [(o.src_start, o.src_end, o.dest_start, o.dest_end) for o in opcodes if o.tag == "equal"]
    found = (_rewording(here, there, group) for group in _groups(here, there, runs))
    return tuple(r for r in found if r is not None)


def _rewording(here: Sequence[QuotedWord], there: Sequence[QuotedWord], group: list[Run]) -> Rewording | None:
    changes = _changes(here, there, group)
    if not changes:
        return None
    words = [q for start, end, _, _ in group for q in here[start:end]]
    end, other_end = max(group[-1][1], changes[-1].here[1]), max(group[-1][3], changes[-1].there[1])
    length = end - group[0][0] + other_end - group[0][2]
    before = min(_words_before(here, group[0][0]), _words_before(there, group[0][2]))
    behind = min(_words_behind(here, end), _words_behind(there, other_end))
    content = sum(not q.word.light for q in words)
    run = max(end - start for start, end, _, _ in group)
    shared = 2 * len(words)
    around = shared / (length + 2 * before + 2 * behind)
    return Rewording(changes, len(words), content, run, shared / length, around)


def _words_before(words: Sequence[QuotedWord], place: int) -> int:
    """Of a quotation before one of its words, up to AROUND."""
    first = place
    while first > max(0, place - AROUND) and not words[first].after_cut:
        first -= 1
    return place - first


def _words_behind(words: Sequence[QuotedWord], place: int) -> int:
    """Of a quotation from one of its words on, up to AROUND; none where it ends before that word."""
    last = place
    while last < min(len(words), place + AROUND) and not words[last].after_cut:
        last += 1
    return last - place


def _groups(here: Sequence[QuotedWord], there: Sequence[QuotedWord], runs: list[Run]) -> list[list[Run]]:
    """Runs that lie close together; stray words at their edges dropped."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and max(run[0] - groups[-1][-1][1], run[2] - groups[-1][-1][3]) <= WIDEST_GAP:
            groups[-1].append(run)
        else:
            groups.append([run])
    return [trimmed for group in groups if (trimmed := _trim(here, there, group))]


def _trim(here: Sequence[QuotedWord], there: Sequence[QuotedWord], group: list[Run]) -> list[Run]:
    while group and _stray(here, group[0]) and not _both_begin(here, there, group[0]):
        group = group[1:]
    while group and _stray(here, group[-1]):
        group = group[:-1]
    return group


def _stray(here: Sequence[QuotedWord], run: Run) -> bool:
    return run[1] - run[0] < 2 and all(q.word.light for q in here[run[0] : run[1]])


def _both_begin(here: Sequence[QuotedWord], there: Sequence[QuotedWord], run: Run) -> bool:
    """Whether a run is the beginning of both quotations."""
    return here[run[0]].after_cut and there[run[2]].after_cut


def _changes(here: Sequence[QuotedWord], there: Sequence[QuotedWord], group: list[Run]) -> tuple[Change, ...]:
    spans = [((before[1], after[0]), (before[3], after[2])) for before, after in pairwise(group)]
    spans = [s for s in spans if not _is_cut(here, s[0]) and not _is_cut(there, s[1])]
    end, other_end = _ending(here, group[-1][1]), _ending(there, group[-1][3])
    if end and other_end:
        spans.append(((group[-1][1], end), (group[-1][3], other_end)))
    return tuple(c for c in (_change(here, there, *span) for span in spans) if c is not None)


def _is_cut(words: Sequence[QuotedWord], span: tuple[int, int]) -> bool:
    """Whether words are visibly left out or put in anywhere from the word before to the word behind."""
    return any(q.after_cut for q in words[span[0] : span[1] + 1])


def _ending(words: Sequence[QuotedWord], start: int) -> int:
    """Where the quotation that runs on over `start` ends, if that is within a few words; else 0."""
    if start >= len(words) or words[start].after_cut:
        return 0
    for place in range(start, min(start + LONGEST_EDGE, len(words))):
        if words[place].before_cut:
            return place + 1
    return 0


def _change(
    here: Sequence[QuotedWord], there: Sequence[QuotedWord], span: tuple[int, int], other: tuple[int, int]
) -> Change | None:
    """What differs between two runs; None for another spelling of the same."""
    mine, theirs = here[slice(*span)], there[slice(*other)]
    keys, other_keys = [q.key for q in mine], [q.key for q in theirs]
    if "".join(keys) == "".join(other_keys):
        return None
    if any(q.masked for q in (*mine, *theirs)):
        return None
    if set(keys) | set(other_keys) <= AUXILIARIES:
        return None
    if set(keys) | set(other_keys) <= FILLERS:
        return None
    content = any(not q.word.light or q.word.key == NOT for q in (*mine, *theirs))
    if not (keys and other_keys) and len({q.sentence for q in (*mine, *theirs)}) > 1:
        content = False  # a sentence left out
    pronouns = set(keys) & PRONOUNS, set(other_keys) & PRONOUNS
    return Change(span, other, content or (all(pronouns) and pronouns[0] != pronouns[1]))


def differing_quotations(
    here: ArticleFacts, sentence: int, there: ArticleFacts, other: int
) -> Iterator[Difference]:
    """Utterances quoted in both of two sentences with other words inside the marks."""
    shared = LCSseq.similarity(
        here.quoted_keys[sentence], there.quoted_keys[other], score_cutoff=LEAST_SHARED
    )
    if shared < LEAST_SHARED:
        return
    speaker, other_speaker = ({w.key for w in a.speakers[s]} for a, s in ((here, sentence), (there, other)))
    if speaker and other_speaker and not speaker & other_speaker:
        return  # Two people say much the same.
    mine, theirs = here.quoted[sentence], there.quoted[other]
    for rewording in find_rewordings(mine, theirs):
        if not rewording.likely:
            continue
        changes = [
            c
            for c in rewording.changes
            if _touches(mine, c.here, sentence)
            and _touches(theirs, c.there, other)
            and not _stands_in(there.quoted_text, mine, c.here)
            and not _stands_in(here.quoted_text, theirs, c.there)
        ]
        if changes:
            grave = any(c.grave for c in changes)
            yield Difference(
                ConflictKind.QUOTATION,
                _cover(here, sentence, mine, [c.here for c in changes]),
                other,
                _cover(there, other, theirs, [c.there for c in changes]),
                Doubt.SURE if rewording.same_utterance and grave else Doubt.LIKELY,
                sign="loose" if rewording.apart else "",
                shared=rewording.content,
                likeness=rewording.around,
                quiet=rewording.same_utterance and not grave,
            )


def _widened(words: Sequence[QuotedWord], span: tuple[int, int]) -> Sequence[QuotedWord]:
    """The words of a change, or where there are none the words that meet there."""
    return words[slice(*span)] or words[max(0, span[0] - 1) : span[1] + 1]


def _touches(words: Sequence[QuotedWord], span: tuple[int, int], sentence: int) -> bool:
    return any(q.sentence == sentence for q in _widened(words, span))


def _stands_in(quoted_text: str, words: Sequence[QuotedWord], span: tuple[int, int]) -> bool:
    """Whether a version has this wording too, with two words on either side, somewhere in quotation marks."""
    keys = " ".join(q.key for q in words[max(0, span[0] - 2) : span[1] + 2])
    return f" {keys} " in quoted_text


def _cover(
    article: ArticleFacts, sentence: int, words: Sequence[QuotedWord], spans: Sequence[tuple[int, int]]
) -> Span:
    """From the first to the last word of some changes, within a sentence."""
    inside = [q.word for span in spans for q in _widened(words, span) if q.sentence == sentence]
    return article.span(sentence, inside[0].start, inside[-1].end)
