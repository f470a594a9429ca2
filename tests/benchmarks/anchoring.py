"""Notes on articles that change afterwards: `python -m tests.benchmarks.anchoring [--seeds 1 2 3] [folder]`.

Invented articles (and the text files of a folder, if given) are marked, then edited: paragraphs inserted,
deleted and moved, sentences changed, and marked sentences deleted while a near-duplicate with other
figures or names, or the very same boilerplate, remains. Every character carries where it came from, so
the right place of a note is known. A note is

  right      placed on what is left of its passage, or on the same words where nothing tells them from it
  ambiguous  the reader is asked (`offered`: the right place is among the candidates)
  orphaned   given up
  WRONG      placed on something else, or on a change of figures, names or negation without asking
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from newsreader.annotations.anchoring import Ambiguous, Finding, How, Placed, find
from newsreader.model import Anchor, Span
from newsreader.model.annotation import CONTEXT

PEOPLE = "Marsh Okafor Lindqvist Haddad Reyes Novak Tanaka Mbeki Castellan Brandt".split()
TOWNS = "Ardley Port Selwick Vauban Tirana Korsvik Maddox Ilmen Nerja Ostra Quay".split()
BODIES = ["the council", "the port authority", "the ministry", "the union", "the court", "the rescue service"]
DEEDS = [
    "approved a plan worth {n} million euros to rebuild the {thing}",
    "said {n} people had been treated after the accident near the {thing}",
    "rejected {n} of the offers that were made for the {thing}",
    "expects work on the {thing} to last {n} months",
    "did not say why the {thing} had been closed for {n} days",
    "told reporters that nobody knew who owned the {thing} on {day}",
    "counted {n} letters about the {thing} by {day}",
]
THINGS = ["harbour wall", "old bridge", "fish market", "northern line", "school hall", "water tower", "ferry"]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday".split()
FURNITURE = [
    "Sign up for our newsletter to get the day's news in your inbox.",
    "Advertisement",
    "Read more on this story here.",
    "This is a developing story and will be updated.",
]
LINKS = ["In {town}, ", "According to {name}, ", "Later on {day}, ", "", "", "", "Asked about it, "]
SYNONYMS = {
    "said": "stated",
    "people": "persons",
    "accident": "crash",
    "expects": "wants",
    "plan": "scheme",
    "letters": "messages",
    "rebuild": "restore",
    "reporters": "journalists",
}

Text = list[tuple[str, int]]
"""Characters, each with its offset in the first text, or -1 when it was written later."""


@dataclass(frozen=True, slots=True)
class Case:
    """One note and what became of its text."""

    kind: str
    anchor: Anchor
    first: str
    now: Text
    askable: bool
    """Its facts were changed, or it was deleted: placing it without asking is wrong."""


def sentence(chance: random.Random) -> str:
    """An invented sentence."""
    fill = {"town": chance.choice(TOWNS), "name": chance.choice(PEOPLE), "day": chance.choice(DAYS)}
    fill |= {"n": str(chance.randint(2, 90)), "thing": chance.choice(THINGS)}
    link = chance.choice(LINKS).format(**fill)
    words = f"{chance.choice(BODIES)} {chance.choice(DEEDS).format(**fill)}"
    if chance.random() < 0.4:
        words += f", {chance.choice(PEOPLE)} of {chance.choice(TOWNS)} added"
    return (link + words if link else words[0].upper() + words[1:]) + "."


def with_other_facts(words: str, chance: random.Random) -> str:
    """The sentence with one figure, name, day or negation changed."""
    out = words.split(" ")
    slots = [
        (index, pool)
        for index, word in enumerate(out)
        for pool in (PEOPLE, DAYS, ["12", "34", "56", "91"])
        if word.strip(",.") in pool or (pool[0] == "12" and word.isdigit())
    ]
    if not slots:
        half = len(out) // 2
        return " ".join([*out[:half], "never", *out[half:]]) if half else "No " + words
    index, pool = chance.choice(slots)
    old = out[index].strip(",.")
    out[index] = out[index].replace(old, chance.choice([other for other in pool if other != old]))
    return " ".join(out)


def article(chance: random.Random) -> list[list[str]]:
    """Paragraphs of sentences, with look-alikes and repeated furniture."""
    paragraphs = [
        [sentence(chance) for _ in range(chance.randint(1, 4))] for _ in range(chance.randint(8, 25))
    ]
    for _ in range(chance.randint(2, 6)):
        twin = with_other_facts(chance.choice(chance.choice(paragraphs)), chance)
        place = chance.choice(paragraphs)
        place.insert(chance.randint(0, len(place)), twin)
    for words in chance.sample(FURNITURE, 2):
        for _ in range(chance.randint(2, 4)):
            paragraphs.insert(chance.randint(1, len(paragraphs)), [words])
    return paragraphs


def cut(text: str) -> list[list[str]]:
    """Paragraphs and rough sentences of a text that was given."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return [[part + "." for part in block.strip(". \n").split(". ")] for block in blocks]


