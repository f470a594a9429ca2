"""Counts in how many texts each word stands: `python -m tests.benchmarks.background FILE... > counts.txt`.

The files are read as newsreader reads all of them, each article of a table as one. Printed is what
`newsreader/grouping/background.txt` holds: the words that stand in more than one text, and in how many.
That file was made of the 295 articles that English Wikinews published in 2019 and 2020, as the tables in the
repository vanatteveldt/wikinews on GitHub hold them (data/wikinews_2019.csv and data/wikinews_2020.csv).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tui")]

from newsreader.grouping.features import said  # noqa: E402
from newsreader.sources import read_articles  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    having: Counter[str] = Counter()
    texts = 0
    for file in parser.parse_args().files:
        for article in read_articles(file).articles:
            texts += 1
            having.update({token.key for _, tokens in said(article) for token in tokens})
    print("# In how many news articles a word stands, if in more than one; first: of how many.")
    print("# Counted by tests/benchmarks/background.py in articles of English Wikinews (CC BY 2.5).")
    print(f"\t{texts}")
    for word, count in sorted(having.items()):
        if count > 1:
            print(f"{word}\t{count}")


if __name__ == "__main__":
    main()
