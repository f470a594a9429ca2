"""Opening an address in a browser that has a window of its own."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from newsreader.text.handing_over import web_address
from newsreader.ui.processes import leave_running

PATIENCE = 2.0
"""Seconds within which a browser that cannot be started says so."""
IN_A_TERMINAL = frozenset(
    "browsh carbonyl cha chawan edbrowse elinks links links2 lynx netrik retawq w3m www-browser".split()
)
"""Programs that would draw on the terminal that one reads in."""
_WITH_A_DISPLAY = (
    "xdg-open",
    "gio open",
    "gvfs-open",
    "x-www-browser",
    "firefox",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "brave-browser",
    "epiphany",
    "konqueror",
)
_WRAPPERS = frozenset("bash command dash env exec nice nohup setsid sh sudo xdg-terminal-exec zsh".split())


def open_address(url: str, environ: Mapping[str, str] | None = None) -> str:
    """Open an address of the web; why that could not be done, or nothing. Takes up to PATIENCE for each
    browser that fails."""
    environ = os.environ if environ is None else environ
    address = web_address(url)
    if not address:
        return "This is no address of the web that could be opened"
    others = {name: value for name, value in environ.items() if name != "BROWSER"}
    terminal_only = failed = ""
    for commands in (_wanted(environ), _present(environ)):
        for command in commands:
            name = PurePath(command[0]).name
            found = shutil.which(command[0], path=environ.get("PATH"))
            if found is None:
                continue
            if _draws_on_the_terminal(command, found):
                terminal_only = terminal_only or name
                continue
            arguments = [part.replace("%s", address) for part in command[1:]]
            if leave_running([found, *arguments], others, PATIENCE):
                return ""
            failed = failed or name
        if terminal_only:
            return f"{terminal_only} would take this terminal; nothing was opened:"
    return f"{failed} could not open" if failed else "No browser was found for"


def _wanted(environ: Mapping[str, str]) -> Iterator[list[str]]:
    """The commands that BROWSER names; an argument of each is or holds `%s`."""
    for entry in environ.get("BROWSER", "").split(os.pathsep):
        try:
            command = shlex.split(entry)
        except ValueError:
            continue
        if command[-1:] == ["&"]:
            del command[-1]
        if not command or any("%s" in part and len(part.split()) > 1 for part in command):
            continue  # a line for a shell, which would read the address as part of it
        yield command if any("%s" in part for part in command[1:]) else [*command, "%s"]


def _present(environ: Mapping[str, str]) -> Iterator[list[str]]:
    """The commands that there may be."""
    if sys.platform == "darwin":
        yield ["open", "%s"]
    elif sys.platform == "win32":
        yield ["rundll32", "url.dll,FileProtocolHandler", "%s"]
    elif "WSL_DISTRO_NAME" in environ:
        yield ["wslview", "%s"]
    elif environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        yield from ([*line.split(), "%s"] for line in _WITH_A_DISPLAY)
    yield from ([name, "%s"] for name in ("termux-open-url", *sorted(IN_A_TERMINAL)))


def _draws_on_the_terminal(command: list[str], found: str) -> bool:
    names = {PurePath(command[0]).name, PurePath(os.path.realpath(found)).name}
    if names & _WRAPPERS:
        names |= {PurePath(part).name for part in command[1:]}
    return bool(names & IN_A_TERMINAL)
