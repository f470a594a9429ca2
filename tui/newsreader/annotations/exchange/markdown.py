"""Notes as a Markdown document to read: by article, each passage as a quotation with what is said on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter

from newsreader.annotations.anchoring import Placed, told_changes
from newsreader.annotations.exchange.registry import Export
from newsreader.model import WHOLE, Article, ArticleIdentity, Comparison, Note, Scope, Span, Verdict

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#&~|$@]")
_AT_START = re.compile(r"(?m)^(\d+(?=[.)])|)([-+=:.)])")
_LINKED = re.compile(r"(?i)(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):")
_SAYS = {
    Verdict.CONFIRMED: "confirms it",
    Verdict.REPHRASED: "tells it in other words",
    Verdict.OMITTED: "leaves it out",
}
_LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (9, 10)}
_CONTROLS |= {0x7F: "\u2421", 9: " "} | dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), "\ufffd")


def to_markdown(notes: Collection[Note]) -> bytes:
    """The same as `markdown_chunks`, whole, of notes alone."""
    return b"".join(markdown_chunks(Export(notes)))


def markdown_chunks(export: Export) -> Iterator[bytes]:
    """The notes as CommonMark, as UTF-8 in parts; articles in the order of their first note, notes in that of
    a text. With the whole sentence where the text is known, and with what the other versions do with it where
    the story is.

    Whatever stands in an article or a note stays text: it cannot become markup, and controls are shown
    as visible stand-ins.
    """
    articles: dict[tuple[str, ...], list[tuple[int, int, bytes]]] = {}
    headings: dict[tuple[str, ...], bytes] = {}
    places = _Places(export)
    for note in export.notes:
        key = _key(note.article)
        if key not in headings:
            headings[key] = _joined(_heading(note.article, places.article(note)))
        written = _joined(_note(note, places))
        articles.setdefault(key, []).append((note.anchor.start, note.anchor.end, written))
    yield b"# Notes\n"
    for key, group in articles.items():
        yield headings[key]
        for *_, written in sorted(group, key=itemgetter(0, 1)):
            yield written


class _Places:
    """The texts that notes are on, as far as they are known."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._read = lru_cache(maxsize=64)(self._reread)

    @cached_property
    def comparison(self) -> Comparison | None:
        """The story compared; None without one."""
        return self._export.compared()

    def article(self, note: Note) -> Article | None:
        """The article that a note is on, if its story is known."""
        place = self.in_story(note)
        return None if place is None or self._export.story is None else self._export.story.versions[place[0]]

    def in_story(self, note: Note) -> tuple[int, Placed] | None:
        """(version, where the passage is in it)."""
        for version, finding, _ in self._export.findings(note)[:1]:
            if version is not None and isinstance(finding, Placed):
                return version, finding
        return None

    def changed(self, note: Note) -> Sequence[tuple[str, str]]:
        """What has changed in a passage and its sentence since it was marked."""
        return self._export.changed(note)

    def sentences(self, note: Note) -> tuple[str, str] | None:
        """(the sentences that a passage is in, its words)."""
        place = self.in_story(note)
        article = self.article(note)
        span = place[1].span if place else Span(note.anchor.start, note.anchor.end)
        if article is None and note.anchor != WHOLE:
            article = self._read(note.article.sha256)
        if article is None or not article.sentences or span.start >= span.end:
            return None
        if place is None and article.text[span.start : span.end] != note.anchor.exact:
            return None
        first = article.sentences[article.sentence_at(span.start)]
        last = article.sentences[article.sentence_at(span.end - 1)]
        start, end = min(first.start, span.start), max(last.end, span.end)
        return article.text[start:end], article.text[span.start : span.end]

    def _reread(self, sha256: str) -> Article | None:
        text = self._export.originals(sha256)
        if text is None:
            return None
        from newsreader.sources.segment.articles import article_from_text

        return article_from_text(text)


