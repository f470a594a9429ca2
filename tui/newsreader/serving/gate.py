"""Who is let in: whoever has the token, on a page of this server, asked by its own name. No network here."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import field

from newsreader.records import dataclass

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Of every answer. xterm.js, which draws the terminal, puts its styles into the page itself."""
_BYTES = 32
"""Of a token."""
_OWN_SITE = ("same-origin", "none")
"""What a browser says of requests of the page itself, and of an address that somebody typed."""


@dataclass
class Refused(Exception):
    """Somebody is not let in."""

    status: int
    why: str


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of one server. Its token and its key are made anew each time that it is started."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES))
    """In the address that the reader is given."""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES))
    """In the cookie of whoever came with the token."""

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies know no ports."""
        return f"newsreader-{self.port}"

    @property
    def address(self) -> str:
        """What the reader opens."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def knows(self, token: str) -> bool:
        """Whether a token is the right one."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())

    def check(self, headers: Mapping[str, str], *, is_socket: bool = False) -> None:
        """Raises Refused for a request by another name than this server's, or from another page.

        Another name is what a page elsewhere has that was given this machine's address (DNS rebinding).
        """
        host = headers.get("Host", "")
        if host not in self._hosts():
            raise Refused(421, "this server has another name")
        origin = headers.get("Origin")
        if origin is None and is_socket:
            raise Refused(403, "it is not said which page asks")
        if origin is not None and origin != f"http://{host}":
            raise Refused(403, "another page asks")
        if headers.get("Sec-Fetch-Site", "none") not in _OWN_SITE:
            raise Refused(403, "another page asks")

    def check_key(self, cookies: Mapping[str, str]) -> None:
        """Raises Refused for whoever did not come with the token before."""
        key = cookies.get(self.cookie, "")
        if not hmac.compare_digest(key.encode("utf-8", "replace"), self.key.encode()):
            raise Refused(403, "open the whole address that newsreader serve has printed")

    def _hosts(self) -> tuple[str, str]:
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"
