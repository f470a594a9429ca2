"""What is passed on between a page and the process that it shows."""

from __future__ import annotations

import asyncio
import json
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.serving import DRIVER
from newsreader.serving.session import READY, Session, clamped, environment


class Pipe:
    """What is written into a process."""

    def __init__(self) -> None:
        self.written = b""

    def write(self, data: bytes) -> None:
        self.written += data

    async def drain(self) -> None:
        pass

    def is_closing(self) -> bool:
        return False


class Drawing:
    """A process that draws some bytes, and ends."""

    def __init__(self, drawn: bytes = b"", said: bytes = b"") -> None:
        self.stdin = Pipe()
        self.stdout, self.stderr = asyncio.StreamReader(), asyncio.StreamReader()
        for stream, data in ((self.stdout, drawn), (self.stderr, said)):
            stream.feed_data(data)
            stream.feed_eof()


def packet(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "big") + data


def shown(drawn: bytes, said: bytes = b"") -> tuple[list[object], str]:
    """What the page is sent of a process, and what that said instead."""
    sent: list[object] = []

    async def send(data: object) -> None:
        sent.append(data)

    async def show() -> str:
        return await Session(cast(Any, Drawing(drawn, said)), send, send).show()

    return sent, asyncio.run(show())


def told(*messages: str) -> tuple[bytes, list[str]]:
    """What a process is given of what a page says, and what the page is answered."""

    async def tell() -> tuple[bytes, list[str]]:
        process = Drawing()

        async def nothing(_: object) -> None:
            pass

        session = Session(cast(Any, process), nothing, nothing)
        answers = [await session.tell(message) for message in messages]
        return process.stdin.written, answers

    return asyncio.run(tell())


def test_what_a_process_draws_is_sent_and_its_messages_are_not() -> None:
    drawn = READY + packet(b"D", b"one") + packet(b"M", b'{"type": "exit"}') + packet(b"D", b"two") + b"D\0"
    assert shown(drawn) == ([b"one", b"two"], "")


def test_only_addresses_of_the_web_are_opened() -> None:
    urls = ["https://example.org/", "javascript:alert(1)", "file:///etc/passwd"]
    messages = [packet(b"M", json.dumps({"type": "open_url", "url": url}).encode()) for url in urls]
    sent, _ = shown(READY + b"".join(messages))
    assert [json.loads(cast(str, text))[1]["url"] for text in sent] == urls[:1]


def test_a_process_that_does_not_draw_says_why() -> None:
    assert shown(b"", b"newsreader: nowhere: does not exist\n") == ([], "newsreader: nowhere: does not exist")
    assert shown(READY + b"D\xff\xff\xff\xff") == ([], "the screen cannot be shown")


def test_keys_and_sizes_are_passed_on() -> None:
    written, answers = told('["stdin", "jé"]', '["resize", {"width": 120, "height": 9999}]', '["ping", "7"]')
    size = json.dumps({"type": "resize", "width": 120, "height": 1000}).encode()
    assert written == packet(b"D", "jé".encode()) + packet(b"M", size)
    assert answers == ["", "", '["pong", "7"]']


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=20), JSON.map(json.dumps)))
def test_whatever_a_page_says_a_process_gets_packets_or_nothing(message: str) -> None:
    written, _ = told(message)
    assert not written or written[:1] in (b"D", b"M")


@pytest.mark.parametrize(("number", "size"), [(80, 80), (-1, 2), (10**9, 1000), ("80", 24), (None, 24)])
def test_sizes_are_those_of_terminals(number: object, size: int) -> None:
    assert clamped(number) == size


def test_a_process_in_a_browser_shows_all_signs_whatever_the_terminal_of_the_server() -> None:
    made = environment({"TERM": "dumb", "LC_ALL": "C", "PATH": "/bin", "NO_COLOR": "1"}, (100, 30))
    assert made["TEXTUAL_DRIVER"] == DRIVER and made["LC_ALL"] == "C.UTF-8" and made["PATH"] == "/bin"
    assert (made["COLUMNS"], made["ROWS"]) == ("100", "30")
