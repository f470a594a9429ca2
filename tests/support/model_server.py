"""A server of models on this machine that answers as it is told to, also in ways no server should."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from newsreader.settings.config import SecondReaderSettings

Answer = Callable[[dict[str, Any]], object]
"""What is said to the body of a request: a text for the message of the model, bytes for the whole body of
the answer, a number for the status of one without a body."""


@dataclass(slots=True)
class ModelServer:
    """What the server was asked."""

    answer: Answer
    port: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The bodies."""
    paths: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    """To be sent with every answer."""
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def settings(self, **changed: Any) -> SecondReaderSettings:
        """Settings that name it."""
        return replace(SecondReaderSettings(self.url, "small", seconds=5), **changed)


def message(text: str, finish: str = "stop") -> bytes:
    """An answer of the chat-completions interface."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


def claim_and_passage(body: dict[str, Any]) -> tuple[str, str]:
    """The texts in a request of the form `chat`, found by the fence that its first message names."""
    system, user = (part["content"] for part in body["messages"])
    fence = next(word for word in system.split() if word.startswith("====="))
    _, claim, _, passage, _ = user.split(f"{fence}\n" if f"{fence}\n" in user else fence)
    return claim.strip(), passage.strip()


@contextmanager
def model_server(answer: Answer) -> Iterator[ModelServer]:
    """Runs a server."""
    server = ModelServer(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.asked.append(body)
            server.paths.append(self.path)
            said = server.answer(body)
            status = said if isinstance(said, int) else 200
            data = message(said) if isinstance(said, str) else said if isinstance(said, bytes) else b""
            with suppress(OSError):
                self.send_response(status)
                for name, value in server.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # whoever asked has gone

    with Server(("127.0.0.1", 0), Handler) as running:
        server.port = running.server_address[1]
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            running.shutdown()
            thread.join()
