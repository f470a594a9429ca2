"""Targets: settings, filters, queries, notes, codebooks, packs: what a reader types, writes or is given."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from functools import cache, partial

from newsreader.annotations.codebook import Codebook
from newsreader.annotations.exchange.codebooks import CODEBOOK_FORMATS, READERS
from newsreader.annotations.exchange.jsonld import to_jsonld
from newsreader.annotations.exchange.refusals import looks_like
from newsreader.annotations.exchange.registry import NOTE_FORMATS, NoteFormat
from newsreader.annotations.query import BadFilter, Listing, read_filter
from newsreader.annotations.tag_line import tag_line, tags_of
from newsreader.library import Library, SearchOrder
from newsreader.library.conditions import where
from newsreader.library.filters import LONGEST, FilterError, complete, parse, written
from newsreader.model import Note
from newsreader.packs.archive import NoPack, unzipped, zipped
from newsreader.packs.bag import bagged, faults, unbagged
from newsreader.packs.contents import contents_of
from newsreader.packs.inputs import story_of
from newsreader.packs.timestamps import NoStamp, read_stamp
from newsreader.second_reader.kept_answers import KeptAnswers
from newsreader.settings.config import Config, parse_config
from newsreader.settings.config_text import default_config_text
from newsreader.settings.document import YamlFault, read_yaml
from newsreader.settings.key_names import key_name
from newsreader.settings.keymap import check_keymap
from newsreader.settings.theme_files import parse_theme
from newsreader.text.terminal import printable
from newsreader.ui.commands import COMMANDS
from tests.fuzz import seeds
from tests.fuzz.target import Target, hold_article, hold_line, hold_lines, own_folder, typed
from tests.support.collecting_library import added, opened, record
from tests.support.mill import COURIER, HERALD
from tests.support.running import ROOT


def _check_config(data: bytes) -> None:
    config, problems = parse_config(data, "config.yaml")
    hold_lines(map(str, problems))
    assert isinstance(config, Config)
    keys, more = check_keymap(config.keys, COMMANDS, config.source)
    hold_lines(map(str, more))
    assert all(keys[command.id] for command in COMMANDS), "a command has no key"


def _check_theme(data: bytes) -> None:
    theme, problems = parse_theme(data, "a.yaml")
    hold_lines(map(str, problems))
    assert theme is not None or problems


def _check_yaml(data: bytes) -> None:
    try:
        read_yaml(data.decode("utf-8", "surrogateescape"))
    except YamlFault as fault:
        hold_line(printable(fault.cause))
        assert fault.line >= 0


def _check_key(data: bytes) -> None:
    try:
        key_name(typed(data))
    except ValueError as error:
        hold_line(printable(str(error)))


def _check_notes_filter(data: bytes) -> None:
    text = typed(data)
    for typing in (False, True):
        try:
            wanted = read_filter(text, typing)
        except BadFilter as error:
            wanted = error.rest
        _, notes, _ = _mill()
        assert set(Listing(notes).matching(wanted)) <= {0}
    tags = tags_of(text)
    assert tags_of(tag_line(tags)) == tags, "other tags are read again"


@cache
def _mill() -> tuple[object, tuple[Note, ...], object]:
    return seeds.mill()


@cache
def _library() -> Library:
    made = opened(own_folder() / "articles.db")
    atexit.register(made.close)
    added(made, *(record(n, text) for n, text in enumerate((COURIER, HERALD, seeds.DECEPTIVE))))
    return made


def _check_library_filter(data: bytes) -> None:
    text = typed(data)
    complete(text, {})
    try:
        found = parse(text)
    except FilterError as error:
        hold_line(printable(str(error)))
        return
    again = written(found)
    assert len(again) > LONGEST or parse(again) == found, f"{again!r} is another filter"
    library = _library()
    try:
        with library.store.reading() as connection:
            condition = where(connection, found)
    except FilterError as error:  # it has no such outlet
        hold_line(printable(str(error)))
    else:
        library.stories(condition)


def _check_library_search(data: bytes) -> None:
    for order in SearchOrder:
        for hit in _library().search(typed(data), order).rows:
            assert all(0 <= span.start < span.end <= len(hit.snippet) for span in hit.spans)


def _check_notes(format: NoteFormat, data: bytes) -> None:
    assert format.read is not None
    if format.suffixes and (refused := looks_like(format.suffixes[0], data)):
        hold_line(printable(refused))
        return
    found = format.read(data)
    hold_lines(printable(one.reason) for one in found.unread)
    assert len({note.id for note in found.notes}) == len(found.notes)
    read = NOTE_FORMATS["jsonld"].read
    assert read is not None
    again = read(to_jsonld(found.notes, found.rulings, found.unread))
    assert {note.id for note in again.notes} >= {note.id for note in found.notes}, "a note was lost"


def _note_targets() -> Iterator[Target]:
    for name, format in NOTE_FORMATS.items():
        if format.read is not None:
            tokens = (
                b"exact",
                b'"target"',
                b"selector",
                b"@context",
                b"TextQuoteSelector",
                b"start",
                b"null",
            )
            yield Target(f"notes-{name}", partial(seeds.notes, name), partial(_check_notes, format), tokens)


def _check_codebook(read: Callable[[bytes], tuple[Codebook, tuple[str, ...]]], data: bytes) -> None:
    book, problems = read(data)
    hold_lines(map(printable, problems))
    for format in CODEBOOK_FORMATS.values():
        format.write(book)


def _codebooks(suffix: str) -> tuple[bytes, ...]:
    text = "tags:\n  blame:\n    description: Says who\n    colour: pink\n    excludes: [praise]\n  praise:\n"
    book, _ = READERS[".yaml"](text.encode())
    format = next((one for one in CODEBOOK_FORMATS.values() if suffix in one.suffixes), None)
    if suffix == ".qdpx":
        return seeds.notes("qdpx")
    return (format or CODEBOOK_FORMATS["qdc"]).write(book), *((text.encode(),) if suffix == ".yaml" else ())


def _codebook_targets() -> Iterator[Target]:
    for suffix, read in READERS.items():
        if suffix != ".yml":
            yield Target(
                f"codebook{suffix.replace('.', '-')}",
                partial(_codebooks, suffix),
                partial(_check_codebook, read),
            )


def _check_pack(data: bytes) -> None:
    try:
        bag = unbagged(unzipped(data))
        hold_lines(faults(bag))
        payload = {name.removeprefix("data/"): file for name, file in bag.items() if name.startswith("data/")}
        contents = contents_of(payload)
        for article in story_of(contents.title, contents.note, contents.inputs).versions:
            hold_article(article)
    except NoPack as error:
        hold_line(str(error))


@cache
def _packs() -> tuple[bytes, ...]:
    from newsreader.packs.contents import Contents
    from newsreader.packs.inputs import Inputs, Version

    names = {"inputs/A/a.txt": COURIER.encode(), "inputs/B/b.txt": HERALD.encode()}
    inputs = Inputs(dict(names), {"inputs/A/a.txt": {"outlet": "Courier"}}, [Version(name) for name in names])
    story = story_of("Mill", "", inputs)
    payload = names | {"pack.json": Contents("Mill", "", inputs, frozenset()).as_json(story)}
    return (zipped({f"mill/{name}": file for name, file in bagged(payload, "Mill").items()}),)


def _check_stamp(data: bytes) -> None:
    try:
        read_stamp(data, b"manifest")
    except NoStamp as error:
        hold_line(printable(str(error)))


def _check_kept_answers(data: bytes) -> None:
    file = own_folder() / "answers.json"
    file.write_bytes(data)
    found = KeptAnswers(file).find("a")
    assert found is None or isinstance(found, str)


def _themes() -> tuple[bytes, ...]:
    return tuple(file.read_bytes() for file in sorted((ROOT / "themes").glob("*.yaml"))[:3])


def _configs() -> tuple[bytes, ...]:
    text = default_config_text(COMMANDS)
    plain = "\n".join(
        line[2:] if line.startswith("# ") else line.removeprefix("#") for line in text.splitlines()
    )
    tools = b"tools:\n  count:\n    run: [wc, -w]\n    key: f5\n    given: sentence\n"
    keys = b"theme: paper\nkeys:\n  quit: [Q, ctrl+q]\n  next-omitted: n\ntext:\n  width: 70\n"
    return text.encode(), plain.encode(), tools, keys


_FILTERS = (
    *(
        "outlet:dawn after:2026-11-01 versions>=3 unread",
        '-title:fire "gas pipeline" disagreement>=10% -pinned',
    ),
    *("read language:en before:2026-11 feed:bbc", 'outlet:"Arab Times" explo*'),
)
_YAML = (
    b": ",
    b"- ",
    b"&a ",
    b"*a",
    b"!!str ",
    b"? ",
    b"|\n  ",
    b">-\n",
    b"{",
    b"}",
    b"[",
    b"]",
    b"%YAML 1.1\n",
    b"\t",
)

KEEPERS: tuple[Target, ...] = (
    Target("config", _configs, _check_config, _YAML),
    Target("theme", _themes, _check_theme, _YAML),
    Target("yaml", lambda: (*_configs(), *_themes()), _check_yaml, _YAML),
    Target("key-names", lambda: (b"ctrl+q", b"F5", b"alt+shift+left", "é".encode()), _check_key, largest=100),
    Target(
        "notes-filter",
        lambda: (b"#owner colour:pink by:Ida since", b"#to_ch"),
        _check_notes_filter,
        largest=500,
    ),
    Target(
        "library-filter", lambda: tuple(one.encode() for one in _FILTERS), _check_library_filter, largest=600
    ),
    Target(
        "library-search", lambda: tuple(one.encode() for one in _FILTERS), _check_library_search, largest=2500
    ),
    *_note_targets(),
    *_codebook_targets(),
    Target("pack", _packs, _check_pack),
    Target("timestamp", lambda: (b"0\x82\x01\x00",), _check_stamp, needs=("rfc3161_client",)),
    Target("kept-answers", lambda: (b'{"a": "confirmed"}',), _check_kept_answers),
)
