"""Mails: their texts, what their headers say, and what is attached to them."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from newsreader.sources import Found
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Origin
from tests.support.pages import BODY

TEXT = "Fire closes harbour\n\n“It is closed,” the chief said on Tuesday. Nobody was hurt.\n"


def mail(
    text: str = TEXT, *, html: str = "", sender: str = "Seaboard Eight <desk@example.org>"
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "Fwd: Fire closes harbour"
    message["From"] = sender
    message["Date"] = "Wed, 05 Nov 2025 08:15:00 +0100"
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def found(message: EmailMessage | bytes, suffix: str = ".eml") -> Found:
    data = message if isinstance(message, bytes) else bytes(message)
    return read_data(data, Origin(f"a{suffix}", suffix))


@pytest.mark.parametrize("suffix", [".eml", ".txt", ""])
def test_a_mail_is_an_article(suffix: str) -> None:
    (article,) = found(mail(), suffix).articles
    assert (article.title, article.outlet) == ("Fire closes harbour", "Seaboard Eight")
    assert article.published == "2025-11-05T08:15:00+01:00"
    assert "“It is closed,” the chief said" in article.text
    assert article.text.count("Fire closes harbour") == 1


def test_a_sender_without_a_name_is_no_outlet() -> None:
    assert found(mail(sender="desk@example.org")).articles[0].outlet == ""


def test_html_is_read_where_there_is_no_text() -> None:
    shown = "<p>It is closed today.</p><p>It is 3 &lt; 4.</p>"
    html = f"<html><head><title>x</title></head><body>{shown}</body></html>"
    (article,) = found(mail("", html=html)).articles
    assert article.text == "Fire closes harbour\n\nIt is closed today.\n\nIt is 3 < 4."
    (article,) = found(mail("See the page.", html=html)).articles
    assert "It is closed today." in article.text


def test_mails_and_documents_in_a_mail_are_articles_too() -> None:
    outer = mail()
    outer.add_attachment(mail("It is open again, the chief said on Friday.", sender="The Post <a@b.c>"))
    outer.add_attachment(b"It is shut for a week.", maintype="text", subtype="plain", filename="b.txt")
    outer.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="c.png")
    result = found(outer)
    assert [article.outlet for article in result.articles] == ["Seaboard Eight", "The Post", ""]
    assert [article.provenance.position for article in result.articles] == [1, 2, 3]
    assert result.articles[2].path == "a.eml, b.txt"
    assert result.problems == ()


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: =?utf-8?q?broken",
        b"From: <<<@",
        b"Date: yesterday",
        b"Content-Type: text/plain; charset=nonsense",
    ],
)
def test_a_broken_header_says_nothing(head: bytes) -> None:
    data = (
        b"Message-ID: <1@b>\r\nFrom: a@b.c\r\n"
        + head
        + b"\r\n\r\nIt is closed, the chief said on Tuesday.\r\n"
    )
    (article,) = found(data).articles
    assert "the chief said" in article.text
    assert article.published == ""


def test_a_mail_without_a_text_says_so() -> None:
    (problem,) = found(b"From: a@b.c\r\nMIME-Version: 1.0\r\n\r\n").problems
    assert "is a mail without a text" in str(problem)


def test_apple_mail_counts_the_bytes_first() -> None:
    data = bytes(mail())
    (article,) = found(b"%d\n%s" % (len(data), data), ".emlx").articles
    assert article.title == "Fire closes harbour"


def test_a_text_that_begins_with_a_colon_is_no_mail() -> None:
    (article,) = found(b"From: the harbour\nSubject: fire\n\nIt is closed.", ".txt").articles
    assert article.provenance.kind == "plain text"


def test_a_newsletter_is_its_articles() -> None:
    stories = "".join(
        f'<h2><a href="https://example.org/{n}">Story number {n}</a></h2><p>{BODY[n]}</p><p>{BODY[n + 1]}</p>'
        for n in range(3)
    )
    top = '<h1>The morning</h1><p>Good morning.</p><h3><a href="mailto:a@b.c">Write to us</a></h3>'
    result = found(mail("See the page.", html=f"<html><body>{top}{stories}</body></html>"))
    assert [article.title for article in result.articles] == [f"Story number {n}" for n in range(3)]
    assert [article.url for article in result.articles] == [f"https://example.org/{n}" for n in range(3)]
    assert {article.outlet for article in result.articles} == {"Seaboard Eight"}
    assert result.articles[1].text == f"Story number 1\n\n{BODY[1]}\n\n{BODY[2]}"
    assert [article.provenance.position for article in result.articles] == [1, 2, 3]


def test_a_mail_with_links_in_its_headings_is_no_newsletter() -> None:
    links = '<h2><a href="https://example.org/a">A story</a></h2><p>Read on.</p>' * 2
    (article,) = found(mail(html=f"<html><body>{links}</body></html>")).articles
    assert article.title == "Fire closes harbour"


POLISH = (
    "Pożar zamknął port\n\nStrażak zginął we wtorek, powiedział rzecznik. Łódź spłonęła, "
    "a mieszkańcy musieli opuścić domy. Świadkowie mówią, że ogień wybuchł tuż po północy i że żaden ze "
    "strażaków nie mógł podejść do płonących łodzi, więc gaszono je aż do świtu.\n"
)


def letter(charset: str, text: bytes) -> bytes:
    head = (
        f"From: Desk <d@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
    )
    return f"{head}Content-Transfer-Encoding: 8bit\r\n\r\n".encode() + text


@pytest.mark.parametrize(
    ("stated", "written"),
    [("us-ascii", "utf-8"), ("utf-8", "cp1250"), ("x-unknown", "utf-8"), ("utf-8", "utf-8")],
)
def test_a_charset_that_does_not_fit_is_found(stated: str, written: str) -> None:
    (article,) = found(letter(stated, POLISH.encode(written))).articles
    assert article.text.strip() == POLISH.strip()
    assert article.encoding == written


def test_the_encoding_that_is_told_goes_before_that_of_a_mail() -> None:
    data = letter("iso-8859-1", POLISH.encode("cp1250"))
    (article,) = read_data(data, Origin("a.eml", ".eml", said={"encoding": "cp1250"})).articles
    assert (article.text.strip(), article.encoding) == (POLISH.strip(), "cp1250")
    (problem,) = read_data(data, Origin("a.eml", ".eml", said={"encoding": "utf-8"})).problems
    assert "is not in the encoding utf-8" in str(problem)


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------\nFrom: The Post <n@example.org>\n"
        "Date: Wed, 5 Nov 2025 08:15:00 +0000\nSubject: Fire at sea\nTo: <me@example.org>",
        "-----Ursprüngliche Nachricht-----\nVon: The Post <n@example.org>\n"
        "Gesendet: Wed, 5 Nov 2025 08:15:00 +0000\nBetreff: Fire at sea",
        "Begin forwarded message:\n\nFrom: The Post <n@example.org>\nSubject: Fire at sea\n"
        "Date: Wed, 5 Nov 2025 08:15:00 +0000",
    ],
)
def test_a_mail_that_was_forwarded_is_the_one_that_was_written_first(mark: str) -> None:
    (article,) = found(mail(f"For you.\n\n{mark}\n\n{BODY[0]}\n\n{BODY[1]}\n")).articles
    assert (article.outlet, article.title) == ("The Post", "Fire at sea")
    assert article.published == "2025-11-05T08:15:00+00:00"
    assert article.text.startswith(f"Fire at sea\n\n{BODY[0]}")
    assert "Forwarded" not in article.text
