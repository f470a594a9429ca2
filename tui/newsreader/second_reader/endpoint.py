"""Where a second reader is: an address that is of this machine, or that the user allowed in so many words."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from newsreader.records import dataclass
from newsreader.text.terminal import printable

LOOPBACK = ("127.0.0.1", "::1")
"""What `localhost` is, without asking anybody."""
_PATH = "/chat/completions"
_PORTS = {"http": 80, "https": 443}
_ALLOWING = "--allow-remote, or allow_remote: true in the settings, sends sentences of the articles there"


class Refusal(Exception):
    """No answer was had. `str()` is the cause, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address of the chat-completions interface."""

    scheme: str
    host: str
    port: int
    path: str
    allow_remote: bool = False

    @property
    def in_words(self) -> str:
        """Such as `localhost:11434`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def places(self) -> list[str]:
        """The IP addresses to try, in order.

        Nobody is asked what a name stands for unless remote hosts are allowed: `localhost` is known, and any
        other name is refused. Raises Refusal.
        """
        named = _loopback(self.host)
        if named:
            return list(named)
        if not self.allow_remote:
            raise Refusal(f"{self.host} is not this machine: {_ALLOWING}")
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Refusal(f"{self.host} is not known: {getattr(error, 'strerror', '') or error}") from None
        return list(dict.fromkeys(str(place[4][0]) for place in found))

    def permits(self, place: str) -> bool:
        """Whether a connection to an IP address may be used."""
        return self.allow_remote or is_loopback(place)


def endpoint(url: str, *, allow_remote: bool = False) -> Endpoint:
    """The endpoint that an address names, which may be that of a server, of its `/v1`, or the whole of it.

    Raises Refusal for what is no such address, and for a host that is not this machine unless
    `allow_remote`.
    """
    shown = printable(url[:100])
    try:
        parts = urlsplit(url.strip())
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise Refusal(f"{shown!r} is no address such as http://localhost:11434/v1") from None
    named = scheme in _PORTS and host and url.isprintable() and url.isascii() and " " not in url.strip()
    if not named or parts.query or parts.fragment:
        raise Refusal(f"{shown!r} is no address such as http://localhost:11434/v1")
    if parts.username is not None or parts.password is not None:
        raise Refusal("the address of a second reader holds no name or password")
    path = parts.path.rstrip("/")
    if not path.endswith(_PATH):
        path = f"{path or '/v1'}{_PATH}"
    made = Endpoint(scheme, host, port if port is not None else _PORTS[scheme], path, allow_remote)
    if not allow_remote and not _loopback(host):
        raise Refusal(f"{host} is not this machine: {_ALLOWING}")
    return made


def is_loopback(place: str) -> bool:
    """Whether an IP address is one of this machine alone."""
    try:
        address = ipaddress.ip_address(place.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _loopback(host: str) -> tuple[str, ...]:
    """The IP addresses of this machine that a host names by itself; none where it is anything else."""
    if host == "localhost" or host.endswith(".localhost"):
        return LOOPBACK
    return (host,) if "%" not in host and is_loopback(host) else ()
