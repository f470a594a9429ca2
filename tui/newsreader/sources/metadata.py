"""What a file may say about its article, checked; from front matter or from a story.yaml."""

from __future__ import annotations

import re
from datetime import date, datetime

from newsreader.settings.document import Items, Node, Scalar
from newsreader.text.languages import language_tag

KEYS = ("title", "outlet", "author", "published", "url", "language")
_ISO_DATE = re.compile(r"\d{4}-?\d\d-?\d\d$")


def scalar(node: Node) -> str:
    """The words of a scalar; a list of them joined by commas. Raises ValueError, whose text is the cause."""
    if isinstance(node, Scalar):
        return "" if node.null else node.text
    if isinstance(node, Items):
        words = [item.text for item in node.items if isinstance(item, Scalar)]
        if len(words) == len(node.items):
            return ", ".join(words)
    raise ValueError("must be text")


def checked(key: str, node: Node) -> str:
    """The value of one of KEYS, in the form an Article wants. Raises ValueError, whose text is the cause."""
    value = " ".join(scalar(node).split())
    if key == "published":
        return iso_date(value)
    if key == "url" and value and not value.lower().startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return language_tag(value) if key == "language" else value


def iso_date(value: str) -> str:
    """ISO 8601 in its long form. Raises ValueError for what is no date."""
    if not value:
        return ""
    try:
        if _ISO_DATE.match(value):
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError(f"{value!r} is not a date such as 2018-07-13 or 2018-07-13T09:30") from None
