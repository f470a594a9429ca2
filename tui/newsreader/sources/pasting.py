"""Articles that a reader pasted: each is kept as a file, and is a version of its story from then on."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.records import dataclass
from newsreader.settings.paths import pasted_folder
from newsreader.sources.errors import SourceError
from newsreader.sources.files import describe
from newsreader.sources.folders import is_about_folder
from newsreader.sources.summaries import Listed

if TYPE_CHECKING:
    from newsreader.sources.source import NamedSource
    from newsreader.sources.summaries import StorySummary

_LONGEST_NAME = 60
_MOST_OF_A_NAME = 1000
"""Files that are called the same but for a number."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What somebody pasted, and says of it."""

    text: str = ""
    """Empty: the page under its address is meant."""
    outlet: str = ""
    title: str = ""
    url: str = ""
    author: str = ""
    published: str = ""
    language: str = ""


def keep(pasted: Pasted, summary: StorySummary) -> tuple[Path, StorySummary]:
    """(the file in which it is kept, the story with it).

    That file lies in the folder of the story, if it has one and may be written into; else in the data folder,
    where `beside` finds it. Without a text the page is fetched. Raises SourceError.
    """
    if not pasted.text.strip():
        pasted = _fetched(pasted)
    data = _written(pasted).encode("utf-8", "replace")
    if summary.place is not None:
        try:
            file = _keep_in(summary.place, _name(pasted), data, 0o666)
            return file, replace(summary, articles=(*summary.articles, Listed(file)))
        except OSError:
            pass  # it may not be written into
    try:
        folder = _folder_of(summary)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _keep_in(folder, _name(pasted), data, 0o600), replace(summary, has_pasted=True)
    except OSError as error:
        cause = f"what was pasted cannot be kept: {describe(error)}"
        raise SourceError(error.filename or "", cause) from error


def beside(summary: StorySummary) -> tuple[NamedSource, ...]:
    """What was pasted to a story that has no folder of its own, in the order of the names."""
    try:
        return tuple(Listed(file) for file in sorted(_folder_of(summary).glob("*.txt")))
    except OSError:
        return ()


def _folder_of(summary: StorySummary) -> Path:
    """Raises FileNotFoundError where there is no place for it."""
    return pasted_folder() / summary.key.removeprefix("story:")


def _fetched(pasted: Pasted) -> Pasted:
    """The article of a page; what its reader says goes before what it says itself. Raises SourceError."""
    from newsreader.sources.addresses import Address

    if not pasted.url:
        raise SourceError("what was pasted", "is empty; paste the text of an article, or give its address")
    found = Address(_address(pasted.url)).read()
    if len(found.articles) != 1:
        raise next(iter(found.problems), SourceError(pasted.url, "holds several articles; open it by itself"))
    (article,) = found.articles
    return Pasted(
        article.text,
        pasted.outlet or article.outlet,
        pasted.title or article.title,
        article.url or pasted.url,
        article.author,
        article.published,
        article.language,
    )


def _address(url: str) -> str:
    return url if "://" in url or not url else f"https://{url}"


def _written(pasted: Pasted) -> str:
    """The text with what is said of it as front matter."""
    said = {
        "title": pasted.title,
        "outlet": pasted.outlet,
        "author": pasted.author,
        "published": pasted.published,
        "url": _address(pasted.url.strip()),
        "language": pasted.language,
    }
    lines = [f"{key}: {json.dumps(' '.join(value.split()))}" for key, value in said.items() if value.strip()]
    text = pasted.text.strip("\n") + "\n"
    if pasted.title and not text.lstrip().startswith(pasted.title):
        text = f"{pasted.title}\n\n{text}"
    return "\n".join(["---", *lines, "---", "", text]) if lines else text


def _name(pasted: Pasted) -> str:
    """What the file is called, without a suffix."""
    words = pasted.outlet or pasted.title or "pasted"
    name = re.sub(r"[^\w]+", "-", words).strip("-_").lower()[:_LONGEST_NAME] or "pasted"
    return f"pasted-{name}" if is_about_folder(name) else name


def _keep_in(folder: Path, name: str, data: bytes, mode: int) -> Path:
    """Writes a file that was not there before. Raises OSError."""
    for number in range(1, _MOST_OF_A_NAME):
        file = folder / (f"{name}.txt" if number == 1 else f"{name}-{number}.txt")
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        except FileExistsError:
            continue
        with open(descriptor, "wb") as opened:
            opened.write(data)
        return file
    raise FileExistsError(17, "there are too many files of this name", str(folder / name))
