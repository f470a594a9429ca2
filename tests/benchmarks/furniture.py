"""Page furniture that is recognised: `python tests/benchmarks/furniture.py GIT_DIRECTORY [--list WHAT]`.

The directory is the repository scrapinghub/article-extraction-benchmark, bare or not: pages, and the bodies
of their articles. A paragraph is of the article when most of its runs of four words are in that body, a
shorter one when it is a line of it. Counted are the paragraphs that trafilatura, where it is installed, takes
for the article, and those of the whole page, as when all of it is copied and pasted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tui")]

from newsreader.model import Role  # noqa: E402
from newsreader.sources import article_from_text  # noqa: E402
from newsreader.sources.formats.html_text import html_text  # noqa: E402

SHINGLE = 4
RECOGNISED = (Role.BOILERPLATE, Role.CORRECTION)


def show(repository: str, path: str) -> bytes:
    cat = ["git", "-C", repository, "show", f"HEAD:{path}"]
    return subprocess.run(cat, capture_output=True, check=True).stdout


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def shingles(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    size = min(SHINGLE, len(found))
    return {tuple(found[n : n + size]) for n in range(len(found) - size + 1)} if found else set()


class Body:
    """The body of an article, to be asked which paragraphs are of it."""

    def __init__(self, text: str) -> None:
        self.shingles = shingles(text)
        self.lines = frozenset(" ".join(words(line)) for line in text.splitlines())

    def has(self, paragraph: str) -> bool:
        wanted = shingles(paragraph)
        if len(words(paragraph)) < SHINGLE:
            return " ".join(words(paragraph)) in self.lines
        return len(wanted & self.shingles) * 2 > len(wanted)


def pasted(page: str) -> str:
    lines = (" ".join(line.split()) for line in html_text(page).splitlines())
    return "\n\n".join(filter(None, lines))


def extracted(page: bytes) -> str:
    import trafilatura  # not needed by the program

    found = trafilatura.bare_extraction(page, fast=True, include_comments=False)
    if found is None:
        return ""
    lines = [found.title or "", *(found.text or "").splitlines()]
    return "\n\n".join(line.strip() for line in lines if line.strip())


def count(text: str, body: Body, tally: Counter[str], listed: list[str]) -> None:
    if not text.strip():
        return
    article = article_from_text(text)
    for paragraph in article.paragraphs:
        sentence = article.sentences[paragraph.first]
        written = text[sentence.start : article.sentences[paragraph.last].end]
        if not any(map(str.isalnum, written)) or sentence.role is Role.HEADLINE:
            continue
        kind = "article" if body.has(written) else "furniture"
        if kind == "article" and sentence.role is Role.CORRECTION:  # a part of it that makes no claim
            continue
        found = "recognised" if sentence.role in RECOGNISED else sentence.role.value
        tally[kind] += 1
        tally[f"{kind} {found}"] += 1
        wrong = (kind == "article") == (found == "recognised")
        if wrong:
            listed.append(f"{kind} {found}: {written[:200]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("repository", metavar="GIT_DIRECTORY")
    parser.add_argument("--list", metavar="WHAT", help="print what is wrong: extracted or pasted")
    options = parser.parse_args()
    truth = json.loads(show(options.repository, "ground-truth.json"))
    tallies: dict[str, Counter[str]] = {"extracted": Counter(), "pasted": Counter()}
    for name, about in truth.items():
        page = gzip.decompress(show(options.repository, f"html/{name}.html.gz"))
        body = Body(about["articleBody"])
        for way, tally in tallies.items():
            try:
                text = extracted(page) if way == "extracted" else pasted(page.decode("utf-8", "replace"))
            except ImportError:
                continue
            listed: list[str] = []
            count(text, body, tally, listed)
            if options.list == way:
                print("\n".join([f"== {name[:8]}", *listed]))
    for way, tally in tallies.items():
        if not tally:
            print(f"{way}: trafilatura is not installed")
            continue
        lost = tally["article recognised"] / tally["article"]
        found = tally["furniture recognised"] / tally["furniture"]
        rest = ", ".join(f"{n} {kind}" for kind, n in sorted(tally.items()) if " " in kind)
        print(f"{way}: {found:.1%} of {tally['furniture']} recognised, {lost:.2%} of {tally['article']} lost")
        print(f"    {rest}")


if __name__ == "__main__":
    main()
