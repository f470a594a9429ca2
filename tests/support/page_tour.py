"""The reader in a browser: what `newsreader serve` sends to a page, written to the standard output.

`python -m tests.support.page_tour TOLD hostile|harmless PATH ...` serves the paths, reads along as a page
does, with keys and pastes, and ends the server; the status is written into the file TOLD.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit

from newsreader.cli.main import run
from newsreader.cli.output import show
from tests.support.hostile import CANARY, Twin

A_WHILE = 1.0
"""Seconds in which what goes with some words is drawn."""
PATIENCE = 60.0


async def read_along(address: str, twin: Twin) -> None:
    """What a page does: it is let in, shows what is drawn, and sends what is typed."""
    from aiohttp import ClientSession, CookieJar, WSMessage

    where = urlsplit(address)
    origin = f"{where.scheme}://{where.netloc}"
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as page:
        async with page.get(address) as answer:
            assert answer.status == 200, answer.status
        socket = await page.ws_connect(
            f"{origin}/ws?width=100&height=30".replace("http", "ws"), headers={"Origin": origin}
        )

        async def drawn(patience: float = A_WHILE) -> None:
            """For so long, or till a while after hostile words are drawn."""
            found, until = b"", time.monotonic() + patience
            while (left := until - time.monotonic()) > 0:
                try:
                    message: WSMessage = await asyncio.wait_for(socket.receive(), left)
                except TimeoutError:
                    return
                if message.type.name not in ("BINARY", "TEXT"):
                    return
                if isinstance(message.data, bytes):
                    found += message.data
                    sys.stdout.buffer.write(message.data)
                    sys.stdout.buffer.flush()
                if CANARY.encode() in found:
                    until = min(until, time.monotonic() + A_WHILE)

        await drawn(PATIENCE)
        pasted = f"\x1b[200~{twin.line}\x1b[201~"
        for keys in ("j", f"/{pasted}", "\x1b", f"\x10{pasted}", "\x1b", f":{CANARY} {pasted}\r", "q"):
            await socket.send_str(json.dumps(["stdin", keys]))
            await drawn()
        await socket.close()


def main(told: str, hostile: str, *paths: str) -> None:
    os.chdir(Path(told).parent)
    faults: list[str] = []

    def visit(address: str) -> None:
        try:
            asyncio.run(read_along(address, Twin(hostile == "hostile")))
        except Exception as error:
            faults.append(repr(error))
        os.kill(os.getpid(), signal.SIGINT)

    def shown(address: str) -> None:
        show(address)
        threading.Thread(target=visit, args=(address,)).start()

    with patch("newsreader.cli.serve.show", shown):
        status = run(["serve", *(path for path in paths if Path(path).exists())])
    Path(told).write_text(json.dumps({"status": status, "faults": faults}), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
