"""Writing a report of the story: its format, what is in it, and where it goes are asked for in turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsreader.text.terminal import safe
from newsreader.ui.controllers.exporting import Exporting
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.widgets.prompt import Asking

if TYPE_CHECKING:
    from newsreader.reports.outline import Part
    from newsreader.reports.registry import Report

FIRST = "html"
"""The format that is chosen at first."""


class Reporting:
    """Asks for a report, and has it written."""

    def __init__(self, port: ReaderPort, exporting: Exporting, complete: Callable[[str], list[str]]) -> None:
        """`complete` gives the files whose paths begin like a text."""
        self._port = port
        self._exporting = exporting
        self._complete = complete
        self._format = FIRST
        self._parts: frozenset[Part] | None = None
        """What was chosen last; None before."""
        self.handlers: dict[str, Callable[[], None]] = {"report": self._ask_format}

    def _ask_format(self) -> None:
        from newsreader.reports.registry import REPORTS
        from newsreader.ui.screens.choice import ChoiceScreen

        reports = list(REPORTS.values())
        width = max(len(report.name) for report in reports)
        texts = [f"{report.name:<{width}}  {report.description}" for report in reports]

        def chosen(number: int | None) -> None:
            if number is not None:
                self._format = reports[number].name
                self._ask_parts(reports[number])

        at = [report.name for report in reports].index(self._format)
        hint = "enter goes on · esc goes back"
        self._port.app.push_screen(ChoiceScreen("Write a report as", texts, at, hint), chosen)

    def _ask_parts(self, report: Report) -> None:
        from newsreader.reports.outline import USUAL, Part
        from newsreader.ui.screens.marked import MarkedScreen

        if not report.has_parts:
            self._ask_place(report, USUAL)
            return
        parts = list(Part)
        before = USUAL if self._parts is None else self._parts

        def chosen(numbers: frozenset[int] | None) -> None:
            if numbers is not None:
                self._parts = frozenset(parts[number] for number in numbers)
                self._ask_place(report, self._parts)

        texts = [f"{part.does[:1].upper()}{part.does[1:]}" for part in parts]
        there = [number for number, part in enumerate(parts) if part in before]
        hint = "space takes in, leaves out · enter goes on · esc goes back"
        self._port.app.push_screen(MarkedScreen("What is in it", texts, there, hint), chosen)

    def _ask_place(self, report: Report, parts: frozenset[Part], begun: str = "") -> None:
        from newsreader.reports.files import file_name

        name = begun or file_name(self._port.reading.story.title, report.suffix)
        how = Asking("write it", name, complete=self._complete)
        self._port.ask("The file to write it into", partial(self._place, report, parts), how=how)

    def _place(self, report: Report, parts: frozenset[Part], name: str | None) -> None:
        if name is None or not name.strip():
            self._port.remark("Nothing was written")
            return
        name = name.strip()
        if self._exporting.is_there(name):
            question = f"{safe(name)} is there already: write over it? yes"
            self._port.ask(question, partial(self._over, report, parts, name))
        else:
            self._exporting.write(report, parts, name)

    def _over(self, report: Report, parts: frozenset[Part], name: str, answer: str | None) -> None:
        if answer is not None and answer.strip().casefold() == "yes":
            self._exporting.write(report, parts, name, force=True)
        elif answer is not None:
            self._ask_place(report, parts, name)
        else:
            self._port.remark("Nothing was written")
