"""`newsreader feeds`, `newsreader fetch`: the feeds of the library, and what is new in them."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.cli.articles import opened
from newsreader.cli.collecting import outcomes, told
from newsreader.cli.command import Command
from newsreader.cli.output import USAGE_ERROR, counted, fail, put, say, show
from newsreader.cli.progress import in_time, progress

if TYPE_CHECKING:
    from newsreader.library import Feed, Library, Outcome
    from newsreader.library.fetching import Fetched

_DAYS = 3
"""Days for which pages are asked for again, unless it is said."""


def add_feeds(tree: Command) -> None:
    """Adds the command, and those in it."""
    feeds = tree.command(
        "feeds",
        None,
        "keep the list of the feeds that newsreader fetch asks for",
        examples=("newsreader feeds add https://example.org/feed.xml", "newsreader feeds list"),
    )

    def command(name: str, action: Callable[..., int], text: str, *examples: str) -> Command:
        made = feeds.command(
            name, _run, text, examples=[f"newsreader feeds {name} {e}".strip() for e in examples]
        )
        made.set_defaults(action=action)
        return made

    adding = command(
        "add",
        _add,
        "add feeds by their addresses, or those that a page names",
        "https://example.org/feed.xml",
        "feeds:https://example.org",
    )
    adding.add_argument(
        "urls", metavar="ADDRESS", nargs="+", help="feeds:ADDRESS adds those that a page names"
    )
    listing = command("list", _list, "print the feeds, and how it went when each was asked for last", "")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")
    removing = command("remove", _remove, "remove feeds; their articles stay", "https://example.org/feed.xml")
    removing.add_argument("urls", metavar="ADDRESS", nargs="+", help="as newsreader feeds list prints it")
    taking = command("import", _import, "add the feeds of a list (OPML) of another reader", "feeds.opml")
    taking.add_argument("files", metavar="FILE", nargs="+", help="a list of feeds (OPML), or its address")
    export = command("export", _export, "write a list (OPML) for other readers", "--output feeds.opml")
    export.add_argument("--output", metavar="FILE", type=Path, help="print it unless given")


def add_fetch(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "fetch",
        run_fetch,
        "add to the library what is new in its feeds",
        examples=(
            "newsreader fetch",
            "newsreader fetch https://example.org/feed.xml",
            "newsreader fetch --again",
        ),
        note="A server is only asked for what has changed, one page a second at most, and not for what its\n"
        "robots.txt asks programs not to read. A feed that fails is left alone for a quarter of an hour,\n"
        "then twice as long after every further failure, up to a day; the others go on.\n"
        "exit status: 0; 1 when a feed or page could not be had; 2 when none could",
    )
    parser.add_argument("urls", metavar="ADDRESS", nargs="*", help="only these feeds, whenever it was last")
    parser.add_argument("--all", action="store_true", help="also those that are to be left alone for now")
    parser.add_argument(
        "--again",
        metavar="DAYS",
        nargs="?",
        type=_days,
        const=_DAYS,
        help="ask for the pages of articles that were added in the last days again, three unless given: "
        "what an outlet has changed since is a later version",
    )


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:6]) <= 3660 or len(text) > 6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    from newsreader.library import LibraryError

    action: Callable[[Library, argparse.Namespace], int] = options.action
    try:
        with opened(to_write=action not in (_list, _export)) as library:
            return action(library, options)
    except LibraryError as error:
        return fail(str(error))


def _add(library: Library, options: argparse.Namespace) -> int:
    from newsreader.sources import SourceError
    from newsreader.sources.targets import FEEDS

    urls: list[str] = []
    is_well = True
    for url in options.urls:
        if not url.startswith(FEEDS):
            urls.append(url)
            continue
        try:
            urls += _named(url.removeprefix(FEEDS))
        except SourceError as error:
            say(str(error))
            is_well = False
    return _keep(library, urls, is_well)


def _import(library: Library, options: argparse.Namespace) -> int:
    from newsreader.sources import SourceError

    urls: list[str] = []
    is_well = True
    for file in options.files:
        try:
            urls += _named(file)
        except SourceError as error:
            say(str(error))
            is_well = False
    return _keep(library, urls, is_well)


def _named(target: str) -> list[str]:
    """Raises SourceError."""
    from newsreader.sources.addresses import feeds_named

    return feeds_named(target)


def _keep(library: Library, urls: Sequence[str], is_well: bool) -> int:
    from newsreader.library import feeds

    if not urls:
        return USAGE_ERROR
    with library.store.writing() as connection:
        new = feeds.add(connection, urls)
    known = len(set(urls)) - len(new)
    show(f"{counted(len(new), 'feed')} added" + (f"; {known} known already" if known else ""))
    return int(not is_well)


def _list(library: Library, options: argparse.Namespace) -> int:
    from newsreader.library import feeds

    with library.store.reading() as connection:
        listed = feeds.feeds(connection)
    if options.format == "json":
        import json
        from dataclasses import asdict

        put((json.dumps([asdict(feed) for feed in listed], indent=1) + "\n").encode("ascii"), None)
        return 0
    if not listed:
        say("there are no feeds; newsreader feeds add ADDRESS adds one")
    for feed in listed:
        show(feed.url, *(f"  {line}" for line in _lines(feed)))
    return 0


def _lines(feed: Feed) -> list[str]:
    lines = [feed.title] if feed.title else []
    lines.append(f"{counted(feed.articles, 'article')}, {feed.unread} unread")
    lines.append(f"asked for last {_short(feed.checked)}" if feed.checked else "never asked for yet")
    if feed.error:
        failed = counted(feed.failures, "failure")
        lines.append(f"{failed} in a row: {feed.error}; again from {_short(feed.next_check)} on")
    return lines


def _short(time: str) -> str:
    return f"{time[:16].replace('T', ' ')} UTC"


def _remove(library: Library, options: argparse.Namespace) -> int:
    from newsreader.library import feeds

    with library.store.writing() as connection:
        missing = [url for url in options.urls if not feeds.remove(connection, url)]
    for url in missing:
        say(f"{url}: is no feed of the library; newsreader feeds list prints them")
    removed = len(options.urls) - len(missing)
    show(f"{counted(removed, 'feed')} removed")
    return 0 if not missing else 1 if removed else USAGE_ERROR


def _export(library: Library, options: argparse.Namespace) -> int:
    from newsreader.library import feeds

    with library.store.reading() as connection:
        put(feeds.as_opml(feeds.feeds(connection)), options.output)
    return 0


def run_fetch(options: argparse.Namespace) -> int:
    """Fetch feeds, or pages again, and return the exit status. Raises OSError."""
    from newsreader.library import LibraryError

    try:
        with opened(to_write=True) as library:
            if options.again is not None:
                return _fetch_again(library, options.again)
            return _fetch_feeds(library, options.urls, everything=options.all)
    except LibraryError as error:
        return fail(str(error))


def _fetch_feeds(library: Library, urls: Sequence[str], *, everything: bool) -> int:
    from newsreader.library import feeds
    from newsreader.library.fetching import fetch_feed

    missing = 0
    with library.store.reading() as connection:
        every = feeds.feeds(connection)
        listed = list(every) if everything else list(feeds.due(connection, library.now()))
        if urls:
            found = {url: feeds.find(connection, url) for url in urls}
            listed = [feed for feed in found.values() if feed is not None]
            for url in (url for url, feed in found.items() if feed is None):
                say(f"{url}: is no feed of the library; newsreader feeds add adds it")
                missing += 1
    if not every:
        return fail("there are no feeds; newsreader feeds add ADDRESS adds one")
    if not listed and not missing:
        soonest = min(feed.next_check for feed in every)
        say(f"all feeds were asked for a short time ago; again from {_short(soonest)} on, or with --all")
        return 0
    tasks = [lambda feed=feed: fetch_feed(library, feed) for feed in listed]
    return _fetch_all(tasks, "feed", missing)


def _fetch_again(library: Library, days: int) -> int:
    from newsreader.library.fetching import fetch_again, pages_of

    numbers = pages_of(library, days)
    if not numbers:
        say(f"no pages were added in the last {counted(days, 'day')}")
        return 0
    tasks = [lambda number=number: fetch_again(library, number) for number in numbers]
    return _fetch_all(tasks, "page", 0)


def _fetch_all(tasks: Sequence[Callable[[], Fetched]], what: str, missing: int) -> int:
    """Does one after the other, says what is amiss and counts what came of all."""
    from newsreader.sources import SourceNotice
    from newsreader.sources.addresses import UNDERWAY

    count: Counter[Outcome] = Counter()
    done = failed = unchanged = 0

    def words(seconds: float) -> str:
        where = f", fetching {UNDERWAY.address}" if UNDERWAY.address else ""
        return f"{done} of {counted(len(tasks), what)} after {in_time(seconds)}{where}; ctrl+c stops"

    is_well = True
    with progress(words) as shown:
        for task in tasks:
            fetched = task()
            done += 1
            count += outcomes(fetched.added)
            unchanged += fetched.unchanged
            failed += bool(fetched.error)
            lines = [fetched.error] if fetched.error else list(map(str, fetched.problems))
            is_well &= all(isinstance(problem, SourceNotice) for problem in fetched.problems)
            if lines:
                with shown.cleared():
                    for line in lines:
                        say(line)
    parts = [f"{counted(done - failed, what)} fetched: {told(count)}"]
    if unchanged:
        parts.append(f"{counted(unchanged, what)} unchanged")
    if failed:
        parts.append(f"{counted(failed, what)} failed")
    show("; ".join(parts))
    if failed + missing and failed == done:
        return USAGE_ERROR
    return int(failed + missing > 0 or not is_well)
