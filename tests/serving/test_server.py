"""The server that shows the reader in a browser, asked as a browser asks, and as others might."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from newsreader.cli.main import run
from newsreader.serving import server
from newsreader.serving.gate import HEADERS, Gate
from newsreader.serving.server import Server, listening
from newsreader.serving.session import Session
from tests.support import chromium
from tests.support.extras import needs
from tests.support.running import ROOT

needs_serve = needs("serve", "aiohttp", "textual_serve")
T = TypeVar("T")
BORDER = str(ROOT / "seeds" / "border-security")


class Asked:
    """A server, and what asks it."""

    def __init__(self, gate: Gate, client: Any) -> None:
        self.gate = gate
        self.client = client
        self.base = f"http://127.0.0.1:{gate.port}"

    async def get(self, path: str, cookie: bool = True, **headers: str) -> tuple[int, Any, str]:
        cookies = {"Cookie": f"{self.gate.cookie}={self.gate.key}"} if cookie else {}
        async with self.client.get(
            self.base + path, headers={**cookies, **headers}, allow_redirects=False
        ) as answer:
            return answer.status, answer.headers, (await answer.read()).decode("utf-8", "replace")

    def socket(self, cookie: bool = True, **headers: str) -> Any:
        cookies = {"Cookie": f"{self.gate.cookie}={self.gate.key}"} if cookie else {}
        address = f"{self.base}/ws?width=100&height=30".replace("http", "ws")
        return self.client.ws_connect(address, headers={"Origin": self.base, **cookies, **headers})


@asynccontextmanager
async def serving(arguments: Sequence[str] = (), most: int = 2) -> AsyncIterator[Asked]:
    from aiohttp import ClientSession, web

    bound = listening(0)
    gate = Gate(bound.getsockname()[1])
    app = Server(arguments, gate, most).application()
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.SockSite(runner, bound).start()
        async with ClientSession() as client:
            yield Asked(gate, client)
    finally:
        await runner.cleanup()
        bound.close()


def asked(act: Callable[[Asked], Awaitable[T]], arguments: Sequence[str] = (), most: int = 2) -> T:
    async def ask() -> T:
        async with serving(arguments, most) as server:
            return await act(server)

    return asyncio.run(ask())


@needs_serve
def test_what_does_not_exist_is_not_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", BORDER, str(tmp_path / "no\x1b.txt")]) == 2
    err = capsys.readouterr().err
    assert "does not exist; check the name" in err and "\x1b" not in err


@needs_serve
def test_the_token_is_exchanged_for_a_cookie_that_no_script_and_no_other_site_has() -> None:
    async def act(server: Asked) -> None:
        status, headers, _ = await server.get(f"/?token={server.gate.token}", cookie=False)
        assert status == 303 and headers["Location"] == "/" and server.gate.token not in str(headers)
        cookie = headers["Set-Cookie"]
        assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and server.gate.key in cookie
        for path in ("/", "/?token=", "/?token=guess", "/textual.js", "/page.css", "/ws"):
            status, headers, text = await server.get(path, cookie=False)
            assert status == 403 and text.startswith("newsreader: ") and "Set-Cookie" not in headers

    asked(act)


@needs_serve
def test_the_page_asks_nobody_else_and_every_answer_has_the_policy() -> None:
    async def act(server: Asked) -> None:
        status, headers, page = await server.get("/")
        assert status == 200 and f"ws://127.0.0.1:{server.gate.port}/ws" in page
        assert "https:" not in page and "http:" not in page
        for path in ("/xterm.css", "/textual.js", "/page.css", "/page.js", "/", "/nothing", "/static/"):
            status, headers, text = await server.get(path)
            assert status == (404 if path in ("/nothing", "/static/") else 200) and text
            assert {name: headers[name] for name in HEADERS} == HEADERS
        for path in ("/../gate.py", "/%2e%2e/gate.py", "/static/..%2fserver.py"):
            assert (await server.get(path))[0] == 404
        assert "fonts" not in (await server.get("/page.css"))[2]

    asked(act)


@needs_serve
def test_another_name_and_another_page_are_refused() -> None:
    async def act(server: Asked) -> None:
        from aiohttp import WSServerHandshakeError

        assert (await server.get("/", Host="evil.example"))[0] == 421
        assert (await server.get("/", Origin="https://evil.example"))[0] == 403
        others: tuple[dict[str, Any], ...] = ({"Origin": "https://evil.example"}, {"Host": "evil.example"})
        for headers in others:
            with pytest.raises(WSServerHandshakeError) as refused:
                await server.socket(**headers)
            assert refused.value.status in (403, 421)
        with pytest.raises(WSServerHandshakeError) as refused:
            await server.socket(cookie=False)
        assert refused.value.status == 403

    asked(act)


class Still:
    """Instead of a process: it draws one packet, and waits to be ended."""

    ended = 0

    @classmethod
    async def begin(cls, arguments: Any, size: tuple[int, int], data: Any, text: Any) -> Still:
        made = cls()
        made.data, made.over = data, asyncio.Event()  # type: ignore[attr-defined]
        return made

    async def show(self) -> str:
        await self.data(b"drawn")  # type: ignore[attr-defined]
        await self.over.wait()  # type: ignore[attr-defined]
        return ""

    async def tell(self, message: str) -> str:
        return message

    async def end(self) -> None:
        Still.ended += 1
        self.over.set()  # type: ignore[attr-defined]


@needs_serve
def test_there_are_so_many_readers_at_once_and_one_ends_with_its_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server, "Session", Still)
    Still.ended = 0

    async def act(server: Asked) -> None:
        async with server.socket() as first:
            assert await first.receive_bytes() == b"drawn"
            async with server.socket() as second:
                assert b"1 readers are here already" in await second.receive_bytes()
                assert (await second.receive()).data == 1013
        async with server.socket() as third:
            assert await third.receive_bytes() == b"drawn" and Still.ended == 1

    asked(act, most=1)
    assert Still.ended == 2


@needs_serve
def test_no_shell_is_asked_whatever_is_opened(tmp_path: Path) -> None:
    async def begin() -> str:
        async def nothing(_: object) -> None:
            pass

        session = await Session.begin(["--", f"$(touch {tmp_path}/made); x"], (80, 24), nothing, nothing)
        said = await session.show()
        await session.end()
        return said

    assert "does not exist" in asyncio.run(begin())
    assert not (tmp_path / "made").exists()


@needs_serve
def test_the_command_shows_the_reader_and_ends_with_ctrl_c() -> None:
    command = [sys.executable, "-m", "newsreader", "serve", BORDER]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as running:
        try:
            assert running.stdout is not None
            address = running.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:") and "?token=" in address
            drawn = asyncio.run(asyncio.wait_for(first_frame(address), 60))
            assert b"\x1b[?1049h" in drawn and b"Arab Times" in drawn
            running.send_signal(signal.SIGINT)
            assert running.wait(30) == 0
        finally:
            running.kill()


async def first_frame(address: str) -> bytes:
    """What is drawn until there is an outlet's name, by way of the token."""
    from aiohttp import ClientSession, CookieJar

    base = address.partition("/?")[0]
    drawn = b""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:
        async with client.get(address) as page:
            assert page.status == 200 and page.url.query_string == ""
        socket_address = f"{base.replace('http', 'ws')}/ws?width=100&height=30"
        async with client.ws_connect(socket_address, origin=base) as socket:
            async for message in socket:
                drawn += message.data
                if b"Arab Times" in drawn:
                    break
    return drawn


