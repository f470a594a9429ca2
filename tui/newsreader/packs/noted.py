"""The reader's notes in a pack: W3C annotations on its files, and back as remarks of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsreader.annotations.anchoring import Placed
from newsreader.annotations.exchange.registry import NOTE_FORMATS, Export
from newsreader.annotations.placing import find_in
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Note, Scope, Story
from newsreader.packs.archive import NoPack
from newsreader.reports.outline import Remark


def packed_notes(story: Story, remarks: Sequence[Remark]) -> bytes:
    """The notes on a story as they are in its pack: each at its passage of today, in the file of the pack."""
    notes = [_packed(story, remark) for remark in remarks]
    write = NOTE_FORMATS["jsonld"].write
    assert write is not None
    return b"".join(write(Export(notes=notes)).chunks)


def remarks_in(story: Story, data: bytes) -> tuple[Remark, ...]:
    """The notes of a pack where they stand in its story. Raises NoPack where not all can be read."""
    read = NOTE_FORMATS["jsonld"].read
    assert read is not None
    found = read(data)
    if found.unread:
        raise NoPack(f"holds notes that cannot be read: {found.unread[0].place}: {found.unread[0].reason}")
    remarks = []
    for note in found.notes:
        version, finding, _ = find_in(story, note)[0]
        if version is not None and isinstance(finding, Placed):
            remarks.append(Remark(version, finding.span, note))
    return tuple(sorted(remarks, key=lambda one: (one.version, one.span.start, one.span.end, one.note.id)))


def _packed(story: Story, remark: Remark) -> Note:
    article, note = story.versions[remark.version], remark.note
    identity = ArticleIdentity(article.sha256, article.url, article.path, article.outlet, article.headline)
    anchor = note.anchor if note.anchor == WHOLE else Anchor.of(article.text, remark.span)
    scope = Scope.CLAIM if note.scope is Scope.CLAIM else Scope.PASSAGE
    quoted = note.first_words if note.first_words != anchor.exact else ""
    return replace(note, article=identity, anchor=anchor, quoted=quoted, scope=scope, also=(), origin="")
