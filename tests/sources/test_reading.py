"""One file to one article: encodings, front matter, Markdown, and everything that is no article."""

from __future__ import annotations

import codecs
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import Role
from newsreader.sources import SourceError, files
from newsreader.sources.decoding import decode
from newsreader.sources.formats.html_text import html_text
from newsreader.sources.formats.markdown import readable_markdown
from tests.support.reading import read_article

ENGLISH = (
    "Fire closes harbour\n\nThe chief said “no” — twice. It’s over; 12 people were hurt at the café.\n" * 3
)
RUSSIAN = "Пожар в порту\n\nМинистр сказал, что порт закрыт до конца недели. Никто не пострадал.\n" * 5
JAPANESE = "港で火災が発生した。消防によると、けが人は十二人に上る。原因はまだ分かっていないという。\n" * 5
CHINESE = "港口发生火灾。 消防部门说有十二人受伤。\n港口已经关闭。\n" * 5


@pytest.mark.parametrize(
    ("text", "how", "expected"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8", "utf-8"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-32-le", "utf-32-le"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (CHINESE, "utf-16-be", "utf-16-be"),
        (ENGLISH, "cp1252", "cp1252"),
        (
            "Une fête à l’école, où l’été a été très agréable. Ça va être génial, n’est-ce pas ?\n",
            "cp1252",
            "cp1252",
        ),
        (RUSSIAN, "cp1251", "cp1251"),
        (JAPANESE, "shift_jis", "cp932"),
        ("Plain words.", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, how: str, expected: str) -> None:
    assert decode(text.encode(how)) == (text, expected)


@pytest.mark.parametrize(
    ("mark", "how"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(mark: bytes, how: str) -> None:
    assert decode(mark + RUSSIAN.encode(how)) == (RUSSIAN, how)


def test_stray_bytes_in_utf8_are_shown_not_dropped() -> None:
    text, encoding = decode("Müller “sagte” — ".encode() + b"na\x93t\x81\x9d.")
    assert text == "Müller “sagte” — na“t\x81\x9d."
    assert encoding == "utf-8, cp1252 where that fails"


def test_control_characters_in_a_text_are_kept() -> None:
    text = "The chief \x1b[2Jsaid\x00 that the harbour is closed until Monday." * 3
    assert decode(text.encode()) == (text, "utf-8")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except ValueError as error:
        assert str(error).startswith(("is ", "'utf"))
    else:
        assert encoding
        assert bool(text) or not data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00")


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == (text, "utf-8")


def write(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


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
        ("title: [a", 2, "not valid YAML"),
        ("title: a\noutlet: 'b", 3, "not valid YAML"),
        ("title: {a: b}", 2, "title: must be text"),
        ("outlet: b\ntitle: a\ntitle: c", 4, "title: is given twice"),
        ("published: yesterday", 2, "published: 'yesterday' is not a date"),
        ("published: 2024-02-31", 2, "is not a date"),
        ("url: file:///etc/passwd", 2, "url: must begin with http"),
        ("title: a\x07", 2, "a character that YAML does not allow"),
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


def test_html_text() -> None:
    assert html_text("<p>One<br>two</p><!-- x --><style>p {}</style><img alt='A quay'>").split() == [
        "One",
        "two",
        "A",
        "quay",
    ]


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\xc2\xa0\n", "holds no text"),
        ("a.txt", b"\xef\xbb\xbf", "holds no text"),
        ("a.md", b"<!-- nothing -->", "holds no text"),
        ("a.txt", b"---\ntitle: a\n---\n", "holds no text below its front matter"),
        ("a.txt", bytes(range(256)) * 20, "is binary"),
        ("a.txt", b"%PDF-1.7 text", "is a PDF document"),
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


def test_missing_files_folders_and_odd_names(tmp_path: Path) -> None:
    for path, cause in [
        (tmp_path / "none.txt", "does not exist"),
        (tmp_path, "is a folder"),
        (write(tmp_path, "a.txt", "x") / "b.txt", "does not exist: part of its path is a file"),
        (tmp_path / ("x" * 5000), "cannot be read"),
        (Path("a\0b"), "no possible file name"),
        (tmp_path / "two\nlines\x1b.txt", "does not exist"),
    ]:
        with pytest.raises(SourceError, match=cause) as caught:
            read_article(path)
        assert str(caught.value).isprintable()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_sockets_and_devices_are_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="is a named pipe"):
        read_article(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="is a device"):
        read_article(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as server, pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        server.bind("s.txt")
        with pytest.raises(SourceError, match="is a socket"):
            read_article(Path("s.txt"))


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root reads everything")
def test_permissions(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x")
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        read_article(path)


def test_a_refusal_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(path: object, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "a.txt", "x")
    monkeypatch.setattr(files.os, "open", refuses)
    with pytest.raises(SourceError, match="may not be read; check its permissions"):
        read_article(path)


def test_loops_of_links(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        read_article(tmp_path / "a.txt")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(SourceError, match="is larger than 16 MB"):
        read_article(path)


def test_importing_is_cheap() -> None:
    heavy = "{'sentencex', 'yaml', 'markdown_it', 'charset_normalizer', 'textual', 'numpy'}"
    code = f"import sys, newsreader.sources; print(sorted({heavy} & set(sys.modules)))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"
