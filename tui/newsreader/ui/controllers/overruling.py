"""Overruling a verdict or a match: this is the same claim, this is not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.model import Place, Verdict
from newsreader.records import dataclass
from newsreader.text.terminal import safe
from newsreader.ui.controllers.notebook import Notebook
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.state import StoryState

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

    def __init__(self, port: ReaderPort, notebook: Notebook) -> None:
        self._port = port
        self._notebook = notebook
        self._pointing: Pointing | None = None
        self.handlers: dict[str, Callable[[], None]] = {
            command: partial(self._give, verdict) for verdict, command in COMMANDS.items()
        }

    def stop_pointing(self) -> bool:
        """Wait for no sentence any more; whether the reader was to point at one."""
        pointed, self._pointing = self._pointing is not None, None
        return pointed

    def _give(self, verdict: Verdict) -> None:
        port = self._port
        reading = port.reading
        if self._pointing is not None and reading.place.version == self._pointing.other:
            self._point(verdict)
            return
        pair = port.view.pair if port.view is not None else None
        here, chosen = pair or (reading.place, port.evidence.selected if port.view is None else None)
        if reading.comparison is None or chosen is None or chosen.version == here.version:
            port.remark("There is no verdict to overrule here")
            return
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
        port = self._port
        self._pointing = Pointing(here, other)
        port.open_place(Place(other, port.reading.counterpart(here, other)))
        same, alike = (port.key(COMMANDS[one]) for one in (Verdict.CONFIRMED, Verdict.REPHRASED))
        name = safe(port.reading.story.version_name(here.version))
        keys = f"{same} same words, {alike} other words"
        port.hint(f"Which sentence says what {name} says? Move to it: {keys}; esc gives up")

    def _point(self, verdict: Verdict) -> None:
        pointing, port = self._pointing, self._port
        assert pointing is not None
        there = port.reading.place
        if not port.reading.article.sentences[there.sentence].role.makes_claims:
            port.remark("This sentence makes no claim")
            return
        if verdict is Verdict.OMITTED:
            port.remark("Move to the sentence that makes the same claim")
            return
        self._pointing = None
        port.hint("")
        port.open_place(pointing.here)
        self._rule(pointing.here, there, verdict, (there.sentence,))

    def _rule(self, here: Place, chosen: Place, verdict: Verdict, matches: tuple[int, ...]) -> None:
        port = self._port
        desk = port.reading.desk
        if desk is None:
            return
        work = partial(desk.rule, (here.version, here.sentence, chosen.version), verdict, matches)
        notebook = self._notebook
        notebook.clerk.do(work, partial(self._ruled, port.reading, chosen), notebook.failed)

    def _ruled(self, reading: StoryState, chosen: Place, given: Verdict | None) -> None:
        port = self._port
        self._notebook.recolour(reading)
        if port.view is None and reading is port.reading:
            port.evidence.select_place(chosen)
        name = safe(reading.story.version_name(chosen.version))
        undo = port.key("undo")
        words = f"Your verdict on {name}: {given}" if given else f"The program's verdict on {name} again"
        port.remark(f"{words}; {undo} takes it back")