def laid_out(paragraphs: list[list[str]]) -> tuple[str, list[tuple[int, int, int]]]:
    """(text, (paragraph, start, end) of every sentence)."""
    text, places = "", []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        for index, words in enumerate(paragraph):
            text += " " if index else ""
            places.append((number, len(text), len(text) + len(words)))
            text += words
    return text, places


def new(words: str) -> Text:
    return [(character, -1) for character in words]


def string(text: Text) -> str:
    return "".join(character for character, _ in text)


def where(text: Text, start: int, end: int) -> tuple[int, int]:
    """The span of what is left of a span of the first text; (0, 0) when nothing is."""
    left = [index for index, (_, origin) in enumerate(text) if start <= origin < end]
    return (left[0], left[-1] + 1) if left else (0, 0)


def edited_around(text: Text, start: int, end: int, chance: random.Random) -> Text:
    """Up to four edits that leave the passage itself alone."""
    for _ in range(chance.randint(1, 4)):
        here, there = where(text, start, end)
        words = string(text)
        breaks = [i for i in range(len(words)) if words.startswith("\n\n", i) and not here <= i < there]
        if not breaks:
            break
        edit = chance.choice(("insert", "insert", "delete", "move"))
        at = chance.choice(breaks)
        if edit == "insert":
            text = text[:at] + new("\n\n" + sentence(chance) + " " + sentence(chance)) + text[at:]
            continue
        stop = next((i for i in breaks if i > at), len(words))
        if edit == "delete" and (stop <= here or at >= there):
            text = text[:at] + text[stop:]
        elif edit == "move":
            block, rest = text[at:stop], text[:at] + text[stop:]
            words = string(rest)
            here, there = where(rest, start, end)
            goals = [i for i in range(len(words)) if words.startswith("\n\n", i) and not here <= i < there]
            goal = chance.choice(goals) if goals else len(rest)
            text = rest[:goal] + block + rest[goal:]
    return text


def changed(words: Text, chance: random.Random) -> tuple[Text, str]:
    """(the passage with a slight change that keeps its facts, what was done)."""
    plain = string(words)
    old = [word for word in SYNONYMS if f" {word} " in plain]
    if old and chance.random() < 0.6:
        word = chance.choice(old)
        at = plain.index(f" {word} ") + 1
        return words[:at] + new(SYNONYMS[word]) + words[at + len(word) :], "synonym"
    letters = [
        i
        for i in range(1, len(plain) - 1)
        if plain[i - 1 : i + 2].isalpha() and plain[i - 1 : i + 2].islower()
    ]
    if chance.random() < 0.5 or not letters:
        at = plain.index(" ") if " " in plain else 0
        return words[:at] + new("  ") + words[at + 1 :], "spacing"
    at = chance.choice(letters)
    return words[:at] + words[at + 1 :], "typing error"


