"""Which of some articles an identity names, wherever they are opened from and though they have changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from newsreader.annotations.store import LibraryError, StorageType
from newsreader.model import Article, ArticleIdentity
from newsreader.model.article import normal_address

Kin = Mapping[str, frozenset[int]]
"""Digests of texts that were kept, and the numbers of the articles that share most of their lines."""


class Identities:
    """Some articles, and what is known of them in the library. For any thread."""

    def __init__(self, library: StorageType, articles: Sequence[Article]) -> None:
        self.own = tuple(map(ArticleIdentity.of, articles))
        """Of the articles."""
        self._library = library
        self._articles = articles
        self._kin: Kin | None = None
        self._owners: dict[ArticleIdentity, int | None] = {}

    @property
    def wanted(self) -> tuple[ArticleIdentity, ...]:
        """What the library is asked for: the articles, and the texts that they may have been."""
        return (*self.own, *(ArticleIdentity(digest) for digest in self._known_kin()))

    def number_of(self, identity: ArticleIdentity) -> int | None:
        """The article that an identity names; None for none, or if it may be several."""
        if identity not in self._owners:
            self._owners[identity] = number_of(identity, self._articles, self._known_kin())
        return self._owners[identity]

    def concern(self, identity: ArticleIdentity) -> bool:
        """Whether an identity is that of one of the articles, though it may not be certain of which."""
        if self.number_of(identity) is not None:
            return True
        return any(_agreeing(identity, article) for article in self._articles)

    def _known_kin(self) -> Kin:
        if self._kin is None:
            found: dict[str, set[int]] = {}
            with suppress(LibraryError):
                for number, article in enumerate(self._articles):
                    for digest in self._library.texts_like(article.text):
                        if digest != article.sha256:
                            found.setdefault(digest, set()).add(number)
            self._kin = {digest: frozenset(numbers) for digest, numbers in found.items()}
        return self._kin


def number_of(identity: ArticleIdentity, articles: Sequence[Article], kin: Kin | None = None) -> int | None:
    """The article that an identity names: by digest, then address, then path, then outlet and title; and if
    it is none of these, by what its text has in common with it, unless something speaks against that.

    None when none fits, or several fit equally.
    """
    fitting, found = list(range(len(articles))), False
    for test in _TESTS:
        narrower = [number for number in fitting if test(identity, articles[number])]
        if narrower:
            fitting, found = narrower, True
    if not found:
        like = (kin or {}).get(identity.sha256, frozenset())
        fitting = [number for number in like if not _contradicting(identity, articles[number])]
        found = bool(fitting)
    return fitting[0] if found and len(fitting) == 1 else None


def _same_text(identity: ArticleIdentity, article: Article) -> bool:
    return bool(identity.sha256) and article.sha256 == identity.sha256


def _same_address(identity: ArticleIdentity, article: Article) -> bool:
    return bool(identity.url) and normal_address(article.url) == normal_address(identity.url)


def _same_file(identity: ArticleIdentity, article: Article) -> bool:
    if not identity.path or not article.path or "\0" in article.path:
        return False
    whole = os.path.abspath(article.path)
    if os.path.isabs(identity.path):
        return identity.path == whole
    if article.path == identity.path:
        return True
    alike = (article.outlet, article.headline) == (identity.outlet, identity.title)
    return alike and whole.endswith(os.sep + os.path.normpath(identity.path))


def _same_title(identity: ArticleIdentity, article: Article) -> bool:
    alike = bool(identity.title) and (article.outlet, article.headline) == (identity.outlet, identity.title)
    return alike and not _contradicting(identity, article)


_Test = Callable[[ArticleIdentity, Article], bool]
_TESTS: tuple[_Test, ...] = (_same_text, _same_address, _same_file, _same_title)


def _agreeing(identity: ArticleIdentity, article: Article) -> bool:
    return any(test(identity, article) for test in _TESTS)


def _contradicting(identity: ArticleIdentity, article: Article) -> bool:
    """Whether they are two articles, however alike their texts: agencies' reports are printed by many."""
    for ours, theirs in (
        (normal_address(identity.url), normal_address(article.url)),
        (identity.outlet.casefold(), article.outlet.casefold()),
    ):
        if ours and theirs and ours != theirs:
            return True
    if not identity.path or not article.path or "\0" in article.path + identity.path:
        return False
    # Two files that lie side by side are two versions of one story.
    whole = os.path.abspath(article.path)
    return os.path.dirname(whole) == os.path.dirname(identity.path) and os.path.exists(identity.path)
