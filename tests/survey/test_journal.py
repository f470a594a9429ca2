"""Results on the disk: whatever was written whole is there, and nothing else."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from newsreader.survey.journal import Journal, head_of, packed

RESULTS = [b"one", b"", b"\0" * 40, "zwölf".encode()]


def written(path: Path) -> bytes:
    with closing(Journal(path)) as journal:
        for result in RESULTS:
            journal.add(result)
    return path.read_bytes()


def test_what_was_cut_anywhere_goes_on_behind_the_last_whole_result(tmp_path: Path) -> None:
    path = tmp_path / "results"
    whole = written(path)
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        with closing(Journal(path)) as journal:
            kept = list(journal)
            assert kept == RESULTS[: len(kept)]
            for result in RESULTS[len(kept) :]:
                journal.add(result)
            assert list(journal) == RESULTS
        assert path.read_bytes() == whole


@pytest.mark.parametrize("at", [3, 13, 30])
def test_a_damaged_result_and_all_behind_it_are_made_again(at: int, tmp_path: Path) -> None:
    path = tmp_path / "results"
    whole = bytearray(written(path))
    whole[at] ^= 1
    path.write_bytes(whole)
    with closing(Journal(path)) as journal:
        assert list(journal) == RESULTS[: len(journal)] and len(journal) < len(RESULTS)


def test_a_result_is_plain_data_and_some_bytes() -> None:
    data = packed({"said": ["naïve", 3]}, [b"", b"bytes", b"\xff"])
    head, places = head_of(data)
    assert head == {"said": ["naïve", 3]}
    assert [data[at : at + length] for at, length in places] == [b"", b"bytes", b"\xff"]
