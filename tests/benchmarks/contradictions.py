"""Whether the screen contradicts itself: `python -m tests.benchmarks.contradictions FOLDER ...`

The stories of the folders, and the samples, are opened one after the other at 120x40. Of every sentence of
every version it is looked at what the evidence says of every other version: a row contradicts itself where a
word is said to stand in one version only and is drawn or said to stand in the other too, where a reason is
not true, or where the sign, the words and the number do not go together. Of every version it is looked at
the map in the scroll bar: a row disagrees where it has not the colour of what stands out most in its share
of the article as it is drawn. A percentage of 100 is counted wherever the evidence says one.
"""

from __future__ import annotations

import argparse
import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style

from newsreader.model import Place, Verdict
from newsreader.settings.config import OFF, TextSettings
from newsreader.settings.theme_files import load_themes
from newsreader.settings.themes import Mark
from newsreader.sources import StoriesToOpen, begin, open_story
from newsreader.text.bare import bare
from newsreader.text.folding import fold_typography
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.palette import HERE_SIGN, Palette
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.article_view import ArticleView
from newsreader.ui.widgets.evidence_lines import card
from newsreader.ui.widgets.lines import Line
from newsreader.ui.widgets.margins import gutter_width
from tests.support.reasons import untrue

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WIDTH = 37
"""Cells of the evidence at 120x40."""
_WORDS = re.compile(r"\d+(?::\d\d)+(?!\w)|\w+(?:['’.,]\w+)*")
_ABSENT = re.compile(r"(?:not in (?:that sentence|these sentences|it)|nowhere in that version): (.*)")
_QUOTED = re.compile(r"'(.+?)'(?=, |$)")
_RANKS = (Mark.QUIET, Mark.CONFIRMED, Mark.REPHRASED, Mark.OMITTED, Mark.CONTESTED)


def folded(text: str) -> set[str]:
    """The words of a text, as they are compared."""
    return {fold_typography(word).casefold() for word in _WORDS.findall(bare(text).text)}


def said_in(lines: list[Line], *styles: Style) -> str:
    """What is drawn in some styles."""
    return " ".join(piece.text for line in lines for piece in line if piece.style in styles)


def faults(reading: StoryState, other: int, palette: Palette) -> Iterator[str]:
    """What contradicts itself in what the evidence says of one version and the sentence under the cursor."""
    comparison, here = reading.comparison, reading.place
    assert comparison is not None
    judgement = comparison.judgements[here.version][here.sentence][other]
    if judgement is None:
        return
    lines = list(card(reading, other, judgement, None, palette, WIDTH, False))
    there = reading.story.versions[other]
    matched = folded(" ".join(there.sentence_text(match.sentence) for match in judgement.matches))
    own = [line for line in lines if any(piece.text == "only here: " for piece in line)]
    if own:
        first = lines.index(own[0])
        last = next(
            (n for n in range(first + 1, len(lines)) if lines[n] and lines[n][0].text.strip()), len(lines)
        )
        only_here = folded(said_in(lines[first:last], palette.only_here).replace(HERE_SIGN, " "))
        yield from (f"{word!r} only here, and in the match" for word in only_here & matched)
    for match in judgement.matches:
        place = Place(other, match.sentence)
        drawn = [tuple(p for p in line if p.target == place) for line in lines]
        marked = folded(said_in(drawn, palette.only_there, palette.only_there + palette.strongest))
        mine = folded(reading.article.sentence_text(here.sentence))
        back = comparison.judgements[other][match.sentence][here.version]
        if back is not None and any(found.sentence == here.sentence for found in back.matches):
            yield from (f"{word!r} only there, and here" for word in marked & mine)
    shared = folded(said_in(lines, palette.shared))
    for reason in judgement.why:
        if found := _ABSENT.match(reason):
            absent = (quoted for quoted in _QUOTED.findall(found[1]) if folded(quoted) <= shared)
            yield from (f"{quoted!r} absent, and drawn as shared" for quoted in absent)
    says = " ".join(piece.text for line in lines[:3] for piece in line)
    glyph = lines[0][0].text
    if judgement.conflicts:
        if glyph != palette.conflict(palette.text)[0] or "but:" not in says or "sure" in says:
            yield f"a conflict is drawn as {says!r}"
    elif (judgement.verdict is Verdict.OMITTED) != ("does not say it" in says):
        yield f"{judgement.verdict} is drawn as {says!r}"
    perhaps = "perhaps" in says and glyph in "?≈"
    if not judgement.conflicts and glyph != "≈" and judgement.is_unsure(reading.unsure) != perhaps:
        yield f"{judgement.confidence:.2f} is drawn as {says!r}"


