"""A folder in which every text of others steers a terminal, and its twin in which none does."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from newsreader.annotations.ruling import made_ruling
from newsreader.annotations.store import open_library
from newsreader.library import Library
from newsreader.model import Anchor, Article, ArticleIdentity, Note, Span, Verdict
from newsreader.settings.paths import LIBRARY_FILE
from newsreader.sources import open_stories
from newsreader.text.terminal import safe
from tests.support.collecting_library import added, record

CANARY = "owned"
"""Stands in, or right behind, every sequence of the hostile texts."""
SEQUENCES = {
    "a clipboard": f"\x1b]52;c;{CANARY}\x07",
    "a link": f"\x1b]8;;x:{CANARY}\x1b\\{CANARY}\x1b]8;;\x1b\\{CANARY}",
    "a window's title": f"\x1b]0;{CANARY}\x07",
    "an empty screen": f"\x1b[2J{CANARY}",
    "a question": f"\x1b[6n{CANARY}",
    "a device": f"\x1bP{CANARY}\x1b\\",
    "an application": f"\x1b_{CANARY}\x1b\\",
    "C1 controls": f"\x9b2J{CANARY}\x9d0;{CANARY}\x9c\x90{CANARY}\x9c\x85",
    "another direction": f"\u202e{CANARY}\u202c\u2066{CANARY}\u2069\u200f\u061c",
    "what is hidden": "ow\u200bn\u2060e\ufeffd\u3164\xad\u2028",
    "markup": f"[/b][@click=app.quit]{CANARY}[/][link=x:{CANARY}]y[/link][sic][rgb(1,2,3)]{CANARY}",
}
CONTROLS = f"\0{CANARY}\b\b\x7f{CANARY}\rover"
UNTERMINATED = f"\x1b]0;never {CANARY}"
LINE = " ".join([*SEQUENCES.values(), CONTROLS, UNTERMINATED])
"""All of it, in one line but for U+0085, U+2028 and CR."""
RAW = frozenset(
    c
    for text in (LINE, "\u3164\u2800\ufe0f\u034f\U000e0041\x9c")
    for c in text
    if safe(c) != c and c != "\x1b" and c not in "\b\r\x07"
)
"""Characters that no terminal may be sent; ESC, BEL, BS and CR are looked at where they stand."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The texts of others, hostile or harmless: the same but for the stand-ins and the brackets of markup."""

    hostile: bool

    def of(self, text: str) -> str:
        return text if self.hostile else safe(text).translate({ord("["): "(", ord("]"): ")"})

    @property
    def line(self) -> str:
        return self.of(LINE)

    @property
    def name(self) -> str:
        """What a file can be called, in less than 255 bytes."""
        keys = ("a window's title", "an empty screen", "C1 controls", "another direction", "what is hidden")
        return self.of("".join(SEQUENCES[key] for key in keys) + "[b]\x7f")

    @property
    def xml(self) -> str:
        """What XML can hold."""
        keys = ("C1 controls", "another direction", "what is hidden", "markup")
        return self.of(" ".join(SEQUENCES[key] for key in keys))


FACTS = (
    "The bridge at Ostra closed on Monday after {n} people were hurt.",
    "Mayor Ada Lind said the bridge would open again in {d} days. “It is safe,” she said.",
    "Engineers from the north found cracks in {c} of its pillars last year.",
)
ALONE = ("Rain fell on the harbour", "A cow slept in the library", "Nobody sang at noon")
ALMOST = (
    "The council will decide next week whether the old bridge is replaced.",
    "Next week councillors are to say if they build a new bridge.",
    "Whether the town gets another bridge is open until the council meets.",
)
"""What the engine is unsure of, so that a second reader is asked."""
VERSIONS = (("12", "9", "two"), ("14", "9", "two"), ("12", "30", "five"))


def make(root: Path, *, hostile: bool) -> list[str]:
    """Fills a folder: stories, settings, and a library in `data`; the paths to be opened."""
    twin = Twin(hostile)
    story = root / f"bridge{twin.name}"
    story.mkdir(parents=True)
    for number, told in enumerate(VERSIONS):
        (story / f"{number}{twin.name}.txt").write_text(text_of(twin, number, told), "utf-8")
    (story / "tags.txt").write_text("", "utf-8")
    said = quoted(twin.line)
    book = f"tags:\n  {said}:\n    description: {said}\n    colour: pink\n    excludes: [other]\n  other:\n"
    (story / "codebook.yaml").write_text(book, "utf-8")
    (story / f"no{twin.name}.pdf").write_bytes(b"%PDF-1.4 " + twin.line.encode())
    other = root / "feed"
    other.mkdir()
    (other / f"f{twin.name}.xml").write_text(feed(twin), "utf-8")
    changed = root / "snapshots"
    changed.mkdir()
    for stamp, told in (("2026-01-01T0815", VERSIONS[0]), ("2026-01-02T0815", VERSIONS[1])):
        (changed / f"fire-{stamp}.txt").write_text(text_of(twin, 0, told), "utf-8")
    settings(root / "settings", twin, story / "codebook.yaml")
    records(root / "data", story, twin)
    return [str(story), str(other), str(changed), str(root / f"none{twin.name}.txt")]


