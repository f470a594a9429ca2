"""Every report of both samples, their packs and figures, made and checked, and the page at 20 x 40 sentences:
`python -m tests.benchmarks.reports`.

Of each report its bytes and the milliseconds of CPU that it takes to write once the story is compared. What
is JSON is held against its schema, what is CSV is read back. Where Chromium is (tests/support/chromium.py)
the pages are opened: elements, nodes, milliseconds until they are loaded, console lines, requests, CSS pixels
by which they are too wide for a phone, and what axe-core finds. Ends with 1 when anything is wrong.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from jsonschema import Draft202012Validator

from newsreader.analysis.statistics import statistics
from newsreader.analysis.tallies import tally_of
from newsreader.compare import compare
from newsreader.model import Comparison
from newsreader.packs.archive import unzipped, zipped
from newsreader.packs.making import pack
from newsreader.packs.verifying import verify
from newsreader.reports.figures.registry import FORMS
from newsreader.reports.figures.tables import schema_text as statistics_schema
from newsreader.reports.outline import USUAL, Outline
from newsreader.reports.registry import REPORTS
from newsreader.sources import StoriesToOpen, open_stories, open_story
from tests.benchmarks.comparing import alike, made_up
from tests.support import chromium
from tests.support.running import ROOT

PAGES: dict[str, Callable[[], Comparison]] = {
    "20 x 40": lambda: compare(made_up(20, 40)),
    "20 x 40, all alike": lambda: compare(alike(20, 40)),
}
MOST_BYTES, MOST_ELEMENTS = 1_000_000, 15_000
"""Of a page of 20 x 40."""

LOADS = 5
LOADED = "const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd - t.startTime"
NODES = (
    "let n = 0, w = document.createTreeWalker(document, NodeFilter.SHOW_ALL); "
    "while (w.nextNode()) n++; return n"
)


def main() -> int:
    wrong: list[str] = []
    pages: dict[str, bytes] = {}
    for folder in sorted((ROOT / "seeds").iterdir()):
        (story,) = open_stories([folder]).stories
        comparison = compare(story)
        for report in REPORTS.values():
            begun = process_time()
            data = report.data(Outline(comparison))
            figures = f"{len(data):>8} bytes {1000 * (process_time() - begun):6.1f} ms"
            print(f"{folder.name:16} {report.name:13} {figures}")
            wrong += [f"{folder.name}, {report.name}: {one}" for one in problems(report.name, data)]
            if report.name == "html":
                pages[folder.name] = data
        wrong += [f"{folder.name}: {one}" for one in packed(folder)]
    pages["figures"], found = counted()
    wrong += found
    for name, made in PAGES.items():
        comparison = made()
        begun = process_time()
        pages[name] = REPORTS["html"].data(Outline(comparison))
        print(f"{name:30} {len(pages[name]):>8} bytes {1000 * (process_time() - begun):6.1f} ms")
        if len(pages[name]) > MOST_BYTES:
            wrong.append(f"{name}: the page has {len(pages[name])} bytes")
    why_not = chromium.missing()
    if why_not:
        print(f"not opened in a browser: {why_not}")
    else:
        with tempfile.TemporaryDirectory() as folder_name:
            for name, data in pages.items():
                file = Path(folder_name) / "page.html"
                file.write_bytes(data)
                wrong += [f"{name}: {one}" for one in opened(name, file)]
    for line in wrong:
        print(f"WRONG: {line}", file=sys.stderr)
    return int(bool(wrong))


def problems(name: str, data: bytes) -> list[str]:
    """What is wrong with a report by its own contract."""
    schema = REPORTS[name].schema
    if schema is not None:
        validator = Draft202012Validator(json.loads(schema()))
        lines = data.splitlines()
        step = max(len(lines) // 20, 1)
        found = (error for line in lines[::step] for error in validator.iter_errors(json.loads(line)))
        return [error.message[:200] for error in found]
    return ragged(data) if name.startswith("csv") else []


def ragged(data: bytes) -> list[str]:
    """The rows of a table that have not as many cells as its header."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    return [f"row {n} has {len(row)} cells" for n, row in enumerate(rows) if len(row) != len(rows[0])]


def packed(folder: Path) -> list[str]:
    """What is wrong with the pack of a story."""
    (summary,) = StoriesToOpen([folder])
    story = open_story(summary).story
    assert story is not None
    said = {source.name: source.said for source in summary.articles}
    begun = process_time()
    made = pack(story, said, USUAL).data
    written = process_time()
    found = verify(made).differs
    print(
        f"{folder.name:16} {'pack':13} {len(made):>8} bytes {1000 * (written - begun):6.1f} ms, "
        f"verified in {1000 * (process_time() - written):.1f} ms"
    )
    if pack(story, said, USUAL).data != made:
        found.append("it has other bytes when it is made again")
    files = unzipped(made)
    name = next(name for name in files if "/inputs/" in name)
    changed = verify(zipped({**files, name: files[name].replace(b"e", b"3", 1)}))
    if not any(name.partition("/")[2] in line for line in changed.differs):
        found.append("a changed byte is not named")
    return [f"pack: {line}" for line in found]


def counted() -> tuple[bytes, list[str]]:
    """The page of the figures of all samples, and what is wrong with any form of them."""
    tallies = []
    for folder in sorted((ROOT / "seeds").iterdir()):
        (story,) = open_stories([folder]).stories
        tallies.append(tally_of(compare(story)))
    found = statistics(tallies)
    written = {form.name: form.write(found) for form in FORMS.values()}
    for name, data in written.items():
        print(f"{'figures':16} {name:13} {len(data):>8} bytes")
    validator = Draft202012Validator(json.loads(statistics_schema()))
    wrong = [error.message[:200] for error in validator.iter_errors(json.loads(written["json"]))]
    for name in ("csv", "csv-pairs"):
        wrong += ragged(written[name])
    return written["html"], [f"figures: {line}" for line in wrong]


def opened(name: str, file: Path) -> list[str]:
    """What is wrong with a page in a browser."""
    with chromium.opened(file) as page:
        requests = page.requests
        elements = int(page.run("return document.getElementsByTagName('*').length"))
        loads = []
        for _ in range(LOADS):
            page.driver.refresh()
            loads.append(float(page.run(LOADED)))
        page.requests  # noqa: B018, those of the loads
        loaded = f"loaded in {min(loads):.0f} ms (the least of {LOADS})"
        print(f"{name:30} {elements} elements, {page.run(NODES)} nodes, {loaded}", flush=True)
        found = [] if requests == [file.resolve().as_uri()] else [f"it asks for {requests}"]
        if elements > MOST_ELEMENTS:
            found.append(f"it has {elements} elements")
        for scheme in ("light", "dark"):
            page.prefer(scheme)
            for width in (1280, 390):
                page.size(width, 844)
                found += [f"{page.overflow} px too wide at {width}"] if page.overflow else []
            if not page.run("return !!document.querySelector('button.e')"):
                found += page.violations()
                continue
            page.press("button.e")
            if scheme == "light" or name not in PAGES:  # of long pages it takes minutes
                found += page.violations()
            page.press(":popover-open button.close")
            if name not in PAGES:
                found += page.violations()
        return found + page.console


if __name__ == "__main__":
    raise SystemExit(main())
