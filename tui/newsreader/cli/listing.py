"""`newsreader notes list`: the notes, and where each is found in the articles of today, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newsreader.annotations.anchoring import Ambiguous, Finding, Placed, told_changes
from newsreader.annotations.placing import Placer
from newsreader.annotations.store import NoteFilter, StorageType
from newsreader.cli.output import counted, put, say, show
from newsreader.model import Article, ArticleIdentity, Note, Scope, Story
from newsreader.records import dataclass

QUOTE = 72
"""Characters of a quote that are shown."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A note, and where it is if articles were named."""

    note: Note
    article: Article | None = None
    """What it is on, if that is open."""
    finding: Finding | None = None
    """None: no article was named."""
    also: tuple[str, ...] = ()
    """What others wrote of it at the same time, a line each."""


def list_notes(library: StorageType, wanted: NoteFilter, stories: Sequence[Story], as_json: bool) -> int:
    """Prints the notes that a filter lets through: on some stories, or all where none are given."""
    also = library.also_written()
    groups = _of_stories(library, wanted, stories) if stories else _of_all(library, wanted)
    groups = [
        (heading, [replace(one, also=also.get(one.note.id, ())) for one in listed])
        for heading, listed in groups
    ]
    if as_json:
        records = [_record(one) for _, listed in groups for one in listed]
        put((json.dumps(records, indent=1) + "\n").encode("ascii"), None)
    elif groups:
        for heading, listed in groups:
            show(heading, *(line for one in listed for line in _lines(one)))
    else:
        say("there are no such notes")
    return 0 if stories else _told_unreadable(library, wanted, sum(len(listed) for _, listed in groups))


def _told_unreadable(library: StorageType, wanted: NoteFilter, read: int) -> int:
    """Says how many notes cannot be read, if any, and gives the exit status."""
    lost = library.notes.count(wanted) - read
    if lost > 0:
        say(f"{counted(lost, 'note')} cannot be read: newsreader notes check names what is damaged")
    return 1 if lost > 0 else 0


_Group = tuple[str, list[_Listed]]
"""(heading, notes under it)"""


def _of_all(library: StorageType, wanted: NoteFilter) -> list[_Group]:
    """All notes, by article in the order of its first note, in the order of its text."""
    groups: dict[tuple[str, str], list[Note]] = {}
    for note in library.notes.find(wanted):
        place = note.article.url or note.article.path
        groups.setdefault((_heading(note.article), place), []).append(note)
    return [
        (heading, [_Listed(note) for note in sorted(notes, key=lambda n: (n.anchor.start, n.anchor.end))])
        for (heading, _), notes in groups.items()
    ]


def _of_stories(library: StorageType, wanted: NoteFilter, stories: Sequence[Story]) -> list[_Group]:
    """The notes on each version of each story; then those whose version is not certain."""
    groups: list[_Group] = []
    seen: set[str] = set()
    for story in stories:
        placer = Placer(library, story)
        found = library.notes.find(replace(wanted, articles=placer.known.wanted))
        notes = [note for note in found if placer.concerns(note) and note.id not in seen]
        seen.update(note.id for note in notes)
        here: dict[int, list[_Listed]] = {version: [] for version in range(len(story.versions))}
        lost: list[_Listed] = []
        for note in notes:
            version, finding = placer.finding(note)
            if version is None:
                lost.append(_Listed(note, None, finding))
            else:
                here[version].append(_Listed(note, story.versions[version], finding))
        for version, listed in here.items():
            listed.sort(key=_start)
            if listed:
                groups.append((_heading(placer.identities[version]), listed))
        groups += [(_heading(one.note.article), [one]) for one in lost]
    return groups


def _start(one: _Listed) -> int:
    """Where the best place of a passage begins; the end of the text when it has none."""
    if isinstance(one.finding, Placed):
        return one.finding.span.start
    if isinstance(one.finding, Ambiguous):
        return one.finding.candidates[0].span.start
    return len(one.article.text) if one.article else 0


def _where(one: _Listed) -> str:
    """How and where a passage was found, in a few words."""
    if one.finding is None:
        return ""
    if isinstance(one.finding, Placed) and one.article is not None:
        return f"{one.finding.how}, sentence {one.article.sentence_at(one.finding.span.start) + 1}"
    if isinstance(one.finding, Ambiguous):
        return f"ambiguous, {counted(len(one.finding.candidates), 'place')}"
    return "orphan"


def _heading(identity: ArticleIdentity) -> str:
    name = ": ".join(" ".join(part.split()) for part in (identity.outlet, identity.title) if part)
    return name or identity.path or identity.url or "an article without a name"


def note_lines(note: Note) -> list[str]:
    """A note as it is listed, wherever it is."""
    return _lines(_Listed(note))


def _lines(one: _Listed) -> list[str]:
    note, where = one.note, _where(one)
    quote = " ".join(note.first_words.split())
    if len(quote) > QUOTE:
        quote = quote[: QUOTE - 1].rstrip() + "…"
    first = f"“{quote}”" if quote else "(the whole article)"
    kind = {Scope.CLAIM: "on the claim", Scope.PAIR: "on both sides"}.get(note.scope, "")
    kind = f"reply to {note.answers}" if note.answers else kind
    tags = "tags: " + ", ".join(note.tags) if note.tags else ""
    date = (note.modified or note.created)[:10]
    about = " · ".join(part for part in (kind, tags, note.colour.value, note.author, date) if part)
    comment = [f"    {line.strip()}" for line in note.comment.splitlines() if line.strip()]
    changed = told_changes(one.finding.changed) if isinstance(one.finding, Placed) else ""
    since = [f"    {changed}"] if changed else []
    others = [f"    also written by {told}" for told in one.also]
    return [f"  {first}" + (f" [{where}]" if where else ""), *since, *comment, f"    {about}", *others]


def _record(one: _Listed) -> dict[str, Any]:
    """A note as an entry of the JSON list. `state` is null when no article was named."""
    note, finding, article = one.note, one.finding, one.article
    placed = finding if isinstance(finding, Placed) and article is not None else None
    state = "placed" if placed else "asked" if isinstance(finding, Ambiguous) else "orphan"
    record: dict[str, Any] = {
        "id": note.id,
        "state": None if finding is None else state,
        "how": placed.how.value if placed else None,
        "sentence": article.sentence_at(placed.span.start) if placed and article else None,
        "words": article.text[placed.span.start : placed.span.end] if placed and article else None,
        "quote": note.first_words,
        "changed": [list(pair) for pair in placed.changed] if placed else [],
        "comment": note.comment,
        "tags": list(note.tags),
        "colour": note.colour.value,
        "author": note.author,
        "created": note.created,
        "modified": note.modified,
        "scope": note.scope.value if note.first_words or note.scope is not Scope.PASSAGE else "article",
        "answers": note.answers or None,
        "adjudicated": note.adjudicated,
        "also_written": list(one.also),
        "article": {
            name: getattr(note.article, name) for name in ("sha256", "url", "path", "outlet", "title")
        },
    }
    if isinstance(finding, Ambiguous) and article is not None:
        record["places"] = [
            {"start": at.span.start, "end": at.span.end, "words": article.text[at.span.start : at.span.end]}
            for at in finding.candidates
        ]
    return record
