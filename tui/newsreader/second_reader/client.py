"""One question to a server, with limits on everything that it can do; nothing is sent elsewhere."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from newsreader.records import dataclass
from newsreader.second_reader.endpoint import Endpoint, Refusal

if TYPE_CHECKING:
    from http.client import HTTPConnection

_TRYING = 5.0
"""Seconds for which a connection is tried."""
_LOOK = 0.1
"""Seconds between two looks at whether the answer is still wanted."""


class Unacceptable(Refusal):
    """The server does not take the request as it is (status 400 or 422), and might take a plainer one."""


class Unwanted(Exception):
    """Nobody wants the answer any more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may cost."""

    seconds: float = 60.0
    """From the connection to the last byte."""
    largest: int = 256 * 1024
    """Bytes of an answer."""


def post(endpoint: Endpoint, body: object, limits: Limits, may_go_on: Callable[[], bool]) -> Any:
    """The JSON that a server answers to some JSON.

    No redirect is followed, no proxy of the environment is used, and what is connected to is looked at before
    anything is sent. Raises Refusal; Unwanted soon after it may go on no more.
    """
    import http.client

    data = json.dumps(body).encode("ascii")
    try:
        connection = _connected(endpoint, limits)
        try:
            with _watched(connection, limits.seconds, may_go_on) as ended:
                try:
                    answer = _answer(connection, endpoint, data, limits)
                except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
                    # a connection that was cut under a read ends in any of these
                    raise ended.why() or _unreadable(error) from None
        finally:
            connection.close()
    except OSError as error:
        raise Refusal(f"cannot be reached: {error.strerror or error}") from None
    return answer


def _connected(endpoint: Endpoint, limits: Limits) -> HTTPConnection:
    """A connection whose other end was looked at. Raises OSError, Refusal."""
    import http.client

    error: OSError | None = None
    for place in endpoint.places():
        try:
            stream = socket.create_connection((place, endpoint.port), min(_TRYING, limits.seconds))
        except OSError as failed:
            error = error or failed
            continue
        try:
            if not endpoint.permits(str(stream.getpeername()[0])):
                raise Refusal(f"{endpoint.host} is not this machine")
            if endpoint.scheme == "https":
                import ssl

                stream = ssl.create_default_context().wrap_socket(
                    stream, server_hostname=endpoint.host, do_handshake_on_connect=False
                )
            stream.settimeout(limits.seconds)
        except BaseException:
            stream.close()
            raise
        connection = http.client.HTTPConnection(endpoint.host, endpoint.port)
        connection.sock = stream
        connection.auto_open = 0  # never connects by itself
        return connection
    raise error or OSError("it has no address")


def _answer(connection: HTTPConnection, endpoint: Endpoint, data: bytes, limits: Limits) -> Any:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
    handshake = getattr(connection.sock, "do_handshake", None)
    if handshake is not None:  # of TLS, within the time of the answer: its bytes may trickle in, too
        handshake()
    connection.request("POST", endpoint.path, data, headers)
    response = connection.getresponse()
    with response:
        if response.status in (400, 422):
            raise Unacceptable(f"does not take the question (status {response.status})")
        if response.status == 404:
            raise Refusal(f"has no {endpoint.path}, or not this model (status 404)")
        if 300 <= response.status < 400:
            raise Refusal(f"leads elsewhere (status {response.status}), which is not followed")
        if response.status != 200:
            raise Refusal(f"answers with status {response.status}")
        read = response.read(limits.largest + 1)
    if len(read) > limits.largest:
        raise Refusal(f"sends more than {limits.largest // 1024} KiB")
    if response.length:
        raise Refusal("broke off in the middle of its answer")
    return json.loads(read)


@dataclass(slots=True)
class _Ended:
    """Why a connection was cut, if it was."""

    seconds: float
    unwanted: bool = False
    late: bool = False

    def why(self) -> Exception | None:
        if self.unwanted:
            return Unwanted()
        return Refusal(f"has not answered in {self.seconds:g} seconds") if self.late else None


@contextmanager
def _watched(connection: HTTPConnection, seconds: float, may_go_on: Callable[[], bool]) -> Iterator[_Ended]:
    """Cut a connection when its time is over or nobody wants it any more: bytes that trickle in would keep
    the time limits of the socket from ever being reached."""
    ended, done, stream = _Ended(seconds), threading.Event(), connection.sock
    limit = time.monotonic() + seconds

    def watch() -> None:
        while not done.wait(_LOOK):
            ended.unwanted = not may_go_on()
            ended.late = time.monotonic() > limit
            if ended.unwanted or ended.late:
                with suppress(OSError):
                    socket.socket.shutdown(stream, socket.SHUT_RDWR)  # not TLS's, which is no more then
                return

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield ended
    finally:
        done.set()
        watching.join()


def _unreadable(error: Exception) -> Refusal:
    if isinstance(error, TimeoutError):
        return Refusal("has not answered in time")
    if type(error).__module__ == "ssl":
        cause = getattr(error, "verify_message", "") or getattr(error, "reason", "") or "no TLS"
        return Refusal(f"cannot be reached safely (TLS: {cause})")
    if isinstance(error, OSError):
        return Refusal(f"broke off: {error.strerror or type(error).__name__}")
    return Refusal(f"has sent what is no answer ({type(error).__name__})")
