"""`newsreader stories show | why | split | join | move | pin | undo`: stories as they were found, and as the
reader wants them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from newsreader.cli.articles import opened
from newsreader.cli.command import Action, Command
from newsreader.cli.output import counted, fail, put, show

if TYPE_CHECKING:
    from newsreader.library import ArticleRow, Library
    from newsreader.library.judgements import Judging

_ID = "of newsreader stories show or search, or the beginning of it"
_STANDS = "What you say stands, whatever articles come; newsreader stories undo takes it back."


def add_judging(stories: Command) -> None:
    """Adds the commands that look into stories and change them."""

    def command(name: str, action: Action, text: str, *examples: str, note: str = "") -> Command:
        examples = tuple(f"newsreader stories {name} {example}".strip() for example in examples)
        return stories.command(name, action, text, examples=examples, note=note)

    showing = command("show", run_show, "print the articles of a story, day by day", "12")
    showing.add_argument("story", metavar="STORY", type=_number, help="the number of a story")
    why = command("why", run_why, "tell why two articles are in one story, or are not", "1f0c9a 77ab01")
    why.add_argument("one", metavar="ID", help=f"of an article: {_ID}")
    why.add_argument("other", metavar="ID")
    for parser in (showing, why):
        parser.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")
    split = command(
        "split", _judge(_split), "make articles of a story a story of their own", "1f0c9a", note=_STANDS
    )
    _add_ids(split)
    join = command("join", _judge(_join), "make one story of several", "12 42", note=_STANDS)
    join.add_argument("stories", metavar="STORY", nargs="+", type=_number, help="the number of a story")
    move = command("move", _judge(_move), "put articles into another story", "1f0c9a --to 42", note=_STANDS)
    _add_ids(move)
    move.add_argument("--to", metavar="STORY", type=_number, required=True, help="the number of a story")
    pin = command(
        "pin", _judge(_pin), "keep the articles of a story together, and its number", "12", note=_STANDS
    )
    pin.add_argument("story", metavar="STORY", type=_number, help="the number of a story")
    command("undo", _judge(_undo), "take back what you did to stories last, step by step", "")


def _add_ids(parser: Command) -> None:
    parser.add_argument("ids", metavar="ID", nargs="+", help=f"of an article: {_ID}")


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 15:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of a story, as newsreader stories prints it")
    return int(text)


def _article(library: Library, id: str) -> int:
    """The number of an article. Raises LibraryError."""
    from newsreader.library import LibraryError

    number = library.number_of(id)
    if number is None:
        raise LibraryError(f"{id}: is the id of no article, or the beginning of several")
    return number


def run_show(options: argparse.Namespace) -> int:
    """Print a story and return the exit status. Raises OSError."""
    from newsreader.library import LibraryError
    from newsreader.library.evidence import chapters, copies

    try:
        with opened() as library:
            story = library.story(options.story)
            if story is None:
                return fail(f"there is no story {options.story} in the library")
            articles = library.articles(story.id)
            same = copies(library, articles)
            by_number = {article.id: article for article in articles}

            def original(article: ArticleRow) -> ArticleRow | None:
                return by_number.get(same.get(article.id, 0))

            found = chapters(articles)
            if options.format == "json":
                days = [
                    {
                        "day": chapter.day,
                        "articles": [_row(each, original(each)) for each in chapter.articles],
                    }
                    for chapter in found
                ]
                _put({**asdict(story), "chapters": days})
                return 0
            show(f"{story.title or '(no title)'}")
            told = [counted(story.versions, "version")]
            if count := len([chapter for chapter in found if chapter.day]):
                told.append(counted(count, "day"))
            if story.pinned:
                told.append("pinned")
            show(f"story {story.id}: {', '.join(told)}")
            for chapter in found:
                show("", chapter.day or "day unknown")
                for article in chapter.articles:
                    show(*_lines(article, original(article)))
            return 0
    except LibraryError as error:
        return fail(str(error))


def _row(article: ArticleRow, original: ArticleRow | None) -> dict[str, Any]:
    return {
        "id": article.key,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "copy_of": original.key if original else None,
    }


def _lines(article: ArticleRow, original: ArticleRow | None) -> list[str]:
    copied = f", a copy of {original.key[:12]} ({original.outlet or 'no outlet'})" if original else ""
    return [
        f"  {article.key[:12]}  {article.title or '(no title)'}",
        f"                {article.outlet or 'no outlet'}{copied}",
    ]


def run_why(options: argparse.Namespace) -> int:
    """Print why two articles are together or not, and return the exit status. Raises OSError."""
    from newsreader.library import LibraryError
    from newsreader.library.evidence import why
    from newsreader.library.explaining import in_words

    try:
        with opened() as library:
            numbers = [_article(library, id) for id in (options.one, options.other)]
            evidence = why(library, *numbers)
            rows = [row for number in numbers if (row := library.article(number)) is not None]
            if options.format == "json":
                told = {"articles": [row.key for row in rows], "stories": [row.story for row in rows]}
                chain = [
                    {"article": row.key, "likeness": step.likeness / 1_000_000}
                    for step in evidence.chain
                    if (row := library.article(step.article)) is not None
                ]
                likeness = {**asdict(evidence.likeness), "total": evidence.likeness.total / 1_000_000}
                _put({**told, **asdict(evidence), "likeness": likeness, "chain": chain})
                return 0
            for row in rows:
                show(*_lines(row, None))
            show("", *in_words(library, evidence, rows))
            return 0
    except LibraryError as error:
        return fail(str(error))


def _put(document: dict[str, Any]) -> None:
    put((json.dumps(document, indent=1) + "\n").encode("ascii"), None)


_Deed = Callable[["Judging", argparse.Namespace], str | None]


def _judge(deed: _Deed) -> Action:
    """What opens the library and does something to its stories."""

    def run(options: argparse.Namespace) -> int:
        from newsreader.library import LibraryError
        from newsreader.library.judgements import Judging
        from newsreader.settings.config import load_config

        try:
            with opened(to_write=True) as library:
                told = deed(Judging(library, load_config()[0].author), options)
        except LibraryError as error:
            return fail(str(error))
        if told is None:
            return fail("nothing is left to be taken back")
        show(told)
        return 0

    return run


def _split(judging: Judging, options: argparse.Namespace) -> str:
    return judging.split([_article(judging.library, id) for id in options.ids])


def _join(judging: Judging, options: argparse.Namespace) -> str:
    return judging.join(options.stories)


def _move(judging: Judging, options: argparse.Namespace) -> str:
    return judging.move([_article(judging.library, id) for id in options.ids], options.to)


def _pin(judging: Judging, options: argparse.Namespace) -> str:
    return judging.pin(options.story)


def _undo(judging: Judging, options: argparse.Namespace) -> str | None:
    told = judging.undo()
    return None if told is None else f"taken back: {told}"
