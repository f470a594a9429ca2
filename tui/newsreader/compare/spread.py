"""What every version of a story does, from the comparison of the story with its near-copies condensed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace

from newsreader.compare.claims.copies import find_copies
from newsreader.compare.condensed import Condensed, Family
from newsreader.model import Claim, Comparison, Conflict, Dispute, Judgement, Mention, Span, Story
from newsreader.records import dataclass
from newsreader.stopping import checkpoint

SO_IN_A_COPY = "so in a near-copy of that version"
"""Why, where a sentence is judged by one that stands in the other version in other words."""

_Line = tuple[Judgement | None, ...]
_Source = tuple[int, int]
"""(version, sentence) of the condensed story."""


def spread(found: Comparison, few: Condensed, story: Story) -> Comparison:
    """The comparison of a story from that of the condensed one.

    A judgement of two members of families is one of two texts that have the sentence, and the sentences that
    it names, word for word.
    """
    made = _Spreading(found, few, story)
    comparison = Comparison(
        story,
        tuple(made.lines(version) for version in range(len(story.versions))),
        claims=made.claims(),
        copies=find_copies(story),
        inner_conflicts=tuple(made.inner(version) for version in range(len(story.versions))),
        unchecked=tuple(
            found.unchecked[family.texts[0] if family else place]
            for family, place in zip(few.family, few.place, strict=True)
        ),
    )
    return replace(comparison, disputes=tuple(made.disputes(comparison)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A judgement, and where its spans are counted from."""

    judgement: Judgement
    text: int
    """The condensed version that it is a judgement about."""
    spans: bool
    """It has some."""


