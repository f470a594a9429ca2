"""`newsreader completion`: what a shell offers for the tab key, made from the tree of commands."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from newsreader.cli.command import PROGRAM, Command
from newsreader.cli.output import put
from newsreader.records import dataclass

_FILES = frozenset({"FILE", "FOLDER"})
"""Words in the name of a value that stand for what lies on the disk."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command."""

    flags: tuple[str, ...]
    help: str
    takes_value: bool
    words: tuple[str, ...] = ()
    """What its value can be; empty: anything."""
    takes_file: bool = False


@dataclass(frozen=True, slots=True)
class Completed:
    """What can stand behind a command."""

    path: tuple[str, ...]
    """The words of the command, the program's name first."""
    options: tuple[Option, ...]
    commands: tuple[tuple[str, str], ...]
    """(name, what it does) of the commands in it."""
    words: tuple[str, ...]
    """What an argument can be; empty: anything."""
    takes_files: bool


def add_completion(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "completion",
        run_completion,
        "print what makes your shell complete commands, options and files",
        examples=(
            "newsreader completion bash > ~/.local/share/bash-completion/completions/newsreader",
            "newsreader completion zsh > ~/.zfunc/_newsreader",
            "newsreader completion fish > ~/.config/fish/completions/newsreader.fish",
        ),
        note="For zsh, ~/.zfunc must be in your fpath before compinit: fpath+=~/.zfunc",
    )
    parser.add_argument("shell", metavar="SHELL", choices=tuple(SHELLS), help="%(choices)s")


def run_completion(options: argparse.Namespace) -> int:
    """Print the script for a shell, and return the exit status. Raises OSError."""
    from newsreader.cli.main import command_tree  # which imports all commands, of which this is one

    put(completion(command_tree(), options.shell).encode("utf-8"), None)
    return 0


def completion(tree: Command, shell: str) -> str:
    """The script for one of `SHELLS`, such as bash."""
    lines = list(SHELLS[shell](_all(tree)))
    head = lines[:1] if shell == "zsh" else []  # its first line says what it is
    made = f"# Completion of {PROGRAM}, made by: {PROGRAM} completion {shell}"
    return "\n".join([*head, made, *lines[len(head) :]])


def _all(tree: Command) -> list[Completed]:
    """The program itself, which does what its command `open` does, and every command."""
    found = [_completed(command, (PROGRAM, *names)) for names, command in _walk(tree, ())]
    default = next(command for command in found if command.path == (PROGRAM, "open"))
    first = found[0]
    known = {flag for option in first.options for flag in option.flags}
    more = tuple(option for option in default.options if not known & set(option.flags))
    whole = Completed(first.path, first.options + more, first.commands, (), default.takes_files)
    return [whole, *found[1:]]


def _walk(command: Command, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Command]]:
    yield names, command
    for name, below in command.commands.items():
        yield from _walk(below, (*names, name))


def _completed(command: Command, path: tuple[str, ...]) -> Completed:
    options: list[Option] = []
    words: list[str] = []
    takes_files = False
    for action in command.arguments:
        choices = tuple(map(str, action.choices or ()))
        if action.option_strings:
            takes_value = action.nargs != 0
            is_file = action.type is Path or _is_file(action)
            text = command.help_of(action)
            options.append(Option(tuple(action.option_strings), text, takes_value, choices, is_file))
        else:
            words += choices
            takes_files = takes_files or (not choices and _is_file(action))
    commands = tuple((name, below.summary) for name, below in command.commands.items())
    return Completed(path, tuple(options), commands, tuple(words), takes_files)


def _is_file(action: argparse.Action) -> bool:
    return bool(_FILES & set(str(action.metavar or "").split("|")))


