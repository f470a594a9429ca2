"""`newsreader notes add`: a note on quoted words, an article, a claim, both sides of a pair, or a note."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.annotations.anchoring import QuoteNotFound, quoted
from newsreader.annotations.codebook import codebook_of
from newsreader.annotations.store import Mode, StorageType, open_library
from newsreader.cli.output import fail, say, show
from newsreader.model import WHOLE, Anchor, Article, ArticleIdentity, Note, NoteColour, Passage, Scope, Story
from newsreader.records import dataclass
from newsreader.settings.config import load_config


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a file, as they were named."""

    file: str
    words: str | None = None
    """None: the whole article is meant."""
    occurrence: int | None = None
    """From 1; None when it was not said which."""
    encoding: str = ""
    """What the file is in; empty: it is found."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said."""

    comment: str = ""
    tags: tuple[str, ...] = ()
    colour: NoteColour = NoteColour.YELLOW
    author: str = ""


def add_note(here: Quote, there: Quote | None, on_claim: bool, remark: Remark) -> int:
    """Adds a note on quoted words, prints its id, and returns the exit status. Raises LibraryError."""
    with open_library() as library:
        if library.mode is not Mode.KEPT:
            return fail(library.notice)
        places = [_located(quote) for quote in (here, there) if quote is not None]
        found = [place for place in places if not isinstance(place, str)]
        if len(found) < len(places):
            return fail(*(place for place in places if isinstance(place, str)))
        (article, anchor), *others = found
        for owner, _ in found:
            library.keep_text(owner)
        _warn(article, remark.tags)
        scope = Scope.PAIR if there is not None else Scope.CLAIM if on_claim else Scope.PASSAGE
        return _added(
            library,
            Note(
                "",
                ArticleIdentity.of(article),
                anchor,
                remark.comment,
                remark.tags,
                remark.colour,
                remark.author,
                scope=scope,
                also=tuple(Passage(ArticleIdentity.of(owner), side) for owner, side in others),
            ),
        )


def _warn(article: Article, tags: Sequence[str]) -> None:
    """Says what a codebook has against some tags; they are added all the same."""
    book, problems = codebook_of(Story("", (article,)), load_config()[0].codebook)
    for problem in problems:
        say(problem)
    for one, other in book.clashes(tags):
        say(f"the tags {one} and {other} exclude each other in {book.file}")
    for tag in book.unknown(tags):
        say(f"the tag {tag} is not in {book.file}")


def add_reply(id: str, remark: Remark) -> int:
    """Adds a reply to a note, prints its id, and returns the exit status. Raises LibraryError."""
    with open_library() as library:
        if library.mode is not Mode.KEPT:
            return fail(library.notice)
        answered = library.notes.get(id)
        if answered is None:
            return fail(f"there is no note {id}: newsreader notes list --format json tells their ids")
        reply = Note(
            "",
            answered.article,
            answered.anchor,
            remark.comment,
            remark.tags,
            remark.colour,
            remark.author,
            quoted=answered.quoted,
            answers=id,
        )
        return _added(library, reply)


def _added(library: StorageType, note: Note) -> int:
    show(library.notes.add(note).id)
    return 0


def _located(quote: Quote) -> tuple[Article, Anchor] | str:
    """The article and the passage that a quote is, or why it is none."""
    from newsreader.sources import open_stories

    opened = open_stories([quote.file], quote.encoding)
    articles = [article for story in opened.stories for article in story.versions]
    if not articles:
        return next(map(str, opened.problems), f"{quote.file}: there is no article in it")
    for problem in opened.problems:
        say(str(problem))
    if quote.words is None:
        if len(articles) > 1:
            return f"{quote.file}: holds {len(articles)} articles; give the --quote that is meant"
        return articles[0], WHOLE
    return _quoted(quote.file, articles, quote.words, quote.occurrence)


def _quoted(
    file: str, articles: Sequence[Article], words: str, occurrence: int | None
) -> tuple[Article, Anchor] | str:
    """The first article that holds some words so often."""
    causes = []
    for article in articles:
        try:
            return article, Anchor.of(article.text, quoted(article.text, words, occurrence))
        except QuoteNotFound as cause:
            causes.append(str(cause))
    return f"{file}: {causes[0]}"
