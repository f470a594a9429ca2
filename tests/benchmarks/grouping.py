"""How well mixed articles are grouped into stories: `python tests/benchmarks/grouping.py FOLDER`.

The folder holds a folder a story, each with an `articles.json`: a list of its files, with `published` where
it is known. All articles are put together and grouped: as they are dated, without dates, and with all stories
dated in one week, as when one gathers what was written in it. Printed are precision, recall and F1 of the
pairs of articles in one story, and how many of the stories alone are left in one piece.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tui")]

from newsreader.model import Article  # noqa: E402
from newsreader.sources import read_articles  # noqa: E402
from newsreader.sources.grouping import group, stories_in  # noqa: E402


def read(folder: Path) -> tuple[list[Article], list[str]]:
    articles: list[Article] = []
    stories: list[str] = []
    for listing in sorted(folder.glob("*/articles.json")):
        for item in json.loads(listing.read_text("utf-8")):
            found = read_articles(listing.parent / item["file"], published=item.get("published") or "")
            articles += found.articles
            stories += [listing.parent.name] * len(found.articles)
    return articles, stories


def figures(groups: Sequence[Sequence[int]], stories: Sequence[str]) -> str:
    wanted = {pair for pair in combinations(range(len(stories)), 2) if stories[pair[0]] == stories[pair[1]]}
    made = {pair for members in groups for pair in combinations(members, 2)}
    right = len(wanted & made)
    precision, recall = right / max(len(made), 1), right / max(len(wanted), 1)
    f1 = 2 * right / max(len(wanted) + len(made), 1)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    articles, stories = read(parser.parse_args().folder)
    names = sorted(set(stories))
    undated = [replace(article, published="") for article in articles]
    week = [
        replace(article, published=f"2020-03-{2 + names.index(story) % 7:02}")
        for article, story in zip(articles, stories, strict=True)
    ]
    print(f"{len(articles)} articles of {len(names)} stories")
    for name, mixed in (("as dated", articles), ("without dates", undated), ("in one week", week)):
        began = time.process_time()
        groups = group(mixed)
        print(f"{name:<14} {figures(groups, stories)}  {time.process_time() - began:.2f} s CPU")
    whole = [
        len(stories_in([a for a, s in zip(undated, stories, strict=True) if s == story])) == 1
        for story in names
    ]
    print(f"{sum(whole)} of {len(whole)} stories alone are one")


if __name__ == "__main__":
    main()
