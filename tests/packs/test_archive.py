"""Zips whose bytes are told by what is in them, and those that are refused."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.packs import archive
from newsreader.packs.archive import NoPack, is_inside, unzipped, zipped
from newsreader.packs.bag import MANIFEST, bagged, faults, unbagged

FILES = st.dictionaries(
    st.sampled_from(["a", "é.txt", "pack/a", "pack/data/b c.csv", "x/y/z.json"]), st.binary(max_size=40)
)


@settings(max_examples=40)
@given(FILES)
def test_what_is_zipped_is_unzipped_and_the_same_bytes_each_time(files: dict[str, bytes]) -> None:
    data = zipped(files)
    assert unzipped(data) == files and zipped(files) == data


@settings(max_examples=40)
@given(FILES, st.binary(max_size=80))
def test_bytes_that_are_no_zip_are_refused_or_read(files: dict[str, bytes], noise: bytes) -> None:
    whole = zipped(files)
    for data in (
        noise,
        whole[: len(whole) // 2],
        whole[: len(whole) // 2] + noise + whole[len(whole) // 2 :],
    ):
        try:
            assert isinstance(unzipped(data), dict)
        except NoPack as error:
            assert "\n" not in str(error)


def made(act: Callable[[zipfile.ZipFile], None]) -> bytes:
    data = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        warnings.simplefilter("ignore")  # of a name that is there twice
        act(file)
    return data.getvalue()


def link(file: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("pack/data/a")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    file.writestr(entry, "/etc/passwd")


def twice(file: zipfile.ZipFile) -> None:
    file.writestr("a", "1")
    file.writestr("a", "2")


@pytest.mark.parametrize(
    ("name", "act", "why"),
    [
        ("up", lambda file: file.writestr("../a", ""), "leaves the pack"),
        ("up inside", lambda file: file.writestr("pack/../../a", ""), "leaves the pack"),
        ("root", lambda file: file.writestr("/etc/passwd", ""), "leaves the pack"),
        ("drive", lambda file: file.writestr("C:/a", ""), "leaves the pack"),
        ("backslash", lambda file: file.writestr("pack\\..\\a", ""), "leaves the pack"),
        ("link", link, "is a link"),
        ("twice", twice, "is there twice"),
    ],
)
def test_a_hostile_zip_is_refused(name: str, act: Callable[[zipfile.ZipFile], None], why: str) -> None:
    with pytest.raises(NoPack, match=why):
        unzipped(made(act))


def test_a_bomb_is_refused_whatever_it_says_of_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1 << 20)

    def fill(file: zipfile.ZipFile) -> None:
        file.writestr("a", b"0" * (3 << 19))
        file.writestr("b", b"0" * (3 << 19))

    bomb = made(fill)
    assert len(bomb) < 20_000
    with pytest.raises(NoPack, match="holds more than 1 MB"):
        unzipped(bomb)
    lying = bomb.replace(struct.pack("<L", 3 << 19), struct.pack("<L", 10))
    assert unzipped(lying) == {"a": b"0" * 10, "b": b"0" * 10}


def test_a_zip_that_lists_too_many_files_is_refused_unread() -> None:
    many = zipped({f"pack/data/{number:060}": b"" for number in range(12_000)})
    with pytest.raises(NoPack, match="more files than a pack has"):
        unzipped(many)


def test_a_bag_tells_what_is_not_in_it_as_it_was_packed() -> None:
    bag = bagged({"a.txt": b"one", "b/c.txt": b"two"}, "A story")
    assert list(faults(bag)) == []
    changed = {**bag, "data/a.txt": b"One", "data/new": b""}
    del changed["data/b/c.txt"]
    told = list(faults(changed))
    assert [line.split(" ")[0] for line in told] == ["data/a.txt", "data/b/c.txt", "data/new"]
    assert "is not what was packed" in told[0] and "is missing" in told[1] and "was added" in told[2]
    assert [line.split(" ")[0] for line in faults({**bag, "bagit.txt": b"x"})] == ["bagit.txt"]


def test_what_is_no_bag_is_no_pack() -> None:
    for files in ({}, {"a/b": b""}, {"bagit.txt": b"", MANIFEST: b""}):
        with pytest.raises(NoPack):
            unbagged(files)
    with pytest.raises(NoPack, match="line 1"):
        list(faults({MANIFEST: b"x ../a\n"}))


@pytest.mark.parametrize("name", ["", ".", "..", "a/../b", "/a", "c:\\a", "a\0b", "\\\\host\\a"])
def test_names_that_leave_the_place_where_they_are_unpacked(name: str) -> None:
    assert not is_inside(name)
