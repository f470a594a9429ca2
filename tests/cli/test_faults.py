"""What can go wrong around a command: each ends in one line, with the right status, and no traceback."""

from __future__ import annotations

import os
import pty
import random
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.cli.main import command_tree, run
from newsreader.library import Library
from newsreader.text.hidden import without_hidden
from tests.support.collecting_library import added, record
from tests.support.deceiving import HIDDEN, with_hidden
from tests.support.mill import COURIER, filled, keep, note, story, write_story
from tests.support.running import ROOT, in_shell, program

BORDER = str(ROOT / "seeds" / "border-security")
EVIL = "\x1b]0;owned\x07\x9b31m\x9dx\x9c\u202edne\x7f\u2066\U000e0041i\u3164\u2800i\ufe0fi\u034fi\u200di\xadi"
STYLES = re.compile("\x1b\\[[0-9;]*[mK]")
RAW = frozenset("\u3164\u2800\ufe0f\u034f\u200d\xad\x1b\x07\x7f\x9b\x9c\x9d\u202e\u2066\U000e0041")

PRINTING = [
    ["--help"],
    ["--version"],
    ["--info"],
    ["compare", BORDER],
    ["compare", "--format", "json", BORDER],
    ["report", "--format", "markdown", BORDER],
    ["compare", "--schema"],
    ["read", BORDER],
    ["origins", BORDER],
    ["stories"],
    ["library", "check"],
    ["notes", "list"],
    ["notes", "export"],
    ["notes", "bin", "--empty"],
    ["notes", "tags", "list"],
    ["notes", "codebook"],
    ["notes", "check"],
    ["notes", "salvage"],
    ["config"],
    ["config", "--check"],
    ["config", "--default"],
    ["config", "--show"],
    ["config", "--schema"],
    ["keys"],
    ["completion", "bash"],
    ["man"],
]
"""Command lines that print something and succeed."""
ONCE = [
    *(("notes", "tags", name) for name in ("rename", "merge", "undo")),
    ("fetch",),
    *(("feeds", name) for name in ("add", "list", "remove", "export")),
    ("search",),
    *(("library", name) for name in ("open", "info", "backup", "export", "compact", "show", "remove")),
    *((name,) for name in ("pack", "serve", "survey")),
    *(("stories", name) for name in ("show", "why", "split", "join", "move", "pin", "undo")),
    ("notes", "sync"),
]
"""Commands that succeed only once, or as one above: see the tests of each in this folder, and those of packs,
serving and sharing."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with notes in it, and one with an article."""
    filled(write_story(tmp_path / "mill"))
    with Library() as articles:
        added(articles, record())
    return tmp_path / "data"


def one_line(error: str) -> bool:
    return error.startswith("newsreader: ") and error.count("\n") == 1


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_output_that_is_full_closed_or_broken_and_input_that_is_closed(
    arguments: list[str], library: Path
) -> None:
    for fault in (">/dev/full", ">&-"):
        done = in_shell(f'newsreader "$@" {fault}', *arguments)
        assert (done.returncode, done.stdout) == (2, ""), fault
        assert one_line(done.stderr) and "output" in done.stderr, fault
    well = in_shell('newsreader "$@" <&-', *arguments)
    assert (well.returncode, bool(well.stdout)) == (0, True)
    for fault in ("2>&-", "2>/dev/full"):
        done = in_shell(f'newsreader "$@" {fault}', *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, well.stdout, ""), fault
    broken = in_shell('newsreader "$@" | head -c 0; exit "${PIPESTATUS[0]}"', *arguments)
    assert (broken.returncode, broken.stderr) == (0, well.stderr)


def test_every_command_is_tried() -> None:
    tried = {tuple(arguments) for arguments in PRINTING} | {("open",), *map(tuple, READING), *ONCE}
    for command in command_tree().walk():
        words = tuple(command.prog.split()[1:])
        if not command.commands and words:
            assert any(line[: len(words)] == words for line in tried), words


READING = [
    ["open"],
    ["compare"],
    ["read"],
    ["stats"],
    ["add"],
    ["feeds", "import"],
    ["library", "restore"],
    ["library", "judgements"],
    ["notes", "list"],
    ["notes", "add"],
    ["notes", "export"],
    ["notes", "import"],
    ["notes", "salvage"],
    ["notes", "agreement", "--story", BORDER, "--", "."],
]
"""Command lines that a file's name may follow."""


