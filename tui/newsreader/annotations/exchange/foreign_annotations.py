"""Another program's Web Annotation as a note: whatever quotes words, or is on a whole page.

What a note has no room for is not lost, as the annotation itself is kept with it. Fields are taken as they
are found in the wild: null for nothing, numbers for texts, one value for a list of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from newsreader.annotations.exchange.fields import Record, Refused, listed, stable_id
from newsreader.annotations.timestamps import utc_time
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Note, Passage, Scope

DIRECTIVE = ":~:text="
"""Begins a text directive in the fragment of an address (WICG, URL Fragment Text Directives)."""
_DEEPEST = 12


def read_foreign(item: Record, id: str) -> Note:
    """The note that an annotation is, without its origin. Raises Refused.

    Of several targets the first is its passage, the others are beside it; where some can be read and some
    cannot, those that can are taken.
    """
    passages, causes = [], []
    for target in _flat(listed(item.get("target"))):
        try:
            passages.append(_passage(target))
        except Refused as refused:
            causes.append(str(refused))
    if not passages:
        raise Refused(causes[0] if causes else "it has no target")
    (identity, anchor), *others = passages
    comments, tags = _bodies(item)
    return Note(
        id,
        identity,
        anchor,
        "\n\n".join(dict.fromkeys(comments)),
        tuple(dict.fromkeys(tags)),
        author=_agent(item.get("creator")),
        created=utc_time(plain(item.get("created"))),
        modified=utc_time(plain(item.get("modified"))),
        scope=Scope.PAIR if others else Scope.PASSAGE,
        also=tuple(Passage(*other) for other in others),
        answers=_answered(item),
    )


def quote_of(selectors: list[Any]) -> Anchor:
    """The anchor of a list of selectors; of a refined one, what it is refined by. Raises Refused.

    Without a position it starts and ends at 0, which says that the place of the quote is not known.
    """
    if not selectors:
        return WHOLE
    known = list(_refined(selectors))
    quote = next((part for part in known if "TextQuoteSelector" in listed(part.get("type"))), None)
    position = next((part for part in known if "TextPositionSelector" in listed(part.get("type"))), None)
    start, end = _number(position, "start"), _number(position, "end")
    if quote is not None and isinstance(quote.get("exact"), str | int | float):
        exact, prefix, suffix = (plain(quote.get(name)) for name in ("exact", "prefix", "suffix"))
        if start is None or end is None or end - start != len(exact):
            start = end = 0
        return Anchor(exact, prefix, suffix, start, end)
    for part in known:
        value = plain(part.get("value"))
        if "FragmentSelector" in listed(part.get("type")) and DIRECTIVE in value:
            return directive(value)
    if start is not None and end is not None:
        return Anchor("", "", "", start, end)
    kinds = ", ".join(dict.fromkeys(plain(name) for part in known for name in listed(part.get("type"))))
    raise Refused(f"it selects its passage not by quoted words, but by {kinds or 'what stands elsewhere'}")


def directive(fragment: str) -> Anchor:
    """The passage of a text directive: prefix-,words,end,-suffix. Of a range its beginning is quoted."""
    text = fragment.partition(DIRECTIVE)[2].partition("&")[0]
    parts = text.split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts and parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts and parts[-1].startswith("-") else ""
    if not parts or not parts[0]:
        raise Refused("its fragment quotes no words")
    return Anchor(unquote(parts[0]), prefix, suffix, 0, 0)


def plain(value: Any) -> str:
    """A text, whatever stands there: null is nothing, a number its digits, of several values the first."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("value", value.get("@value", value.get("id")))
    if isinstance(value, bool) or value is None:
        return ""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _flat(targets: list[Any], depth: int = 0) -> Iterator[Any]:
    """The targets, those of a Composite, List, Independents or Choice one by one."""
    for target in targets:
        items = listed(target.get("items", target.get("item"))) if isinstance(target, dict) else []
        if items and depth < _DEEPEST:
            yield from _flat(items, depth + 1)
        else:
            yield target


