"""Whatever keys are wished for, no command is lost, no key means two things, and every refusal is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _character_to_key

from newsreader.settings.key_names import NAMED, key_name
from newsreader.settings.keymap import active_together, check_keymap
from newsreader.settings.problems import Problem, Source
from newsreader.ui.commands import COMMANDS


@dataclass(frozen=True)
class Order:
    """A command as small as can be."""

    id: str
    keys: tuple[str, ...]
    panes: frozenset[str]


LEFT, RIGHT = frozenset({"left"}), frozenset({"right"})
EVERYWHERE = LEFT | RIGHT
ORDERS = (
    Order("next", ("j", "down"), LEFT),
    Order("back", ("k", "up"), LEFT),
    Order("below", ("j", "down"), RIGHT),
    Order("quit", ("q",), EVERYWHERE),
    Order("help", ("question_mark", "f1"), EVERYWHERE),
)
DEFAULTS = {order.id: order.keys for order in ORDERS}


def checked(**wanted: tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """What differs from the defaults, and the problems as they are shown; wishes stand from line 3 on."""
    source = Source("config.yaml", {f"keys.{id}": line for line, id in enumerate(wanted, 3)})
    keymap, problems = check_keymap(wanted, ORDERS, source)
    assert keymap.keys() == DEFAULTS.keys()
    changes = {id: keys for id, keys in keymap.items() if keys != DEFAULTS[id]}
    return changes, [str(problem) for problem in problems]


def test_without_wishes_the_defaults_hold() -> None:
    assert check_keymap({}, ORDERS) == (DEFAULTS, ())


def test_a_wish_replaces_the_defaults_of_its_command() -> None:
    assert checked(next=("n", "n", "ctrl+n"), quit=("shift+ctrl+q",)) == (
        {"next": ("n", "ctrl+n"), "quit": ("ctrl+shift+q",)},
        [],
    )


def test_keys_can_be_exchanged() -> None:
    assert checked(next=("k",), back=("j",)) == ({"next": ("k",), "back": ("j",)}, [])


def test_commands_of_two_panes_may_have_the_same_key() -> None:
    assert checked(next=("n",), below=("n",)) == ({"next": ("n",), "below": ("n",)}, [])


def test_a_wish_takes_a_default_key_from_a_command_that_has_another() -> None:
    assert checked(next=("up", "?")) == (
        {"next": ("up", "question_mark"), "back": ("k",), "help": ("f1",)},
        [],
    )


def test_a_wish_cannot_take_the_last_key_of_a_command() -> None:
    assert checked(next=("q",)) == (
        {},
        ["config.yaml, line 3, keys.next: quit would be left without a key; next keeps j, down"],
    )


def test_two_wishes_cannot_take_the_last_key_together() -> None:
    assert checked(next=("f1",), below=("?",)) == (
        {"next": ("f1",), "help": ("question_mark",)},
        ["config.yaml, line 4, keys.below: help would be left without a key; below keeps j, down"],
    )


def test_a_refused_wish_brings_back_defaults_that_others_may_not_take_either() -> None:
    """The first wish leaves `next` one key; the second leaves it none once the wish for `next` is refused."""
    changes, problems = checked(back=("j", "down"), next=("q",))
    assert changes == {}
    assert problems == [
        "config.yaml, line 3, keys.back: next would be left without a key; back keeps k, up",
        "config.yaml, line 4, keys.next: quit would be left without a key; next keeps j, down",
    ]


@pytest.mark.parametrize("other", ["back", "quit"])
def test_two_wishes_for_one_key_are_both_refused(other: str) -> None:
    assert checked(next=("n",), **{other: ("x", "n")}) == (
        {},
        [f"config.yaml, line 4, keys.{other}: n would also be for next (line 3); both keep their defaults"],
    )


def test_two_spellings_of_one_key_clash() -> None:
    changes, problems = checked(next=("/",), back=("solidus",))
    assert changes == {}
    assert problems == [
        "config.yaml, line 4, keys.back: slash would also be for next (line 3); both keep their defaults"
    ]


def test_every_command_in_a_clash_is_named() -> None:
    changes, problems = checked(next=("n",), below=("b",), quit=("n", "b"))
    assert changes == {}
    assert problems == [
        "config.yaml, line 5, keys.quit: n would also be for next (line 3); both keep their defaults",
        "config.yaml, line 5, keys.quit: b would also be for below (line 4); both keep their defaults",
    ]


def test_an_unknown_command_is_reported_with_the_nearest() -> None:
    assert checked(qiut=("x",), zzzz=("y",)) == (
        {},
        [
            "config.yaml, line 3, keys.qiut: there is no such command; did you mean quit?",
            "config.yaml, line 4, keys.zzzz: there is no such command",
        ],
    )


def test_a_wish_with_one_bad_key_is_refused_as_a_whole() -> None:
    assert checked(next=("n", "ctrl-n")) == (
        {},
        ["config.yaml, line 3, keys.next: 'ctrl-n' is no name of a key; did you mean ctrl+n?"],
    )


def test_a_command_cannot_be_left_without_a_key() -> None:
    assert checked(help=()) == (
        {},
        ["config.yaml, line 3, keys.help: the command would have no key; it keeps question_mark, f1"],
    )


def test_wishes_that_stand_in_no_file_have_no_line() -> None:
    problem = Problem("there is no such command", key="keys.zzzz")
    assert check_keymap({"zzzz": ("x",)}, ORDERS) == (DEFAULTS, (problem,))


KEYS = [*"jkqnx?/", "down", "up", "f1", "question_mark", "slash", "ctrl+n", "tab"]
PANES = st.frozensets(st.sampled_from(["left", "middle", "right"]), min_size=1)


@st.composite
def orders(draw: st.DrawFn) -> list[Order]:
    """Commands whose default keys are free of clashes."""
    found: list[Order] = []
    for number in range(draw(st.integers(1, 6))):
        panes = draw(PANES)
        taken = {key for order in found if order.panes & panes for key in order.keys}
        free = sorted({key_name(key) for key in KEYS} - taken)
        if free:
            keys = draw(st.lists(st.sampled_from(free), min_size=1, max_size=3, unique=True))
            found.append(Order(f"order-{number}", tuple(keys), panes))
    return found


WISHES = st.dictionaries(
    st.sampled_from([f"order-{number}" for number in range(7)]),
    st.lists(st.sampled_from([*KEYS, "ctrl-n", ""]) | st.text(max_size=3), max_size=3).map(tuple),
)


def named(written: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a wish; none when one of them is no key."""
    try:
        return tuple(dict.fromkeys(map(key_name, written)))
    except ValueError:
        return ()


