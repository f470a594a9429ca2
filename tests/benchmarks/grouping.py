"""How well mixed articles are grouped into stories: `python -m tests.benchmarks.grouping FOLDER`.

The folder holds a folder a story, each with an `articles.json`: a list of its files, with `published` where
it is known. All articles are put together and grouped: as they are dated, without dates, and with all stories
dated in one week, as when one gathers what was written in it. Printed are precision, recall and F1 of the
pairs of articles in one story, at the one cut of the program; the same beside two plain ways, each at the one
cut that is best for it on this very set: TF-IDF of the set itself, and shared pairs of words (Jaccard, which
MinHash estimates). Then into how many pieces stories of 40 versions fall, mixed from those that there are,
and how many of some orders of arrival in a library, in portions of any size, give the same stories.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import log, sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tui")]

from newsreader.grouping.features import said  # noqa: E402
from newsreader.grouping.likeness import CUT, near  # noqa: E402
from newsreader.grouping.linkage import partition  # noqa: E402
from newsreader.library import Library, Record  # noqa: E402
from newsreader.library.adding import day_of  # noqa: E402
from newsreader.model import Article  # noqa: E402
from newsreader.sources import article_from_text, read_articles  # noqa: E402
from newsreader.sources.grouping import group, stories_in  # noqa: E402

CUTS = [step / 200 for step in range(1, 80)]


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


def f1(groups: Sequence[Sequence[int]], stories: Sequence[str]) -> float:
    return float(figures(groups, stories).split()[-1])


def by_tf_idf(articles: Sequence[Article]) -> dict[tuple[int, int], float]:
    """Cosines of all words, each weighed by how rare it is in the set."""
    counts = [Counter(token.key for _, tokens in said(article) for token in tokens) for article in articles]
    having = Counter(word for count in counts for word in count)
    vectors: list[Mapping[str, float]] = []
    for count in counts:
        weights = {word: (1 + log(n)) * log(len(articles) / having[word]) for word, n in count.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items()})
    return {
        (a, b): sum(weight * vectors[b].get(word, 0.0) for word, weight in vectors[a].items())
        for a, b in combinations(range(len(articles)), 2)
    }


def by_shingles(articles: Sequence[Article]) -> dict[tuple[int, int], float]:
    """The share of pairs of words in a row that two articles have in common."""
    sets = [
        {(one.key, other.key) for _, tokens in said(article) for one, other in pairwise(tokens)}
        for article in articles
    ]
    return {
        (a, b): len(sets[a] & sets[b]) / max(len(sets[a] | sets[b]), 1)
        for a, b in combinations(range(len(articles)), 2)
    }


def at_cuts(
    scores: Mapping[tuple[int, int], float], days: Sequence[int | None], stories: Sequence[str]
) -> list[float]:
    """F1 by average linkage at each of CUTS."""
    keys = [f"{index:05}" for index in range(len(stories))]
    close = {
        pair: score for pair, score in scores.items() if score > 0 and near(days[pair[0]], days[pair[1]])
    }
    found = []
    for cut in CUTS:
        scaled = {pair: round(score / cut * CUT) for pair, score in close.items()}
        found.append(f1([sorted(members) for members in partition(keys, days, scaled)], stories))
    return found


def large_stories(articles: Sequence[Article], stories: Sequence[str], versions: int = 40) -> list[int]:
    """Per story, into how many pieces so many versions of it fall, each mixed from parts of those it has."""
    pieces = []
    for story in sorted(set(stories)):
        chance = random.Random(story)
        own = [article for article, name in zip(articles, stories, strict=True) if name == story]
        parts = [article.text.split("\n\n") for article in own]
        made = []
        for number in range(versions):
            base, other = chance.choice(parts), chance.choice(parts)
            told = [part for part in base[1:] if chance.random() < 0.5]
            told += [part for part in other[1:] if chance.random() < 0.2]
            day = f"2020-03-{1 + number * 5 // versions:02}"
            made.append(article_from_text("\n\n".join([base[0], *told]), published=day))
        others = [
            replace(article, published="2020-03-03")
            for article, name in zip(articles, stories, strict=True)
            if name != story
        ]
        groups = group([*made, *others])
        pieces.append(sum(members[0] < versions for members in groups))
    return pieces


def orders(articles: Sequence[Article], count: int) -> int:
    """How many of some orders and portions give a library the same stories as the first of them."""
    records = [Record.of(article) for article in articles]
    expected: set[frozenset[str]] = set()
    same = 0
    for seed in range(count):
        chance = random.Random(seed)
        chance.shuffle(records)
        with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "articles.db") as library:
            list(library.add(records, chance.choice([1, 5, 20, 100, 1000])))
            found = {
                frozenset(article.key for article in library.articles(story.id))
                for story in library.stories(limit=len(records)).rows
            }
        expected = expected or found
        same += found == expected
    return same


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--orders", type=int, default=20, help="orders of arrival; 20 unless given")
    options = parser.parse_args()
    articles, stories = read(options.folder)
    names = sorted(set(stories))
    undated = [replace(article, published="") for article in articles]
    week = [
        replace(article, published=f"2020-03-{2 + names.index(story) % 7:02}")
        for article, story in zip(articles, stories, strict=True)
    ]
    print(f"{len(articles)} articles of {len(names)} stories")
    others = {"TF-IDF": by_tf_idf(articles), "shingles": by_shingles(articles)}
    reached: dict[str, list[list[float]]] = {other: [] for other in others}
    for name, mixed in (("as dated", articles), ("without dates", undated), ("in one week", week)):
        began = time.process_time()
        groups = group(mixed)
        print(f"{name:<14} {figures(groups, stories)}  {time.process_time() - began:.2f} s CPU")
        halves = []
        for seed in range(40):
            chosen = set(random.Random(seed).sample(names, len(names) // 2))
            kept = [index for index, story in enumerate(stories) if story in chosen]
            halves.append(f1(group([mixed[index] for index in kept]), [stories[index] for index in kept]))
        print(f"{'':<14} on halves of the stories: F1 {min(halves):.3f} to {max(halves):.3f}")
        days = [day_of(article.published) for article in mixed]
        for other, scores in others.items():
            reached[other].append(at_cuts(scores, days, stories))
    for other, rows in reached.items():
        sums = [sum(of_cut) for of_cut in zip(*rows, strict=True)]
        at = sums.index(max(sums))
        told = "  ".join(f"{row[at]:.3f}" for row in rows)
        print(f"{other}, the same three: F1 {told}, at the cut that is best for it here, {CUTS[at]:.3f}")
    whole = [
        len(stories_in([a for a, s in zip(undated, stories, strict=True) if s == story])) == 1
        for story in names
    ]
    print(f"{sum(whole)} of {len(whole)} stories alone are one")
    pieces = Counter(large_stories(articles, stories))
    print(f"stories of 40 versions, by the pieces they fall into: {dict(sorted(pieces.items()))}")
    print(f"{orders(articles, options.orders)} of {options.orders} orders give a library the same stories")


if __name__ == "__main__":
    main()
