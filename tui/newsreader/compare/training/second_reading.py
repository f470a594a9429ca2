"""Measure what a second reader changes on labelled stories.

Rows are a sentence against another version. It is asked as it is by the program: about rows that the engine
is unsure of. Prints how often it agrees, and of what it overrules how much it puts right and how much wrong;
F1 of the verdicts before and after; and what a row takes. Answers that are kept from before cost nothing and
are left out of the time.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from time import monotonic

from newsreader.compare.engine import compare
from newsreader.compare.training.labelled import LabelledStory
from newsreader.compare.training.measures import f1
from newsreader.model import Verdict
from newsreader.records import dataclass
from newsreader.second_reader.endpoint import Refusal
from newsreader.second_reader.forms import FORMS
from newsreader.second_reader.judging import SecondReader
from newsreader.settings.config import SecondReaderSettings


@dataclass(slots=True)
class Tallies:
    """Counts of labelled rows, with the labels first and what was said behind them."""

    unsure: int = 0
    """Rows that the second reader was asked about or would have been, labelled or not."""
    told: int = 0
    """Of them, those that it has an opinion on."""
    answered: int = 0
    """Questions that were sent and answered."""
    without: int = 0
    seconds: float = 0.0
    before: Counter[tuple[Verdict, Verdict]] = field(default_factory=Counter)
    after: Counter[tuple[Verdict, Verdict]] = field(default_factory=Counter)
    asked: Counter[tuple[Verdict, Verdict, Verdict]] = field(default_factory=Counter)
    """Label, engine, second reader: of rows that it has an opinion on."""

    def add(self, labelled: LabelledStory, reader: SecondReader) -> None:
        """Compare a story without and with a second reader."""
        begun = monotonic()
        first = compare(labelled.story)
        between = monotonic()
        reader.begin()
        made = compare(labelled.story, [reader])
        counts = reader.counts
        if counts.answered:
            self.seconds += max(monotonic() - between - (between - begun), 0.0)
        self.unsure += counts.rows
        self.answered += counts.answered
        self.without += counts.without
        for label in labelled.labels:
            place = label.version, label.sentence, label.other
            before, after = (one.judgements[place[0]][place[1]][place[2]] for one in (first, made))
            if before is None or after is None:
                continue
            self.before[label.verdict, before.verdict] += 1
            self.after[label.verdict, after.verdict] += 1
            if after.engine is not None:
                self.told += 1
                self.asked[label.verdict, after.engine, after.verdict] += 1

    def lines(self) -> Iterator[str]:
        """All of it in words."""
        agreed = sum(n for (_, engine, second), n in self.asked.items() if engine is second)
        over = {key: n for key, n in self.asked.items() if key[1] is not key[2]}
        right = sum(n for (true, _, second), n in over.items() if true is second)
        spoilt = sum(n for (true, engine, _), n in over.items() if true is engine)
        was_right = sum(n for (true, engine, _), n in self.asked.items() if true is engine)
        is_right = sum(n for (true, _, second), n in self.asked.items() if true is second)
        yield f"{self.unsure} rows are unsure, {self.without} questions have no answer"
        yield (
            f"{self.told} labelled rows with a second opinion: {agreed} agreed, {sum(over.values())} "
            f"overruled ({right} put right, {spoilt} put wrong, {sum(over.values()) - right - spoilt} wrong "
            "before and after)"
        )
        if self.told:
            yield f"right of these: {was_right / self.told:.3f} before, {is_right / self.told:.3f} after"
        for name, counts in (("before", self.before), ("after", self.after)):
            parts = {verdict: _f1(counts, verdict) for verdict in Verdict}
            each = "  ".join(f"{verdict} {value:.3f}" for verdict, value in parts.items())
            yield f"{name:7}macro-F1 {sum(parts.values()) / len(parts):.3f}  {each}"
        if self.answered:
            yield f"{self.seconds / self.answered:.2f} s a row ({self.answered} answered now)"


def _f1(counts: Counter[tuple[Verdict, Verdict]], verdict: Verdict) -> float:
    said = sum(n for (_, one), n in counts.items() if one is verdict)
    true = sum(n for (one, _), n in counts.items() if one is verdict)
    return f1(counts[verdict, verdict], said, true)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be said beside the folder."""
    parser.add_argument("--url", required=True, help="its address, such as http://localhost:11434/v1")
    parser.add_argument("--model", required=True, help="the name that its server has for the model")
    parser.add_argument("--form", choices=tuple(FORMS), default="chat", help="how it is asked")
    parser.add_argument("--allow-remote", action="store_true", help="it may be on another machine")
    parser.add_argument("--seconds", type=int, default=60, help="how long an answer is waited for")
    parser.add_argument("--stories", type=int, help="only so many of them, the first by name")


def run(stories: Sequence[LabelledStory], options: argparse.Namespace) -> None:
    """Measure, and print. Raises SystemExit when the second reader cannot be asked."""
    try:
        reader = SecondReader(
            SecondReaderSettings(
                options.url,
                options.model,
                options.form,
                allow_remote=options.allow_remote,
                seconds=options.seconds,
            )
        )
    except Refusal as refusal:
        raise SystemExit(str(refusal)) from None
    tallies = Tallies()
    for labelled in stories[: options.stories]:
        tallies.add(labelled, reader)
        if reader.trouble:
            print(f"{labelled.story.title}: {reader.trouble}", flush=True)
    for line in tallies.lines():
        print(line)
