"""One question to a server that does what it should, or anything else."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.second_reader.client import Limits, Unacceptable, Unwanted, post
from newsreader.second_reader.endpoint import Endpoint, Refusal, endpoint
from tests.support.certificates import own_certificate
from tests.support.model_server import ModelServer, model_server

LIMITS = Limits(seconds=5, largest=4096)


def ask(server: ModelServer, limits: Limits = LIMITS, may_go_on: Callable[[], bool] = lambda: True) -> object:
    return post(endpoint(server.url), {"model": "é"}, limits, may_go_on)


def test_what_is_asked_and_answered_is_json(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with model_server(lambda body: b'{"said": "\xc3\xa9"}') as server:
        assert ask(server) == {"said": "é"}
    assert server.asked == [{"model": "é"}] and server.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (b"{", "has sent what is no answer"),
        (b"[" * 4000, "has sent what is no answer"),
        (b"\xff\xff", "has sent what is no answer"),
        (b"1" * 5000, "sends more than 4 KiB"),
        (500, "answers with status 500"),
        (404, "has no /v1/chat/completions, or not this model"),
        (401, "answers with status 401"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_server_that_answers_anything_else_is_told_in_a_line(answer: bytes | int, cause: str) -> None:
    with model_server(lambda body: answer) as server, pytest.raises(Refusal, match=cause):
        ask(server)


def test_a_request_that_is_not_taken_can_be_told_from_others() -> None:
    with model_server(lambda body: 400) as server, pytest.raises(Unacceptable):
        ask(server)


def test_no_redirect_is_followed() -> None:
    with model_server(lambda body: b"{}") as other, model_server(lambda body: 307) as server:
        server.headers["Location"] = other.url
        with pytest.raises(Refusal, match="leads elsewhere"):
            ask(server)
    assert not other.asked


def test_a_server_that_is_down_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        with pytest.raises(Refusal, match="cannot be reached"):
            post(endpoint(f"http://127.0.0.1:{taken.getsockname()[1]}"), {}, LIMITS, lambda: True)


@contextmanager
def raw_server(serve: Callable[[socket.socket, threading.Event], None]) -> Iterator[Endpoint]:
    """A server that does as it likes with one connection."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def run() -> None:
            connection, _ = listening.accept()
            with connection:
                serve(connection, ended)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield endpoint(f"http://127.0.0.1:{listening.getsockname()[1]}")
        finally:
            ended.set()
            thread.join()


def stalls(connection: socket.socket, ended: threading.Event) -> None:
    connection.recv(4096)
    ended.wait()


def trickles(connection: socket.socket, ended: threading.Event) -> None:
    """A byte now and then: no single one is waited for long."""
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while not ended.wait(0.02):
        try:
            connection.sendall(b" ")
        except OSError:
            return


@pytest.mark.parametrize("serve", [stalls, trickles])
def test_an_answer_that_does_not_come_in_time_is_waited_for_no_longer(
    serve: Callable[[socket.socket, threading.Event], None],
) -> None:
    with (
        raw_server(serve) as there,
        pytest.raises(Refusal, match=r"has not answered in 0\.3 seconds|in time"),
    ):
        post(there, {}, replace(LIMITS, seconds=0.3, largest=1 << 20), lambda: True)


@pytest.mark.parametrize("serve", [stalls, trickles])
def test_an_answer_that_nobody_wants_any_more_is_not_waited_for(
    serve: Callable[[socket.socket, threading.Event], None],
) -> None:
    begun = time.monotonic()
    with raw_server(serve) as there, pytest.raises(Unwanted):
        post(there, {}, LIMITS, lambda: time.monotonic() < begun + 0.2)


def says_again(
    what: bytes, first: bytes = b"HTTP/1.1 200 OK\r\n"
) -> Callable[[socket.socket, threading.Event], None]:
    """A server that never comes to an end."""

    def serve(connection: socket.socket, ended: threading.Event) -> None:
        connection.settimeout(1)  # whoever has seen enough does not always say so
        connection.recv(4096)
        try:
            connection.sendall(first)
            while not ended.is_set():
                connection.sendall(what)
        except OSError:
            return

    return serve


@pytest.mark.parametrize(
    "serve",
    [
        says_again(b"X-More: " + b"a" * 8000 + b"\r\n"),
        says_again(b"a" * 65536, b"HTTP/1.1 200 OK\r\nX-More: "),
        says_again(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, b""),
        says_again(b"1\r\n \r\n" * 9000, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        says_again(b"0" * 65536, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        says_again(b" " * 65536, b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"),
    ],
    ids=["headers", "one header", "continue", "chunks", "size of a chunk", "body"],
)
def test_an_answer_without_end_ends(serve: Callable[[socket.socket, threading.Event], None]) -> None:
    with raw_server(serve) as there, pytest.raises(Refusal):
        post(there, {}, replace(LIMITS, seconds=0.5), lambda: True)


@pytest.mark.parametrize("is_dripping", [True, False])
def test_a_server_without_tls_is_told_and_gets_nothing(is_dripping: bool) -> None:
    """A record of TLS whose bytes trickle in, or an answer in plain HTTP."""
    got: list[bytes] = []

    def serve(connection: socket.socket, ended: threading.Event) -> None:
        got.append(connection.recv(4096))
        try:
            connection.sendall(b"\x16\x03\x03\x3f\xff\x02" if is_dripping else b"HTTP/1.1 200 OK\r\n\r\n{}")
            while is_dripping and not ended.wait(0.02):
                connection.sendall(b"\0")
        except OSError:
            return

    with raw_server(serve) as there, pytest.raises(Refusal, match=r"has not answered in|TLS:"):
        post(replace(there, scheme="https"), {"secret": 1}, replace(LIMITS, seconds=0.4), lambda: True)
    assert b"secret" not in got[0] and b"POST" not in got[0]


def test_a_certificate_that_nobody_vouches_for_is_not_believed(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(tmp_path))

    def serve(connection: socket.socket, _: threading.Event) -> None:
        try:
            with context.wrap_socket(connection, server_side=True) as safe:
                safe.recv(4096)
        except OSError:
            return

    with raw_server(serve) as there, pytest.raises(Refusal, match="cannot be reached safely"):
        post(replace(there, scheme="https"), {}, LIMITS, lambda: True)


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", b"SSH-2.0-x\r\n", b"\0" * 70_000],
    ids=lambda sent: str(sent[:9]),
)  # fmt: skip
def test_what_is_no_answer_of_http_is_told(sent: bytes) -> None:
    def serve(connection: socket.socket, _: threading.Event) -> None:
        connection.recv(4096)
        connection.sendall(sent)

    with raw_server(serve) as there, pytest.raises(Refusal):
        post(there, {}, LIMITS, lambda: True)


def test_what_is_connected_to_is_looked_at_not_what_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a connection leads in the end, nothing is sent to another machine."""

    class Elsewhere(socket.socket):
        def getpeername(self) -> tuple[str, int]:
            return ("192.0.2.1", 80)

        def sendall(self, *_: object) -> None:
            raise AssertionError("something was sent")

    monkeypatch.setattr(socket, "create_connection", lambda *_: Elsewhere())
    with pytest.raises(Refusal, match="is not this machine"):
        post(endpoint("http://localhost:1"), {}, LIMITS, lambda: True)
