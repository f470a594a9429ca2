"""One reader: a process that draws its screen as packets, which a page in a browser shows.

A packet is a letter (D: data of the terminal, M: a message in JSON, P: packed), its length in four bytes, the
most significant first, and so many bytes: what Textual's driver for browsers speaks.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from newsreader.serving import DRIVER
from newsreader.settings.paths import PACKAGE
from newsreader.text.handing_over import web_address

LARGEST = 16 * 1024 * 1024
"""Bytes of a packet."""
READY = b"__GANGLION__\n"
"""The line with which the driver says that packets follow."""
_PATIENCE = 5.0
"""Seconds that a process has to end when it is asked to; then it is killed."""
_SIZES = range(2, 1000)
"""Columns and rows."""
_SAID = 4096
"""Bytes of what a process said before it ended that are told."""


class Session:
    """A process, from its start to its end."""

    def __init__(
        self,
        process: Process,
        data: Callable[[bytes], Awaitable[None]],
        text: Callable[[str], Awaitable[None]],
    ) -> None:
        """`data` and `text` send something to the page."""
        self._process = process
        self._data = data
        self._text = text

    @classmethod
    async def begin(
        cls,
        arguments: Sequence[str],
        size: tuple[int, int],
        data: Callable[[bytes], Awaitable[None]],
        text: Callable[[str], Awaitable[None]],
    ) -> Session:
        """Starts a process that opens what is named. No shell is asked. Raises OSError."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "newsreader", "open", *arguments),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment(os.environ, size),
            start_new_session=True,  # ctrl+c is the server's
        )
        return cls(process, data, text)

    async def show(self) -> str:
        """Sends what the process draws to the page until it ends; what it said instead of drawing."""
        process = self._process
        assert process.stdout is not None and process.stderr is not None
        said = asyncio.create_task(process.stderr.read(_SAID))
        try:
            if await process.stdout.readline() != READY:
                return (await said).decode("utf-8", "replace").strip()
            while True:
                head = await process.stdout.readexactly(5)
                length = int.from_bytes(head[1:], "big")
                if length > LARGEST:
                    return "the screen cannot be shown"
                await self._take(head[:1], await process.stdout.readexactly(length))
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            return ""
        finally:
            said.cancel()
            with suppress(asyncio.CancelledError):
                await said

    async def _take(self, kind: bytes, packet: bytes) -> None:
        if kind == b"D":
            await self._data(packet)
        elif kind == b"M":
            message = json.loads(packet)
            address = web_address(str(message.get("url", "")))
            if message.get("type") == "open_url" and address:
                await self._text(json.dumps(["open_url", {"url": address, "new_tab": True}]))

    async def tell(self, message: str) -> str:
        """Passes on what the page said; what is to be answered, if anything is."""
        try:
            kind, *rest = json.loads(message)
            value = rest[0] if rest else None
        except (ValueError, TypeError, RecursionError):
            return ""
        if kind == "stdin" and isinstance(value, str):
            await self._send(b"D", value.encode("utf-8", "replace"))
        elif kind == "resize" and isinstance(value, dict):
            width, height = clamped(value.get("width")), clamped(value.get("height"))
            await self._message({"type": "resize", "width": width, "height": height})
        elif kind in ("focus", "blur"):
            await self._message({"type": kind})
        elif kind == "ping" and isinstance(value, str):
            return json.dumps(["pong", value])
        return ""

    async def end(self) -> None:
        """Asks the process to end, as somebody does who leaves; kills one that does not."""
        await self._message({"type": "quit"})
        if self._process.stdin is not None:
            self._process.stdin.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), _PATIENCE)
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def _message(self, message: Mapping[str, Any]) -> None:
        await self._send(b"M", json.dumps(message).encode())

    async def _send(self, kind: bytes, data: bytes) -> None:
        stream = self._process.stdin
        if stream is None or stream.is_closing():
            return
        with suppress(ConnectionError, RuntimeError):
            stream.write(kind + len(data).to_bytes(4, "big") + data)
            await stream.drain()


def clamped(number: object) -> int:
    """A number of columns or rows that a terminal can have."""
    if not isinstance(number, int):
        return 24
    return min(max(number, _SIZES.start), _SIZES.stop)


def environment(inherited: Mapping[str, str], size: tuple[int, int]) -> dict[str, str]:
    """Of a process whose screen is drawn in a browser, which shows all colours and signs."""
    searched = os.pathsep.join(filter(None, (str(PACKAGE.parent), inherited.get("PYTHONPATH"))))
    return {
        **inherited,
        "PYTHONPATH": searched,  # the same program, wherever it was started
        "TEXTUAL_DRIVER": DRIVER,
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": str(size[0]),
        "ROWS": str(size[1]),
    }
