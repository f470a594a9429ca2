"""What a file may say about its article, checked; from front matter or from a story.yaml."""

from __future__ import annotations

from newsreader.settings.document import Entries, Items, Node, Scalar
from newsreader.sources.dates import read_date
from newsreader.sources.decoding import is_encoding
from newsreader.sources.source import ENCODING
from newsreader.text.languages import LANGUAGE_NAMES, language_tag
from newsreader.text.patterns import pattern

KEYS = ("title", "outlet", "author", "published", "url", "language")
_LINK = pattern(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|\[([^\[\]]*)\]\([^()\s]*\)")
"""A link as Obsidian and Markdown write it."""
_NAMES = ("name", "title", "text", "value", "literal", "label")
"""Keys of a mapping that hold what it is called."""
_LANGUAGES = {name.lower(): code for code, name in LANGUAGE_NAMES.items()} | {
    "deutsch": "de", "français": "fr", "español": "es", "italiano": "it", "português": "pt",
    "nederlands": "nl", "polski": "pl", "русский": "ru",
}  # fmt: skip


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
    """The value of one of KEYS, or of ENCODING, as it is used. Raises ValueError, whose text is the cause."""
    value = _LINK.sub(lambda link: link[1] or link[2] or "", " ".join(_words(node).split()))
    if key == "published":
        return iso_date(value)
    if key == "url" and value and not value.lower().startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    if key == ENCODING and value and not is_encoding(value):
        raise ValueError(f"{value!r} is no encoding such as utf-8 or cp1250")
    return language_tag(_LANGUAGES.get(value.lower(), value)) if key == "language" else value


def iso_date(value: str) -> str:
    """ISO 8601 in its long form. Raises ValueError for what is no date."""
    if not value:
        return ""
    found = read_date(value)
    if not found:
        raise ValueError(f"{value!r} is not a date such as 2018-07-13 or 2018-07-13T09:30")
    return found


def _words(node: Node) -> str:
    """As `scalar`, and of a mapping what it is called: `author: {name: …}`, alone or in a list."""
    if isinstance(node, Items):
        return ", ".join(filter(None, map(_called, node.items)))
    return _called(node)


def _called(node: Node) -> str:
    if isinstance(node, Entries):
        named = {key.text.lower(): value for key, value in node.entries if isinstance(key, Scalar)}
        node = next((named[name] for name in _NAMES if name in named), node)
    return scalar(node)
