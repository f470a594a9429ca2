"""What each paragraph of an article is taken for, and where its claim begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.model import Article, Role
from newsreader.sources import article_from_text
from newsreader.sources.segment.blocks import find_blocks
from newsreader.sources.segment.boilerplate import is_boilerplate
from newsreader.sources.segment.bylines import is_byline
from newsreader.sources.segment.datelines import dateline_end
from tests.support.reading import read_article

SEED = Path(__file__).parents[3] / "seeds" / "border-security"
BODY = (
    "The harbour of the town was closed on Tuesday after a fire broke out on a trawler, the fire chief said."
)
MORE = "Twelve people were treated for smoke. Nobody had been told when the quay would open again, he said."


def roles(text: str, title: str = "") -> str:
    """One letter per paragraph: Headline, Standfirst, Body, heading (G), boilerplate (X), Correction."""
    article = article_from_text(text, title=title)
    letters = {
        "headline": "H",
        "standfirst": "S",
        "body": "B",
        "heading": "G",
        "boilerplate": "X",
        "correction": "C",
    }
    return "".join(letters[article.sentences[paragraph.first].role] for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Fire closes harbour", BODY, MORE], "HBB"),
        (["Who set the harbour on fire?", BODY, MORE], "HBB"),
        (["Harbour fire spreads to the U.S.", BODY], "HB"),
        ([BODY, MORE], "BB"),
        (["He was there.", BODY], "BB"),
        (["WASHINGTON — Nobody saw it", BODY], "BB"),
        (["Fire closes harbour"], "H"),
        (["Fire closes harbour", "FIRE CLOSES HARBOUR", BODY], "HHB"),
        (["Fire closes harbour", "Chief says it may open within days", BODY + " " + MORE], "HSB"),
        (["Fire closes harbour", "It may open soon. Nobody is sure.", f"VESSMOUTH: {BODY}"], "HSB"),
        (["Fire closes harbour", "First.", "Second.", f"VESSMOUTH (AP) — {BODY}"], "HSSB"),
        (["Fire closes harbour", f"VESSMOUTH: {BODY}", f"DERRY: {MORE}"], "HBB"),
        (["Fire closes harbour", "It may open within days, the chief said.", BODY], "HBB"),
        (["Fire closes harbour", "By Ann Lee and Tom Orr", "Nov. 5, 2025", BODY], "HXXB"),
        (["Fire closes harbour", "By the time he came it was over", BODY + MORE], "HSB"),
        ([BODY, "The Quay Today", MORE], "BGB"),
        ([BODY, "What happens next", MORE], "BGB"),
        ([BODY, "‘A total loss’", MORE], "BGB"),
        ([BODY, "UPDATE:", MORE], "BGB"),
        ([BODY, "He did not reply.", MORE], "BBB"),
        ([BODY, "“Nah,” she said quickly.", MORE], "BBB"),
        ([BODY, "The chief responded in a statement:", MORE], "BBB"),
        ([BODY, "- Two trawlers", "- Three nets", MORE], "BBBB"),
        ([BODY, "two trawlers and a net", MORE], "BBB"),
        ([BODY, MORE, "The Quay Today"], "BBB"),
        ([BODY, "What's Your Reaction?"], "BX"),
        ([BODY, "What’s your reaction?", "Like", "Share this article"], "BXXX"),
        (["Advertisement", "Fire closes harbour", BODY, "Advertisement", MORE], "XHBXB"),
        ([BODY, "What Is Known", "Advertisement", MORE], "BGXB"),
        (["港で火災", "消防によると、火曜日に港で火災が発生した。けが人は十二人に上る。", "次は。"], "HBB"),
    ],
)
def test_roles(paragraphs: list[str], expected: str) -> None:
    assert roles("\n\n".join(paragraphs)) == expected
    assert roles("\n".join(paragraphs)) == expected


def test_a_declared_title_makes_the_first_line_a_headline() -> None:
    sentence = "The harbour has closed, and that is all we know today."
    assert roles(f"{sentence}\n\n{BODY}") == "BB"
    assert (
        roles(f"{sentence}\n\n{BODY}", title="The Harbour has closed – and that is all we know today") == "HB"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Read more: Harbour opens",
        "READ ALSO: Harbour opens",
        "Also read | Harbour opens again",
        "Read more",
        "Follow us on Twitter",
        "Follow @thepost on Instagram",
        "Sign up for our newsletter",
        "Subscribe to our free newsletter today!",
        "Share this article",
        "Share on Facebook",
        "Click here to donate.",
        "Copyright 2018 The Example Press. All rights reserved. It may not be published.",
        "© Example 2020",
        "Related: Harbour opens",
        "Related Stories",
        "(Reporting by Ann Lee; editing by Tom Orr)",
        "Photo: Ann Lee",
        "The Example Press contributed to this report.",
        "Leave a comment",
        "3 Comments",
        "ADVERTISEMENT",
        "This story has been updated.",
        "Lesen Sie auch: Hafen offen",
        "Lire aussi : Le port",
        "Anzeige",
        "Story continues below advertisement",
        "You may also like",
        "Last updated 5 Nov 2025, 10:30",
    ],
)
def test_boilerplate(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "Share prices fell on Tuesday.",
        "Read more than one book, he said.",
        "Follow the money, he told them.",
        "Copyright law was changed.",
        "Advertisement spending rose.",
        "Comments by the minister drew anger.",
        "Related to this, two men were held.",
        "Click was the name of the firm.",
        "More from the harbour was lost.",
        "Subscribers left.",
        "Photos of the fire were shared widely.",
        "He contributed to the fund.",
        "Sign up sheets were burnt.",
        "Updated rules apply to 5 ports, and to the boats in them, from Monday.",
        BODY,
        "This story has two sides.",
        "Watch out, he said.",
        "Opinion polls moved.",
        "Print runs fell.",
        "Share this boat with your neighbours?",
        "- Sign up for the tax-free berth at the quay for 20 crowns a month",
        "Why was the quay shut for so long? [Reuters]",
    ],
)
def test_no_boilerplate(text: str) -> None:
    assert not is_boilerplate(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ann Lee", True),
        ("BY ANN LEE", True),
        ("By Ann Lee, Example Press", True),
        ("Tuesday, November 5, 2024", True),
        ("Published: 5 Nov 2024 10:30 GMT", True),
        ("2024-11-05", True),
        ("By the sea", False),
        ("By noon it was over.", False),
        ("By all accounts a failure", False),
    ],
)
def test_bylines(text: str, expected: bool) -> None:
    assert is_byline(text) is expected


@pytest.mark.parametrize(
    "dateline",
    [
        "ISLAMABAD: ",
        "WASHINGTON (AP) — ",
        "KARACHI, Nov. 5 (Reuters) - ",
        "NEW YORK -- ",
        "WASHINGTON—",
        "WASHINGTON ― ",
        "LIVINGSTON, N.J. — ",
        "AMHERST, N.H. — ",
        "SÃO PAULO – ",
        "ST. LOUIS — ",
        "Islamabad (AFP) - ",
        "Paris, Nov 5 (AFP) - ",
        "Berlin (dpa) - ",
        "(Reuters) - ",
        "(CNN) — ",
        "BEIRUT, Lebanon — ",
        "MEXICO CITY, 5 November 2024 (EFE) - ",
        "KYIV/MOSCOW, Aug 3 (Reuters) - ",
        "LONDON,\u00a0Nov. 5\u00a0—\u00a0",
    ],
)
def test_datelines(dateline: str) -> None:
    assert dateline_end(dateline + BODY) == len(dateline)
    article = article_from_text(f"Fire closes harbour\n\n{dateline}{BODY}\n\n{MORE}")
    first = article.sentences[1]
    assert article.text[first.start : first.end] == dateline + BODY
    assert article.text[first.claim_start : first.end] == BODY
    assert [s.claim_start for s in article.sentences[2:]] == [s.start for s in article.sentences[2:]]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "UPDATE: The fire is out.",
        "BREAKING — The fire is out.",
        "The chief — who left — came back.",
        "NATO:",
        "A: It is out.",
        "President Dunn — I mean it.",
        "ISLAMABAD: ",
        "ISLAMABAD: —",
        "",
        "Mr. Orr: no.",
        "VIDEO: Fire",
        "BBC News said so.",
        "He said: Go.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline_end(text) == 0


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    article = article_from_text(
        "MARSH: The fire is out, I am told.\n\nDUNN: It is not.\n\nMARSH: Then call them."
    )
    assert all(s.claim_start == s.start for s in article.sentences)


def test_the_seed_articles_are_cut_as_their_reader_would() -> None:
    first, second = (read_article(path) for path in sorted(SEED.glob("*.txt")))
    assert len(first.sentences) == 15
    assert {s.role for s in first.sentences} == {Role.BODY}
    assert [s.role.value for s in second.sentences] == (
        ["headline", "standfirst", "standfirst", *["body"] * 10, "heading", *["body"] * 6, "boilerplate"]
    )
    assert second.headline == "Pakistan & Iran agree to improve border security"
    dated = second.sentences[3]
    assert second.text[dated.start : dated.claim_start] == "ISLAMABAD: "


WRAPPED = (
    "The harbour of the town was closed on Tuesday after a fire\n"
    "broke out on a trawler, the fire chief said. Twelve people\n"
    "were treated for smoke.\n"
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One.\nTwo.\nThree.", 3),
        ("One.\r\n\r\nTwo.\r\n", 2),
        ("One.\rTwo.", 2),
        ("One.\fTwo.", 2),
        ("One.\u2028Two.\u2029Three.", 3),
        ("One.\n \u00a0\n\tTwo.", 2),
        (WRAPPED, 1),
        (WRAPPED + "\n" + WRAPPED, 2),
        (WRAPPED.replace("\n", "\r\n"), 1),
        ("Fire closes harbour\n\n" + WRAPPED, 2),
        ("    " + WRAPPED + "    " + WRAPPED, 2),
        (f"{BODY}\n{MORE}", 2),
        ("Fire closes harbour\nChief says it may open\n" + BODY, 3),
        ("The minister said on Tuesday that the border\nwould be closed.", 1),
        (
            "- a short item that is one of several items\n- another item of the same long list\n- the last",
            3,
        ),
        ("", 0),
        (" \n\u2028 ", 0),
    ],
)
def test_paragraphs(text: str, count: int) -> None:
    assert len(find_blocks(text)) == count


LINES = [
    *("ISLAMABAD: ", "WASHINGTON (AP) — ", "By Ann Lee", "Advertisement", "What's Your Reaction?", "UPDATE:"),
    *(
        "The Quay Today",
        "Fire closes harbour",
        "- item",
        "“Yes.”",
        "1. ",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        "\u2028",
    ),
    *(" ", "\u00a0", "\t", BODY, MORE, "N.J. — ", "\x00", "\ud800", "。", "…"),
]
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(LINES), max_size=25).map("".join))


def assert_well_formed(article: Article) -> None:
    at = 0
    for number, sentence in enumerate(article.sentences):
        assert sentence.index == number
        assert at <= sentence.start <= sentence.claim_start < sentence.end
        assert not article.text[at : sentence.start].strip()
        assert article.sentence_text(number) == article.sentence_text(number).strip()
        at = sentence.end
    assert not article.text[at:].strip()
    found = [n for p in article.paragraphs for n in range(p.first, p.last + 1)]
    assert found == list(range(len(article.sentences)))
    for number, paragraph in enumerate(article.paragraphs):
        members = article.sentences[paragraph.first : paragraph.last + 1]
        assert {s.paragraph for s in members} == {number}
        assert len({s.role for s in members}) == 1


@settings(max_examples=400, deadline=None)
@given(texts, st.sampled_from(["", "Fire closes harbour"]))
@example("ISLAMABAD: \u00a0x", "")
def test_any_text_becomes_a_well_formed_article(text: str, title: str) -> None:
    article = article_from_text(text, title=title)
    assert article.text == text
    assert_well_formed(article)
    assert article_from_text(article.text, title=title) == article