@pytest.mark.parametrize("arguments", READING, ids=lambda arguments: " ".join(arguments[:2]))
@pytest.mark.parametrize("what", ["missing", "folder", "binary", "pipe", "device", EVIL, "\udcff"])
def test_input_that_is_no_text(
    arguments: list[str],
    what: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("newsreader.cli.opening.terminal_refusal", lambda _: "")
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    elif what == "binary":
        path.write_bytes(bytes(range(256)) * 64)
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    assert run([*arguments, str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and one_line(err)
    assert not RAW & set(err)


@pytest.mark.parametrize("variable", ["NEWSREADER_CONFIG_DIR", "NEWSREADER_DATA_DIR"])
@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_file_where_a_folder_should_be(
    variable: str,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    monkeypatch.setenv(variable, str(file))
    status = run(arguments)
    out, err = capsys.readouterr()
    if status == 2:
        assert out == "" and one_line(err)
    else:
        assert status == (variable == "NEWSREADER_CONFIG_DIR" and arguments == ["config", "--check"])
        assert out or one_line(err)
    assert "this should not have happened" not in err


def test_an_output_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder").mkdir()
    for output in (tmp_path / "folder", tmp_path / "missing" / "file"):
        for arguments in (["compare", BORDER], ["notes", "export"], ["notes", "salvage", BORDER]):
            assert run([*arguments, "--output", str(output)]) == 2
            out, err = capsys.readouterr()
            assert out == "" and one_line(err)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("newsreader notes import - <&-", "standard input: is closed"),
        ("newsreader notes import - </dev/null", "standard input"),
        ("newsreader <&-", "its input is not a terminal"),
        ("newsreader </dev/null", "its input is not a terminal"),
        (f"newsreader compare {shlex.quote(BORDER)} 0<&- >&- 2>&-", ""),
    ],
)
def test_standard_input_that_holds_nothing(line: str, words: str, tmp_path: Path) -> None:
    done = in_shell(f"cd {shlex.quote(str(tmp_path))}; {line}")
    assert "Traceback" not in done.stderr
    assert words in done.stdout + done.stderr
    assert done.returncode == (0 if line == "newsreader notes import - </dev/null" else 2)
    assert done.returncode == 0 or not words or one_line(done.stderr)


def test_no_file_takes_the_place_of_a_closed_stream() -> None:
    code = """
import os, sys
import newsreader.__main__ as program
from newsreader.cli import main
main.read_arguments = lambda _: os._exit(100 + os.open(os.devnull, os.O_RDONLY))
program.main()
"""
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        assert in_shell(f'{shlex.quote(sys.executable)} -c "$1" {closed}', code).returncode >= 103


def test_an_endless_standard_input_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("newsreader.cli.importing.MOST", 1 << 20)
    with open("/dev/zero", encoding="ascii") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        assert run(["notes", "import", "-"]) == 2
    assert capsys.readouterr().err == "newsreader: standard input: is larger than 1 MB; split it\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [f"--x{EVIL}"],
        [f"x{EVIL}"],
        ["compare", f"--z{EVIL}", "a"],
        ["compare", "--format", EVIL, "a"],
        ["compare", f"--schema={EVIL}"],
        ["notes", EVIL],
        ["notes", "list", "--colour", EVIL],
        ["config", EVIL],
        ["keys", f"two\nlines{EVIL}"],
    ],
)
def test_arguments_are_never_printed_raw(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert not RAW & set(out + err)
    assert out == "" and one_line(err)


@pytest.mark.parametrize("options", [["--format", "json"], ["--format", "text"], []])
def test_no_text_of_an_article_reaches_a_terminal_raw(options: list[str], tmp_path: Path) -> None:
    folder = tmp_path / f"story{EVIL}"
    folder.mkdir()
    for name in ("a", "b"):
        text = f'---\noutlet: "x\\e]0;y\\a\\x9b"\n---\nThe {EVIL} tower fell on Monday {name}.\n'
        (folder / f"{name}{EVIL}.txt").write_text(text, encoding="utf-8")
    printed = on_a_terminal("compare", *options, str(folder))
    assert "tower fell" in printed
    assert not RAW & set(STYLES.sub("", printed))


@pytest.mark.parametrize(
    "arguments",
    [["notes", "list"], ["notes", "export"], ["notes", "export", "--format", "csv"]],
    ids=" ".join,
)
def test_no_hidden_character_of_a_note_reaches_a_terminal_raw(arguments: list[str], tmp_path: Path) -> None:
    chance = random.Random(4)
    folder = tmp_path / "deceptive"
    folder.mkdir()
    hidden = with_hidden(COURIER, HIDDEN, chance)
    (folder / "courier.txt").write_text(hidden, encoding="utf-8")
    (article,) = story(folder).versions
    words = article.sentence_text(3)
    keep(note(article, words, comment=with_hidden("Since when? Ask her.", HIDDEN, chance), author="Ida"))
    printed = on_a_terminal(*arguments)
    assert "Ida" in printed
    assert without_hidden(printed) == printed
    assert words not in printed and words in hidden


def on_a_terminal(*arguments: str) -> str:
    """What the program prints when its output is a terminal."""
    mine, its = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui"), "PAGER": ""}
    command = [sys.executable, "-m", "newsreader", *arguments]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment) as running:
        os.close(its)
        data = b""
        while True:
            try:
                data += (more := os.read(mine, 65536))
            except OSError:  # the other end is closed
                break
            if not more:
                break
        assert running.wait() == 0
    os.close(mine)
    return data.decode("utf-8")