def _bash(commands: Sequence[Completed]) -> Iterator[str]:
    yield "_newsreader() {"
    yield "    local word at command=newsreader before=${COMP_WORDS[COMP_CWORD-1]} words="
    yield "    COMPREPLY=()"
    yield "    for ((at = 1; at < COMP_CWORD; at++)); do"
    yield '        case "$command ${COMP_WORDS[at]}" in'
    paths = "|".join(shlex.quote(" ".join(command.path)) for command in commands[1:])
    yield f'            {paths}) command="$command ${{COMP_WORDS[at]}}" ;;'
    yield "            *) break ;;"
    yield "        esac"
    yield "    done"
    yield '    case "$command $before" in'
    for command in commands:
        for option in command.options:
            if option.takes_value:
                names = "|".join(shlex.quote(f"{' '.join(command.path)} {flag}") for flag in option.flags)
                reply = _bash_reply(shlex.quote(" ".join(option.words))) if option.words else ":"
                yield f"        {names}) {reply}; return ;;"
    yield "    esac"
    yield '    case "$command" in'
    for command in commands:
        plain = [*(name for name, _ in command.commands), *command.words]
        flags = [flag for option in command.options for flag in option.flags]
        yield f"        {shlex.quote(' '.join(command.path))})"
        yield f"            ((at < COMP_CWORD)) || words={shlex.quote(' '.join(plain))}"
        is_plain = "[[ ${COMP_WORDS[COMP_CWORD]} != -* ]]"
        yield f"            {is_plain} || words={shlex.quote(' '.join(flags))} ;;"
    yield "    esac"
    yield "    " + _bash_reply('"$words"')
    yield "}"
    yield "complete -o bashdefault -o default -F _newsreader newsreader"
    yield ""


def _bash_reply(words: str) -> str:
    return f'COMPREPLY=($(compgen -W {words} -- "${{COMP_WORDS[COMP_CWORD]}}"))'


def _zsh(commands: Sequence[Completed]) -> Iterator[str]:
    yield "#compdef newsreader"
    for command in commands:
        yield ""
        yield f"{_function(command.path)}() {{"
        yield "    local -a commands"
        yield "    commands=("
        yield from (f"        {shlex.quote(f'{name}:{text}')}" for name, text in command.commands)
        yield "    )"
        yield "    local curcontext=$curcontext state line"
        yield "    _arguments -C \\"
        for option in command.options:
            flags = f"{{{','.join(option.flags)}}}" if len(option.flags) > 1 else option.flags[0]
            yield f"        {flags}{shlex.quote(f'[{_zsh_text(option.help)}]{_zsh_value(option)}')} \\"
        if command.commands:
            yield "        '1: :->first' '*:: :->rest'"
            yield "    case $state in"
            files = " 'files:file:_files'" if command.takes_files else ""
            described = "'commands:command:{_describe -t commands command commands}'"
            yield f"        first) _alternative {described}{files} ;;"
            yield "        rest) case $words[1] in"
            for name, _ in command.commands:
                yield f"            {name}) {_function((*command.path, name))} ;;"
            yield f"            *) {'_files' if command.takes_files else ':'} ;;"
            yield "        esac ;;"
            yield "    esac"
        elif command.words:
            yield f"        '1:word:({' '.join(command.words)})'"
        else:
            yield f"        '*:file:{'_files' if command.takes_files else ''}'"
        yield "}"
    yield ""
    yield '[[ $funcstack[1] == _newsreader ]] && _newsreader "$@" || compdef _newsreader newsreader'
    yield ""


def _function(path: Sequence[str]) -> str:
    return "_" + "_".join(path)


def _zsh_text(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "[]:\\" else sign for sign in text)


def _zsh_value(option: Option) -> str:
    if not option.takes_value:
        return ""
    if option.words:
        return f":value:({' '.join(option.words)})"
    return f":value:{'_files' if option.takes_file else ''}"


def _fish(commands: Sequence[Completed]) -> Iterator[str]:
    yield "function __newsreader_command"
    yield "    set -l command newsreader"
    yield "    for word in (commandline -opc)[2..-1]"
    yield '        switch "$command $word"'
    yield f"            case {' '.join(_fish_text(' '.join(command.path)) for command in commands[1:])}"
    yield '                set command "$command $word"'
    yield "            case '*'"
    yield "                break"
    yield "        end"
    yield "    end"
    yield '    test "$command" = "$argv[1]"'
    yield "end"
    for command in commands:
        is_here = f"__newsreader_command {_fish_text(' '.join(command.path))}"
        where = f"complete -c newsreader -n {_fish_text(is_here)}"
        if not command.takes_files:
            yield f"{where} -f"
        for name, text in command.commands:
            yield f"{where} -a {name} -d {_fish_text(text)}"
        for word in command.words:
            yield f"{where} -a {word}"
        for option in command.options:
            names = " ".join(
                f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags
            )
            value = " -x" if option.takes_value else ""
            if option.words:
                value += f" -a {_fish_text(' '.join(option.words))}"
            elif option.takes_file:
                value = " -r -F"
            yield f"{where} {names}{value} -d {_fish_text(option.help)}"
    yield ""


def _fish_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


SHELLS: dict[str, Callable[[Sequence[Completed]], Iterator[str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
"""The lines of the script for each shell."""
