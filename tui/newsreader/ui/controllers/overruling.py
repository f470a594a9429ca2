"""Overruling a verdict or a match: this is the same claim, this is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from newsreader.annotations.store import LibraryError
from newsreader.model import Place, Verdict
from newsreader.text.terminal import safe

if TYPE_CHECKING:
    from newsreader.ui.reader import ReaderScreen

COMMANDS = {
    Verdict.CONFIRMED: "rule-confirmed",
    Verdict.REPHRASED: "rule-rephrased",
    Verdict.OMITTED: "rule-omitted",
}
"""The command that gives each verdict."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """The reader looks for the sentence of another version that makes the same claim."""

    here: Place
    other: int


class Overruling:
    """The reader's verdicts, given on what is selected in the evidence."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._pointing: Pointing | None = None
        self.handlers: dict[str, Callable[[], None]] = {
            command: partial(self._give, verdict) for verdict, command in COMMANDS.items()
        }

    @property
    def is_pointing(self) -> bool:
        """Whether the reader is to point at a sentence."""
        return self._pointing is not None

    def stop_pointing(self) -> None:
        """Wait for no sentence any more."""
        self._pointing = None

    def _give(self, verdict: Verdict) -> None:
        screen = self._screen
        reading = screen.reading
        if self._pointing is not None and reading.place.version == self._pointing.other:
            self._point(verdict)
            return
        chosen = screen.evidence.selected
        if reading.comparison is None or chosen is None:
            screen.remark("There is no verdict to overrule here")
            return
        here = reading.place
        judgement = reading.comparison.judgements[here.version][here.sentence][chosen.version]
        before = tuple(match.sentence for match in judgement.matches) if judgement else ()
        others = tuple(match for match in before if match != chosen.sentence)
        if verdict is Verdict.OMITTED:
            kept = reading.comparison.judgements[here.version][here.sentence][chosen.version]
            still = kept.verdict if kept is not None and others else Verdict.OMITTED
            self._rule(here, chosen, still, others)
        elif chosen.sentence >= 0:
            self._rule(here, chosen, verdict, (chosen.sentence, *others))
        else:
            self._ask_to_point(here, chosen.version, verdict)

    def _ask_to_point(self, here: Place, other: int, verdict: Verdict) -> None:
        screen = self._screen
        self._pointing = Pointing(here, other)
        screen.open_place(Place(other, screen.reading.counterpart(here, other)))
        same, alike = (screen.key(COMMANDS[one]) for one in (Verdict.CONFIRMED, Verdict.REPHRASED))
        name = safe(screen.reading.story.version_name(here.version))
        keys = f"{same} same words, {alike} other words"
        screen.noting.hint(f"Which sentence says what {name} says? Move to it: {keys}; esc gives up")

    def _point(self, verdict: Verdict) -> None:
        pointing, screen = self._pointing, self._screen
        assert pointing is not None
        there = screen.reading.place
        if not screen.reading.article.sentences[there.sentence].role.makes_claims:
            screen.remark("This sentence makes no claim")
            return
        if verdict is Verdict.OMITTED:
            screen.remark("Move to the sentence that makes the same claim")
            return
        self._pointing = None
        screen.noting.hint("")
        screen.open_place(pointing.here)
        self._rule(pointing.here, there, verdict, (there.sentence,))

    def _rule(self, here: Place, chosen: Place, verdict: Verdict, matches: tuple[int, ...]) -> None:
        screen = self._screen
        desk = screen.reading.desk
        if desk is None:
            return
        try:
            given = desk.rule((here.version, here.sentence, chosen.version), verdict, matches)
        except LibraryError as fault:
            screen.warn(str(fault))
            screen.read_notes(screen.reading)
            return
        screen.noting.recolour()
        screen.evidence.select_place(chosen)
        name = safe(screen.reading.story.version_name(chosen.version))
        undo = screen.key("undo")
        words = f"Your verdict on {name}: {given}" if given else f"The program's verdict on {name} again"
        screen.remark(f"{words}; {undo} takes it back")
