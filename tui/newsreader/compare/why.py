"""Plain reasons for a verdict, in words that a reader uses, each true of the two texts.

The main words of a sentence are all but function words. Of a sentence and the sentences it was judged by,
one is said to be there when it stands there itself, and told in other words when one that means much the
same does; then both are named. It is said to be nowhere in a version when neither is in any of its sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Prefix

from newsreader.compare.align.features import Ints, StoryFeatures
from newsreader.compare.align.joins import spans
from newsreader.compare.align.ranking import cover
from newsreader.model import Story
from newsreader.records import dataclass
from newsreader.stopping import checked, checkpoint
from newsreader.text.patterns import pattern
from newsreader.text.synonyms import group_of
from newsreader.text.words import Word, country_of

SHOWN = 3
"""Words named in one reason."""
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_SPELT = pattern(r"\w+")
_CLOCK = pattern(r"(?<!\d)\d{1,2}(?::\d\d)+(?!\d)")
QUOTED_RUN = 3
"""Words that a verbatim quotation has at least."""
AT_ONCE = 1 << 12
"""Verdicts that are explained at once."""
EXCERPT = 100
"""Characters that are shown of the nearest sentence."""
UNLIKE_THEIR_STEM = frozenset(
    """according accordingly aide aides designate designated expansive personal personnel personality
    respective respectively""".split()
)
"""Words that mean something else than the others of their stem: never named as other words for these."""
ENDING = 4
"""Letters that the longer of two forms of a word has more, at most."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Verdicts to be explained; arrays of one length."""

    group: Ints
    """row * versions + other version."""
    verdict: Ints
    """0 omitted, 1 rephrased, 2 confirmed."""
    partial: npt.NDArray[np.bool_]
    targets: Ints
    """groups x any: the matched rows, -1 for none; of an omitted sentence the nearest one."""
    beside: npt.NDArray[np.bool_]
    """Whether the sentence before or after it is told there too."""
    other_speaker: npt.NDArray[np.bool_]
    """Whether somebody else is known to speak in the best matched or nearest sentence."""

    def some(self, places: slice | Ints) -> Findings:
        """Those at some places."""
        return Findings(*(getattr(self, one.name)[places] for one in fields(self)))


