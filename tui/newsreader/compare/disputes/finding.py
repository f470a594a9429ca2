"""The disputes of a story: each fact once, with both directions and all versions of it together.

Conflicts of one kind that share words of a version are about one fact (the connected components of the graph
of conflicts), and so are those of one tied topic with the same values. Versions that say the same and that
nobody contradicts are found in the sentences that tell the same claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache
from typing import NamedTuple

from newsreader.compare.claims.grouping import DisjointSets
from newsreader.compare.disputes.values import (
    Reading,
    are_one,
    is_comparable,
    read_mention,
    reading_of,
    value_of,
)
from newsreader.compare.facts.article import ArticleFacts, read_facts
from newsreader.compare.facts.topics import FactType
from newsreader.model import (
    Article,
    Camp,
    Comparison,
    Conflict,
    ConflictKind,
    Dispute,
    Mention,
    Span,
    Standing,
    Verdict,
)
from newsreader.records import dataclass
from newsreader.stopping import checked

TIED = frozenset((FactType.TOLL, FactType.AGE, FactType.GIVEN_NAME, FactType.NUMBERED_PLACE))
"""Values of one topic of these are of one thing wherever they stand in a story, if others differ from them in
the same way."""


LEAST_NEAR = 2
"""Content words that the surroundings of two other values share where they are taken for one thing."""


class _Edge(NamedTuple):
    """Words of two sentences that are in conflict; a tuple, for there are many."""

    kind: ConflictKind
    one: Mention
    other: Mention
    likelihood: float


@dataclass(slots=True)
class _Group:
    """The words that are about one fact."""

    kind: ConflictKind
    against: dict[Mention, set[Mention]] = field(default_factory=dict)
    """Of every mention those it is in conflict with."""
    likelihood: float = 0.0
    camps: list[list[Mention]] = field(default_factory=list)

    def add(self, one: Mention, other: Mention, likelihood: float) -> None:
        """Two mentions are in conflict."""
        self.against.setdefault(one, set()).add(other)
        self.against.setdefault(other, set()).add(one)
        self.likelihood = max(self.likelihood, likelihood)

    def take(self, other: _Group) -> None:
        """All of another group is about the same fact."""
        for one, rest in other.against.items():
            self.against.setdefault(one, set()).update(rest)
        self.likelihood = max(self.likelihood, other.likelihood)

    def touches(self, mention: Mention) -> bool:
        """Whether it has some of the words of a mention."""
        return any(_overlap(mention, one) for one in self.against)


def find_disputes(comparison: Comparison, facts: Sequence[ArticleFacts] | None = None) -> tuple[Dispute, ...]:
    """The disputes of a comparison, in the order of the story; those that it holds itself do not count.

    `facts` are those of its articles, where they have been read already. The order of the versions does not
    matter, but that camps with as many witnesses stand in it.
    """
    edges = _edges(comparison)
    if not any(edges.values()):
        return ()
    return tuple(_Finder(comparison, facts).disputes(edges))


class _Finder:
    """Makes disputes of the conflicts of one comparison."""

    def __init__(self, comparison: Comparison, facts: Sequence[ArticleFacts] | None) -> None:
        self.comparison = comparison
        self.story = comparison.story
        self.rank = {version: place for place, version in enumerate(self.story.by_content())}
        self._facts = dict(enumerate(facts or ()))
        self._read: dict[tuple[ConflictKind, Mention], Reading] = {}
        self.about = {
            (version, sentence): number
            for number, claim in enumerate(comparison.claims)
            for version, sentences in enumerate(claim.told)
            for sentence in sentences
        }

    def disputes(self, edges: Mapping[Standing, Sequence[_Edge]]) -> list[Dispute]:
        asserted = self.one_fact_each(self.groups(edges[Standing.ASSERTED]))
        listed = [edge for edge in checked(edges[Standing.LISTED]) if not _is_within(edge, asserted)]
        found = [
            self.dispute(standing, group)
            for standing, groups in (
                (Standing.ASSERTED, asserted),
                (Standing.LISTED, self.groups(listed)),
                (Standing.INNER, self.groups(edges[Standing.INNER])),
            )
            for group in checked(groups)
        ]
        return sorted(found, key=self.story_order)

    # Groups

    def groups(self, edges: Iterable[_Edge]) -> list[_Group]:
        """What is connected, with its camps."""
        of_kind: dict[ConflictKind, list[_Edge]] = {kind: [] for kind in ConflictKind}
        for edge in edges:
            of_kind[edge.kind].append(edge)
        found: list[_Group] = []
        for kind, some in of_kind.items():
            whole = _merged({mention for edge in some for mention in (edge.one, edge.other)})
            nodes = sorted(set(whole.values()), key=self.order)
            number = {mention: n for n, mention in enumerate(nodes)}
            sets = DisjointSets(len(nodes))
            for edge in some:
                sets.join(number[whole[edge.one]], number[whole[edge.other]])
            groups = {members[0]: _Group(kind) for members in sets.groups()}
            for edge in some:
                one, other = whole[edge.one], whole[edge.other]
                groups[sets.first(number[one])].add(one, other, edge.likelihood)
            found += groups.values()
        for group in found:
            self.make_camps(group)
        return found

    def make_camps(self, group: _Group) -> None:
        """Mentions that say the same are one camp, unless they are in conflict."""
        group.camps = []
        for mention in checked(sorted(group.against, key=self.order)):
            reading = self.read(group.kind, mention)
            friends = [
                camp
                for camp in group.camps
                if group.against[mention].isdisjoint(camp)
                and all(are_one(reading, self.read(group.kind, one)) for one in camp)
            ]
            same = [
                camp for camp in friends if any(self.read(group.kind, m).key == reading.key for m in camp)
            ]
            if friends:
                (same or friends)[0].append(mention)
            else:
                group.camps.append([mention])

    def one_fact_each(self, groups: list[_Group]) -> list[_Group]:
        """Groups of which two values are the same are one."""
        found: list[_Group] = []
        for group in checked(groups):
            same = next((one for one in found if self.are_one_fact(one, group)), None)
            if same is None:
                found.append(group)
            else:
                same.take(group)
                self.make_camps(same)
        return found

    def are_one_fact(self, one: _Group, other: _Group) -> bool:
        """Whether two groups differ in the same two values of one thing."""
        if one.kind is not other.kind:
            return False
        near = not self.claims_of(one).isdisjoint(self.claims_of(other))
        met: set[int] = set()
        shared = 0
        for camp in one.camps:
            for place, rest in enumerate(other.camps):
                if place not in met and self.are_of_one(one.kind, camp[0], rest[0], near):
                    met.add(place)
                    shared += 1
                    break
        return shared > 1

    def are_of_one(self, kind: ConflictKind, mention: Mention, other: Mention, near: bool) -> bool:
        mine, theirs = self.read(kind, mention), self.read(kind, other)
        if mine.fact is None or theirs.fact is None or not mine.fact.comparable(theirs.fact):
            return False
        return (near or mine.fact.topic.type in TIED) and are_one(mine, theirs)

    # What is said

    def facts(self, version: int) -> ArticleFacts:
        """The facts of a version."""
        found = self._facts.get(version)
        if found is None:
            found = self._facts[version] = _facts_of(self.story.versions[version])
        return found

    def read(self, kind: ConflictKind, mention: Mention) -> Reading:
        """What a mention says."""
        found = self._read.get((kind, mention))
        if found is None:
            found = self._read[kind, mention] = read_mention(self.facts(mention.version), kind, mention)
        return found

    def claims_of(self, group: _Group) -> set[int]:
        """The claims that its sentences tell."""
        places = {(m.version, m.sentence) for m in group.against}
        return {self.about[place] for place in places if place in self.about}

    def dispute(self, standing: Standing, group: _Group) -> Dispute:
        """What is known of a group."""
        camps = [list(camp) for camp in group.camps]
        involved = {mention.version for mention in group.against}
        claims = sorted(self.claims_of(group), key=lambda n: (-self.tellers(n), n))
        said = [
            [reading for reading in (self.read(group.kind, m) for m in camp) if reading.fact is not None]
            for camp in group.camps
        ]
        without: list[int] = []
        if standing is not Standing.INNER:
            for version in range(len(self.story.versions)):
                sentences = () if version in involved else self.telling(group, claims, version)
                if not sentences:
                    continue
                place, mention = self.camp_for(group, said, version, sentences)
                if mention is not None:
                    camps[place].append(mention)
                elif place < 0 and not self.story.versions[version].beginning_only:
                    without.append(version)
        made = [Camp(self.value(group.kind, camp), tuple(sorted(camp))) for camp in camps]
        made.sort(key=lambda camp: (-self.comparison.witnesses(camp.versions), camp.told[0]))
        return Dispute(
            group.kind,
            standing,
            tuple(made),
            tuple(self.comparison.claims[n].id for n in claims),
            tuple(without),
            1.0 if standing is Standing.ASSERTED else group.likelihood,
        )

    def value(self, kind: ConflictKind, camp: Collection[Mention]) -> str:
        return value_of([self.read(kind, mention) for mention in sorted(camp, key=self.order)])

    def tellers(self, claim: int) -> int:
        """How many versions tell a claim."""
        return sum(map(bool, self.comparison.claims[claim].told))

    def telling(self, group: _Group, claims: Collection[int], version: int) -> list[int]:
        """The sentences of a version that tell what a group is about."""
        found = {sentence for n in claims for sentence in self.comparison.claims[n].told[version]}
        for mention in group.against:
            judgement = self.comparison.judgements[mention.version][mention.sentence][version]
            if judgement is not None:
                found.update(match.sentence for match in judgement.matches)
        return sorted(found)

    def camp_for(
        self, group: _Group, said: Sequence[Sequence[Reading]], version: int, sentences: Sequence[int]
    ) -> tuple[int, Mention | None]:
        """The camp that a version is of which nobody contradicts, and the words that say so; (-1, None) where
        it does not speak of the fact, (0, None) where it says something else. `said` are the facts of each
        camp."""
        facts = self.facts(version)
        else_said = False
        for sentence in sentences:
            for placed in facts.facts[sentence]:
                fact = placed.fact
                known = [[r for r in some if is_comparable(r, fact)] for some in said]
                if not any(known):
                    continue
                words = facts.article.text[fact.start : fact.end]
                reading = reading_of(facts, group.kind, words, placed)
                least = 1 if fact.topic.type in TIED else LEAST_NEAR
                agreeing = [
                    n
                    for n, some in enumerate(known)
                    if some
                    and all(are_one(reading, r) for r in some)
                    and any(len(placed.near & r.near) >= least for r in some)
                ]
                if len(agreeing) == 1:
                    return agreeing[0], Mention(version, sentence, fact.start, fact.end)
                else_said |= fact.topic.type in TIED
        if else_said:
            return 0, None
        return self.camp_by_words(group, version, sentences)

    def camp_by_words(
        self, group: _Group, version: int, sentences: Sequence[int]
    ) -> tuple[int, Mention | None]:
        """The camp whose words stand in a sentence that says the same as one of its sentences."""
        facts = self.facts(version)
        for number, camp in enumerate(group.camps):
            for mention in sorted(camp, key=self.order):
                judgement = self.comparison.judgements[mention.version][mention.sentence][version]
                if (
                    judgement is None
                    or judgement.verdict is not Verdict.CONFIRMED
                    or judgement.conflicts
                    or judgement.wording
                    or self.read(group.kind, mention).fact is not None
                ):
                    continue
                words = self.read(group.kind, mention).words.lower()
                for match in judgement.matches:
                    bounds = facts.article.sentences[match.sentence]
                    at = _find(facts.low, words, bounds.start, bounds.end)
                    if match.sentence in sentences and at >= 0:
                        return number, Mention(version, match.sentence, at, at + len(words))
        return -1, None

    # Orders that do not depend on that of the versions

    def order(self, mention: Mention) -> tuple[int, int, int, int]:
        """Where it stands in the texts, sorted."""
        return self.rank[mention.version], mention.sentence, mention.start, mention.end

    def story_order(self, one: Dispute) -> tuple[float, tuple[int, int, int, int], int]:
        """How far through its version, 0 to 1, the first of the mentions stands."""
        first = min(one.mentions, key=self.order)
        return (
            first.start / max(len(self.story.versions[first.version].text), 1),
            self.order(first),
            list(ConflictKind).index(one.kind),
        )


@lru_cache(maxsize=32)
def _facts_of(article: Article) -> ArticleFacts:
    """The facts of an article; the last ones are kept, for a reader overrules one verdict after the other."""
    return read_facts(article)


def _edges(comparison: Comparison) -> dict[Standing, list[_Edge]]:
    """Every conflict, from both sides."""
    found: dict[Standing, list[_Edge]] = {standing: [] for standing in Standing}
    for version, rows in enumerate(comparison.judgements):
        for sentence, row in enumerate(checked(rows)):
            for other, judgement in enumerate(row):
                if judgement is None or not (judgement.conflicts or judgement.differences):
                    continue
                for standing, held in (
                    (Standing.ASSERTED, judgement.conflicts),
                    (Standing.LISTED, judgement.differences),
                ):
                    found[standing] += [_edge(version, sentence, other, conflict) for conflict in held]
    for version, conflicts in enumerate(comparison.inner_conflicts):
        article = comparison.story.versions[version]
        for conflict in conflicts:
            here = article.sentence_at(conflict.here.start)
            found[Standing.INNER].append(_edge(version, here, version, conflict))
    return found


def _edge(version: int, sentence: int, other: int, conflict: Conflict) -> _Edge:
    here, there = (
        _mention(version, sentence, conflict.here),
        _mention(other, conflict.sentence, conflict.there),
    )
    return _Edge(conflict.kind, here, there, conflict.likelihood)


def _mention(version: int, sentence: int, span: Span) -> Mention:
    return Mention(version, sentence, span.start, span.end)


def _is_within(edge: _Edge, groups: Iterable[_Group]) -> bool:
    """Whether both sides of a conflict have been told in one of some groups."""
    return any(
        edge.kind is group.kind and group.touches(edge.one) and group.touches(edge.other) for group in groups
    )


def _overlap(one: Mention, other: Mention) -> bool:
    return one.version == other.version and one.start < other.end and other.start < one.end


def _merged(mentions: Collection[Mention]) -> dict[Mention, Mention]:
    """For each mention the stretch of all that overlap with it."""
    merged: dict[Mention, Mention] = {}
    group: list[Mention] = []
    for mention in [*sorted(mentions), None]:
        end = max((one.end for one in group), default=0)
        if group and (mention is None or mention.version != group[0].version or mention.start >= end):
            merged |= dict.fromkeys(group, replace(group[0], end=end))
            group = []
        if mention is not None:
            group.append(mention)
    return merged


def _find(text: str, words: str, start: int, end: int) -> int:
    """Where some words stand as whole words in a stretch of text; -1 where they do not."""
    at = text.find(words, start, end)
    while words and at >= 0:
        edges = text[at - 1 : at] if at > start else "", text[at + len(words) : at + len(words) + 1]
        if not any(edge.isalnum() for edge in edges):
            return at
        at = text.find(words, at + 1, end)
    return -1
