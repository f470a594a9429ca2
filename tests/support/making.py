"""Small articles, stories and comparisons, made by hand for tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from newsreader.compare.claims.finding import find_claims
from newsreader.compare.disputes.finding import find_disputes
from newsreader.model import (
    Article,
    Comparison,
    Conflict,
    ConflictKind,
    Judgement,
    Match,
    Paragraph,
    Role,
    Sentence,
    Span,
    Story,
    Verdict,
)

CONFIRMED, REPHRASED, OMITTED = Verdict.CONFIRMED, Verdict.REPHRASED, Verdict.OMITTED


def article(*paragraphs: str, outlet: str = "", roles: Mapping[int, Role] | None = None) -> Article:
    """An article of paragraphs whose sentences are separated by " | "."""
    text = ""
    sentences: list[Sentence] = []
    spans: list[Paragraph] = []
    for number, paragraph in enumerate(paragraphs):
        first = len(sentences)
        for sentence in paragraph.split(" | "):
            if text:
                text += "\n\n" if len(sentences) == first else " "
            role = (roles or {}).get(len(sentences), Role.BODY)
            start = len(text)
            text += sentence
            sentences.append(Sentence(len(sentences), start, len(text), role, number, start))
        spans.append(Paragraph(first, len(sentences) - 1))
    return Article(text, tuple(sentences), tuple(spans), path=f"{outlet}.txt", outlet=outlet)


def comparison(
    story: Story,
    carried: Mapping[tuple[int, int, int], tuple[Verdict, tuple[int, ...]]],
    conflicts: Mapping[tuple[int, int, int], tuple[Conflict, ...]] | None = None,
) -> Comparison:
    """A comparison from {(version, sentence, other): (verdict, matches)}; all else is omitted."""
    judgements = []
    for version, here in enumerate(story.versions):
        rows = []
        for sentence in here.sentences:
            row: list[Judgement | None] = []
            for other in range(len(story.versions)):
                if other == version or not sentence.role.makes_claims:
                    row.append(None)
                    continue
                key = (version, sentence.index, other)
                verdict, found = carried.get(key, (OMITTED, ()))
                matches = tuple(Match(match, 0.9) for match in found)
                row.append(
                    Judgement(
                        verdict,
                        0.9 if verdict is OMITTED else 0.8,
                        matches=matches,
                        conflicts=(conflicts or {}).get(key, ()),
                        why=(f"made for a test: {verdict}",),
                        unknown=verdict is OMITTED and story.versions[other].beginning_only,
                    )
                )
            rows.append(tuple(row))
        judgements.append(tuple(rows))
    return disputed(Comparison(story, tuple(judgements), claims=find_claims(story, tuple(judgements))))


def disputed(made: Comparison) -> Comparison:
    """A comparison with the disputes that its conflicts make."""
    return replace(made, disputes=find_disputes(made))


def bridge_story() -> tuple[Story, Comparison]:
    """Three versions of one event, and what a careful reader says of them."""
    a = article(
        "The bridge closed on Monday. | Engineers found cracks.",
        "The mayor was told in May. | Repairs cost two million.",
        outlet="Courier",
    )
    b = article(
        "Cracks were seen by engineers. | On Monday the bridge was shut.",
        "Traffic",
        "Commuters were angry.",
        outlet="Gazette",
        roles={2: Role.HEADING},
    )
    c = article(
        "The bridge closed on Monday.", "Share this article", outlet="Wire", roles={1: Role.BOILERPLATE}
    )
    story = Story("The bridge", (a, b, c))
    carried = {
        (0, 0, 1): (REPHRASED, (1,)),
        (0, 0, 2): (CONFIRMED, (0,)),
        (0, 1, 1): (REPHRASED, (0,)),
        (1, 0, 0): (REPHRASED, (1,)),
        (1, 1, 0): (REPHRASED, (0,)),
        (1, 1, 2): (REPHRASED, (0,)),
        (2, 0, 0): (CONFIRMED, (0,)),
        (2, 0, 1): (REPHRASED, (1,)),
    }
    return story, comparison(story, carried)


def bridge_with_a_conflict() -> Comparison:
    """The bridge, with claims, with "closed" against "was shut" as if they were a conflict, and as if the
    second version lacked "on Monday"."""
    story, comparison = bridge_story()
    here, there = story.versions[0].text.index("closed"), story.versions[1].text.index("was shut")
    spans = (Span(here, here + 6), Span(there, there + 8))
    rows = [[list(row) for row in version] for version in comparison.judgements]
    for version, sentence, other, match, mine, theirs in ((0, 0, 1, 1, *spans), (1, 1, 0, 0, *spans[::-1])):
        judgement = rows[version][sentence][other]
        assert judgement is not None
        conflict = Conflict(ConflictKind.OUTCOME, mine, match, theirs)
        lacks = (Span(mine.end + 1, mine.end + 10),) if version == 0 else ()
        rows[version][sentence][other] = replace(judgement, conflicts=(conflict,), missing=lacks)
    judgements = tuple(tuple(tuple(row) for row in version) for version in rows)
    return disputed(Comparison(story, judgements, claims=find_claims(story, judgements)))
