"""Timestamps of packs, from an authority on this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from newsreader.cli.main import run
from newsreader.packs import timestamps
from newsreader.packs.archive import unzipped, zipped
from newsreader.packs.bag import MANIFEST, unbagged
from newsreader.packs.timestamps import STAMP, NoStamp, ask, read_stamp
from tests.support.running import ROOT
from tests.support.stamping import Authority, authority, openssl

BORDER = str(ROOT / "seeds" / "border-security")
DATA = b"a manifest\n"


@pytest.fixture(scope="module")
def stamping() -> Iterator[Authority]:
    pytest.importorskip("rfc3161_client", reason="needs the extra 'timestamp'")
    if openssl() is None:
        pytest.skip("openssl is not installed")
    with authority() as made:
        yield made


@pytest.fixture(scope="module")
def stamp(stamping: Authority) -> bytes:
    return ask(stamping.url, DATA)


def test_a_timestamp_is_of_one_manifest_and_vouched_for_by_its_authority(
    stamping: Authority, stamp: bytes
) -> None:
    read = read_stamp(stamp, DATA)
    assert not read.checked and read.when.endswith("+00:00")
    assert read_stamp(stamp, DATA, stamping.certificates).checked
    with pytest.raises(NoStamp, match="of another manifest"):
        read_stamp(stamp, DATA + b" ")
    with authority() as another, pytest.raises(NoStamp, match="not vouched for"):
        read_stamp(stamp, DATA, another.certificates)


def test_openssl_holds_it_good_too(stamping: Authority, stamp: bytes) -> None:
    (stamping.folder / "manifest").write_bytes(DATA)
    (stamping.folder / "stamp").write_bytes(stamp)
    done = stamping.run("ts", "-verify", "-data", "manifest", "-in", "stamp", "-CAfile", "root.pem")
    assert b"Verification: OK" in done.stdout + done.stderr


def test_nothing_but_the_digest_is_sent(stamping: Authority, stamp: bytes) -> None:
    assert sha256(DATA).digest() in stamping.asked[0] and DATA not in stamping.asked[0]


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (500, b"", "status 500"),
        (302, b"", "status 302"),
        (200, b"no", "cannot be read"),
        (200, b"0" * 99_999, "more than"),
    ],
    ids=["error", "redirect", "nonsense", "too long"],
)
def test_an_authority_that_does_not_stamp(
    status: int, body: bytes, why: str, stamping: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamping, "answer", lambda query: (status, body))
    with pytest.raises(NoStamp, match=why):
        ask(stamping.url, DATA)


@pytest.mark.parametrize(
    "begun",
    [b"HTTP/1.1 200 ", b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n"],
    ids=["headers", "body"],
)
def test_an_authority_that_drips_is_left(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rfc3161_client", reason="needs the extra 'timestamp'")
    monkeypatch.setattr(timestamps, "_SECONDS", 0.4)
    left = threading.Event()

    def drip() -> None:
        with suppress(OSError), listening.accept()[0] as answering:
            answering.sendall(begun)
            for _ in range(100):
                answering.sendall(b"x")
                if left.wait(0.05):
                    return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, daemon=True).start()
        try:
            with pytest.raises(NoStamp, match=r"has not answered in 0\.4 seconds"):
                ask(f"http://127.0.0.1:{listening.getsockname()[1]}/", DATA)
        finally:
            left.set()


def test_a_stamp_of_another_request_is_not_taken(
    stamping: Authority, stamp: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamping, "answer", lambda query: (200, stamp))
    with pytest.raises(NoStamp, match="another request"):
        ask(stamping.url, DATA)


def test_a_pack_is_stamped_when_asked_for(
    stamping: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, trusted = tmp_path / "story.zip", tmp_path / "trusted.pem"
    trusted.write_bytes(stamping.certificates)
    assert run(["pack", "--timestamp", stamping.url, "-o", str(file), BORDER]) == 0
    assert STAMP in unbagged(unzipped(file.read_bytes()))
    capsys.readouterr()
    assert run(["pack", "--verify", str(file)]) == 0
    assert "by whom is not checked" in capsys.readouterr().out
    assert run(["pack", "--verify", "--authority", str(trusted), str(file)]) == 0
    assert "by an authority that you trust" in capsys.readouterr().out
    files = unzipped(file.read_bytes())
    name = next(name for name in files if name.endswith(f"/{MANIFEST}"))
    lines = files[name].splitlines(keepends=True)
    file.write_bytes(zipped({**files, name: b"".join(reversed(lines))}))
    assert run(["pack", "--verify", str(file)]) == 1
    assert "its timestamp is of another manifest" in capsys.readouterr().out


def test_without_its_library_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(timestamps, "is_installed", lambda: False)
    assert run(["pack", "--timestamp", "http://127.0.0.1:9/", "-o", str(tmp_path / "a.zip"), BORDER]) == 2
    assert "newsreader-tui[timestamp]" in capsys.readouterr().err and not list(tmp_path.glob("a.zip"))


def test_what_is_no_address_is_asked_for_nothing() -> None:
    with pytest.raises(NoStamp, match="begins with http"):
        ask("file:///etc/passwd", DATA)