def _passage(target: Any) -> tuple[ArticleIdentity, Anchor]:
    if isinstance(target, str):
        return _addressed(target)
    if not isinstance(target, dict):
        raise Refused("its target is neither an address nor a resource")
    selectors = listed(target.get("selector"))
    source = target.get("source")
    address = plain(source) if source is not None else "" if selectors else plain(target.get("id"))
    if not selectors and address:
        return _addressed(address)
    if not selectors and "id" not in target:
        raise Refused("its target does not say which article it is on: name that with --on FILE")
    return _identity(address), quote_of(selectors)


def _addressed(address: str) -> tuple[ArticleIdentity, Anchor]:
    """A page, or what the fragment of its address quotes."""
    _, mark, fragment = address.partition("#")
    if DIRECTIVE in fragment:
        return _identity(address.partition("#")[0]), directive(fragment)
    if mark and fragment.startswith(("xywh=", "t=", "track=")):
        raise Refused("it is on a part of a picture or a recording, which has no words")
    return _identity(address), WHOLE


def _identity(address: str) -> ArticleIdentity:
    return ArticleIdentity("", url=address)


def _refined(selectors: list[Any], depth: int = 0) -> Iterator[Record]:
    """The selectors, what refines one before it; those of a Choice too."""
    for selector in selectors:
        if isinstance(selector, dict) and depth < _DEEPEST:
            yield from _refined(listed(selector.get("refinedBy")), depth + 1)
            yield from _refined(listed(selector.get("items")), depth + 1)
            yield selector


def _number(position: Record | None, name: str) -> int | None:
    value = position.get(name) if position is not None else None
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value[:18])
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _bodies(item: Record) -> tuple[list[str], list[str]]:
    """(comments, tags). What is no text is its address, as a comment."""
    motivations = listed(item.get("motivation"))
    comments: list[str] = [plain(item["bodyValue"])] if plain(item.get("bodyValue")) else []
    tags: list[str] = []
    for body in _chosen(listed(item.get("body"))):
        purposes = listed(body.get("purpose")) if isinstance(body, dict) else []
        words = said_by(body)
        if words:
            (tags if "tagging" in (purposes or motivations) else comments).append(words)
    return comments, tags


def _chosen(bodies: list[Any], depth: int = 0) -> Iterator[Any]:
    """The bodies; of a Choice the first, of other sets all."""
    for body in bodies:
        items = listed(body.get("items", body.get("item"))) if isinstance(body, dict) else []
        if not items or depth >= _DEEPEST:
            yield body
        else:
            only_first = "Choice" in listed(body.get("type"))
            yield from _chosen(items[:1] if only_first else items, depth + 1)


def said_by(body: Any) -> str:
    """What a body says: its words, those it quotes, or where it is."""
    if not isinstance(body, dict):
        return plain(body)
    if body.get("value") is not None:
        return plain(body["value"])
    try:
        quote = quote_of(listed(body.get("selector"))).exact
    except Refused:
        quote = ""
    label = plain(body.get("label"))
    return "\n".join(part for part in (quote, label, plain(body.get("source", body.get("id")))) if part)


def _agent(creator: Any) -> str:
    for one in listed(creator):
        if not isinstance(one, dict):
            return plain(one)
        for name in ("name", "nickname", "foaf:name", "email", "id"):
            if plain(one.get(name)):
                return plain(one.get(name))
    return ""


def _answered(item: Record) -> str:
    """The id of the note that a reply answers."""
    if "replying" not in listed(item.get("motivation")):
        return ""
    target = next(iter(listed(item.get("target"))), "")
    iri = plain(target.get("source", target.get("id")) if isinstance(target, dict) else target)
    name = iri.removeprefix("urn:uuid:")
    return name if len(name) == 36 and name != iri else stable_id(iri) if iri else ""
