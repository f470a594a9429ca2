"""CPU per key in the article view, at 100, 1,000 and 10,000 sentences: `python -m tests.benchmarks.keys`.

Stories of two versions (or more), made up from a fixed seed, in a pseudo-terminal of 120x40. Milliseconds
of CPU of the whole process per key, from the key to a quiet terminal, bytes written, and the peak memory;
beside it the same of the plainest Textual app that shows the first version (plain_view.py), as machines
differ, and the ratio of the CPU times.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.pseudo_terminal import NEWSREADER, Program

PLAIN = Path(__file__).with_name("plain_view.py")
NOUNS = "bridge minister council fire harbour report storm company court school hospital village crew".split()
VERBS = "closed visited opposed reported repaired inspected praised blamed left approved rejected".split()
PLACES = "Norrick Vessmouth Ambleford Kesterby Dunmarsh Ostwick Farholm Linmouth".split()
LOOKS = 250
"""At whether it is done, before it is measured all the same."""
KEYS = {"j, next sentence": "j", "J, next paragraph": "J", "space, page down": " "}


def article(sentences: int, seed: int) -> str:
    """About 115 characters a sentence, three sentences a paragraph."""
    choose = random.Random(seed).choice
    parts = []
    for number in range(sentences):
        first = f"The {choose(NOUNS)} {choose(VERBS)} the {choose(NOUNS)} of {choose(PLACES)} after "
        second = f"{choose(NOUNS)} number {number} had {choose(VERBS)} every {choose(NOUNS)} in the district"
        parts.append(first + second + (", people said.\n\n" if number % 3 == 2 else ", people said. "))
    return "".join(parts)


def measure(program: Program, shown: str, presses: int) -> tuple[list[float], str]:
    """(CPU milliseconds per key, these with the bytes written and the peak memory as a line)."""
    program.wait(shown)
    for _ in range(LOOKS):  # it may still be comparing
        before = program.cpu()
        program.settle(0.4)
        if program.cpu() - before < 0.05:
            break
    costs, figures = [], []
    for key in KEYS.values():
        before, written = program.cpu(), 0
        for _ in range(presses):
            program.press(key)
            written += program.settle(0.03)
        costs.append((program.cpu() - before) / presses * 1000)
        figures.append(f"{costs[-1]:6.1f} ms {written / presses:6.0f} B")
    memory = program.peak_memory()
    program.kill()
    return costs, "  ".join(figures) + f"  {memory:6.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--presses", type=int, default=60)
    parser.add_argument("--sentences", type=int, nargs="*", default=[100, 1000, 10000])
    parser.add_argument("--versions", type=int, default=2)
    options = parser.parse_args()
    print("sentences               " + "  ".join(f"{name:>18s}" for name in KEYS))
    for sentences in options.sentences:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"{number:02}.txt" for number in range(options.versions)]
            for seed, path in enumerate(paths):
                path.write_text(article(sentences, seed), encoding="utf-8")
            plain, line = measure(
                Program([sys.executable, str(PLAIN), str(paths[0])]), "people said", options.presses
            )
            print(f"{sentences:>9,}  plain app    {line}", flush=True)
            ours, line = measure(Program([*NEWSREADER, *map(str, paths)]), "confirmed", options.presses)
            print(f"{sentences:>9,}  newsreader   {line}", flush=True)
            ratios = (f"{one / other:17.2f}x" for one, other in zip(ours, plain, strict=True) if other)
            print(f"{sentences:>9,}  ratio        {'  '.join(ratios)}", flush=True)


if __name__ == "__main__":
    main()
