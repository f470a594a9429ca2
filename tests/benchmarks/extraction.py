"""How much of the articles of real pages is read, and how much of what is no article is told as such.

    python tests/benchmarks/extraction.py GIT_DIRECTORY [--worst N]

GIT_DIRECTORY is a clone of scrapinghub/article-extraction-benchmark: 181 pages, and the texts of their
articles. Printed are its own measure (F1, precision and recall of runs of four words, averaged over pages),
for all that is read and for what makes claims, and the share of wrong paragraphs that are recognised as
furniture, with the share of true ones that are lost by it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
from collections import Counter
from collections.abc import Sequence
from statistics import mean

from newsreader.model import Article, Provenance
from newsreader.sources.formats.registry import FORMATS
from newsreader.sources.source import Origin


def _blob(directory: str, path: str) -> bytes:
    command = ["git", "-C", directory, "cat-file", "blob", f"HEAD:{path}"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    if len(tokens) < 4:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(tuple(tokens[n : n + 4]) for n in range(len(tokens) - 3))


def _shares(true: str, found: str) -> tuple[float, float]:
    """(precision, recall) of the runs of four words, each counted as often as it stands there."""
    wanted, got = _shingles(true), _shingles(found)
    both = sum((wanted & got).values())
    if not wanted and not got:
        return 1.0, 1.0
    return both / (sum(got.values()) or 1), both / (sum(wanted.values()) or 1)


def _f1(shares: Sequence[tuple[float, float]]) -> str:
    precision, recall = mean(p for p, _ in shares), mean(r for _, r in shares)
    f1 = 2 * precision * recall / (precision + recall)
    return f"F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}"


def _paragraphs(article: Article) -> list[tuple[str, bool]]:
    """(text, whether it makes claims) of each paragraph but the title, which the collection has not."""
    found = []
    for number, paragraph in enumerate(article.paragraphs):
        first, last = article.sentences[paragraph.first], article.sentences[paragraph.last]
        text = article.text[first.start : last.end]
        if number or text != article.title:
            found.append((text, first.role.makes_claims or first.role == "heading"))
    return found


def _is_true(paragraph: str, wanted: Counter[tuple[str, ...]]) -> bool:
    runs = _shingles(paragraph)
    return sum((runs & wanted).values()) * 2 > sum(runs.values())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("directory")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the N worst pages too")
    options = parser.parse_args()
    truth = json.loads(_blob(options.directory, "ground-truth.json"))
    everything, kept, pages = [], [], []
    wrong = recognised = true = lost = 0
    for key, said in sorted(truth.items()):
        data = gzip.decompress(_blob(options.directory, f"html/{key}.html.gz"))
        origin = Origin(key, ".html", provenance=Provenance(place=said["url"]))
        try:
            found = FORMATS["a web page"].read(data, origin)
            paragraphs = _paragraphs(found.articles[0])
        except Exception as error:
            print(f"{key[:8]}: {error}")
            paragraphs = []
        wanted = said["articleBody"]
        runs = _shingles(wanted)
        everything.append(_shares(wanted, "\n".join(text for text, _ in paragraphs)))
        kept.append(_shares(wanted, "\n".join(text for text, claims in paragraphs if claims)))
        pages.append((min(kept[-1]), kept[-1], key[:8], said["url"]))
        for text, claims in paragraphs:
            if len(_shingles(text)) == 0:
                continue
            if _is_true(text, runs) or " ".join(text.split()) in " ".join(wanted.split()):
                true += 1
                lost += not claims
            else:
                wrong += 1
                recognised += not claims
    print(f"{len(truth)} pages")
    print(f"all that is read      {_f1(everything)}")
    print(f"without furniture     {_f1(kept)}")
    print(f"furniture recognised  {recognised} of {wrong} paragraphs ({recognised / max(wrong, 1):.1%})")
    print(f"true paragraphs lost  {lost} of {true} ({lost / max(true, 1):.2%})")
    for _, (precision, recall), key, url in sorted(pages)[: options.worst]:
        print(f"{key}  precision {precision:.3f}  recall {recall:.3f}  {url}")


if __name__ == "__main__":
    main()