@dataclass(frozen=True, slots=True)
class _Spreading:
    found: Comparison
    few: Condensed
    story: Story
    _seen: dict[_Source, list[_Seen | None]] = field(default_factory=dict)
    """Of every sentence of the condensed story what every version does with it; None: it is of that one."""
    _lines: dict[tuple[_Source, int], _Line] = field(default_factory=dict)
    _moved: dict[tuple[object, ...], Judgement] = field(default_factory=dict)
    _own: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Of every member of a family the texts that have sentences in which it differs from most."""

    def source(self, version: int, sentence: int) -> _Source:
        """The sentence of the condensed story that is judged in the place of one."""
        return self.sources(version, sentence)[0]

    def lines(self, version: int) -> tuple[_Line, ...]:
        """What all versions do with the sentences of one."""
        checkpoint()
        versions = len(self.story.versions)
        article = self.story.versions[version]
        lines: list[_Line] = []
        for sentence in article.sentences:
            if not sentence.role.makes_claims:
                lines.append((None,) * versions)
                continue
            source = self.source(version, sentence.index)
            by = sentence.start - self.found.story.versions[source[0]].sentences[sentence.index].start
            line = self.line(source, by)
            lines.append((*line[:version], None, *line[version + 1 :]))
        return tuple(lines)

    def line(self, source: _Source, by: int) -> _Line:
        """What every version does with a sentence, for one that stands so much further on in its version."""
        if (source, by) not in self._lines:
            self._lines[source, by] = tuple(
                one if one is None else self.moved(one, by, other) if one.spans else one.judgement
                for other, one in enumerate(self.seen(source))
            )
        return self._lines[source, by]

    def seen(self, source: _Source) -> list[_Seen | None]:
        """What every version does with a sentence."""
        if source not in self._seen:
            self._seen[source] = [self.against(source, other) for other in range(len(self.story.versions))]
        return self._seen[source]

    def against(self, source: _Source, other: int) -> _Seen | None:
        """What one version does with a sentence."""
        family = self.few.family[other]
        if family is None:
            place = self.few.place[other]
            return self.judged(source, place) if place != source[0] else None
        wordings = self.few.wordings[other]
        for text in self.own(other, family):
            if text != source[0]:
                seen = self.judged(source, text)
                told = _named(seen.judgement)
                common = family.wordings[family.texts[0]]
                if any(wordings[s] != common[s] for s in told) and self.fits(seen, family, wordings):
                    return seen
        texts = [text for text in family.texts if text != source[0]]
        for text in texts:
            seen = self.judged(source, text)
            if self.fits(seen, family, wordings):
                return seen
        return self.as_in_a_copy(self.judged(source, texts[0]), family, wordings)

    def judged(self, source: _Source, text: int) -> _Seen:
        """As the condensed comparison has it; about another version than that of the sentence."""
        version, sentence = source
        judgement = self.found.judgements[version][sentence][text]
        assert judgement is not None
        return _Seen(judgement, text, judgement.has_spans)

    def own(self, member: int, family: Family) -> tuple[int, ...]:
        if member not in self._own:
            common, wordings = family.wordings[family.texts[0]], self.few.wordings[member]
            self._own[member] = tuple(
                dict.fromkeys(
                    text
                    for at in enumerate(wordings)
                    if at[1] != common[at[0]]
                    for text in family.holders[at]
                )
            )
        return self._own[member]

    def fits(self, seen: _Seen, family: Family, wordings: Sequence[int]) -> bool:
        """Whether a member has all sentences that a judgement about a text of its family names."""
        there = family.wordings[seen.text]
        return all(there[s] == wordings[s] for s in _named(seen.judgement))

    def as_in_a_copy(self, seen: _Seen, family: Family, wordings: Sequence[int]) -> _Seen:
        """A judgement about a member that has a sentence which it names in other words: the verdict, and of
        the details those that are of sentences which it has."""
        there = family.wordings[seen.text]
        judgement = seen.judgement

        def has(sentence: int) -> bool:
            return there[sentence] == wordings[sentence]

        kept = replace(
            judgement,
            why=(SO_IN_A_COPY,),
            missing=(),
            conflicts=tuple(c for c in judgement.conflicts if has(c.sentence)),
            differences=tuple(c for c in judgement.differences if has(c.sentence)),
            shifts=tuple(c for c in judgement.shifts if has(c.sentence)),
            wording=tuple(c for c in judgement.wording if has(c.sentence)),
        )
        return _Seen(kept, seen.text, kept.has_spans)

    def moved(self, seen: _Seen, by: int, other: int) -> Judgement:
        """A judgement about a version with its spans where they are in the two versions; `by` is how much
        further on they stand in the first."""
        judgement, text = seen.judgement, seen.text
        here, there = self.story.versions[other].sentences, self.found.story.versions[text].sentences
        further = {s: here[s].start - there[s].start for s in _held(judgement)}
        if not by and not any(further.values()):
            return judgement
        key = (id(judgement), by, *further.values())
        if key not in self._moved:
            self._moved[key] = _moved(judgement, by, further.__getitem__)
        return self._moved[key]

    def inner(self, version: int) -> tuple[Conflict, ...]:
        """Where one version contradicts itself."""
        family, place = self.few.family[version], self.few.place[version]
        if family is None:
            return self.found.inner_conflicts[place]
        wordings, own = self.few.wordings[version], self.story.versions[version].sentences
        conflicts: dict[Conflict, None] = {}
        for text in family.texts:
            article = self.found.story.versions[text]
            for conflict in self.found.inner_conflicts[text]:
                first, second = article.sentence_at(conflict.here.start), conflict.sentence
                if all(family.wordings[text][s] == wordings[s] for s in (first, second)):
                    by, further = (own[s].start - article.sentences[s].start for s in (first, second))
                    conflicts[_conflict(conflict, by, further)] = None
        return tuple(conflicts)

    def claims(self) -> tuple[Claim, ...]:
        """The claims of the story, in the order of those of the condensed one."""
        number = {
            (version, sentence): n
            for n, claim in enumerate(self.found.claims)
            for version, sentences in enumerate(claim.told)
            for sentence in sentences
        }
        told: list[dict[int, list[int]]] = [{} for _ in self.found.claims]
        best: dict[_Source, tuple[int, int]] = {}
        for version in self.story.by_content():
            for sentence in self.story.versions[version].sentences:
                if sentence.role.makes_claims:
                    source = self.source(version, sentence.index)
                    told[number[source]].setdefault(version, []).append(sentence.index)
                    best.setdefault(source, (version, sentence.index))
        return tuple(self._claims(told, best))

    def _claims(
        self, told: Sequence[dict[int, list[int]]], best: dict[_Source, tuple[int, int]]
    ) -> Iterator[Claim]:
        nothing: list[int] = []
        for claim, by in zip(self.found.claims, told, strict=True):
            if by:
                places = [(version, sentence) for version, sentences in by.items() for sentence in sentences]
                chosen = best.get(claim.representative, places[0])
                yield Claim(
                    claim.id,
                    tuple(tuple(by.get(version, nothing)) for version in range(len(self.story.versions))),
                    chosen if chosen in places else places[0],
                )

    def disputes(self, comparison: Comparison) -> Iterator[Dispute]:
        """The disputes of the story, in the order of those of the condensed one; `comparison` is that of the
        story, without them."""
        tellers: dict[_Source, list[tuple[int, int]]] = {}
        for version, article in enumerate(self.story.versions):
            for sentence in article.sentences:
                for source in self.sources(version, sentence.index):
                    tellers.setdefault(source, []).append((version, sentence.start))
        told_in = {claim.id: claim.told for claim in comparison.claims}
        for dispute in self.found.disputes:
            met: set[Mention] = set()
            camps = []
            for camp in dispute.camps:
                told = {
                    mention
                    for one in camp.told
                    for mention in self._mentions(one, tellers.get((one.version, one.sentence), ()))
                } - met
                met |= told
                if told:
                    camps.append(replace(camp, told=tuple(sorted(told))))
            if len(camps) > 1:
                camps.sort(key=lambda camp: (-comparison.witnesses(camp.versions), camp.told[0]))
                claims = tuple(claim for claim in dispute.claims if claim in told_in)
                involved = {mention.version for mention in met}
                telling = {v for claim in claims for v, sentences in enumerate(told_in[claim]) if sentences}
                without = tuple(v for v in sorted(telling - involved) if self._is_without(v, dispute))
                yield replace(dispute, camps=tuple(camps), claims=claims, without=without)

    def sources(self, version: int, sentence: int) -> tuple[_Source, ...]:
        """The sentences of the condensed story that stand for one."""
        family = self.few.family[version]
        if family is None:
            return ((self.few.place[version], sentence),)
        texts = family.holders[sentence, self.few.wordings[version][sentence]]
        return tuple((text, sentence) for text in texts)

    def _mentions(self, mention: Mention, tellers: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        """A mention in all versions that have its sentence, given with where that starts."""
        start = self.found.story.versions[mention.version].sentences[mention.sentence].start
        for version, at in tellers:
            by = at - start
            yield Mention(version, mention.sentence, mention.start + by, mention.end + by)

    def _is_without(self, version: int, dispute: Dispute) -> bool:
        """Whether a version that tells of a fact does not say what it is."""
        family = self.few.family[version]
        texts = family.texts if family else (self.few.place[version],)
        return any(text in dispute.without for text in texts)


def _held(judgement: Judgement) -> set[int]:
    """The sentences of the other version that it has spans in."""
    held = {conflict.sentence for conflict in (*judgement.conflicts, *judgement.differences)}
    held.update([shift.sentence for shift in judgement.shifts])
    held.update([wording.sentence for wording in judgement.wording])
    return held


def _named(judgement: Judgement) -> set[int]:
    """The sentences of the other version that it names."""
    named = {match.sentence for match in judgement.matches} | _held(judgement)
    if judgement.nearest is not None:
        named.add(judgement.nearest.sentence)
    return named


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by) if by else span


def _conflict(conflict: Conflict, by: int, further: int) -> Conflict:
    return replace(conflict, here=_span(conflict.here, by), there=_span(conflict.there, further))


def _moved(judgement: Judgement, by: int, further: Callable[[int], int]) -> Judgement:
    """A judgement with its spans so many code points further on, those of the other version by sentence."""
    return replace(
        judgement,
        conflicts=tuple(_conflict(c, by, further(c.sentence)) for c in judgement.conflicts),
        differences=tuple(_conflict(c, by, further(c.sentence)) for c in judgement.differences),
        missing=tuple(_span(span, by) for span in judgement.missing),
        clauses=tuple(c._replace(start=c.start + by, end=c.end + by) for c in judgement.clauses),
        shifts=tuple(
            replace(s, here=_span(s.here, by), there=_span(s.there, further(s.sentence)))
            for s in judgement.shifts
        ),
        wording=tuple(
            replace(w, here=_span(w.here, by), there=_span(w.there, further(w.sentence)))
            for w in judgement.wording
        ),
    )
