"""What stands above a text about it, as the tools write it that people use."""

from __future__ import annotations

import pytest

from newsreader.sources.formats.front_matter import split_front_matter

BELOW = "\nThe ferry was late.\n"


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Ferry late\nauthor: Ada Lund\n---\n",
        "\ufeff\n\n---\r\ntitle: Ferry late\r\nauthor: Ada Lund\r\n---\r\n",
        "--- yaml\ntitle: Ferry late\nbyline: Ada Lund\n---\n",
        '+++\ntitle = "Ferry late"\nauthors = ["Ada Lund"]\n+++\n',
        '---json\n{"title": "Ferry late", "author": {"name": "Ada Lund"}}\n---\n',
        '{\n  "title": "Ferry late",\n  "author": "Ada Lund"\n}\n',
        ';;;\n{"title": "Ferry late", "creator": "Ada Lund"}\n;;;\n',
        "Title: Ferry late\nAuthor: Ada Lund\n",
        '---\ntitle: Ferry late\nauthor:\n  - "[[Ada Lund]]"\ntags: [clippings]\n---\n',
        "---\ntitle: Ferry late\nauthors:\n  - name: Ada Lund\n    url: https://example.org/ada\n---\n",
        "---\ntitle: Ferry late\nauthor: [Ada Lund](https://example.org/ada)\n---\n",
    ],
)
def test_every_form_says_the_same(head: str) -> None:
    found = split_front_matter(head + BELOW)
    assert found.said == {"title": "Ferry late", "author": "Ada Lund"}
    assert found.below.strip() == BELOW.strip()


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("pubDate: Sun, 03 Mar 2024 09:05:00 GMT", "published", "2024-03-03T09:05:00+00:00"),
        ("date: 3 March 2024", "published", "2024-03-03"),
        ("source: Coast Daily", "outlet", "Coast Daily"),
        ("source: https://example.org/ferry", "url", "https://example.org/ferry"),
        ("link: https://example.org/ferry", "url", "https://example.org/ferry"),
        ("lang: French", "language", "fr"),
        ("encoding: cp1250", "encoding", "cp1250"),
    ],
)
def test_fields_have_many_names(line: str, key: str, value: str) -> None:
    assert split_front_matter(f"---\n{line}\n---\n{BELOW}").said == {key: value}


def test_a_colon_in_a_title_costs_a_notice_only() -> None:
    found = split_front_matter(f"---\ntitle: Ferry: late again\noutlet: Coast Daily\n---\n{BELOW}")
    assert found.said == {"title": "Ferry: late again", "outlet": "Coast Daily"}
    assert found.notices == [("its front matter: the value holds a colon; put it in quotes", 2)]


def test_a_wrong_field_is_left_out_and_said() -> None:
    found = split_front_matter(f"---\ntitle: Ferry late\npublished: soon\n---\n{BELOW}")
    assert found.said == {"title": "Ferry late"}
    cause = (
        "its front matter: published: 'soon' is not a date such as 2018-07-13 or 2018-07-13T09:30; left out"
    )
    assert found.notices == [(cause, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Correction: the ferry was on time.\n\nNobody minded.",
        "Question: why?\nAnswer: because.\n\nThat is all.",
        "{braces} are text.\n\nSo is this.",
        "---\n\nA rule above a text.\n\n---\n\nAnd one below.",
        "+++ Breaking news: the ferry sank +++\n\nIt was late.",
    ],
)
def test_text_is_no_front_matter(text: str) -> None:
    assert split_front_matter(text).below == text


@pytest.mark.parametrize(
    "head",
    [
        "Title: Fire: what is known\nURL Source: https://example.org/a\nPublished Time: 2025-11-05\n"
        "Markdown Content:\n",
        "Title: Fire: what is known\n\nURL Source: https://example.org/a\n\nPublished Time: 2025-11-05\n\n"
        "Markdown Content:\n",
        "#+TITLE: Fire: what is known\n#+SOURCE: https://example.org/a\n#+DATE: 2025-11-05\n\n",
        ":title: Fire: what is known\n:date: 2025-11-05\n:url: https://example.org/a\n\n",
        "title:: Fire: what is known\nurl:: https://example.org/a\ndate:: 2025-11-05\n\n",
    ],
    ids=["reader", "reader, parted", "Org", "reStructuredText", "Roam"],
)
def test_lines_as_other_tools_write_them(head: str) -> None:
    found = split_front_matter(f"{head}It burned all night.")
    assert found.said == {
        "title": "Fire: what is known",
        "url": "https://example.org/a",
        "published": "2025-11-05",
    }
    assert found.below.strip() == "It burned all night."


def test_the_lines_of_pandoc() -> None:
    found = split_front_matter("% Fire\n% Ann Lee; Tom Orr\n% November 5, 2025\n\nIt burned.")
    assert found.said == {"title": "Fire", "author": "Ann Lee, Tom Orr", "published": "2025-11-05"}
    assert found.below == "It burned."
    assert split_front_matter("% of the boats\n\nIt burned.").said == {}
