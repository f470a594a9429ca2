"""A server on this machine that answers as it is told to, also in ways no server should."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Write = Callable[[bytes], None]


@dataclass(slots=True)
class Asked:
    """One request."""

    path: str
    headers: dict[str, str]
    """Names in lower case."""


@dataclass(slots=True)
class Site:
    """What a server has."""

    answers: dict[str, Callable[[Asked, Write, threading.Event], None]] = field(default_factory=dict)
    """By path. Each writes its whole answer, and stops when the event is set."""
    asked: list[Asked] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Has a page, and gives its address."""
        kinds = (
            () if any(h.lower().startswith("content-type") for h in headers) else ("Content-Type: text/html",)
        )
        head = "\r\n".join([f"HTTP/1.1 {status}", *kinds, *headers, f"Content-Length: {len(body)}"])

        def write_page(_: Asked, write: Write, __: threading.Event) -> None:
            write(head.encode() + b"\r\nConnection: close\r\n\r\n" + body)

        self.answers[path] = write_page
        return self.address + path

    def moved(self, path: str, location: str) -> str:
        """Has an address that leads elsewhere, and gives it."""
        return self.page(path, b"", f"Location: {location}", status="302 Found")

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Site]:
    """Runs a server, with TLS if it has a certificate. Whatever it does not have is not found."""
    site = Site()
    over = threading.Event()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            first = self.rfile.readline().decode("latin-1").split(" ")
            headers: dict[str, str] = {}
            while (line := self.rfile.readline().decode("latin-1").strip()) != "":
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            if len(first) < 2:
                return
            asked = Asked(first[1], headers)
            site.asked.append(asked)
            answer = site.answers.get(asked.path)
            try:
                if answer is None:
                    self.wfile.write(
                        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    )
                else:
                    answer(asked, self._write, over)
            except OSError:  # the other side has seen enough
                pass

        def _write(self, data: bytes) -> None:
            self.wfile.write(data)
            self.wfile.flush()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # the other side has seen enough

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            over.set()
            server.shutdown()
            thread.join()
