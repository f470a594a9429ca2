"""`newsreader stories`, `newsreader search`: what is in the library, for a reader and for scripts."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from newsreader.cli.articles import opened
from newsreader.cli.command import Command
from newsreader.cli.judging import add_judging
from newsreader.cli.output import counted, fail, is_terminal, put, say, show
from newsreader.cli.paging import columns

if TYPE_CHECKING:
    from newsreader.library import ArticleRow, Cursor, Hit, Library, StoryRow

_MOST = 100_000
_ORDERS = ("news", "unread", "versions", "disagreement")
_HITS = ("newest", "best")


def add_stories(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "stories",
        run_stories,
        "print the stories in the library",
        examples=(
            "newsreader stories",
            "newsreader stories --order versions --limit 10",
            "newsreader stories --filter 'outlet:dawn after:2026-11-01 versions>=3'",
            "newsreader stories --format json",
            "newsreader stories show 12",
            "newsreader stories join 12 42",
        ),
        note="The number of a story is its own for as long as it is one story; the id of an article is the\n"
        "same in every library.",
    )
    parser.add_argument("--order", choices=_ORDERS, default="news", help="%(choices)s; news unless given")
    parser.add_argument(
        "--filter", metavar="FILTER", default="", help="only stories like: outlet:dawn versions>=3 unread gas"
    )
    parser.add_argument("--unread", action="store_true", help="only stories with unread articles")
    _add_shared(parser, 50)
    add_judging(parser)


def add_search(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "search",
        run_search,
        "find articles in the library by their words",
        examples=(
            "newsreader search gas pipeline",
            "newsreader search '\"gas pipeline\"' explo*",
            "newsreader search --order best --format json border",
        ),
        note="An article is found that has all the words; in quotation marks, words in this order; with a\n"
        "star behind three letters or more, a word that begins so. Case and accents do not count.",
    )
    parser.add_argument("words", metavar="WORDS", nargs="+", help="what to look for")
    parser.add_argument(
        "--order",
        choices=_HITS,
        default=_HITS[0],
        help="newest: what was added last first; best: what fits best of the 2,000 added last",
    )
    _add_shared(parser, 20)


def _add_shared(parser: Command, limit: int) -> None:
    parser.add_argument("--limit", metavar="N", type=_limit, default=limit, help=f"{limit} unless given")
    parser.add_argument(
        "--after", metavar="PLACE", type=_place, help="go on behind a page: the `after` of its JSON"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")


def _limit(text: str) -> int:
    if not text.isdecimal() or len(text) > 6 or not 1 <= int(text) <= _MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {_MOST:,}")
    return int(text)


def _place(text: str) -> Cursor:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(type(value) in (int, float, str) for value in found):
        raise argparse.ArgumentTypeError(f"{text!r} is no place such as [1790000000, 17]")
    return tuple(found)


def run_stories(options: argparse.Namespace) -> int:
    """Print a page of stories and return the exit status. Raises OSError."""
    from newsreader.library import LibraryError, Order
    from newsreader.library.filters import FilterError, parse

    try:
        with opened() as library:
            where = library.where(parse(f"{options.filter} {'unread' * options.unread}"))
            page = library.stories(where, Order(options.order), options.after, options.limit)
            if options.format == "json":
                stories = [_story(story, library.articles(story.id)) for story in page.rows]
                _put({"stories": stories, "after": page.after})
                return 0
            if not page.rows:
                say("there are no such stories; newsreader add FOLDER adds articles")
            for story in page.rows:
                _show(_story_lines(library, story))
            _tell_more(page.after)
            return 0
    except (FilterError, LibraryError) as error:
        return fail(str(error))


def run_search(options: argparse.Namespace) -> int:
    """Print what is found and return the exit status: 1 when nothing is. Raises OSError."""
    from newsreader.library import LibraryError, SearchOrder

    try:
        with opened() as library:
            query = " ".join(options.words)
            page = library.search(query, SearchOrder(options.order), options.after, options.limit)
            if page.note:
                say(page.note)
            if options.format == "json":
                hits = [
                    {**_article(hit.article), "snippet": hit.snippet, "spans": list(map(asdict, hit.spans))}
                    for hit in page.rows
                ]
                _put({"hits": hits, "after": page.after, "note": page.note})
            else:
                for hit in page.rows:
                    _show(_hit_lines(hit))
                _tell_more(page.after)
            if not page.rows and not page.note:
                say("nothing in the library has all these words")
            return int(not page.rows)
    except LibraryError as error:
        return fail(str(error))


def _show(lines: list[str]) -> None:
    """Prints lines; on a terminal, as much of each as fits into one."""
    width = columns() if is_terminal(sys.stdout) else 0
    show(*(line if not width or len(line) <= width else f"{line[: width - 1]}…" for line in lines))


def _tell_more(after: Cursor | None) -> None:
    if after is not None:
        say(f"there are more: --limit shows more of them, --after '{json.dumps(after)}' the next ones")


def _put(document: dict[str, Any]) -> None:
    put((json.dumps(document, indent=1) + "\n").encode("ascii"), None)


def _story(story: StoryRow, articles: tuple[ArticleRow, ...]) -> dict[str, Any]:
    return {**asdict(story), "articles": list(map(_article, articles))}


def _article(article: ArticleRow) -> dict[str, Any]:
    fields = asdict(article)
    return {"id": fields.pop("key"), "number": fields.pop("id"), **fields}


def _story_lines(library: Library, story: StoryRow) -> list[str]:
    articles = library.articles(story.id)
    told = [counted(story.versions, "version")]
    if story.unread:
        told.append(f"{story.unread} unread")
    if story.disagreement:
        told.append(f"{story.disagreement:.0%} contested")
    outlets = ", ".join(dict.fromkeys(map(_outlet, articles)))
    return [
        f"{story.id:>7}  {story.title or '(no title)'}",
        f"         {story.when}  {', '.join(told)}: {outlets}",
    ]


def _outlet(article: ArticleRow) -> str:
    """The outlet of an article; where nobody says which, the name of its file, or its address."""
    return article.outlet or article.place.rstrip("/").rpartition("/")[2] or "no outlet"


def _hit_lines(hit: Hit) -> list[str]:
    article = hit.article
    return [
        f"{article.key[:12]}  {article.title or '(no title)'}",
        f"              {article.when}  {_outlet(article)}, story {article.story}",
        f"              … {' '.join(hit.snippet.split())} …",
    ]
