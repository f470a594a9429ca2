"""Files to articles: front matter, what others say of them, and everything that is no article."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.sources import Found, SourceError, SourceNotice, article_from_text, read_articles
from newsreader.sources.reading import read_versions
from tests.support.reading import read_article, write


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "Fire closes harbour\r\n\r\nThe chief said so. \u00a0Twice.\r\n"
    path = write(tmp_path, "a.txt", text)
    article = read_article(path)
    assert (article.text, article.path, article.encoding) == (text, str(path), "utf-8")
    assert article.headline == "Fire closes harbour"


@pytest.mark.parametrize("name", ["article", "a.text", "a.html", "A.TXT", "a.md", "a.Markdown"])
def test_every_ending_is_read(tmp_path: Path, name: str) -> None:
    assert read_article(write(tmp_path, name, "Fire closes harbour\n\nIt is closed.")).headline


FRONT = """---
# a remark
title: no
Outlet: "The Post: North"
author: [Ann Lee, Tom Orr]
published: 2024-11-05
url: https://example.org/a
draft: true
---
Fire closes harbour

It is closed.
"""


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_front_matter(tmp_path: Path, name: str, ending: str) -> None:
    article = read_article(write(tmp_path, name, FRONT.replace("\n", ending)))
    assert article.title == article.headline == "no"
    assert article.outlet == "The Post: North"
    assert article.author == "Ann Lee, Tom Orr"
    assert article.published == "2024-11-05"
    assert article.url == "https://example.org/a"
    assert article.text.startswith("Fire closes harbour")


def test_what_others_say_goes_before_front_matter(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.txt", FRONT), outlet="The Echo", title="")
    assert (article.outlet, article.title) == ("The Echo", "no")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-11-05", "2024-11-05"),
        ("20241105", "2024-11-05"),
        ("2024-11-05 10:30", "2024-11-05T10:30:00"),
        ("2024-11-05T10:30:00Z", "2024-11-05T10:30:00+00:00"),
        ("''", ""),
        ("~", ""),
    ],
)
def test_dates(tmp_path: Path, written: str, read: str) -> None:
    assert read_article(write(tmp_path, "a.txt", f"---\npublished: {written}\n---\nText.")).published == read


@pytest.mark.parametrize(
    "text",
    [
        "---\nA scene ends.\n---\nText.",
        "---\n\nText: more.",
        "--- \nText.",
        "----\ntitle: x\n----\nText.",
        "---",
    ],
)
def test_rules_are_no_front_matter(tmp_path: Path, text: str) -> None:
    assert read_article(write(tmp_path, "a.txt", text)).text == text


@pytest.mark.parametrize(
    ("head", "line", "cause"),
    [
        ("title: [a", 2, "the [ that opens here is not closed"),
        ("title: a\noutlet: 'b", 3, "the text that begins here with ' is not closed"),
        ("title: {a: b}", 2, "title: must be text"),
        ("outlet: b\ntitle: a\ntitle: c", 4, "title: is given twice"),
        ("published: yesterday", 2, "published: 'yesterday' is not a date"),
        ("published: 2024-02-31", 2, "is not a date"),
        ("url: file:///etc/passwd", 2, "url: must begin with http"),
        ("title: a\x07", 2, "the character U+0007 is not allowed"),
        ("title: " + "[" * 5000, 1, "nested too deeply"),
    ],
)
def test_front_matter_faults(tmp_path: Path, head: str, line: int, cause: str) -> None:
    path = write(tmp_path, "a.txt", f"---\n{head}\n---\nText.")
    with pytest.raises(SourceError) as caught:
        read_article(path)
    assert cause in str(caught.value)
    assert str(caught.value).startswith(f"{path}, line ")
    assert caught.value.line in (line, line + 1)


def test_front_matter_without_an_end(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"line 1: .*no closing line ---"):
        read_article(write(tmp_path, "a.txt", "---\ntitle: a\n\nText."))


def test_an_alias_bomb_is_not_unfolded(tmp_path: Path) -> None:
    levels = "\n".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    path = write(tmp_path, "a.txt", f"---\na: &a [x]\n{levels}\ntitle: Fire\n---\nText.")
    assert read_article(path).title == "Fire"


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\xc2\xa0\n", "holds no text"),
        ("a.txt", b"\xef\xbb\xbf", "holds no text"),
        ("a.md", b"<!-- nothing -->", "holds no text"),
        ("a.txt", b"---\ntitle: a\n---\n", "holds no text below its front matter"),
        ("a.txt", bytes(range(256)) * 20, "is binary"),
        ("a.txt", b"%PDF-1.7 text", "is a PDF"),
        ("a.txt", b"PK\x03\x04 text", "is a ZIP archive or an office document"),
        ("a.txt", b"\xff\xfea", "cut off in the middle of a character"),
    ],
)
def test_what_is_no_article(tmp_path: Path, name: str, content: bytes, cause: str) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(SourceError) as caught:
        read_article(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert cause in str(caught.value)


def _printed(code: str) -> str:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip()


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_language_is_told_or_guessed(tmp_path: Path, name: str) -> None:
    body = "The chief said that the harbour is closed, and it was the third fire of the year."
    assert read_article(write(tmp_path, name, body)).language == "en"
    assert read_article(write(tmp_path, name, f"---\nlanguage: pt_br\n---\n{body}")).language == "pt-BR"
    assert read_article(write(tmp_path, name, f"---\nlanguage: in words\n---\n{body}")).language == "en"
    assert read_article(write(tmp_path, name, body), language="de").language == "de"
    assert read_article(write(tmp_path, name, "Fire.")).language == ""


class _Two:
    """A source that is no file and gives two articles and a problem."""

    def read(self) -> Found:
        articles = tuple(article_from_text(f"Message {number}.") for number in (1, 2))
        return Found(articles, (SourceError("mail:inbox", "the third message is empty"),))


def test_a_source_gives_any_number_of_articles() -> None:
    found = read_versions([_Two(), _Two()])
    assert [article.text for article in found.articles] == ["Message 1.", "Message 2."] * 2
    assert [str(problem) for problem in found.problems] == ["mail:inbox: the third message is empty"] * 2


def test_a_wrong_field_is_a_notice_and_the_article_opens(tmp_path: Path) -> None:
    found = read_articles(write(tmp_path, "a.txt", "---\ntitle: Fire\npublished: soon\n---\nIt burned.\n"))
    assert [article.title for article in found.articles] == ["Fire"]
    (notice,) = found.problems
    assert isinstance(notice, SourceNotice)
    assert str(notice).startswith(f"{tmp_path / 'a.txt'}, line 3: its front matter: published: 'soon' is not")


def test_front_matter_tells_the_encoding(tmp_path: Path) -> None:
    data = "---\ntitle: Fire\nencoding: cp1250\n---\nSp\u0142on\u0105\u0142 dom.\n".encode("cp1250")
    article = read_article(write(tmp_path, "a.txt", data))
    assert (article.text.strip(), article.encoding) == ("Sp\u0142on\u0105\u0142 dom.", "cp1250")
    assert read_article(write(tmp_path, "a.txt", data), encoding="cp1252").encoding == "cp1252"
