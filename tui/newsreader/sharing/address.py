"""Where notes are shared: an address without a password, and how the way there is kept from others."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from newsreader.records import dataclass
from newsreader.sharing.errors import SharingError
from newsreader.text.matching import nearest
from newsreader.text.terminal import printable

EXAMPLE = "postgresql://ida@db.example.org/newsroom"
PORT = 5432
VERIFIED = "verify-full"
SECURED = ("require", "verify-ca", VERIFIED)
"""Values of sslmode by which a connection is encrypted or there is none."""
_OPEN = ("disable", "allow", "prefer")
_ELSEWHERE = ("PGHOST", "PGHOSTADDR", "PGSERVICE")
"""What leads an address without a host away from this machine."""
_OPTIONS = ("host", "sslmode", "sslrootcert", "sslcert", "sslkey")


@dataclass(frozen=True, slots=True)
class Address:
    """A database of PostgreSQL."""

    login: str
    """Empty: the name of the user of this machine."""
    host: str
    """A name, an IP address, or the folder of a socket; empty: the server of this machine."""
    port: int
    database: str
    """Empty: the one that is called like the login."""
    options: Mapping[str, str]
    """Of libpq, such as sslmode, which is always there."""

    @property
    def in_words(self) -> str:
        """Such as `newsroom on db.example.org`."""
        return printable(f"{self.database or self.login or 'the database'} on {self.host or 'this machine'}")


def read_address(url: str, environment: Mapping[str, str] = os.environ) -> Address:
    """The address that a URL of PostgreSQL tells. Off this machine it is one that is encrypted, with a server
    whose certificate is checked unless the URL says another sslmode.

    Raises SharingError for what is no such URL, for one that holds a password, and for an open connection to
    another machine. The text of the error never repeats a password.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port or PORT
    except ValueError:
        raise SharingError(f"this is no address such as {EXAMPLE}") from None
    if parts.scheme not in ("postgresql", "postgres") or parts.fragment or not url.isprintable():
        raise SharingError(f"this is no address such as {EXAMPLE}")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.password is not None or "password" in options or "passfile" in options:
        raise SharingError(
            "an address holds no password, which others could read: put it into the file ~/.pgpass or into"
            " PGPASSWORD, or type it when you are asked"
        )
    for name in options:
        if name not in _OPTIONS:
            raise SharingError(f"an address has no {printable(name[:40])}{nearest(name, _OPTIONS)}")
    host = options.pop("host", "") or unquote(parts.hostname or "")
    named = unquote(parts.username or "")
    database = unquote(parts.path.removeprefix("/"))
    if "\0" in f"{host}{named}{database}":
        raise SharingError(f"this is no address such as {EXAMPLE}")
    options["sslmode"] = _mode(host, options.get("sslmode", ""), environment)
    return Address(named, host, port, database, options)


def _mode(host: str, wanted: str, environment: Mapping[str, str]) -> str:
    if wanted and wanted not in (*SECURED, *_OPEN):
        raise SharingError(f"sslmode is none of {', '.join((*SECURED, *_OPEN))}")
    if is_here(host, environment):
        return wanted or "prefer"
    if wanted in _OPEN:
        raise SharingError(
            f"sslmode={wanted} would send notes over the network for all to read: leave it out, or at least"
            " say sslmode=require"
        )
    return wanted or VERIFIED


def is_here(host: str, environment: Mapping[str, str]) -> bool:
    """Whether a host is this machine for certain: nobody is asked what a name stands for."""
    if not host:
        return not any(environment.get(name) for name in _ELSEWHERE)
    if environment.get("PGHOSTADDR"):
        return False
    if host.startswith("/") or host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