def text_of(twin: Twin, number: int, told: tuple[str, str, str]) -> str:
    n, d, c = told
    head = "\n".join(
        f"{key}: {quoted(f'{value} {twin.line}')}"
        for key, value in {
            "title": f"Bridge closes after {n} hurt",
            "outlet": ("Courier", "Gazette", "Wire")[number],
            "author": "Ida",
            "date": "2026-01-05",
            "url": f"https://{number}.example/",
        }.items()
    )
    facts = [fact.format(n=n, d=d, c=c) for fact in FACTS]
    body = "\n\n".join(f"{fact} {twin.line}." for fact in facts).replace("\0", twin.of("\x01"))
    return f"---\n{head}\n---\n{body}\n\n{ALMOST[number]}\n\n{ALONE[number]} {CANARY}.\n"


def feed(twin: Twin) -> str:
    text = "<![CDATA[" + twin.xml + "]]>"
    items = "".join(
        f"<item><title>Storm {n} {text}</title><link>https://feed.example/{n}</link>"
        f"<description>The storm took {n} roofs in Ardle. Nobody was hurt. {text}</description></item>"
        for n in (3, 4)
    )
    return f"<rss><channel><title>Post {text}</title>{items}</channel></rss>"


def settings(folder: Path, twin: Twin, codebook: Path) -> None:
    (folder / "themes").mkdir(parents=True)
    said = quoted(twin.line)
    (folder / "themes" / f"x{twin.name}.yaml").write_text(f"name: {said}\ncolours: {said}\n", "utf-8")
    printing = quoted(f"print({f'one {twin.line}'!a}); print({twin.line!a})")
    lines = [
        f"author: {said}",
        f"theme: {said}",
        f"codebook: {quoted(str(codebook))}",
        f"{said}: 1",
        f"keys: {{quit: {said}, {said}: j}}",
        f"second_reader: {{url: {quoted('http://127.0.0.1:9/' + twin.line)}, model: {said}, seconds: 1}}",
        f"tools: {{mine: {{key: f5, run: [python3, -c, {printing}, {said}]}},"
        f" failing: {{key: f6, run: [python3, -c, {quoted('import sys; sys.exit(sys.argv[1])')},"
        f" {quoted('{sentence} {title}')}]}}}}",
    ]
    (folder / "config.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def records(data: Path, folder: Path, twin: Twin) -> None:
    """Notes and verdicts of two coders who differ, a lost note, one in the bin; articles and a feed."""
    data.mkdir()
    (story,) = open_stories([folder]).stories
    names = tuple(map(ArticleIdentity.of, story.versions))
    first = story.versions[0]
    with open_library(data / LIBRARY_FILE) as library:
        for number, author in enumerate(("Ann", "Ben"), 1):
            made = Note(f"{number}", names[0], _anchor(first, 1), f"Since when? {twin.line}")
            tags = (f"tag {number} {twin.line}",)
            library.notes.add(replace(made, author=f"{author} {twin.line}", tags=tags))
        lost = Anchor(f"It was never there {twin.line}", "", "", 3, 9)
        library.notes.add(Note("3", names[1], lost, twin.line, author=twin.line))
        binned = Note("4", names[0], _anchor(first, 0), twin.line, author=twin.line)
        library.notes.delete(library.notes.add(binned))
        library.rulings.add_all(
            made_ruling(story, names, (0, 1, 1), verdict, matches, None, f"{author} {twin.line}")
            for author, verdict, matches in (
                ("Ann", Verdict.REPHRASED, (1,)),
                ("Ben", Verdict.OMITTED, ()),
            )
        )
    with Library(data / "articles.db") as articles:
        added(
            articles,
            *(
                record(n, title=f"Mill {n} {twin.line}", outlet=f"Post {n} {twin.line}", author=twin.line)
                for n in (1, 2)
            ),
        )


def _anchor(article: Article, sentence: int) -> Anchor:
    found = article.sentences[sentence]
    return Anchor.of(article.text, Span(found.start, found.end))


def quoted(text: str) -> str:
    """A text as YAML writes it between double quotes."""
    return json.dumps(text)
