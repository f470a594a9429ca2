"""Other programs have no part in the terminal, and nobody waits for them for long."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from newsreader.ui import browser, clipboard, processes
from newsreader.ui.browser import open_address
from newsreader.ui.clipboard import copy_by_tool, terminal_refusal

URL = "https://example.org/a?b=c&d=$(id);e"
LOOK = """\
import os, sys
try:
    os.open("/dev/tty", os.O_RDWR)
    terminal = "a terminal"
except OSError:
    terminal = "no terminal"
streams = [os.path.realpath(f"/proc/self/fd/{n}") for n in range(3)]
given = sys.stdin.read()
with open(sys.argv[1], "w") as file:
    print(terminal, os.getsid(0) == os.getpid(), *streams[1:], given, *sys.argv[2:], sep="|", file=file)
print("noise")
print("noise", file=sys.stderr)
"""


def program(path: Path, lines: str) -> str:
    """A program of shell lines."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def looks(tmp_path: Path) -> str:
    """The beginning of a command that writes into `seen` what it finds."""
    (tmp_path / "look.py").write_text(LOOK, encoding="utf-8")
    return f"exec {shlex.join([sys.executable, str(tmp_path / 'look.py'), str(tmp_path / 'seen')])}"


def test_a_program_has_no_terminal_and_prints_nowhere(
    tmp_path: Path, looks: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert processes.run([program(tmp_path / "tool", f'{looks} "$@"'), "-x"], b"given", 60)
    seen = (tmp_path / "seen").read_text(encoding="utf-8").strip()
    assert seen == "no terminal|True|/dev/null|/dev/null|given|-x"
    assert processes.leave_running([program(tmp_path / "other", looks)], os.environ, 60)
    assert capfd.readouterr() == ("", "")


def test_a_program_that_hangs_is_killed_with_what_it_started(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    hangs = program(tmp_path / "hangs", f"sleep 600 3> {tmp_path}/pipe & wait")
    assert not processes.run([hangs], b"x" * 1_000_000, 0.5)
    # Whoever waits for a program that holds the other end of the pipe would wait for ever.
    os.set_blocking(reader, True)
    assert os.read(reader, 1) == b""
    os.close(reader)
    assert not processes.run([str(tmp_path / "missing")], b"", 60)


def test_a_browser_that_stays_open_is_left_alone(tmp_path: Path) -> None:
    waits = program(tmp_path / "browser", f"read line < {tmp_path}/pipe")
    os.mkfifo(tmp_path / "pipe")
    assert processes.leave_running([waits], os.environ, 0.05)
    with open(tmp_path / "pipe", "w") as pipe:  # opens only as someone reads
        pipe.write("end\n")


def test_the_browser_gets_the_address_as_one_argument(tmp_path: Path, looks: str) -> None:
    named = program(tmp_path / "b c" / "browser", f'{looks} "$@"')
    for entry, arguments in (
        (f"'{named}'", URL),
        (f"'{named}' --new %s", f"--new|{URL}"),
        (f"'{named}' --url=%s -x &", f"--url={URL}|-x"),
        (f"{tmp_path}/missing{os.pathsep}'unbalanced{os.pathsep}{os.pathsep}'{named}'", URL),
    ):
        assert open_address(URL, {"BROWSER": entry, "PATH": os.environ["PATH"]}) == ""
        assert (tmp_path / "seen").read_text(encoding="utf-8").strip().endswith(f"||{arguments}")
        (tmp_path / "seen").unlink()


@pytest.mark.parametrize("wrapped", ["{}", "{} -T %s", "env {}", "sh -c {}", "nohup {} %s"])
def test_no_browser_takes_the_terminal(tmp_path: Path, looks: str, wrapped: str) -> None:
    named = program(tmp_path / "w3m", looks)
    environ = {"BROWSER": wrapped.format(named), "PATH": os.environ["PATH"]}
    assert "w3m would take" in open_address(URL, environ) or wrapped != "{}"
    assert "would take this terminal" in open_address(URL, environ)
    assert not (tmp_path / "seen").exists()


def test_a_browser_in_the_terminal_is_known_behind_a_link(tmp_path: Path, looks: str) -> None:
    os.symlink(program(tmp_path / "lynx", looks), tmp_path / "x-www-browser")
    environ = {"PATH": str(tmp_path), "DISPLAY": ":0"}
    assert "would take this terminal" in open_address(URL, environ)
    assert not (tmp_path / "seen").exists()


def test_a_shell_never_reads_the_address(tmp_path: Path) -> None:
    environ = {"BROWSER": f"sh -c 'touch {tmp_path}/seen %s'", "PATH": "/bin:/usr/bin"}
    assert "No browser" in open_address(URL, environ)
    assert not (tmp_path / "seen").exists()
    assert "no address" in open_address("file:///etc/passwd", environ)


def test_a_browser_that_fails_is_told(tmp_path: Path) -> None:
    environ = {"BROWSER": program(tmp_path / "firefox", "exit 1"), "PATH": "/nowhere"}
    assert open_address(URL, environ) == "firefox could not open"
    assert open_address(URL, {"PATH": "/nowhere"}) == "No browser was found for"


def test_a_clipboard_tool_that_fails_or_hangs_leaves_it_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(clipboard, "PATIENCE", 5)
    program(tmp_path / "bin" / "xclip", "echo Cannot open display >&2; exit 1")
    program(tmp_path / "bin" / "xsel", f"exec cat > {tmp_path}/copied")
    assert copy_by_tool("the text", {"DISPLAY": ":9"})
    assert (tmp_path / "copied").read_text() == "the text"
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    program(tmp_path / "bin" / "xsel", "exec sleep 600")
    assert not copy_by_tool("the text", {"DISPLAY": ":9"})
    assert not copy_by_tool("the text", {"SSH_CONNECTION": "here", "DISPLAY": ":9"})
    assert capfd.readouterr() == ("", "")


def test_what_no_terminal_takes_is_told() -> None:
    here = {"TERM": "xterm-256color"}
    assert terminal_refusal("é" * 30_000, here) == ""
    assert "more than terminals take" in terminal_refusal("é" * 40_000, here)
    assert "no clipboard" in terminal_refusal("x", {"TERM": "linux"})
    assert {"w3m", "lynx", "links", "elinks", "www-browser"} <= browser.IN_A_TERMINAL


def test_what_a_program_prints_is_captured(tmp_path: Path, looks: str) -> None:
    tool = program(tmp_path / "tool", 'cat; echo "$1"; echo noise >&2')
    assert processes.capture([tool, "a b; c"], b"given ", 60) == processes.Captured("given a b; c\n")
    processes.capture([program(tmp_path / "other", looks)], b"", 60)
    assert (tmp_path / "seen").read_text(encoding="utf-8").startswith("no terminal|True|")


def test_a_program_that_fails_says_how(tmp_path: Path) -> None:
    failing = program(tmp_path / "failing", "echo out; echo why >&2; exit 3")
    assert processes.capture([failing], b"", 60) == processes.Captured(
        "why\n", f"{failing} ended with status 3"
    )
    dying = program(tmp_path / "dying", "kill -9 $$")
    assert processes.capture([dying], b"", 60).fault == f"{dying} ended with signal 9"
    hanging = program(tmp_path / "hanging", "echo begun; exec sleep 60")
    assert processes.capture([hanging], b"", 0.3).fault == f"{hanging} was stopped after 0.3 s"
    for command in ([str(tmp_path / "none")], ["a\0b"], [failing, "\ud800"]):
        assert "cannot be started" in processes.capture(command, b"", 60).fault


def test_no_more_is_kept_than_can_be_shown(tmp_path: Path) -> None:
    printed = processes.capture([program(tmp_path / "much", "yes | head -c 1000000")], b"", 60).printed
    assert len(printed) == processes.MOST_PRINTED
