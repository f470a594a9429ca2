"""CPU and bytes of a key in the article view, and over a slow line: `python -m tests.benchmarks.keys`.

Made-up stories from a fixed seed, in a pseudo-terminal of 120x40; the long ones, of which the comparison
takes minutes, with `--long`. Of every story a line for each sort of key: milliseconds of CPU of the whole
process, from the key to a quiet terminal, beside those of the plainest Textual app that shows the first
version (plain_view.py), as machines differ; bytes written, as they are and as `ssh -C` sends them; memory.
Then the first of them, held for a while at 30 a second, over a line that takes so many bytes a second: what
is written of a key, and how far the screen is behind when it is released.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.pseudo_terminal import NEWSREADER, Program

PLAIN = Path(__file__).with_name("plain_view.py")
NOUNS = "bridge minister council fire harbour report storm company court school hospital village crew".split()
VERBS = "closed visited opposed reported repaired inspected praised blamed left approved rejected".split()
PLACES = "Norrick Vessmouth Ambleford Kesterby Dunmarsh Ostwick Farholm Linmouth".split()
LOOKS = 250
"""At whether it is done, before it is measured all the same."""
KEYS = {
    "j, by a sentence": ("j", "k", 30),
    "J, by a paragraph": ("J", "K", 12),
    "space, by a page": (" ", "b", 2),
}
"""A key, the one that leads back, and how often the one is pressed before the other."""
STORIES = {"2 x 100": (2, 100), "12 x 100": (12, 100), "40 x 40": (40, 40), "2 x 1,000": (2, 1_000)}
"""Versions and sentences of each."""
LONG = {"2 x 10,000": (2, 10_000), "2 x 20,000": (2, 20_000)}
HELD, A_SECOND = 4, 30
"""Seconds for which a key is held, and how often it is repeated in one."""


class Pressed(NamedTuple):
    """What a key costs, on an average."""

    cpu: float
    """Milliseconds."""
    written: float
    """Bytes."""
    packed: float
    """Bytes, as `ssh -C` sends them."""


def article(sentences: int, seed: int) -> str:
    """About 115 characters a sentence, three sentences a paragraph."""
    choose = random.Random(seed).choice
    parts = []
    for number in range(sentences):
        first = f"The {choose(NOUNS)} {choose(VERBS)} the {choose(NOUNS)} of {choose(PLACES)} after "
        second = f"{choose(NOUNS)} number {number} had {choose(VERBS)} every {choose(NOUNS)} in the district"
        parts.append(first + second + (", people said.\n\n" if number % 3 == 2 else ", people said. "))
    return "".join(parts)


@contextmanager
def story(versions: int, sentences: int) -> Iterator[list[str]]:
    """The files of a story."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:02}.txt" for number in range(versions)]
        for seed, path in enumerate(paths):
            path.write_text(article(sentences, seed), encoding="utf-8")
        yield list(map(str, paths))


@contextmanager
def reading(command: list[str], shown: str) -> Iterator[Program]:
    """A program that has shown some words and has nothing more to do."""
    program = Program(command)
    try:
        program.wait(shown)
        for _ in range(LOOKS):  # it may still be comparing
            before = program.cpu()
            program.settle(0.4)
            if program.cpu() - before < 0.05:
                break
        yield program
    finally:
        program.kill()


def press(program: Program, named: str, presses: int) -> Pressed:
    """What one of `KEYS` costs."""
    key, back, often = KEYS[named]
    packer = zlib.compressobj(6)
    before, written, packed = program.cpu(), 0, 0
    for number in range(presses):
        program.press(back if number // often % 2 else key)
        output = program.output(0.03)
        written += len(output)
        packed += len(packer.compress(output)) + len(packer.flush(zlib.Z_SYNC_FLUSH))
    return Pressed((program.cpu() - before) / presses * 1000, written / presses, packed / presses)


def hold(program: Program, named: str, line: int) -> tuple[float, float]:
    """(bytes a key, seconds behind) of one of `KEYS`, held over a line of so many bytes a second."""
    key, back, often = KEYS[named]
    begun, pressed, written = time.monotonic(), 0, 0
    while (now := time.monotonic() - begun) < HELD:
        if pressed < now * A_SECOND:
            program.press(back if pressed // often % 2 else key)
            pressed += 1
        if written < now * line:
            written += len(program.output(0, most=line // 100))
        time.sleep(0.002)
    while output := program.output(0.2, most=line // 100):
        written += len(output)
        time.sleep(max(written / line - (time.monotonic() - begun), 0))
    return written / pressed, max(time.monotonic() - begun - 0.2 - HELD, 0)


def measure(name: str, versions: int, sentences: int, presses: int, line: int) -> None:
    """Prints the figures of a story."""
    with story(versions, sentences) as paths:
        with reading([sys.executable, str(PLAIN), paths[0]], "people said") as program:
            plain = {named: press(program, named, presses) for named in KEYS}
        with reading([*NEWSREADER, *paths], "confirmed") as program:
            for named, least in plain.items():
                cost = press(program, named, presses)
                ratio = f"{cost.cpu / least.cpu:5.2f}x" if least.cpu else "      "
                print(
                    f"{name:11s} {named:18s} {cost.cpu:6.1f} ms  plain {least.cpu:4.1f}  {ratio}"
                    f"  {cost.written:6.0f} B, plain {least.written:5.0f}  packed {cost.packed:5.0f} B",
                    flush=True,
                )
            named = next(iter(KEYS))
            written, behind = hold(program, named, line)
            held = f"{named}, held at {A_SECOND}/s over {line / 1000:.0f} kB/s"
            print(f"{name:11s} {held}: {written:.0f} B a key, {behind:.1f} s behind at its end")
            print(f"{name:11s} peak memory {program.peak_memory():.0f} MB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    every = {**STORIES, **LONG}
    parser.add_argument("--presses", type=int, default=60)
    parser.add_argument("--only", nargs="*", choices=tuple(every), metavar="STORY", help="%(choices)s")
    parser.add_argument("--long", action="store_true", help=f"also {' and '.join(LONG)}")
    parser.add_argument("--line", type=int, default=64_000, help="bytes a second of the slow line")
    options = parser.parse_args()
    for name in options.only or (every if options.long else STORIES):
        measure(name, *every[name], options.presses, options.line)


if __name__ == "__main__":
    main()
