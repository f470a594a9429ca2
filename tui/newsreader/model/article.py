"""An article: one text by one outlet, cut into paragraphs and sentences."""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import field
from enum import StrEnum
from importlib import import_module

from newsreader.records import dataclass


class Role(StrEnum):
    """What a sentence is in its article."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"
    CORRECTION = "correction"
    """A note of the editors on the article itself: what they corrected, added or clarified."""

    @property
    def makes_claims(self) -> bool:
        """Whether sentences of this role say something that another version can carry."""
        return self not in (Role.HEADING, Role.BOILERPLATE, Role.CORRECTION)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    start: int
    """Code point, inclusive."""
    end: int
    """Code point, exclusive."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit that is coloured."""

    index: int
    """Its place in the article's sentences, from 0."""
    start: int
    end: int
    """`article.text[start:end]` is the sentence, without white space around it."""
    role: Role
    paragraph: int
    """Index into the article's paragraphs."""
    claim_start: int
    """Where what it says begins: behind a dateline ("ISLAMABAD: "), else `start`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of sentences that belong together."""

    first: int
    """Index of its first sentence."""
    last: int
    """Index of its last sentence, inclusive."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text came from, and on what way."""

    kind: str = ""
    """What was read, as in "a web page"; empty when nobody looked."""
    place: str = ""
    """The path or address that its bytes were read from, after all redirects."""
    position: int = 0
    """Which of several articles in one place it is, from 1; 0: the only one."""
    retrieved: str = ""
    """When a server gave it, ISO 8601 with an offset; empty for what lay on this machine."""
    sha256: str = ""
    """Hex digest of the bytes that were read."""
    hops: tuple[str, ...] = ()
    """Addresses that led to the place, the one that was asked for first; empty when it was that place."""
    guessed: tuple[str, ...] = ()
    """Fields of the article that are likely, but that nothing states."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet. Its text and the offsets into it never change.

    The sentences tile the text: in order, without overlap, and only white space lies between them.
    """

    text: str
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    path: str = ""
    """Where it was read from, as the user named it."""
    outlet: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    """ISO 8601 date, or date and time; empty when unknown."""
    url: str = ""
    language: str = ""
    """BCP 47; empty when unknown."""
    encoding: str = "utf-8"
    """The encoding its file was decoded with."""
    beginning_only: bool = False
    """The rest of it could not be had, as behind a paywall: what it does not tell is unknown."""
    provenance: Provenance = field(default_factory=Provenance, compare=False)

    @property
    def id(self) -> str:
        """What it is known by wherever it is kept: 32 hex digits of its text and its normalised address.

        The same text under the same address is the same article, whatever file holds it. A text that has
        changed is another one: a later version in time. `url` is shared by both.
        """
        return hex_id(self.sha256, normal_address(self.url))

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds a code point of the text; between two, of the one before.

        Before the first sentence it is 0, and in an article without sentences -1.
        """
        return max(
            bisect_right(self.sentences, offset, key=lambda s: s.start) - 1, min(0, len(self.sentences) - 1)
        )

    def sentence_text(self, index: int) -> str:
        """The text of one sentence. Raises IndexError when there is no such sentence."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]

    @property
    def headline(self) -> str:
        """Its title, else the text of its headline, else nothing."""
        if self.title:
            return self.title
        return next((self.sentence_text(s.index) for s in self.sentences if s.role is Role.HEADLINE), "")

    @property
    def sha256(self) -> str:
        """Hex digest of its text, encoded as UTF-8."""
        return text_digest(self.text)


_PORTS = {"http": ":80", "https": ":443"}
_TRACKING = tuple(
    "utm_ at_campaign at_medium cmp= cmpid= dclid= fbclid= gclid= igshid= mc_cid= mc_eid= mkt_tok= msclkid= "
    "ns_campaign= ns_mchannel= ocid= smid= wt_mc= xtor= yclid= _ga=".split()
)


def normal_address(url: str) -> str:
    """An address in the one form in which all its spellings are equal; empty for an empty one.

    Scheme, case of the host, www in front of it, default port, fragment, a slash at the end and what only
    tells where a reader came from do not count. It is for telling addresses apart, not for fetching.
    """
    scheme, separator, rest = url.strip().partition("://")
    if not separator:
        return url.strip()
    rest = rest.partition("#")[0]
    before, mark, query = rest.partition("?")
    host, slash, path = before.partition("/")
    kept = [pair for pair in query.split("&") if pair and not pair.lower().startswith(_TRACKING)]
    host = host.lower().removesuffix(_PORTS.get(scheme.lower(), "/")).removeprefix("www.")
    return (host + slash + path).rstrip("/") + (mark + "&".join(kept) if kept else "")


def hex_id(*parts: str) -> str:
    """32 hex digits that stand for some words in their order."""
    return text_digest("\n".join(parts))[:32]


def text_digest(text: str) -> str:
    """The SHA-256 of a text as hex digits."""
    return digest(text.encode("utf-8", "surrogatepass"))


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes as hex digits."""
    try:  # hashlib loads OpenSSL, which takes longer than all the rest of reading a text
        sha256 = import_module("_sha2" if sys.version_info >= (3, 12) else "_sha256").sha256
    except ImportError:
        from hashlib import sha256
    return str(sha256(data).hexdigest())