def joined(parts: Sequence[Findings]) -> Findings:
    """Findings one behind the other."""
    if not parts:
        none, no = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
        return Findings(none, none, no, none.reshape(0, 1), no, no)
    names = [one.name for one in fields(Findings)]
    return Findings(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def _quoted_runs(words: tuple[Word, ...], coded: str) -> list[str]:
    """Every unbroken run of quoted words, with one character a word as in `coded`."""
    marked = "".join([code if word.quoted else " " for word, code in zip(words, coded, strict=True)])
    return [run for run in marked.split() if len(run) >= QUOTED_RUN]


@lru_cache(maxsize=50_000)
def means_the_same(one: str, two: str) -> bool:
    """Whether two keys of one family mean much the same, not only begin alike."""
    if country_of(one) == country_of(two) or (group_of(one) and group_of(one) == group_of(two)):
        return True
    common = Prefix.similarity(one, two)
    return common >= min(len(one), len(two)) - 1 and common >= max(len(one), len(two)) - ENDING


@dataclass(frozen=True, slots=True)
class _Named:
    """Some of the main words of every verdict, the weightiest first."""

    count: list[int]
    """How many there are."""
    entries: list[int]
    """The first SHOWN of every verdict, one verdict after the other."""
    end: list[int]
    """Where those of a verdict end."""

    def shown(self, verdict: int) -> list[int]:
        """The first few."""
        return self.entries[self.end[verdict - 1] if verdict else 0 : self.end[verdict]]


class _Reading:
    """What is read of the rows of a story, each of it once."""

    def __init__(self, features: StoryFeatures, story: Story) -> None:
        self._features, self._story = features, story
        self._forms: dict[int, str] = {}
        self._excerpts: dict[int, str] = {}
        self._spellings: dict[int, frozenset[str]] = {}
        self._kindred: dict[int, dict[int, int]] = {}
        self._all_runs: dict[int, list[str]] = {}
        self._everywhere: dict[int, frozenset[str]] = {}

    def written(self, entry: int) -> str:
        """An entry as it is first written in its row, without the ending of a possessive; a number of a time
        of the clock as the whole of it."""
        form = self._forms.get(entry)
        if form is None:
            r = self._features
            start, end = r.span[entry].tolist()
            text = self._story.versions[int(r.version[r.terms.row[entry]])].text
            form = text[start:end]
            if ":" in (text[start - 1 : start], text[end : end + 1]):
                times = _CLOCK.finditer(text, max(start - 6, 0), end + 6)
                form = next((time[0] for time in times if time.start() <= start and end <= time.end()), form)
            form = form[:-2] if form.endswith(_POSSESSIVE) else form
            self._forms[entry] = form
        return form

    def spelt_anywhere(self, version: int) -> frozenset[str]:
        """How the words of a version are spelt."""
        if version not in self._everywhere:
            self._everywhere[version] = frozenset(_spelt(self._story.versions[version].text))
        return self._everywhere[version]

    def runs(self, row: int) -> list[str]:
        """The quotations of a row."""
        if row not in self._all_runs:
            self._all_runs[row] = _quoted_runs(self._features.rows[row], self._features.coded[row])
        return self._all_runs[row]

    def spelling(self, row: int) -> frozenset[str]:
        """How the words of a row are spelt."""
        if row not in self._spellings:
            article = self._story.versions[int(self._features.version[row])]
            sentence = article.sentences[int(self._features.sentence[row])]
            self._spellings[row] = frozenset(_spelt(article.text[sentence.start : sentence.end]))
        return self._spellings[row]

    def family(self, entry: int) -> int:
        return int(self._features.family_of[self._features.terms.item[entry]])

    def kin(self, row: int) -> dict[int, int]:
        """The families of a row, each with the first entry of it."""
        if row not in self._kindred:
            first, last = self._features.terms.pointer[row : row + 2].tolist()
            families = self._features.family_of[self._features.terms.item[first:last]].tolist()
            self._kindred[row] = {
                family: entry
                for entry, family in zip(range(last - 1, first - 1, -1), families[::-1], strict=True)
            }
        return self._kindred[row]

    def excerpt(self, row: int) -> str:
        """The words of a row, or as many as are shown."""
        if row not in self._excerpts:
            article = self._story.versions[int(self._features.version[row])]
            sentence = article.sentences[int(self._features.sentence[row])]
            words = " ".join(article.text[sentence.claim_start : sentence.end].split())
            if len(words) > EXCERPT:
                words = words[: EXCERPT + 1].rpartition(" ")[0] or words[:EXCERPT]
                words += " …"
            self._excerpts[row] = words
        return self._excerpts[row]


class Explainer:
    """Explains the verdicts on a story, many at a time; the words that matter are looked up for all of them
    at once."""

    def __init__(self, features: StoryFeatures, story: Story) -> None:
        r = features
        self._features, self._story = r, story
        self._read = _Reading(r, story)
        self._said: dict[str, str] = {}
        self._all_said: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._heard = self._heard_anywhere()

    def explain(self, findings: Findings) -> list[tuple[str, ...]]:
        """Reasons for every verdict, the weightiest first; never empty. The findings are in the order of
        their groups."""
        reasons: list[tuple[str, ...]] = []
        for start in range(0, len(findings.group), AT_ONCE):
            checkpoint()
            reasons += self._explained(findings.some(slice(start, start + AT_ONCE)))
        return reasons

    def _explained(self, findings: Findings) -> list[tuple[str, ...]]:
        self._look_up(findings)
        versions = self._features.versions
        told = zip(
            findings.group.tolist(),
            findings.verdict.tolist(),
            findings.partial.tolist(),
            findings.targets.tolist(),
            strict=True,
        )
        reasons = [
            self._carried(number, group // versions, [t for t in targets if t >= 0], partial)
            if verdict
            else self._omitted(number, targets[0], group % versions)
            for number, (group, verdict, partial, targets) in enumerate(checked(told))
        ]
        said, all_said = self._said.setdefault, self._all_said.setdefault
        lines = (tuple([said(reason, reason) for reason in line]) for line in reasons)
        return [all_said(line, line) for line in lines]

    def _look_up(self, findings: Findings) -> None:
        """The main words of all verdicts."""
        r = self._features
        rows, other = np.divmod(findings.group, r.versions)
        covered = cover(r, rows, findings.targets)
        checkpoint()
        begin, end = r.terms.pointer[rows], r.terms.pointer[rows + 1]
        size = end - begin
        self._owner, place = spans(begin, size)
        first, last = int(begin.min()), int(end.max())
        some = slice(first, last)
        order = np.lexsort((r.terms.item[some], -r.weight[some], r.terms.row[some])) + first
        self._entry = order[place - first]
        item = r.terms.item[self._entry]
        found = self._entry + ((np.cumsum(size) - size) - begin)[self._owner]
        exact, near = covered.exact[found] > 0, covered.near[found] > 0
        told = (findings.verdict > 0)[self._owner]
        self._verdicts = len(rows)
        self._beside = findings.beside.tolist()
        self._other_speaker = findings.other_speaker.tolist()
        self.entries: list[int] = size.tolist()
        """How many main words the sentence of every verdict has."""
        self.there = self._named(exact)
        """Those in the matched sentences, or in the nearest one."""
        self.names = self._named(exact & ((r.dressing == 0) & r.is_name[r.terms.item])[self._entry])
        self.figures = self._named(exact & r.is_number[item])
        self.other_words = self._named(near & ~exact & told)
        gone = ~near & (r.free[self._entry] > 0)
        self.lost = self._named(gone)
        self.absent = self._named(gone & ~told & ~self._heard[other[self._owner], r.family_of[item]])

    def _heard_anywhere(self) -> npt.NDArray[np.bool_]:
        """versions x families: whether a version has a term of the family in any sentence of any role."""
        r = self._features
        heard = np.zeros((r.versions, int(r.family_of.max(initial=-1)) + 1), dtype=bool)
        heard[r.version[r.families.row], r.families.item] = True
        number = {key: int(of) for key, of in zip(r.keys, r.family_of.tolist(), strict=True)}
        for v, article in enumerate(self._story.versions):
            for sentence in article.sentences:
                if not sentence.role.makes_claims:
                    keys = (word.key for word in r.words[v][sentence.index])
                    heard[v, [number[key] for key in keys if key in number]] = True
        return heard

    def _named(self, chosen: npt.NDArray[np.bool_]) -> _Named:
        """The chosen ones among the main words of all verdicts."""
        places = np.flatnonzero(chosen)
        owner = self._owner[places]
        count = np.bincount(owner, minlength=self._verdicts)
        first = np.arange(len(places)) - (np.cumsum(count) - count)[owner] < SHOWN
        entries = self._entry[places[first]].tolist()
        return _Named(count.tolist(), entries, np.cumsum(np.minimum(count, SHOWN)).tolist())

    def _listed(
        self, named: _Named, verdict: int, but: Sequence[frozenset[str]] = (), *, whole: bool = False
    ) -> str:
        """The first few words, in quotation marks, less those that are spelt like words of some texts.

        `whole`: of a time of the clock both numbers have to be among them.
        """
        more = ", …" if named.count[verdict] > SHOWN else ""
        words = _once((self._read.written(entry) for entry in named.shown(verdict)), whole=whole)
        if but:
            words = [word for word in words if not any(has >= _parts(word) for has in but)]
        return "'" + "', '".join(words) + f"'{more}" if words else ""

    def _plainly(self, named: _Named, verdict: int) -> str:
        return ", ".join(_once((self._read.written(entry) for entry in named.shown(verdict)), whole=True))

    def _pairs(self, verdict: int, targets: list[int]) -> str:
        """The first few words that the matched sentences have others for, each with its other one."""
        r = self._features
        pairs = []
        spelt = [self._read.spelling(target) for target in targets]
        for entry in self.other_words.shown(verdict):
            written = self._read.written(entry)
            if written.casefold() in UNLIKE_THEIR_STEM or any(has >= _parts(written) for has in spelt):
                continue
            there = next(
                (e for t in targets if (e := self._read.kin(t).get(self._read.family(entry))) is not None), -1
            )
            if there < 0 or self._read.written(there).casefold() in UNLIKE_THEIR_STEM:
                continue
            if means_the_same(r.keys[r.terms.item[entry]], r.keys[r.terms.item[there]]):
                pairs.append(f"'{written}' there '{self._read.written(there)}'")
        return ", ".join(pairs)

    def _quotation(self, row: int, targets: list[int], matched: list[str]) -> str:
        """What becomes of the quotations of a row, if it has any."""
        runs = self._read.runs(row)
        whole = sum(any(run in words for words in matched) for run in runs)
        if not runs:
            return ""
        if whole == len(runs):
            return "its quotation stands there word for word"
        if whole:
            return f"{whole} of its {len(runs)} quotations stand there word for word"
        if any(self._read.runs(target) for target in targets):
            return "quoted there in other words"
        return "quoted here, told there without quotation marks"

    def _carried(self, verdict: int, row: int, targets: list[int], partial: bool) -> tuple[str, ...]:
        """Why a sentence is carried by some rows."""
        reasons: list[str] = []
        coded = self._features.coded
        matched = [coded[target] for target in targets]
        if coded[row] in matched:
            reasons.append("the same words")
        reasons.append(self._quotation(row, targets, matched))
        entries, shared = self.entries[verdict], self.there.count[verdict]
        if shared:
            are = "is" if shared == 1 else "are"
            reasons.append(f"{shared} of its {entries} main words {are} there")
        if self.names.count[verdict]:
            reasons.append(f"same names: {self._plainly(self.names, verdict)}")
        figures = self._plainly(self.figures, verdict)
        if figures:
            reasons.append(f"same figures: {figures}")
        pairs = self._pairs(verdict, targets) if self.other_words.count[verdict] else ""
        if pairs:
            reasons.append(f"in other words: {pairs}")
        if len(targets) > 1:
            reasons.append(f"told in {len(targets)} sentences")
        if 2 * shared < entries and self._beside[verdict]:
            reasons.append("the sentence before or after it is told there too")
        lost = ""
        if self.lost.count[verdict]:
            lost = self._listed(self.lost, verdict, [self._read.spelling(target) for target in targets])
        if partial:
            reasons.append(f"part of it is missing: {lost}" if lost else "part of it is missing")
        elif lost:
            reasons.append(f"not in {_these(targets)}: {lost}")
        return tuple([reason for reason in reasons if reason]) or ("spelled alike",)

    def _omitted(self, verdict: int, nearest: int, other: int) -> tuple[str, ...]:
        """Why a sentence counts as omitted by a version; `nearest` is a row, -1 for none."""
        entries, shared = self.entries[verdict], self.there.count[verdict]
        if not entries:
            return ("nothing in it to compare",)
        reasons = []
        if nearest < 0:
            reasons.append("no sentence there comes near it")
        else:
            reasons.append(f"nearest there: “{self._read.excerpt(nearest)}”")
            if shared:
                only = "only " if 2 * shared < entries else ""
                words = self._listed(self.there, verdict, whole=True)
                which = f": {words}" if words else ""
                reasons.append(f"it has {only}{shared} of the {entries} main words{which}")
            else:
                reasons.append(f"it has none of the {entries} main words")
            if self._other_speaker[verdict]:
                reasons.append("somebody else speaks there")
        absent = lost = ""
        if self.absent.count[verdict]:
            absent = self._listed(self.absent, verdict, [self._read.spelt_anywhere(other)])
        if absent:
            reasons.append(f"nowhere in that version: {absent}")
        elif shared and self.lost.count[verdict]:
            lost = self._listed(self.lost, verdict, [self._read.spelling(nearest)])
        if lost:
            reasons.append(f"not in it: {lost}")
        elif shared == entries:
            reasons.append("taken for another claim all the same")
        return tuple(reasons)


@lru_cache(maxsize=50_000)
def _parts(word: str) -> frozenset[str]:
    return frozenset(_spelt(word))


def _once(words: Iterable[str], *, whole: bool) -> list[str]:
    """Words without repetition. `whole`: a time of the clock stands there only if all its numbers do."""
    times = Counter(words)
    return [word for word, count in times.items() if not (whole and _CLOCK.fullmatch(word)) or count > 1]


def _spelt(text: str) -> list[str]:
    """The words of a text, or the parts of one word, as they are spelt but for capitals."""
    return _SPELT.findall(text.casefold())


def _these(targets: list[int]) -> str:
    return "that sentence" if len(targets) == 1 else "these sentences"
