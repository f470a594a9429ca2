"""Opening a folder of 1,000 stories of three versions: `python -m tests.benchmarks.many_stories`.

Made up from a fixed seed, without and with a story.yaml in each, in a pseudo-terminal of 120x40. Seconds of
CPU of the whole process and of wall time, from its start until the first story can be read and the list of
all is complete; the first start compiles nothing that counts. Then CPU milliseconds a key in the article and
in the list, until the next story is on the screen, and the peak memory.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.benchmarks.keys import article
from tests.benchmarks.pseudo_terminal import NEWSREADER, Program

OUTLETS = ("gazette", "herald", "wire")


def make(root: Path, stories: int, sentences: int, *, described: bool) -> None:
    """A folder of folders of three files each."""
    for number in range(stories):
        folder = root / f"story-{number:05}"
        folder.mkdir()
        for version, outlet in enumerate(OUTLETS):
            text = article(sentences, 3 * number + version)
            (folder / f"{outlet}.txt").write_text(f"Story {number} of {outlet}\n\n{text}", encoding="utf-8")
        if described:
            listed = "".join(f"- file: {outlet}.txt\n  outlet: The {outlet}\n" for outlet in OUTLETS)
            (folder / "story.yaml").write_text(
                f"title: Story {number}\narticles:\n{listed}", encoding="utf-8"
            )


def spent(program: Program, keys: str, quiet: float = 0.05) -> float:
    """CPU milliseconds until the terminal is quiet again."""
    before = program.cpu()
    for key in keys:
        program.press(key)
        program.settle(quiet)
    return (program.cpu() - before) * 1000 / len(keys)


def measure(root: Path, stories: int) -> str:
    program = Program([*NEWSREADER, str(root)])
    program.wait("Story 0 of")
    first = f"first readable {program.cpu():5.2f} s CPU {time.perf_counter() - program.started:5.2f} s wall"
    program.wait(f"of {stories}")
    listed = f"listed {program.cpu():5.2f} s CPU {time.perf_counter() - program.started:5.2f} s wall"
    program.settle(1.0)
    figures = [first, listed, f"at rest {program.cpu():5.2f} s CPU", f"j {spent(program, 'jjjjjjjj'):.1f} ms"]
    figures.append(f"S {spent(program, 'S'):.0f} ms")
    figures.append(f"j in the list {spent(program, 'jjjjjjjj'):.1f} ms")
    program.press("S")
    program.settle(0.2)
    figures.append(f"> {spent(program, '>', 1.0):.0f} ms")
    figures.append(f"{program.peak_memory():.0f} MB")
    program.kill()
    return "; ".join(figures)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--sentences", type=int, default=20, help="of each version")
    options = parser.parse_args()
    for described in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), options.stories, options.sentences, described=described)
            measure(Path(folder), options.stories)
            print(
                f"{'with' if described else 'without'} story.yaml: {measure(Path(folder), options.stories)}"
            )


if __name__ == "__main__":
    main()