@settings(max_examples=200, deadline=None)
@given(orders(), WISHES)
def test_whatever_is_wished_for(commands: list[Order], wanted: Mapping[str, tuple[str, ...]]) -> None:
    keymap, problems = check_keymap(wanted, commands)
    assert list(keymap) == [command.id for command in commands]
    assert all(keymap.values())
    for one, other in combinations(commands, 2):
        if active_together(one, other):
            assert not set(keymap[one.id]) & set(keymap[other.id])
    told = " ".join(f"{problem.key.removeprefix('keys.')} {problem.cause}" for problem in problems)
    for command in commands:
        wish = named(wanted.get(command.id, ()))
        if wish and keymap[command.id] == wish:
            continue
        assert command.id not in wanted or command.id in told
        wished = {key for other in commands if keymap[other.id] != other.keys for key in keymap[other.id]}
        assert [key for key in command.keys if key not in wished] == [
            key for key in keymap[command.id] if key not in wished
        ]
        assert set(keymap[command.id]) <= set(command.keys)
    assert all(id in told for id in wanted if id not in keymap)


def test_the_programs_own_keys_are_free_of_clashes_and_names() -> None:
    wanted = {command.id: command.keys for command in COMMANDS}
    assert check_keymap(wanted, COMMANDS) == (wanted, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("n", "n"),
        ("N", "N"),
        ("?", "question_mark"),
        ("[", "left_square_bracket"),
        (",", "comma"),
        ("+", "plus"),
        (" ", "space"),
        ("ctrl++", "ctrl+plus"),
        ("hyphen_minus", "minus"),
        ("less_than_sign", "less_than_sign"),
        ("black_star", "black_star"),
        ("ж", "ж"),
        ("e\u0301", "é"),
        ("f24", "f24"),
        ("shift+tab", "shift+tab"),
        ("shift+ctrl+alt+pageup", "alt+ctrl+shift+pageup"),
        ("alt+shift+n", "alt+shift+n"),
    ],
)
def test_a_key_has_the_name_that_textual_gives_it(text: str, name: str) -> None:
    assert key_name(text) == name
    assert key_name(name) == name


