"""Time and memory of a comparison, and CollateX beside it: `python -m tests.benchmarks.comparing`.

Every case runs in a process of its own, one thread, and is compared several times; the lowest wall and CPU
milliseconds, the first run's, the peak memory of the process, and the share of each phase are printed:

- made-up stories from a fixed seed. A pool of facts is drawn; every version tells some of them, most of
  these also told by others, in one of four wordings, each sentence 10 to 25 words long;
- copies of one article, each with one word changed;
- one story in which nearly every sentence resembles every other one (the sentences of `keys.py`): the worst;
- texts that no newspaper prints;
- `newsreader compare` on a sample as a whole process, imports and all.

CollateX (PyPI: collatex, the extra `bench`) aligns versions word by word, for critical editions. It is given
the texts of the samples, two versions and six. Six versions of a sample are its own ones and altered
copies of them, until there are six: of the first one its sentences without every third, of the second one its
sentences in pairs that have changed places, of the next one its sentences without every fifth word, and so on
in turn. Give `--no-collatex` to leave it out: six versions take it seconds.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from newsreader.model import Article, Story
from newsreader.sources import open_stories
from newsreader.sources.segment.articles import article_from_text
from tests.benchmarks import keys

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
PHASES = {
    "story_features": "reading words",
    "index_story": "reading facts and wording",
    "align": "candidates, features, probabilities",
    "_judge": "verdicts, reasons, details",
    "find_claims": "claims",
    "find_copies": "copies",
}
"""Function of the engine -> what it does."""
ORDERS = (
    "{a} in {p} {v} the {n} on {d}, {c} {n2}s after {b} had warned of it",
    "{b} had warned of it, and {c} {n2}s later {a} {v} the {n} in {p} on {d}",
    "On {d} the {n} in {p} was {v} by {a}, said {b}, who counted {c} {n2}s",
    "“The {n} in {p} will be {v} by {a},” {b} told reporters on {d}, “and {c} {n2}s with it”",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SYLLABLES = "ba ro ke lin dor ma tis ven al gra su mer to fen hol wy ck er nd ast".split()


def made_up(versions: int, sentences: int, seed: int = 1) -> Story:
    """A story whose versions share two facts of three."""
    draw = random.Random(seed)

    def word() -> str:
        return "".join(draw.choices(SYLLABLES, k=3))

    def fact() -> dict[str, str]:
        return {
            "a": f"{word().title()} {word().title()}",
            "b": word().title(),
            "c": str(draw.randint(2, 900)),
            "d": draw.choice(DAYS),
            "n": f"{word()} {draw.choice(keys.NOUNS)}",
            "n2": draw.choice(keys.NOUNS),
            "p": draw.choice(keys.PLACES),
            "v": draw.choice(keys.VERBS),
        }

    pool = [fact() for _ in range(sentences)]
    articles = []
    for version in range(versions):
        told = [draw.choice(pool) if draw.random() < 2 / 3 else fact() for _ in range(sentences)]
        written = [
            f"{draw.choice(ORDERS).format(**one)}{f' near the {word()}' * (n % 2)}."
            for n, one in enumerate(told)
        ]
        articles.append(_article(written, f"{version}.txt"))
    return Story("made up", tuple(articles))


def _article(sentences: Sequence[str], path: str = "") -> Article:
    """Three sentences a paragraph."""
    paragraphs = [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
    return article_from_text("\n\n".join(paragraphs), path=path)


def alike(versions: int, sentences: int) -> Story:
    """A story of the sentences of `keys.py`."""
    texts = [keys.article(sentences, seed) for seed in range(versions)]
    return Story("alike", tuple(article_from_text(text, path=f"{n}.txt") for n, text in enumerate(texts)))


def copied(versions: int, sentences: int, seed: int = 2) -> Story:
    """Copies of one article, each with another word in one sentence."""
    draw = random.Random(seed)
    base = made_up(1, sentences).versions[0]
    articles = []
    for version in range(versions):
        told = [base.sentence_text(s.index).split() for s in base.sentences]
        words = draw.choice(told)
        words[draw.randrange(len(words))] = f"changed{version}"
        articles.append(_article([" ".join(words) for words in told], f"{version}.txt"))
    return Story("copied", tuple(articles))


def sample(name: str) -> Story:
    return open_stories([SEEDS / name]).stories[0]


def altered(article: Article, number: int) -> Article:
    """A copy of an article changed in the first, second or third way."""
    texts = [article.sentence_text(s.index) for s in article.sentences]
    if number % 3 == 0:
        texts = [text for n, text in enumerate(texts) if n % 3 != 2]
    elif number % 3 == 1:
        texts = [texts[n ^ 1] if n ^ 1 < len(texts) else text for n, text in enumerate(texts)]
    else:
        texts = [" ".join(w for n, w in enumerate(text.split()) if n % 5 != 4) for text in texts]
    return _article(texts)


def versions_of(name: str, count: int) -> Story:
    """So many versions of a sample, the further ones altered copies."""
    own = sample(name).versions
    copies = [altered(own[n % len(own)], n) for n in range(max(count - len(own), 0))]
    return Story(name, (*own, *copies)[:count])


def _same(count: int) -> Story:
    many, few = _article(["The cat sat on the red mat."] * count), _article(["The cat sat.", "Dogs bark."])
    return Story("", (many, few))


def _twice(sentences: Sequence[str]) -> Story:
    return Story("", (_article(sentences),) * 2)


def _long() -> Story:
    text = " ".join(f"word{number % 977}" for number in range(13_000))
    return Story("", (_article([text]), _article([text, "A gull stole a bun."])))


STORIES: dict[str, tuple[Callable[[], Story], int]] = {
    "2 x 40 sentences": (lambda: made_up(2, 40), 15),
    "20 x 40 sentences": (lambda: made_up(20, 40), 5),
    "20 x 40, all alike": (lambda: alike(20, 40), 3),
    "100 x 40 sentences": (lambda: made_up(100, 40), 1),
    "60 near-copies of 40": (lambda: copied(60, 40), 1),
    "300 near-copies of 40": (lambda: copied(300, 40), 1),
    "2 x 5,000 sentences": (lambda: made_up(2, 5000), 1),
    "2 x 10,000 sentences": (lambda: made_up(2, 10_000), 1),
    "2 x 20,000 sentences": (lambda: made_up(2, 20_000), 1),
    "2 x 5,000, all alike": (lambda: alike(2, 5000), 1),
    "border-security": (lambda: sample("border-security"), 15),
    "harbour-fire": (lambda: sample("harbour-fire"), 15),
    "5,000 equal sentences": (lambda: _same(5000), 3),
    "a sentence of 100,000": (_long, 3),
    "no letters at all": (lambda: _twice(["... !!! --- 123"] * 500), 3),
    "Chinese": (lambda: _twice(["伊朗周二呼吁加强与巴基斯坦的边境合作。"] * 200 + ["今天的天气非常好。"]), 3),
}
"""Name -> (the story, how often it is compared)."""


def _timed(phases: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its time added to a phase; what another phase takes inside it counts for that one."""

    @functools.wraps(function)
    def timed(*arguments: Any, **named: Any) -> Any:
        before, start = sum(phases.values()), time.perf_counter()
        result = function(*arguments, **named)
        inner = sum(phases.values()) - before
        phases[name] = phases.get(name, 0.0) + time.perf_counter() - start - inner
        return result

    return timed


