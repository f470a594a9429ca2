"""Pages from the web, fetched politely and with limits on everything a server can do.

Needs the extra `web`: httpx2 and protego are imported when something is fetched.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator
from contextlib import suppress
from dataclasses import field, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

from newsreader import __version__
from newsreader.records import dataclass
from newsreader.sources.kept_pages import KeptPages, Page
from newsreader.text.terminal import printable

AGENT = f"newsreader/{__version__} (reads single pages in a terminal when its user asks for them)"
"""What it says that it is. The first word is the name for robots.txt."""
_NAME = "newsreader"
_BY_HAND = "open it in a browser, save the page, and open the file"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_REFUSALS = {
    401: "asks for a password",
    402: "asks for money",
    403: "lets no program read it",
    404: "has no such page; check the address",
    410: "has no such page any more; an archive of the web may have it",
    429: "was asked too often; wait a while",
    451: "may not show it here",
}
_T = TypeVar("_T")


class Refusal(Exception):
    """Something was not fetched. `str()` is the cause, and what to do about it."""

    def __init__(self, cause: str, *, unreachable: bool = False) -> None:
        """`unreachable`: nobody answered, so that it may be had at another time."""
        super().__init__(printable(cause))  # it may tell what a server said
        self.unreachable = unreachable


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost."""

    deadline: float = 20.0
    """Seconds from the first byte sent to the last one read, with all redirects."""
    largest: int = 8 * 1024 * 1024
    """Bytes, as they are sent and when they are unpacked."""
    redirects: int = 8
    pause: float = 1.0
    """Seconds between two requests to a host."""
    longest_pause: float = 10.0
    """Seconds: a robots.txt may ask for so much more."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came from one address, without following where it leads."""

    status: int
    headers: Any
    data: bytes = b""


@dataclass(slots=True)
class _Host:
    """What is known of a host."""

    rules: Any = None
    """Its robots.txt as protego reads it; None until it was asked for."""
    next: float = 0.0
    """When it may be asked again, by the monotonic clock."""