NO_NAME = "{!r} is no name of a key"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("ctrl-n", NO_NAME + "; did you mean ctrl+n?"),
        ("Ctrl+N", NO_NAME + "; did you mean ctrl+n?"),
        ("ctrl+N", NO_NAME + "; did you mean ctrl+n?"),
        ("C-x", NO_NAME + "; did you mean ctrl+x?"),
        ("^n", NO_NAME + "; did you mean ctrl+n?"),
        ("ctrl n", NO_NAME + "; did you mean ctrl+n?"),
        ("ctrl_n", NO_NAME + "; did you mean ctrl+n?"),
        ("Page Down", NO_NAME + "; did you mean pagedown?"),
        ("page_up", NO_NAME + "; did you mean pageup?"),
        ("esc", NO_NAME + "; did you mean escape?"),
        ("F1", NO_NAME + "; did you mean f1?"),
        ("period", NO_NAME + "; did you mean full_stop?"),
        ("questionmark", NO_NAME + "; did you mean question_mark?"),
        ("backspce", NO_NAME + "; did you mean backspace?"),
        ("j,down", NO_NAME + "; several keys are a list: [j,down]"),
        ("", NO_NAME),
        ("ctrl+", NO_NAME),
        ("+n", NO_NAME + "; did you mean n?"),
        ("ctrl+ctrl+n", NO_NAME),
        ("super+n", NO_NAME),
        ("\x07", NO_NAME),
        ("line_feed", NO_NAME),
        ("shift+n", "{!r} never arrives: name the character that is typed with shift; did you mean N?"),
        ("shift+1", "{!r} never arrives: name the character that is typed with shift"),
        ("ctrl+i", "not every terminal can send {!r}; did you mean tab?"),
        ("ctrl+[", "not every terminal can send {!r}; did you mean escape?"),
        ("ctrl+space", "not every terminal can send {!r}"),
    ],
)
def test_what_is_no_key_is_refused_with_the_likeliest(text: str, cause: str) -> None:
    with pytest.raises(ValueError) as caught:
        key_name(text)
    assert str(caught.value) == cause.format(text)


def test_every_character_is_named_as_textual_names_it() -> None:
    for code in (*range(0x20, 0x530), *range(0x2000, 0x2700), *range(0x1F300, 0x1F320)):
        if chr(code).isprintable():
            assert key_name(chr(code)) == _character_to_key(chr(code))


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyz")
def test_ctrl_with_a_letter_is_a_key_if_a_plain_terminal_sends_it(letter: str) -> None:
    (event,) = XTermParser().feed(chr(ord(letter) - 96))
    assert isinstance(event, Key)
    if event.key == f"ctrl+{letter}":
        assert key_name(event.key) == event.key
    else:
        with pytest.raises(ValueError, match=f"did you mean {event.key}"):
            key_name(f"ctrl+{letter}")


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=50)
    | st.from_regex(r"((ctrl|alt|shift|C|Ctrl)[-+ _])*[a-zA-Z0-9_+, -]{0,9}", fullmatch=True)
)
def test_any_text_is_a_key_or_refused_with_a_cause(text: str) -> None:
    try:
        name = key_name(text)
    except ValueError as error:
        assert repr(text[:40]) in str(error)
    else:
        # Textual joins the keys of a command with commas.
        assert name and "," not in name


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["ctrl", "alt", "shift"]), unique=True),
    st.sampled_from(NAMED) | st.characters(max_codepoint=0x24F),
)
def test_a_name_of_a_key_is_its_own_name(modifiers: list[str], key: str) -> None:
    try:
        name = key_name("+".join([*modifiers, key]))
    except ValueError:
        assume(False)
    assert key_name(name) == name
