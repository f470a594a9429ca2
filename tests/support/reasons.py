"""Reasons held against the texts that they speak of.

`python -m tests.support.reasons FOLDER ...` counts the reasons that are not true in folders of stories.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from newsreader.compare import compare
from newsreader.model import Article, Comparison, Judgement, Verdict
from newsreader.sources.stories import open_stories

_WORDS = re.compile(r"'(.+?)'(?=, |$| there )")
_PAIRS = re.compile(r"'(.+?)' there '(.+?)'(?=, |$)")
_HAVE = ("same names: ", "same figures: ")
_LACK = ("not in it: ", "not in that sentence: ", "not in these sentences: ", "part of it is missing: ")


def _is_there(article: Article, sentences: list[int], written: str) -> bool:
    """Whether sentences have exactly this word, whatever its case."""
    texts = " ".join(article.sentence_text(sentence) for sentence in sentences)
    return re.search(rf"(?<!\w){re.escape(written)}(?!\w|[.,]\d)", texts, re.IGNORECASE) is not None


def untrue(comparison: Comparison) -> Iterator[str]:
    """Every reason that contradicts another one, or the texts."""
    for version, rows in enumerate(comparison.judgements):
        for sentence in range(len(rows)):
            for other, judgement in comparison.against(version, sentence):
                there = comparison.story.versions[other]
                for fault in _faults(judgement, there):
                    yield f"{version}.{sentence} against {other}: {fault} in {judgement.why}"


def _faults(judgement: Judgement, there: Article) -> Iterator[str]:
    """What is untrue in the reasons of one judgement."""
    matched = [match.sentence for match in judgement.matches]
    if judgement.nearest is not None:
        matched = [judgement.nearest.sentence]
    shared: set[str] = set()
    absent: set[str] = set()
    replaced: set[str] = set()
    for reason in judgement.why:
        if reason.startswith(_HAVE):
            shared.update(reason.partition(": ")[2].casefold().split(", "))
        elif " main words: " in reason:
            shared.update(word.casefold() for word in _WORDS.findall(reason))
        elif reason.startswith("in other words: "):
            for here, said in _PAIRS.findall(reason):
                replaced.add(here.casefold())
                if not _is_there(there, matched, said):
                    yield f"{said!r} is not there"
                if _is_there(there, matched, here):
                    yield f"{here!r} is there itself"
        elif reason.startswith(_LACK):
            words = _WORDS.findall(reason)
            absent.update(word.casefold() for word in words)
            yield from (f"{word!r} is there" for word in words if _is_there(there, matched, word))
        elif reason.startswith("nowhere in that version: "):
            words = _WORDS.findall(reason)
            absent.update(word.casefold() for word in words)
            everywhere = list(range(len(there.sentences)))
            yield from (f"{word!r} is in it" for word in words if _is_there(there, everywhere, word))
    yield from (f"{word!r} is shared and absent" for word in shared & absent)
    yield from (f"{word!r} is told in other words and not" for word in replaced & (absent | shared))
    if judgement.verdict is Verdict.OMITTED and judgement.matches:
        yield "omitted with a match"


def main(folders: list[str]) -> None:
    """Print what is untrue, and how many judgements were looked at."""
    faults = rows = 0
    for folder in folders:
        for story in open_stories([Path(folder)]).stories:
            comparison = compare(story)
            rows += sum(j is not None for version in comparison.judgements for r in version for j in r)
            for fault in untrue(comparison):
                faults += 1
                print(f"{folder}: {fault}")
    print(f"{faults} untrue reasons in {rows} judgements")


if __name__ == "__main__":
    main(sys.argv[1:])