def case(kind: str, paragraphs: list[list[str]], chance: random.Random) -> Case:
    """One note on an article, and the article changed in one of the ways."""
    first, places = laid_out(paragraphs)
    text: Text = [(character, index) for index, character in enumerate(first)]
    number, start, end = chance.choice(places)
    if kind == "deleted furniture":
        twins = [place for place in places if first.count(first[place[1] : place[2]]) > 1]
        number, start, end = chance.choice(twins or places)
    elif chance.random() < 0.25 and kind != "near-duplicate left":
        marked = first[start:end].split(" ")
        skip = chance.randint(0, len(marked) // 2)
        start += len(" ".join(marked[:skip])) + (skip > 0)
        end = start + len(" ".join(marked[skip : skip + chance.randint(2, 8)]))
        end = min(end, len(first))
    elif chance.random() < 0.2:
        end = max(place[2] for place in places if place[0] == number)
    anchor = Anchor.of(first, Span(start, end))
    askable = False
    if kind == "changed":
        written, _ = changed(text[start:end], chance)
        text = text[:start] + written + text[end:]
    elif kind == "other facts":
        written = [(character, start) for character in with_other_facts(first[start:end], chance)]
        text, askable = text[:start] + written + text[end:], True
    elif kind in ("near-duplicate left", "deleted furniture"):
        askable = True
        twin = new(" " + with_other_facts(first[start:end], chance))
        text = text[:start] + text[min(end + 1, len(text)) :]
        if kind == "near-duplicate left":
            ends = [i for i in range(1, len(text)) if string(text[i - 1 : i + 1]) in (". ", ".\n")]
            near = [i for i in ends if abs(i - start) < 3]
            at = chance.choice(near if near and chance.random() < 0.4 else ends or [len(text)])
            text = text[:at] + twin + text[at:]
    if kind not in ("unchanged",) and chance.random() < (1.0 if kind == "edited" else 0.5):
        text = edited_around(text, start, end, chance)
    return Case(kind, anchor, first, text, askable)


KINDS = (
    ["edited"] * 5
    + ["changed"] * 2
    + ["other facts", "near-duplicate left", "deleted furniture", "unchanged"]
)


def restored(one: Case, span: Span) -> bool:
    """Whether a copy was moved to where the passage stood, so that nothing tells it from the passage."""

    def around(text: str, start: int, end: int) -> tuple[str, str, str]:
        before, words, after = ("".join(part.split()) for part in (text[:start], text[start:end], text[end:]))
        return before[-CONTEXT:], words, after[:CONTEXT]

    now = string(one.now)
    first = around(one.first, one.anchor.start, one.anchor.end)
    return around(now, span.start, span.end) == first


def judged(one: Case, finding: Finding) -> str:
    """What a finding is worth."""
    start, end = where(one.now, one.anchor.start, one.anchor.end)
    if isinstance(finding, Placed):
        span = finding.span
        if finding.how is How.EXACT or restored(one, span):
            return "right"
        if one.askable or start == end:
            return "WRONG"
        whole = span.start <= start and end <= span.end
        slack = sum(origin < 0 for _, origin in one.now[start:end]) + 12
        return "right" if whole and (span.end - span.start) - (end - start) <= slack else "WRONG"
    if isinstance(finding, Ambiguous):
        offered = any(c.span.start < end and start < c.span.end for c in finding.candidates)
        return "ambiguous, offered" if offered and start < end else "ambiguous"
    return "orphaned"


def run(
    seed: int, notes: int, texts: list[str], keep_original: bool
) -> tuple[Counter[tuple[str, str]], list[float]]:
    """(how many of each kind ended how, seconds for each note)."""
    chance = random.Random(seed)
    results: Counter[tuple[str, str]] = Counter()
    times = []
    for number in range(notes):
        paragraphs = cut(texts[number % len(texts)]) if texts and number % 2 else article(chance)
        one = case(chance.choice(KINDS), paragraphs, chance)
        now = string(one.now)
        began = time.perf_counter()
        finding = find(one.anchor, now, one.first if keep_original else None)
        times.append(time.perf_counter() - began)
        verdict = judged(one, finding)
        if verdict == "WRONG":
            shown = now[finding.span.start : finding.span.end] if isinstance(finding, Placed) else ""
            print(f"WRONG ({one.kind}, seed {seed}, note {number}): {one.anchor.exact!r} -> {shown!r}")
        assert one.kind != "unchanged" or (isinstance(finding, Placed) and finding.how is How.EXACT)
        results[one.kind, verdict] += 1
    return results, times


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="more articles: every .txt below it")
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument(
        "--without-original",
        action="store_true",
        help="as if the library had not kept the text that the note was made on",
    )
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.txt")) if options.folder else []
    texts = [text for file in files if len(text := file.read_text(encoding="utf-8").strip()) > 200]
    results: Counter[tuple[str, str]] = Counter()
    times: list[float] = []
    for seed in options.seeds:
        more, seconds = run(seed, options.notes, texts, not options.without_original)
        results += more
        times += seconds
    columns = ["right", "ambiguous, offered", "ambiguous", "orphaned", "WRONG"]
    print(f"{'':20s}{'notes':>7s}" + "".join(f"{column:>20s}" for column in columns))
    for kind in [*dict.fromkeys(KINDS), "all"]:
        row = [sum(n for (k, v), n in results.items() if kind in (k, "all") and v == c) for c in columns]
        total = max(sum(row), 1)
        print(f"{kind:20s}{sum(row):7d}" + "".join(f"{n:12d} {n / total:6.1%}" for n in row))
    fast = sorted(times)
    print(
        f"time per note: median {statistics.median(fast) * 1000:.2f} ms, "
        f"95 % {fast[int(len(fast) * 0.95)] * 1000:.2f} ms, most {fast[-1] * 1000:.2f} ms"
    )
    if any(verdict == "WRONG" for _, verdict in results):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