@dataclass(slots=True)
class Fetcher:
    """Fetches pages, one after another. It may be used from any thread."""

    limits: Limits = field(default_factory=Limits)
    kept: KeptPages | None = None
    """Where pages are kept as they were fetched; None: nowhere."""
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, url: str, named: Iterable[str] | None = None, known: Page | None = None) -> Page:
        """The page at an address, after all redirects.

        Hosts that the user `named` (unless given, the one in the address) may be of this machine or its
        network; all others must be public, at every redirect. A page that is kept and has not changed is not
        sent again; one that cannot be reached now is the one that is kept. `known` is what the caller
        keeps of it by itself: it stands for the one that is kept, and what is fetched is not.
        Raises Refusal; ModuleNotFoundError without the extra `web`.
        """
        import httpx2  # noqa: F401  what is missing is told before anything is waited for
        import protego  # noqa: F401

        hosts = (urlsplit(url).hostname or "",) if named is None else named
        allowed = frozenset(name.lower() for name in hosts)
        kept = self.kept if known is None else None
        if kept is not None:
            known = kept.find(url)
        with self._lock:
            try:
                page = _run(self._get(url, allowed, known))
            except Refusal as refusal:
                if not refusal.unreachable or known is None:
                    raise
                return replace(known, stale=str(refusal))
        if kept is not None:
            kept.keep(url, page)
        return page

    async def _get(self, url: str, allowed: frozenset[str], known: Page | None) -> Page:
        import httpx2

        try:
            async with _client(allowed) as client:
                return await self._follow(client, url, known)
        except TimeoutError:
            cause = (
                f"has not sent the whole page in {self.limits.deadline:g} seconds; try again, or {_BY_HAND}"
            )
            raise Refusal(cause, unreachable=True) from None
        except _AddressRefused as error:
            raise Refusal(str(error)) from None
        except httpx2.TransportError as error:
            raise Refusal(_unreachable(error), unreachable=True) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, zlib.error, UnicodeError, ValueError) as error:
            cause = f"has sent what is no page ({type(error).__name__}: {error})".replace("\n", " ")
            raise Refusal(f"{cause[:200]}; {_BY_HAND}") from error

    async def _follow(self, client: Any, url: str, known: Page | None) -> Page:
        """The page at the end of all redirects."""
        hops: list[str] = []
        address = url
        left = self.limits.deadline
        while True:
            _check(address, url)
            host = self._hosts.setdefault(_authority(address), _Host())
            await asyncio.sleep(max(0.0, host.next - time.monotonic()))
            began = time.monotonic()
            async with asyncio.timeout(left):
                await self._ask_robots(client, address, host)
                answer = await self._answer(client, address, known if address == url else None)
            host.next = time.monotonic() + self._pause(host)
            left -= time.monotonic() - began
            if answer.status == 304 and known is not None:
                return replace(known, retrieved=_now())
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                hops.append(address)
                address = _joined(address, answer.headers["location"])
                if address in hops:
                    raise Refusal(f"is led in a circle by its server; {_BY_HAND}")
                if len(hops) > self.limits.redirects:
                    raise Refusal(f"is led on more than {self.limits.redirects} times; {_BY_HAND}")
                continue
            if answer.status != 200:
                raise Refusal(_refused(answer.status))
            return _page(answer, address, tuple(hops))

    async def _answer(self, client: Any, address: str, known: Page | None, largest: int = 0) -> _Answer:
        """What a server answers to one request, unpacked, as far as the limits allow."""
        largest = largest or self.limits.largest
        asked = {}
        if known is not None and known.etag:
            asked["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            asked["If-Modified-Since"] = known.last_modified
        async with client.stream("GET", address, headers=asked) as response:
            if response.status_code != 200:
                return _Answer(response.status_code, response.headers)
            said = response.headers.get("content-length", "")
            if said.isdecimal() and int(said) > largest:
                raise Refusal(_too_large(largest))
            data = await _unpacked(response, largest)
            return _Answer(200, response.headers, data)

    async def _ask_robots(self, client: Any, address: str, host: _Host) -> None:
        """Raises Refusal where the host's robots.txt asks programs not to read an address."""
        if host.rules is None:
            host.rules = await self._rules(client, address)
        if not host.rules.can_fetch(address, _NAME):
            raise Refusal(f"is a page that its site asks programs not to read (robots.txt); {_BY_HAND}")

    async def _rules(self, client: Any, address: str) -> Any:
        from protego import Protego

        where = urljoin(address, "/robots.txt")
        for _ in range(5):
            answer = await self._answer(client, where, None, 512 * 1024)
            if answer.status not in _REDIRECTS or not answer.headers.get("location"):
                break
            where = _joined(where, answer.headers["location"])
            _check(where, address)
        if answer.status >= 500:
            raise Refusal(
                f"is of a site that is out of order ({answer.status}); try again later", unreachable=True
            )
        return Protego.parse(answer.data.decode("utf-8", "replace"))

    def _pause(self, host: _Host) -> float:
        asked = host.rules.crawl_delay(_NAME) if host.rules is not None else None
        return max(self.limits.pause, min(float(asked or 0), self.limits.longest_pause))


@cache
def shared_fetcher() -> Fetcher:
    """The one of this process: hosts are asked at one rate, whoever asks."""
    return Fetcher(kept=KeptPages.of_user())


class _AddressRefused(Exception):
    """A host is none that may be asked."""


class _GuardedNetwork:
    """Opens connections, and looks at the address that is connected to, not at the one that was named.

    What a name stands for is asked once, and that is connected to: it cannot change in between.
    """

    def __init__(self, network: Any, allowed: frozenset[str]) -> None:
        self._network = network
        self._allowed = allowed

    async def connect_tcp(self, host: str, port: int, **options: Any) -> Any:
        """A stream to a host. Raises _AddressRefused for one that is not public and was not named."""
        if host.lower() in self._allowed:
            return await self._network.connect_tcp(host, port, **options)
        import httpcore2

        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return await self._network.connect_tcp(host, port, **options)  # says it in its own way
        places = list(dict.fromkeys(str(place[4][0]) for place in found))
        for place in places:
            if not _is_public(place):
                raise _AddressRefused(
                    f"leads to {host} ({place}), which is no public address; it is not read"
                )
        for place in places[:-1]:
            with suppress(httpcore2.ConnectError):
                return await self._network.connect_tcp(place, port, **options)
        return await self._network.connect_tcp(places[-1], port, **options)

    async def connect_unix_socket(self, path: str, **options: Any) -> Any:
        """Never: no page lies there."""
        raise _AddressRefused("leads to a socket of this machine; it is not read")

    async def sleep(self, seconds: float) -> None:
        """Waits, in the way of the network."""
        await self._network.sleep(seconds)


_HOLDING_IPV4 = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")))
"""Addresses of IPv6 that end in one of IPv4: of gateways (RFC 6052), and older forms (RFC 4291, 2765)."""
_SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")


def _is_public(place: str) -> bool:
    address = ipaddress.ip_address(place.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if isinstance(address, ipaddress.IPv6Address):
        if address in _SITE_LOCAL:
            return False
        if any(address in network for network in _HOLDING_IPV4):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.is_global and not address.is_multicast and (inner is None or inner.is_global)


def _client(allowed: frozenset[str]) -> Any:
    """A client that asks through no proxy, follows nothing by itself and keeps no cookies between pages."""
    import httpcore2
    import httpx2

    transport = httpx2.AsyncHTTPTransport(trust_env=False, retries=0)
    transport._pool._network_backend = _GuardedNetwork(httpcore2.AnyIOBackend(), allowed)
    headers = {
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    return httpx2.AsyncClient(
        transport=transport, headers=headers, follow_redirects=False, trust_env=False, timeout=None
    )


async def _unpacked(response: Any, largest: int) -> bytes:
    """The body of an answer, unpacked piece by piece. Raises Refusal as soon as it is too large."""
    packed = [name.strip().lower() for name in response.headers.get("content-encoding", "").split(",")]
    stages = [name for name in reversed(packed) if name not in ("", "identity")]
    for name in stages:
        if name not in ("gzip", "x-gzip", "deflate"):
            raise Refusal(f"is packed in a way that nobody asked for ({name[:20]}); {_BY_HAND}")
    if len(stages) > 3:
        raise Refusal(f"is packed {len(stages)} times; {_BY_HAND}")
    unpackers = [_Unpacker() for _ in stages]
    data = bytearray()
    sent = 0
    pieces: AsyncIterator[bytes] = response.aiter_raw()
    async for piece in pieces:
        sent += len(piece)
        for part in _through(unpackers, piece):
            data += part
            if len(data) > largest:
                raise Refusal(_too_large(largest))
        if sent > largest:
            raise Refusal(_too_large(largest))
        await asyncio.sleep(0)  # a body that comes at once must not outrun the deadline
    return bytes(data)


class _Unpacker:
    """Unpacks gzip or deflate, never more than a piece at a time."""

    _PIECE = 1 << 16

    def __init__(self) -> None:
        self._begun = False
        self._inner = zlib.decompressobj(47)

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """What is in some bytes, in pieces. Raises zlib.error."""
        for begin in range(0, len(data), self._PIECE):
            yield from self._unpack(data[begin : begin + self._PIECE])

    def _unpack(self, data: bytes) -> Iterator[bytes]:
        while data:
            try:
                piece = self._inner.decompress(data, self._PIECE)
            except zlib.error:
                if self._begun:
                    raise
                self._inner = zlib.decompressobj(-15)  # deflate without its frame, as some servers send it
                piece = self._inner.decompress(data, self._PIECE)
            self._begun = True
            if piece:
                yield piece
            data = self._inner.unconsumed_tail
            if self._inner.eof:
                data = self._inner.unused_data
                if data.strip(b"\0"):
                    self._inner = zlib.decompressobj(47)
                else:
                    return


def _through(unpackers: list[_Unpacker], data: bytes) -> Iterator[bytes]:
    if not unpackers:
        yield data
        return
    for piece in unpackers[0].unpack(data):
        yield from _through(unpackers[1:], piece)


def _page(answer: _Answer, address: str, hops: tuple[str, ...]) -> Page:
    kind, _, rest = answer.headers.get("content-type", "").partition(";")
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Page(
        answer.data,
        address,
        media_type=kind.strip().lower(),
        charset=charset,
        retrieved=_now(),
        hops=hops,
        etag=answer.headers.get("etag", ""),
        last_modified=answer.headers.get("last-modified", ""),
    )


def _check(address: str, asked: str) -> None:
    """Raises Refusal for what is no address of a page."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        what = "is no address of a page" if address == asked else f"leads to {address[:80]}, which is no page"
        raise Refusal(f"{what}; it is not read")


def _joined(address: str, location: str) -> str:
    """Where a redirect leads, without its fragment; what cannot be told stays as it is."""
    try:
        return urljoin(address, location).partition("#")[0]
    except ValueError:
        return location


def _authority(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _refused(status: int) -> str:
    cause = _REFUSALS.get(status)
    if cause is None:
        cause = "is out of order; try again later" if status >= 500 else "gives no page"
    what, _, way_on = cause.partition("; ")
    return f"cannot be read: its server {what} ({status}); {way_on or _BY_HAND}"


def _too_large(largest: int) -> str:
    size = f"{largest / 1024 / 1024:.3g} MB"
    return f"is a page of more than {size}, which is no article; copy the text into a file"


def _unreachable(error: Exception) -> str:
    cause = f"{type(error).__name__}: {error}".removesuffix(": ").replace("\n", " ")[:120]
    return f"cannot be reached over the network ({cause}); check the address, or {_BY_HAND}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _run(work: Coroutine[Any, Any, _T]) -> _T:
    """Does something asynchronous, and waits for it; also where this thread already does such things."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()