def escaped(text: str) -> str:
    """Text of one or several lines as Markdown that shows it and nothing else.

    Lines stay lines; white space at their ends and empty lines go.
    """
    text = _LINES.sub("\n", text).translate(_CONTROLS)
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    text = _MARKUP.sub(r"\\\g<0>", "\n".join(lines))
    text = _LINKED.sub(r"\\\g<0>", _AT_START.sub(r"\1\\\2", text))
    return "\\\n".join(text.split("\n"))


def _key(identity: ArticleIdentity) -> tuple[str, ...]:
    """What notes on one article have in common, though its text changed between them."""
    if identity.url or identity.path:
        return identity.url, identity.path
    return identity.sha256, identity.outlet, identity.title


def _heading(identity: ArticleIdentity, article: Article | None) -> list[str]:
    headline, outlet, published = ("", "", "")
    if article is not None:
        headline, outlet, published = article.headline, article.outlet, article.published
    named = identity.title or headline or identity.path or identity.url
    title = _line(named or "An article without a title")
    parts = (identity.outlet or outlet, published, identity.url or identity.path)
    place = " · ".join(_line(part) for part in parts if part)
    return [f"## {title}"] + [place] * bool(place)


def _note(note: Note, places: _Places) -> list[str]:
    blocks = [*_quotation(note, places), *_subject(note)]
    changed = _line(told_changes(places.changed(note)))
    blocks += [f"*{changed}*"] * bool(changed)
    comment = escaped(note.comment)
    blocks += [comment] * bool(comment)
    tags = [line for tag in note.tags if (line := _line(tag))]
    blocks += ["Tags: " + ", ".join(f"*{tag}*" for tag in tags)] * bool(tags)
    evidence = _evidence(note, places)
    blocks += [evidence] * bool(evidence)
    signed = ", ".join(_line(part) for part in (note.author, note.modified or note.created) if part)
    blocks += [f"— {signed}"] * bool(signed)
    return [*blocks, "---"]


def _quotation(note: Note, places: _Places) -> list[str]:
    """The sentence of a passage, and the passage unless it is all of it; else the passage alone."""
    found = places.sentences(note)
    sentence, words = found or (note.anchor.exact, note.anchor.exact)
    quote = escaped(sentence)
    blocks = ["> " + quote.replace("\n", "\n> ")] if quote else []
    marked = _line(words)
    return (
        [*blocks, f"Marked: “{marked}”"]
        if marked and " ".join(words.split()) != " ".join(sentence.split())
        else blocks
    )


def _subject(note: Note) -> list[str]:
    """What a note is on, if that is not simply its passage."""
    if note.answers:
        return ["In reply to another note"]
    if note.scope is Scope.CLAIM:
        return ["On the claim, wherever it is told"]
    if note.anchor == WHOLE:
        return ["On the whole article"]
    named = ((side.article.outlet or side.article.title, side.anchor.exact) for side in note.also)
    return [f"Beside it, {_line(name)}: “{_line(words)}”" for name, words in named]


def _evidence(note: Note, places: _Places) -> str:
    """What the other versions do with the sentence of a passage, a line each."""
    place, comparison = places.in_story(note), places.comparison
    if place is None or comparison is None or note.anchor == WHOLE:
        return ""
    version, finding = place
    story = comparison.story
    sentence = story.versions[version].sentence_at(finding.span.start)
    lines = []
    for other, judgement in comparison.against(version, sentence) if sentence >= 0 else ():
        there = story.versions[other]
        verdict = "contests it" if judgement.conflicts else _SAYS[judgement.verdict]
        words = "".join(there.sentence_text(match.sentence) for match in judgement.matches[:1])
        line = f"- {_line(story.version_name(other))} {verdict}"
        lines.append(f"{line}: “{_line(words)}”" if words else line)
    return "\n".join(lines)


def _line(text: str) -> str:
    """Text on one line."""
    return escaped(" ".join(text.split()))


def _joined(blocks: Iterable[str]) -> bytes:
    return "".join(f"\n{block}\n" for block in blocks).encode("utf-8")
