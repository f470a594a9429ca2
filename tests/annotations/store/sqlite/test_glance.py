"""Where the reader was, told before the library is opened."""

from __future__ import annotations

from pathlib import Path

from newsreader.annotations.store import glance, open_library


def test_a_glance_tells_what_the_library_holds(tmp_path: Path) -> None:
    file = tmp_path / "data" / "library.db"
    empty = glance()
    assert empty is not None
    assert empty.state("last-story") is None
    assert not file.exists()
    with open_library() as library:
        library.set_state("last-story", "story:é")
    found = glance()
    assert found is not None
    assert (found.state("last-story"), found.state("none")) == ("story:é", None)
    file.write_bytes(b"no library at all, but long enough to be looked at" * 50)
    assert glance() is None


def test_a_glance_while_the_library_is_open() -> None:
    with open_library() as library:
        library.set_state("last-story", "story:now")
        found = glance()
        assert found is not None
        assert found.state("last-story") == "story:now"