def measure(name: str) -> dict[str, Any]:
    """Compare one of the stories in this process."""
    make, rounds = STORIES[name]
    story = make()
    from newsreader.compare import engine

    phases: dict[str, float] = {}
    for function in PHASES:
        setattr(engine, function, _timed(phases, function, getattr(engine, function)))
    wall, cpu, shares = [], [], []
    for _ in range(rounds):
        phases.clear()
        clocks = time.perf_counter(), time.process_time()
        engine.compare(story)
        wall.append(time.perf_counter() - clocks[0])
        cpu.append(time.process_time() - clocks[1])
        shares.append({n: phases.get(n, 0.0) / wall[-1] for n in PHASES})
    best = shares[wall.index(min(wall))]
    return {"wall": min(wall), "cpu": min(cpu), "first": wall[0], "memory": peak_memory(), "shares": best}


def peak_memory() -> float:
    """Megabytes, of this process."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def show_case(name: str) -> None:
    """Measure a case in a process of its own, and print it."""
    done = subprocess.run(
        [sys.executable, __file__, "--case", name],
        env={**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    times = "  ".join(f"{told[n] * 1000:7.0f} ms {n}" for n in ("wall", "cpu", "first"))
    print(f"{name:22s}{times}  {told['memory']:5.0f} MB", flush=True)
    shares = [f"{PHASES[n]} {share:.0%}" for n, share in told["shares"].items() if share >= 0.005]
    print(f"{'':22s}{', '.join(shares)}")


def process_cost(tree: Path = ROOT, sample: str = "border-security", rounds: int = 9) -> tuple[float, float]:
    """(wall, CPU) seconds of `newsreader compare` of a tree on a sample, from the start of the process to its
    end; medians."""
    story = str(SEEDS / sample)
    command = [sys.executable, "-m", "newsreader", "compare", "--format", "json", story]
    environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": str(tree / "tui")}
    wall, cpu = [], []
    for _ in range(rounds):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
        wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(wall), statistics.median(cpu)


def show_process() -> None:
    wall, cpu = process_cost()
    print(
        f"newsreader compare seeds/border-security, whole process: "
        f"{wall * 1000:.0f} ms wall, {cpu * 1000:.0f} ms CPU"
    )


def show_collatex() -> None:
    """CollateX beside this program, on the same texts."""
    try:
        import collatex
    except ImportError as error:
        print(f"CollateX cannot be loaded (pip install 'newsreader-tui[bench]'): {error}")
        return
    from newsreader.compare import engine

    engine.compare(sample("border-security"))
    for name in ("border-security", "harbour-fire"):
        for count in (2, 6):
            story = versions_of(name, count)
            start = time.perf_counter()
            engine.compare(story)
            ours = time.perf_counter() - start
            collation = collatex.Collation()
            for version, article in enumerate(story.versions):
                collation.add_plain_witness(story.version_id(version), article.text)
            start = time.perf_counter()
            collatex.collate(collation, segmentation=False)
            theirs = time.perf_counter() - start
            print(
                f"{count} versions of {name:16s} CollateX {theirs:7.2f} s   newsreader {ours:6.3f} s"
                f"   ratio {theirs / ours:5.0f}",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--case", choices=tuple(STORIES), help="measure one case here, and print it as JSON")
    parser.add_argument("--no-collatex", action="store_true")
    options = parser.parse_args()
    if options.case:
        print(json.dumps(measure(options.case)))
        return
    os.environ.update(ONE_THREAD)
    for name in STORIES:
        show_case(name)
    show_process()
    if not options.no_collatex:
        show_collatex()


if __name__ == "__main__":
    main()
