import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.lenient_html import LenientParser


class _Words(LenientParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def words_of(page: str) -> list[str]:
    parser = _Words()
    parser.feed(page)
    parser.close()
    return parser.words


@pytest.mark.parametrize("section", ["<![0>", "<![ 0]>", "<![if mso]>", "<![CDATA[x]]>", "<![weather[>"])
def test_a_section_of_any_kind_is_passed_over(section: str) -> None:
    found = words_of(f"<p>The mill{section} burned.</p>")
    assert found[:2] == ["The", "mill"] and found[-1] == "burned."


@given(st.lists(st.sampled_from(["<!", "[", "]", ">", "0", "--", "CDATA[", "a", "</", "&#"]), max_size=9))
def test_no_page_is_too_broken_to_be_read(parts: list[str]) -> None:
    words_of("".join(parts))
