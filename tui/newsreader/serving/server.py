"""The server: on this machine alone, behind its gate, with a bounded number of readers."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsreader.records import dataclass
from newsreader.serving.gate import HEADERS, Gate, Refused
from newsreader.serving.session import Session, clamped

NEEDS = ("aiohttp", "textual_serve")
"""Packages of the extra `serve`: the server, and xterm.js, which draws a terminal in a page."""
LOOPBACK = "127.0.0.1"
MOST = 4
"""Readers at once, unless told otherwise."""
_LARGEST = 1024 * 1024
"""Bytes of a message from a page."""
_PULSE = 30.0
"""Seconds between two looks at whether a page is still there."""
_OWN = {"/page.css": ("page.css", "text/css"), "/page.js": ("page.js", "text/javascript")}
_THEIRS = {
    "/textual.js": ("static/js/textual.js", "text/javascript"),
    "/xterm.css": ("static/css/xterm.css", "text/css"),
}
"""The files of the page, ours and those of the package: these and no others are given out."""


def missing() -> tuple[str, ...]:
    """What is not installed of what is needed."""
    return tuple(name for name in NEEDS if find_spec(name) is None)


@dataclass(slots=True)
class Server:
    """One server."""

    arguments: Sequence[str]
    """What each reader opens: the arguments of `newsreader open`."""
    gate: Gate
    most: int = MOST
    _sessions: set[Session] = field(default_factory=set)
    _readers: int = 0
    """Pages that have, or are about to have, a process."""

    def application(self) -> Any:
        """What answers, as an application of aiohttp."""
        from aiohttp import web

        async def guarded(request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
            return await self._guard(request, handler)

        app = web.Application(middlewares=[web.middleware(guarded)], client_max_size=0)
        app.router.add_get("/", self._page)
        app.router.add_get("/ws", self._socket)
        for path in (*_OWN, *_THEIRS):
            app.router.add_get(path, self._file)
        app.on_shutdown.append(self._end_all)
        return app

    async def _guard(self, request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        from aiohttp import web

        try:
            self.gate.check(request.headers, is_socket=request.path == "/ws")
            if request.path != "/" or "token" not in request.query:
                self.gate.check_key(request.cookies)
            response = await handler(request)
        except Refused as refused:
            response = web.Response(status=refused.status, text=f"newsreader: {refused.why}\n")
        except web.HTTPException as error:
            response = web.Response(status=error.status, text=f"newsreader: {error.reason}\n")
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    async def _page(self, request: Any) -> Any:
        from aiohttp import web

        if "token" in request.query:
            if not self.gate.knows(request.query["token"]):
                raise Refused(403, "this token is not of this server: it prints a new one at each start")
            # the address with the token does not stay in the history of the page
            response = web.Response(status=303, headers={"Location": "/"})
            response.set_cookie(self.gate.cookie, self.gate.key, httponly=True, samesite="Strict", path="/")
            return response
        page = Path(__file__).with_name("page.html").read_text("utf-8")
        return web.Response(text=page.replace("HOST", request.host), content_type="text/html")

    async def _file(self, request: Any) -> Any:
        from aiohttp import web

        if request.path in _OWN:
            name, kind = _OWN[request.path]
            path = Path(__file__).with_name(name)
        else:
            name, kind = _THEIRS[request.path]
            found = find_spec("textual_serve")
            assert found is not None and found.origin is not None
            path = Path(found.origin).parent / name
        return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8")

    async def _socket(self, request: Any) -> Any:
        from aiohttp import WSCloseCode, web

        socket = web.WebSocketResponse(heartbeat=_PULSE, max_msg_size=_LARGEST)
        await socket.prepare(request)
        if self._readers >= self.most:
            await socket.send_bytes(_notice(f"{self.most} readers are here already: close one, then reload"))
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return socket
        size = tuple(clamped(_number(request.query.get(name, ""))) for name in ("width", "height"))
        self._readers += 1
        try:
            await self._read_along(socket, (size[0], size[1]))
        finally:
            self._readers -= 1
        return socket

    async def _read_along(self, socket: Any, size: tuple[int, int]) -> None:
        """One process, for as long as its page is there."""
        session = await Session.begin(self.arguments, size, socket.send_bytes, socket.send_str)
        self._sessions.add(session)
        showing = asyncio.create_task(self._show(session, socket))
        try:
            async for message in socket:
                if message.type.name == "TEXT" and (answer := await session.tell(message.data)):
                    await socket.send_str(answer)
        except ConnectionError:
            pass
        finally:
            self._sessions.discard(session)
            await session.end()
            await showing

    async def _show(self, session: Session, socket: Any) -> None:
        with suppress(ConnectionError):
            if said := await session.show():
                await socket.send_bytes(_notice(said))
            await socket.close()

    async def _end_all(self, _: Any) -> None:
        await asyncio.gather(*(session.end() for session in list(self._sessions)))


def _notice(words: str) -> bytes:
    """Words on an empty terminal."""
    from newsreader.text.terminal import safe

    return b"\x1b[2J\x1b[H" + safe(words).encode("utf-8", "replace")


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 5 else None


def listening(port: int) -> socket.socket:
    """A socket on this machine alone; 0: on any port that is free. Raises OSError."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((LOOPBACK, port))
    except OSError:
        made.close()
        raise
    return made


async def serve(arguments: Sequence[str], port: int, most: int, ready: Callable[[str], None]) -> None:
    """Serves until a signal ends it; `ready` is told the address, with the token in it. Raises OSError."""
    from aiohttp import web

    bound = listening(port)
    gate = Gate(bound.getsockname()[1])
    # what was asked is not written down: the token is in it
    app = Server(arguments, gate, most).application()
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=_PULSE / 10)
    await runner.setup()
    try:
        await web.SockSite(runner, bound).start()
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # where there are none, ctrl+c ends it as any program
                loop.add_signal_handler(number, ended.set)
        ready(gate.address)
        await ended.wait()
    finally:
        await runner.cleanup()
        bound.close()
