"""Time of the analyses beside the comparison that they are made of: `python -m tests.benchmarks.analyses`.

Prints CPU milliseconds, the lowest of several runs: of the comparison of a made-up story of 20 versions with
40 sentences, the first of which are headlines, and of the samples; of the JSON, of all analyses in it, and of
each alone; and how many rows each gives for the folders of stories that are named.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from newsreader.analysis.headlines import headline_gaps
from newsreader.analysis.naming import namings
from newsreader.analysis.single_source import single_claims
from newsreader.analysis.sourcing import StoryText
from newsreader.analysis.unattributed import unattributed_claims
from newsreader.compare.engine import compare
from newsreader.model import Comparison, Role, Story
from newsreader.reports.analyses_as_json import analyses_as_data
from newsreader.reports.as_json import comparison_as_json
from newsreader.reports.outline import Outline
from newsreader.sources import open_stories
from tests.benchmarks.comparing import SEEDS, made_up

RUNS = 5
ANALYSES: tuple[Callable[[Comparison, StoryText], Sequence[object]], ...] = (
    headline_gaps,
    single_claims,
    unattributed_claims,
    namings,
)


def lowest(work: Callable[[], Any]) -> float:
    """CPU milliseconds."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        times.append(1000 * (time.process_time() - begin))
    return min(times)


def _rows(
    analysis: Callable[[Comparison, StoryText], Sequence[object]], made: Comparison
) -> Sequence[object]:
    return analysis(made, StoryText(made))


def measure(name: str, story: Story) -> None:
    comparing = lowest(lambda: compare(story))
    made = compare(story)
    all_of_them, report = (
        lowest(lambda: analyses_as_data(Outline(made))),
        lowest(lambda: comparison_as_json(made)),
    )
    share = 100 * all_of_them / (comparing + report - all_of_them)
    beside = f"JSON {report:.0f} ms, of it analyses {all_of_them:.0f} ms ({share:.1f} % more)"
    print(f"{name}: compared {comparing:.0f} ms, {beside}")
    for analysis in ANALYSES:
        taken = lowest(partial(_rows, analysis, made))
        print(f"  {analysis.__name__} alone {taken:.0f} ms, {len(analysis(made, StoryText(made)))} rows")


def count(folders: Sequence[Path]) -> None:
    rows = dict.fromkeys((analysis.__name__ for analysis in ANALYSES), 0)
    sure = 0
    for folder in folders:
        for story in open_stories([folder]).stories:
            made = compare(story)
            read = StoryText(made)
            for analysis in ANALYSES:
                rows[analysis.__name__] += len(analysis(made, read))
            sure += sum(not one.unsure for one in single_claims(made, read))
    print(f"{len(folders)} folders: {rows}, of the single claims {sure} surely")


def headed(story: Story) -> Story:
    """A story whose articles begin with a headline."""
    versions = [
        replace(
            article, sentences=(replace(article.sentences[0], role=Role.HEADLINE), *article.sentences[1:])
        )
        for article in story.versions
    ]
    return replace(story, versions=tuple(versions))


def main() -> None:
    measure("20 x 40 sentences", headed(made_up(20, 40)))
    for sample in sorted(path for path in SEEDS.iterdir() if path.is_dir()):
        measure(sample.name, open_stories([sample]).stories[0])
    if folders := [Path(name) for name in sys.argv[1:]]:
        count(folders)


if __name__ == "__main__":
    main()
