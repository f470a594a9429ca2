"""Any text is read as YAML in bounded time, and what is wrong with it is told in our words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import newsreader
from newsreader.settings.document import (
    MAX_DEPTH,
    Document,
    Entries,
    Items,
    Scalar,
    YamlFault,
    decode_yaml,
    entries,
    read_yaml,
)

SOURCE = str(Path(newsreader.__file__).parents[1])
FAULTS = [
    ("a: [b\n", 1, "the [ that opens here is not closed; write ] behind its last value"),
    ("x: 1\na: {b: c\nd: e\n", 2, "the { that opens here is not closed; write } behind its last value"),
    ("a: [b, c: d: e]", 1, "a comma or ] is expected before ':'"),
    ("{a: b, ", 1, "the file ends inside a list or a set of keys; close what [ or { opens"),
    ("a: b]", 1, None),
    ("a: ]", 1, "this ] closes nothing; take it out, or put the text in quotes"),
    ("a: 'b\nc: d\n", 1, "the text that begins here with ' is not closed; write ' behind its end"),
    ('a: "b\n---\nc"', 1, 'the text that begins here with " is not closed; write " behind its end'),
    ("a: 'it's'", 1, "more follows where the value has ended; put the whole value in quotes"),
    ('a: "\\q"', 1, r"a \ in double quotes begins an escape, and this is none; write \\"),
    ('a: "\\u12"', 1, r"a \ in double quotes begins an escape, and this is none; write \\"),
    ('a: "\\UFFFFFFFF"', 0, "this is not YAML: an escape or a line that begins with % is wrong"),
    ("a:\n\tb: c", 2, "a tab stands here; indent with spaces"),
    ("\ta: b", 1, "a tab stands here; indent with spaces"),
    ("a: b: c", 1, "the value holds a colon; put it in quotes"),
    ("url: http://x: y", 1, "the value holds a colon; put it in quotes"),
    (
        "a: b\n  c: d",
        2,
        "no key can stand here; check how far it is indented, and whether the line above has a colon",
    ),
    ("a: b\nword\nc: d", 2, "a colon is missing here; write key: value"),
    (
        "a:\n  b: c\n d: e",
        3,
        "this does not go with the lines above; check how far it is indented, and mix no keys with a list",
    ),
    ("a: - b", 1, "a list begins on its own line; put a text that begins with - in quotes"),
    ("a: @b", 1, "put a text that begins with @ in quotes"),
    ("a: `b", 1, "put a text that begins with ` in quotes"),
    ("a: %b", 1, "put a text that begins with % in quotes"),
    ("a: ?\n", 1, "put a text that begins with ? in quotes"),
    ("a: *", 1, "put a text that begins with * in quotes"),
    ("a: &", 1, "put a text that begins with & in quotes"),
    ("a: | b\n", 1, "behind | nothing can stand; the text begins on the next line, indented"),
    ("a: b\n--- \na: c", 2, "a second document begins here; keep one"),
    ("a: b\nc: *d", 2, "nothing above is marked &d; put a text that begins with * in quotes"),
    ("a: é\nb: \x07", 2, "the character U+0007 is not allowed; take it out"),
    ("a: \ud800", 1, "the character U+D800 is not allowed; take it out"),
    ("%TAG !x! y\n---\na: b", 1, "a line that begins with %TAG is not allowed; take it out"),
]
DEEP = f"this is nested too deeply; at most {MAX_DEPTH} levels are read"
BOMB = "a: &a [x]\n" + "".join(
    f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefghijkl", "bcdefghijklm", strict=True)
)
WRITTEN = "a: no\n'b': \"1:30\"\nc: [012, ~, 2024-11-05]\nd: &d {e: 'x'}\nf: |\n  two\n  lines\ng: *d\n"


@pytest.fixture(params=["C", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the parser in C, where there is one, and without."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    return str(request.param)


def fault_of(text: str) -> tuple[int, str] | None:
    try:
        read_yaml(text)
    except YamlFault as fault:
        return fault.line, fault.cause
    return None


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "line", "cause"), FAULTS)
def test_a_fault_is_told_in_our_words_with_its_line(text: str, line: int, cause: str | None) -> None:
    assert fault_of(text) == (None if cause is None else (line, cause))


@pytest.mark.usefixtures("parser")
def test_values_are_the_words_they_are() -> None:
    document = read_yaml(WRITTEN)
    inner = Entries(4, [(Scalar("e", 4, True), Scalar("x", 4, False))])
    assert [(entry.key, entry.value, entry.line) for entry in entries(document.root)] == [
        ("a", Scalar("no", 1, True), 1),
        ("b", Scalar("1:30", 2, False), 2),
        (
            "c",
            Items(3, [Scalar("012", 3, True), Scalar("~", 3, True), Scalar("2024-11-05", 3, True)]),
            3,
        ),
        ("d", inner, 4),
        ("f", Scalar("two\nlines\n", 5, False), 5),
        ("g", inner, 8),
    ]
    assert document.tag is None
    assert (document.alias and document.alias.line) == 8


@pytest.mark.usefixtures("parser")
def test_tags_and_aliases_are_there_for_readers_that_refuse_them() -> None:
    document = read_yaml("a: !!python/name:os.system x\nb: !c d\ne: &f [*f]\n")
    assert document.tag is not None and document.alias is not None
    assert (document.tag.line, document.alias.line) == (1, 3)
    assert "python/name:os.system is not allowed" in document.tag.cause


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["", "\n\n", "# a remark\n", "---\n", "%YAML 1.1\n---\n"])
def test_a_text_without_a_value_has_no_entries(text: str) -> None:
    assert list(entries(read_yaml(text).root)) == []


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[" * 60_000, 1),
        ("{" * 60_000, 1),
        ("- " * 60_000, 1),
        ("? " * 500_000, 1),
        ("a: " + "[\n" * 60_000, MAX_DEPTH),
        ("".join(f"{' ' * depth}a:\n" for depth in range(400)), MAX_DEPTH),
    ],
    ids=["lists", "mappings", "dashes", "keys", "lines", "indents"],
)
def test_nesting_is_bounded(text: str, line: int) -> None:
    assert fault_of(text) == (line, DEEP)


HOSTILE = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from newsreader.settings.document import YamlFault, read_yaml
{before}
bomb = {bomb!r}
texts = [bomb, "? " * 500_000, "[" * 1_000_000, "%TAG !a! b\\n" * 90_000, "a: b\\n" * 40_000, ":" * 300_000]
texts += ["'" * 300_000, "a:" + "\\n b" * 60_000, "- &a x\\n" * 20_000, "a: '" + "x\\n" * 90_000]
for text in texts:
    try:
        read_yaml(text)
    except YamlFault as fault:
        assert str(fault).isprintable()
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) < 400_000)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux does")
@pytest.mark.parametrize("before", ["", "import yaml; vars(yaml).pop('CSafeLoader', None)"])
def test_hostile_texts_take_bounded_time_and_memory(before: str) -> None:
    code = HOSTILE.format(before=before, bomb=BOMB)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": SOURCE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


@pytest.mark.parametrize("new", ["", *"[]{}:,-'\"&*>@`~ \n\r", ": ", "- "])
def test_with_and_without_the_parser_in_c_the_same_is_read(new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [WRITTEN[:at] + new + WRITTEN[at + cut :] for at in range(len(WRITTEN)) for cut in (0, 1)]
    first = list(map(_outcome, texts))
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    for text, outcome in zip(texts, first, strict=True):
        assert _outcome(text) == outcome, text


def _outcome(text: str) -> object:
    try:
        document = read_yaml(text)
    except YamlFault as fault:
        return fault.line, fault.cause
    return document.root, str(document.tag), str(document.alias)


@given(st.text(max_size=60))
def test_no_text_makes_it_raise_anything_else(text: str) -> None:
    try:
        assert isinstance(read_yaml(text), Document)
    except YamlFault as fault:
        assert fault.cause and 0 <= fault.line <= len(text.splitlines()) + 1


@pytest.mark.parametrize(
    ("data", "line", "cause"),
    [
        (b"a: b\nc: \xff\n", 2, "byte 0xff is not UTF-8; save it as UTF-8"),
        ("a: b".encode("utf-16"), 0, "this is UTF-16; save it as UTF-8"),
        (b"\xfe\xff\x00a", 0, "this is UTF-16; save it as UTF-8"),
    ],
)
def test_another_encoding_is_told(data: bytes, line: int, cause: str) -> None:
    with pytest.raises(YamlFault) as caught:
        decode_yaml(data)
    assert (caught.value.line, caught.value.cause) == (line, cause)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode_yaml("a: é".encode("utf-8-sig")) == "a: é"


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("\n- a", 2, "keys are expected here, not a list; write key: value"),
        ("a", 1, "keys are expected here, not 'a'; write key: value"),
        ("a: b\n? [c]\n: d", 2, "a key cannot be a list; write one word"),
        ("{{a: b}: c}", 1, "a key cannot be keys with values; write one word"),
    ],
)
def test_what_is_no_mapping_of_words_is_told(text: str, line: int, cause: str) -> None:
    with pytest.raises(YamlFault) as caught:
        list(entries(read_yaml(text).root))
    assert (caught.value.line, caught.value.cause) == (line, cause)
