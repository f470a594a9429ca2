"""Texts are packed by what is there, and read again wherever that is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.databases.files import connect
from newsreader.library import Library, LibraryError, bodies
from newsreader.library.bodies import Packer
from tests.support.collecting_library import added, opened, record

MANY = [
    record(n, f"Title {n}\n\n" + f"The mill of number {n} burnt until dawn, and nobody slept. " * 9)
    for n in range(400)
]


@pytest.fixture(params=["zlib", "zstd"])
def packer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    kind = str(request.param)
    if kind == "zlib":
        monkeypatch.setattr(bodies, "find_zstd", lambda: None)
    elif bodies.find_zstd() is None:
        pytest.skip("needs the extra 'library': backports.zstd missing")
    return kind


def codecs(library: Library) -> set[tuple[str, bool]]:
    with library.store.reading() as connection:
        rows = connection.execute(
            "SELECT DISTINCT kind, length(d.data) > 0 FROM body AS b JOIN dictionary AS d ON d.id = b.codec"
        )
        return {(kind, bool(has)) for kind, has in rows}


@given(st.binary())
def test_any_bytes_come_out_as_they_went_in(data: bytes) -> None:
    with closing(connect(":memory:")) as connection:
        connection.execute("CREATE TABLE dictionary (id INTEGER PRIMARY KEY, kind TEXT, data BLOB)")
        connection.execute("INSERT INTO dictionary VALUES (1, 'zlib', x''), (2, 'zstd', x'')")
        assert Packer().unpack(connection, *Packer().pack(connection, data)) == data


def test_a_dictionary_is_made_when_there_are_texts_enough_and_is_kept(tmp_path: Path, packer: str) -> None:
    path = tmp_path / "articles.db"
    with opened(path) as library:
        added(library, *MANY[:3])
        assert codecs(library) == {(packer, False)}
        numbers = {one.article: one.title for one in added(library, *MANY[3:])}
        assert codecs(library) == {(packer, False), (packer, True)}
    with opened(path) as library:
        for number, record_ in zip(numbers, MANY[3:], strict=True):
            assert library.text(number) == record_.text


def test_what_zlib_packed_is_read_beside_what_zstd_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("backports.zstd")
    with opened(tmp_path / "articles.db") as library:
        (by_zstd,) = added(library, record(1))
        monkeypatch.setattr(bodies, "find_zstd", lambda: None)
        (by_zlib,) = added(library, record(2))
        with pytest.raises(LibraryError, match=r"packed by zstd: pip install .*library"):
            library.text(by_zstd.article)
        monkeypatch.undo()
        assert [library.text(one.article) for one in (by_zstd, by_zlib)] == [record(1).text, record(2).text]


def test_two_programs_pack_by_what_either_has_learned(tmp_path: Path) -> None:
    path = tmp_path / "articles.db"
    with opened(path) as one, opened(path) as other:
        added(other, record(1000))
        added(one, *MANY[:300])
        (later,) = added(other, record(1001))
        assert one.text(later.article) == record(1001).text


def test_a_damaged_text_is_told_in_a_line(tmp_path: Path, packer: str) -> None:
    with opened(tmp_path / "articles.db") as library:
        (one,) = added(library, record())
        with library.store.writing() as connection:
            connection.execute("UPDATE body SET data = x'00112233'")
        with pytest.raises(LibraryError, match="the text of an article is damaged"):
            library.text(one.article)