@needs_serve
@pytest.mark.skipif(bool(chromium.no_browser()), reason=chromium.no_browser())
def test_a_browser_shows_the_reader_and_asks_nobody_else() -> None:
    command = [sys.executable, "-m", "newsreader", "serve", BORDER]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as running:
        try:
            assert running.stdout is not None
            address = running.stdout.readline().strip()
            base = address.partition("?")[0]
            with chromium.opened(address) as page:
                page.until("return document.body.classList.contains('-first-byte')")
                assert page.run("return location.href") == base
                page.until("return document.activeElement.tagName === 'TEXTAREA'")
                assert all(one.startswith((base, "data:")) for one in page.requests)
                assert not [line for line in page.console if "Refused" in line or "Error" in line]
                page.type("q")
                page.until("return document.body.classList.contains('-closed')")
            running.send_signal(signal.SIGINT)
            assert running.wait(30) == 0
        finally:
            running.kill()


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(server, "missing", lambda: ("aiohttp",))
    assert run(["serve"]) == 2
    assert "newsreader-tui[serve]" in capsys.readouterr().err


@needs_serve
def test_a_port_that_is_taken_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with listening(0) as taken:
        taken.listen()
        assert run(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "Address already in use" in capsys.readouterr().err
    assert run(["serve", "-"]) == 2