def disagreeing(view: ArticleView, reading: StoryState, palette: Palette) -> Iterator[int]:
    """The lines of the map that do not have the colour of what stands out most in their share."""
    height, count, gutter = view.view_height, len(view.lines), gutter_width(reading)
    marks = {_foreground(palette, mark): mark for mark in _RANKS}
    for y in range(height):
        cell = view.bar(y, True)
        if count <= height:
            if cell.text.strip():
                yield y
            continue
        found = {
            marks.get(style.color.name, Mark.QUIET)
            for row in range(y * count // height, (y + 1) * count // height)
            for style in _styles(view.line(row), gutter)
            if style.color is not None
        }
        strongest = max(found, key=_RANKS.index, default=Mark.QUIET)
        colour = Verdict(strongest.value) if strongest.value in list(Verdict) else None
        if cell.style != palette.track(colour, strongest is Mark.CONTESTED, True):
            yield y


def _styles(line: Line, gutter: int) -> Iterator[Style]:
    """The styles of a line of the article behind the gutter."""
    at = 0
    for piece in line:
        if at >= gutter and piece.target is not None:
            yield piece.style
        at += cell_len(piece.text)


def _foreground(palette: Palette, mark: Mark) -> str:
    return palette.theme.marks[mark].colour


async def look(folder: Path, counts: Counter[str]) -> None:
    """Count over one folder, and print what is wrong."""
    app = NewsreaderApp(begin(StoriesToOpen([folder])), open_story, load_themes(), theme="dusk")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        reading = screen.reading
        if reading.comparison is None:
            return
        screen.article.set_text(TextSettings(clauses=OFF))  # the map shows sentences
        for fault in untrue(reading.comparison):
            counts["rows"] += 1
            print(f"{folder.name}: {fault}")
        for version, article in enumerate(reading.story.versions):
            reading.open_version(version)
            screen.show_version()
            await pilot.pause()
            for sentence in article.sentences:
                reading.go_to(sentence.index)
                for other in reading.against:
                    found = list(faults(reading, other, screen.palette))
                    counts["looked at"] += reading.judgements(sentence.index) != ()
                    counts["rows"] += bool(found)
                    for fault in found:
                        print(f"{folder.name} {version + 1}.{sentence.index + 1} {other + 1}: {fault}")
                screen.evidence.show_reading(reading)
                text = said_in(list(screen.evidence.lines), screen.palette.muted)
                counts["percentages"] += len(re.findall(r"sure (?:> )?100 ?%", text))
            reading.go_to(0)
            screen.show_version()
            counts["map"] += len(list(disagreeing(screen.article, reading, screen.palette)))
            counts["map rows"] += screen.article.view_height


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, help="folders of stories, one story each")
    counts: Counter[str] = Counter()
    for folder in [*sorted(path for path in SEEDS.iterdir() if path.is_dir()), *parser.parse_args().folders]:
        asyncio.run(look(folder, counts))
    print(f"rows whose evidence contradicts itself: {counts['rows']} of {counts['looked at']:,}")
    print(f"map rows that disagree: {counts['map']} of {counts['map rows']:,}")
    print(f"percentages of 100: {counts['percentages']}")


if __name__ == "__main__":
    main()