NOW = {
    "while arguments are read": "main.read_arguments = ended",
    "while modules are imported": "del sys.modules['newsreader.sources']; sys.meta_path.insert(0, Ended())",
    "while articles are read": "sources.open_story = ended",
    "while a story is compared": "compare.compare = ended",
}
ENDED = """
import os, sys
import newsreader.__main__ as program
from newsreader import compare, sources
from newsreader.cli import main

def ended(*_):
    os.kill(os.getpid(), {number})
    for _ in range(10**8):  # until the signal has come
        pass
    os._exit(99)

class Ended:
    def find_spec(self, name, *_):
        if name == "newsreader.sources":
            ended()

{change}
sys.argv = ["newsreader", "compare", {story!r}]
program.main()
"""


@pytest.mark.parametrize(("number", "status"), [(1, 129), (2, 130), (15, 143)])
@pytest.mark.parametrize("moment", NOW)
def test_a_signal_ends_a_command_with_its_status_and_no_word(moment: str, number: int, status: int) -> None:
    done = program(code=ENDED.format(number=number, change=NOW[moment], story=BORDER))
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


@pytest.mark.parametrize(("number", "status"), [(1, 129), (2, 130), (15, 143)])
def test_a_signal_while_a_file_is_written_leaves_the_old_one(
    number: int, status: int, tmp_path: Path
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("as it was")
    code = f"""
import os, sys
import newsreader.__main__ as program

os.fsync = lambda _: os.kill(os.getpid(), {number})
sys.argv = ["newsreader", "compare", "--output", {str(file)!r}, {BORDER!r}]
program.main()
"""
    done = program(code=code)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["report.txt"]
    assert file.read_text() == "as it was"


def test_signals_that_are_ignored_stay_ignored() -> None:
    done = in_shell(f"trap '' HUP; newsreader compare {shlex.quote(BORDER)}")
    assert done.returncode == 0
    code = f"""
import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
import newsreader.__main__ as program
from newsreader.cli import main
read = main.read_arguments
def hung_up(arguments):
    os.kill(os.getpid(), signal.SIGHUP)
    return read(arguments)
main.read_arguments = hung_up
sys.argv = ["newsreader", "compare", {BORDER!r}]
program.main()
"""
    assert program(code=code).returncode == 0


def test_what_should_not_have_happened_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error in (ValueError(f"a{EVIL}\nb"), RecursionError(), MemoryError(), OSError("no more")):

        def broken(_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr("newsreader.compare.compare", broken)
        assert run(["compare", BORDER]) == 2
        out, err = capsys.readouterr()
        assert out == "" and one_line(err)
        assert not RAW & set(err)
    monkeypatch.setenv("NEWSREADER_TRACEBACK", "1")
    monkeypatch.setattr("newsreader.compare.compare", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(["compare", BORDER])
