"""Markdown as a reader sees it, whatever is written in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Role
from newsreader.sources.formats.markdown import readable_markdown
from tests.support.reading import read_article, write

MARKDOWN = """# Fire closes *harbour*

**Chief says it may open within days**

The [chief](https://example.org) said `no`, ![a burnt quay](quay.png)twice
and <b>left</b>.

## The quay

1. One net
2. Two nets

> He left.\\
> She stayed.

| what | how many |
|------|----------|
| nets | 2 |

```
code here
```

<div class="ad"><p>Inside &amp; out</p><script>alert(1)</script></div>

The harbour stays closed for the week, the chief said in the evening.
"""


def test_markdown_becomes_readable_text(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.md", MARKDOWN))
    parts = [
        article.text[article.sentences[p.first].start : article.sentences[p.last].end]
        for p in article.paragraphs
    ]
    assert parts == [
        "Fire closes harbour",
        "Chief says it may open within days",
        "The chief said no, a burnt quaytwice and left.",
        "The quay",
        "1. One net",
        "2. Two nets",
        "He left.\nShe stayed.",
        "what | how many",
        "nets | 2",
        "code here",
        "Inside & out",
        "The harbour stays closed for the week, the chief said in the evening.",
    ]
    assert article.text == "\n\n".join(parts)
    found = [article.sentences[p.first].role for p in article.paragraphs]
    assert found[:4] == [Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.HEADING]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab *_#>-`[]()!|\n\\<&1.", max_size=80))
def test_any_markdown_is_read(source: str) -> None:
    text, blocks = readable_markdown(source)
    at = 0
    for block in blocks:
        assert at <= block.start < block.end
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()


@pytest.mark.parametrize("source", ["[" * 40_000, "> " * 500 + "deep", "- " * 400 + "deep"])
def test_markdown_that_is_no_prose_comes_back_as_it_is(source: str) -> None:
    assert readable_markdown(source)[0] == source


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The <antirez> report", "The <antirez> report"),
        ("Text a<b and c>d said <John> today.", "Text a<b and c>d said <John> today."),
        ("<antirez>\nsaid **so**.", "<antirez> said so."),
        ("<John Smith>, 52, said", "<John Smith>, 52, said"),
        ("</close> it", "</close> it"),
        ("a <!-- b", "a <!-- b"),
        ("<!-- b\n\nc", "<!-- b\n\nc"),
        ("<!-- a\n\nb -->\n\nc", "c"),
        ("<?what is this?", "<?what is this?"),
        ("<!important note> it", "<!important note> it"),
        ("a <b>bold</b> <BR/>word", "a bold \nword"),
        ("<div\n\na", "<div\n\na"),
        ("<script>\n\nit is said", "it is said"),
        ("x <y@z.org>", "x y@z.org"),
        ("a <img src='q.png' alt='A &amp; B'> b", "a A & B b"),
        ("<p class=lead>\nOne\n</p>", "One"),
        ("`<b>`", "<b>"),
        ("| a | b |\n|---|---|\n| <John> | <i>c</i> |", "a | b\n\n<John> | c"),
    ],
)
def test_only_known_html_is_taken_out(source: str, text: str) -> None:
    assert readable_markdown(source)[0] == text


WORDS = st.sampled_from(
    [
        *(
            "fire",
            "<John>",
            "<antirez>",
            "a<b c>d",
            "<b>",
            "</b>",
            "<div>",
            "</div>",
            "<!--",
            "-->",
            "<",
            ">",
        ),
        *("**", "*", "_", "`", "~~", "[", "]", "![", "](u)", "&", "&amp;", "|"),
        *("\n", "\n\n", "\n> ", "\n- ", "\n    ", "\n# ", "  "),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_words_in_angle_brackets_are_never_dropped(words: list[str]) -> None:
    source = " ".join(words)
    if "<!--" in words:
        source = source.replace("-->", "")
    text = readable_markdown(source)[0]
    for word in ("fire", "John", "antirez"):
        assert text.count(word) == source.count(word)


def test_lists_nested_deeply_lose_no_item() -> None:
    source = "".join(f"{'  ' * level}- item{level}.\n" for level in range(300))
    assert re.findall(r"item(\d+)", readable_markdown(source)[0]) == list(map(str, range(300)))


@pytest.mark.parametrize("level", [30, 60, 99, 120, 400])
def test_quotations_nested_deeply_lose_no_word(level: int) -> None:
    for mark in (">", "> ", "> - ", "- ", "1. "):
        assert "deep" in readable_markdown(f"{mark * level}deep")[0]
        assert "deep" in readable_markdown(f"{' ' * level}{mark * level}deep")[0]


SHAPES = [
    *(
        "<div ",
        "<a ",
        "a<",
        "<!--",
        "<?x",
        "<!A ",
        "<![CDATA[",
        "<",
        "<a b='",
        '<a b="',
        "<b>",
        "</b>",
        "<script>",
    ),
    *(
        "[",
        "]",
        "![",
        "[a](",
        "[a][",
        "[a]: b\n",
        "`",
        "`a``b```",
        "*a ",
        "a**b",
        "_a ",
        "*_",
        "~~a",
        "&",
        "&#",
    ),
    *("![a " + "x" * 30, "*a " + "x" * 30, "|a", "a|b\n", "\\", "![[]()", "<script> ", "<style>\n\n"),
]
"""What makes a parser look for an end that never comes."""


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_takes_longer_than_its_length(shape: str) -> None:
    """Where the time grows with the square of the length, this takes from minutes to hours."""
    source = "Fire closes harbour\n\n" + shape * (300_000 // len(shape)) + "\n\nThe end."
    text = readable_markdown(source)[0]
    assert text.startswith("Fire closes harbour")
    assert "The end." in text


def test_a_table_is_not_filled_up() -> None:
    source = "|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "a\n" * 100_000
    assert len(readable_markdown(source)[0]) == len(source)
