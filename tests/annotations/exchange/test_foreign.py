"""What other programs write: read with its words, or kept with a reason, and exported again as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from newsreader.annotations.exchange.csv_table import from_csv
from newsreader.annotations.exchange.hypothesis_exports import from_page, from_text
from newsreader.annotations.exchange.json_document import read_annotations
from newsreader.annotations.exchange.jsonld import to_jsonld
from newsreader.annotations.exchange.reading_notes import from_markdown
from newsreader.annotations.exchange.refusals import looks_like
from newsreader.model import WHOLE, Anchor, Note, NoteColour

PAGE = "https://news.example/dam"
QUOTE = {"type": "TextQuoteSelector", "exact": "two gates", "prefix": "opened ", "suffix": " at noon"}
ANCHOR = Anchor("two gates", "opened ", " at noon", 0, 0)


def annotation(**fields: Any) -> dict[str, Any]:
    """A Web Annotation of another program."""
    made = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://a.example/1", "type": "Annotation"}
    return made | fields


def on(*selectors: Any, **fields: Any) -> dict[str, Any]:
    """A target with selectors."""
    return {"source": PAGE, "selector": selectors[0] if len(selectors) == 1 else list(selectors)} | fields


def text(value: Any, **fields: Any) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value} | fields


def read(value: Any) -> Note:
    """The only note in a value."""
    found = read_annotations(json.dumps(value).encode())
    assert not found.unread, found.unread
    (note,) = found.notes
    return note


READ: list[tuple[dict[str, Any], Anchor, str, tuple[str, ...]]] = [
    # The body
    (annotation(body="https://b.example/post", target=PAGE), WHOLE, "https://b.example/post", ()),
    (
        annotation(body={"id": "https://b.example/a.mp3", "format": "audio/mpeg"}, target=PAGE),
        WHOLE,
        "https://b.example/a.mp3",
        (),
    ),
    (annotation(bodyValue="Who?", target=PAGE), WHOLE, "Who?", ()),
    (annotation(target=PAGE), WHOLE, "", ()),
    (
        annotation(body=text("<p>non</p>", format="text/html", language="fr"), target=PAGE),
        WHOLE,
        "<p>non</p>",
        (),
    ),
    (annotation(body=["https://b.example/x", text("y")], target=PAGE), WHOLE, "https://b.example/x\n\ny", ()),
    (
        annotation(body={"type": "Choice", "items": [text("one"), text("deux")]}, target=PAGE),
        WHOLE,
        "one",
        (),
    ),
    (annotation(motivation="tagging", body=text("gates"), target=PAGE), WHOLE, "", ("gates",)),
    (
        annotation(body=[text("t", purpose="tagging"), text("c", purpose="describing")], target=PAGE),
        WHOLE,
        "c",
        ("t",),
    ),
    (
        annotation(
            body={"type": "SpecificResource", "purpose": "tagging", "source": "https://c.example/dam"},
            target=PAGE,
        ),
        WHOLE,
        "",
        ("https://c.example/dam",),
    ),
    (annotation(body=None, target=PAGE), WHOLE, "", ()),
    (annotation(body=text(12), target=PAGE), WHOLE, "12", ()),
    # The target
    (annotation(target=on(QUOTE)), ANCHOR, "", ()),
    (annotation(target=[on(QUOTE)]), ANCHOR, "", ()),
    (
        annotation(target=on(QUOTE | {"prefix": None, "suffix": None})),
        Anchor("two gates", "", "", 0, 0),
        "",
        (),
    ),
    (annotation(target=on({"type": "FragmentSelector", "value": "p5", "refinedBy": QUOTE})), ANCHOR, "", ()),
    (annotation(target=on({"type": "XPathSelector", "value": "/p[2]"}, QUOTE)), ANCHOR, "", ()),
    (
        annotation(target=on(QUOTE, {"type": "TextPositionSelector", "start": "7", "end": 16.0})),
        replace(ANCHOR, start=7, end=16),
        "",
        (),
    ),
    (
        annotation(target=on({"type": "TextPositionSelector", "start": 7, "end": 16})),
        Anchor("", "", "", 7, 16),
        "",
        (),
    ),
    (annotation(target={"id": PAGE, "type": "Text", "language": ["en", "ar"]}), WHOLE, "", ()),
    (annotation(target={"source": PAGE, "state": {"type": "TimeState"}}), WHOLE, "", ()),
    (annotation(target={"source": {"id": PAGE, "type": "Text"}, "styleClass": "red"}), WHOLE, "", ()),
    (annotation(target=f"{PAGE}#:~:text=opened%20-,two%20gates,-%20at%20noon"), ANCHOR, "", ()),
    (annotation(target=f"{PAGE}#:~:text=two%20gates"), Anchor("two gates", "", "", 0, 0), "", ()),
    # Older tools
    (
        {
            "@id": "https://a.example/1",
            "@type": "oa:Annotation",
            "oa:hasBody": {"cnt:chars": "Who?"},
            "oa:hasTarget": {
                "oa:hasSource": {"@id": PAGE},
                "oa:hasSelector": {
                    "@type": "oa:TextQuoteSelector",
                    "oa:exact": "two gates",
                    "oa:prefix": "opened ",
                    "oa:suffix": " at noon",
                },
            },
        },
        ANCHOR,
        "Who?",
        (),
    ),
    (
        {
            "@id": "https://a.example/1",
            "@type": "oa:Annotation",
            "motivation": ["oa:commenting"],
            "resource": [{"@type": "dctypes:Text", "chars": "Who?"}, {"@type": "oa:Tag", "chars": "gates"}],
            "on": PAGE,
        },
        WHOLE,
        "Who?",
        ("gates",),
    ),
]


@pytest.mark.parametrize(("item", "anchor", "comment", "tags"), READ)
def test_what_quotes_words_or_is_on_a_page_is_read_and_written_again_as_it_was(
    item: dict[str, Any], anchor: Anchor, comment: str, tags: tuple[str, ...]
) -> None:
    note = read(item)
    assert (note.article.url, note.anchor, note.comment, note.tags) == (PAGE, anchor, comment, tags)
    (again,) = json.loads(to_jsonld([note]))["first"]["items"]
    assert again == item
    assert read_annotations(to_jsonld([note])).notes == (note,)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (f"{PAGE}#xywh=1,1,9,9", "a part of a picture"),
        (on("https://a.example/selector"), "what stands elsewhere"),
        (on({"type": "CssSelector", "value": "p"}), "CssSelector"),
        (on({"type": "SvgSelector", "value": "<svg/>"}), "SvgSelector"),
        (
            on({"type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "//p"}}),
            "RangeSel",
        ),
        ([], "no target"),
        ({"type": "Text"}, "--on FILE"),
    ],
)
def test_what_quotes_nothing_is_kept_with_the_reason(target: Any, reason: str) -> None:
    item = annotation(target=target)
    found = read_annotations(json.dumps([item, annotation(id="https://a.example/2", target=PAGE)]).encode())
    assert len(found.notes) == 1
    (unread,) = found.unread
    assert reason in unread.reason
    assert json.loads(to_jsonld((), (), [unread]))["newsreader:unread"] == [json.dumps(item)]


def test_several_targets_are_one_note_on_all_of_them() -> None:
    for target in (
        [on(QUOTE), "https://other.example/"],
        {"type": "Composite", "items": [on(QUOTE), "https://other.example/"]},
        {"type": "List", "items": [on(QUOTE), {"source": "https://other.example/"}]},
    ):
        note = read(annotation(target=target))
        assert note.anchor == ANCHOR
        assert [(side.article.url, side.anchor) for side in note.also] == [("https://other.example/", WHOLE)]


def test_what_is_changed_here_keeps_the_rest_of_the_annotation() -> None:
    item = annotation(
        target=on(QUOTE),
        body=text("Who?"),
        rights="https://r.example/",
        generator={"id": "https://g.example/", "type": "Software"},
        via="https://v.example/",
    )
    note = replace(read(item), comment="The keeper.")
    (now,) = json.loads(to_jsonld([note]))["first"]["items"]
    assert now["body"][0]["value"] == "The keeper."
    assert {name: now[name] for name in ("id", "rights", "generator", "via")} == {
        name: item[name] for name in ("id", "rights", "generator", "via")
    }
    assert read_annotations(to_jsonld([note])).notes == (note,)


def test_a_reply_of_another_program_answers_a_note() -> None:
    first = annotation(target=on(QUOTE))
    reply = annotation(id="https://a.example/2", motivation="replying", target="https://a.example/1")
    one, other = read_annotations(json.dumps([first, reply]).encode()).notes
    assert other.answers == one.id


ROW = {
    "id": "r1", "uri": PAGE, "user": "acct:ann@h.example", "text": "Who?", "tags": ["gates"], "group": "g7",
    "permissions": {"read": ["acct:ann@h.example"]}, "target": [{"source": PAGE, "selector": [QUOTE]}],
}  # fmt: skip


def test_replies_beside_the_rows_of_hypothesis_are_read_as_replies() -> None:
    reply = {"id": "r2", "uri": PAGE, "user": "acct:bob@h.example", "text": "I did.", "references": ["r1"],
             "tags": None, "target": [{"source": PAGE}]}  # fmt: skip
    found = read_annotations(json.dumps({"total": 1, "rows": [ROW], "replies": [reply]}).encode())
    first, second = found.notes
    assert second.answers == first.id and second.anchor == first.anchor
    assert json.loads(first.origin) == ROW
    again = read_annotations(to_jsonld(found.notes))
    assert again.notes == found.notes


HEAD = "Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags\n"
OLD_HEAD = "Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page\n"


@pytest.mark.parametrize(
    "data",
    [
        HEAD + f'2026-01-31 10:00,ann,,{PAGE},Public,Annotation,two gates,Who?,"gates,noon"\n',
        OLD_HEAD + f'2026-01-31 10:00,{PAGE},Public,Annotation,two gates,ann,Who?,"gates,noon",\n',
    ],
)
def test_the_tables_of_hypothesis(data: str) -> None:
    (note,) = from_csv(data.encode()).notes
    assert (note.anchor.exact, note.comment, note.tags) == ("two gates", "Who?", ("gates", "noon"))
    assert (note.author, note.article.url, note.created) == ("ann", PAGE, "2026-01-31T10:00:00.000Z")


FIRST_TEXT = f"""2026-01-31 10:00
The dam
{PAGE}
Group: Public
Total users: 1
Users: ann
Total annotations: 2
Total replies: 0

Annotation 1:
2026-01-31 09:00
Comment: Who?
And when?
ann
Quote: "two gates"
Tags: gates, noon

Annotation 2:
2026-01-31 09:05
Comment: On all of it.
ann
Quote: "null"
"""
LATER_TEXT = f"""2026-01-31 10:00
The dam
{PAGE}
Group: Public

Annotation 1:
Created at: 2026-01-31 09:00
Author: ann
Type: Annotation
Quote: "two gates"
Comment: Who?
And when?
Tags: gates, noon

Annotation 2:
Created at: 2026-01-31 09:05
Author: ann
Comment: On all of it.
"""


@pytest.mark.parametrize("data", [FIRST_TEXT, LATER_TEXT, LATER_TEXT.replace("\n", "\r\n")])
def test_the_texts_of_hypothesis(data: str) -> None:
    one, other = from_text(data.encode()).notes
    assert (one.anchor.exact, one.comment, one.tags) == ("two gates", "Who?\nAnd when?", ("gates", "noon"))
    assert (one.author, one.article.url, one.article.title) == ("ann", PAGE, "The dam")
    assert (other.anchor, other.comment) == (WHOLE, "On all of it.")


def test_the_page_of_hypothesis() -> None:
    data = f"""<html><head><title>Annotations on "The dam"</title></head><body><section><h1>Summary</h1>
    <p><time datetime="2026-01-31T10:00:00Z">x</time></p><p><a href="{PAGE}">{PAGE}</a></p></section>
    <section><h1>Annotations</h1><article><h2>Annotation 1:</h2>
    <p><time datetime="2026-01-31T09:00:00.000Z">31 Jan</time></p><p>Comment: Who &amp; when?</p><p>ann</p>
    <p>Quote: <blockquote>two gates</blockquote></p><p>Tags: gates, noon</p></article>
    </section></body></html>"""
    (note,) = from_page(data.encode()).notes
    assert (note.anchor.exact, note.comment, note.tags) == ("two gates", "Who & when?", ("gates", "noon"))
    assert (note.author, note.created) == ("ann", "2026-01-31T09:00:00.000Z")
    assert (note.article.url, note.article.title) == (PAGE, "The dam")


def test_readwise() -> None:
    head = "Highlight,Book Title,Book Author,Note,Color,Tags,Location Type,Location,Highlighted at"
    (note,) = from_csv(
        f"{head}\ntwo gates,The dam,Ann,Who?,pink,noon,page,3,2026-01-31 10:00:00+00:00\n".encode()
    ).notes
    assert (note.anchor.exact, note.article.title, note.comment) == ("two gates", "The dam", "Who?")
    assert (note.tags, note.colour, note.created) == (("noon",), NoteColour.PINK, "2026-01-31T10:00:00.000Z")


def test_zotero() -> None:
    marked = {"key": "K1", "annotationType": "highlight", "annotationText": "two gates",
              "annotationComment": "Who?", "annotationColor": "#5fb236", "tags": [{"tag": "noon"}],
              "dateAdded": "2026-01-31T10:00:00Z"}  # fmt: skip
    drawn = {"key": "K2", "annotationType": "image"}
    item = {"itemType": "newspaperArticle", "title": "The dam", "url": PAGE}
    item["attachments"] = [{"title": "Snapshot", "annotations": [marked, drawn]}]  # type: ignore[assignment]
    found = read_annotations(json.dumps({"config": {}, "items": [item]}).encode())
    (note,) = found.notes
    assert (note.anchor.exact, note.article.url, note.comment) == ("two gates", PAGE, "Who?")
    assert (note.tags, note.colour) == (("noon",), NoteColour.GREEN)
    assert [unread.reason for unread in found.unread] == ["it is image without words"]
    link = "([Ann, 2026, p. 3](zotero://select/library/items/A)) ([pdf](zotero://open-pdf/x?page=3&annotation=K1))"
    (quoted,) = from_markdown(f"# Annotations\n(31/01/2026)\n\n“two gates” {link} Who?\n".encode()).notes
    assert (quoted.anchor.exact, quoted.comment, quoted.id) == ("two gates", "Who?", note.id)
    assert from_markdown(b"# Shopping\n\n- milk\n").unread[0].reason


@pytest.mark.parametrize(
    ("suffix", "data", "name"),
    [
        (".ann", b"", "brat"),
        ("", b"T1\tFigure 3 12\ttwo gates\n", "brat"),
        (".tsv", b"#FORMAT=WebAnno TSV 3.3\n", "WebAnno"),
        (".txt", b"The dam (Ann)\n- Your Highlight on page 3\n", "Kindle"),
        (".pdf", b"", "PDF"),
        (".json", b"[]", ""),
        (".txt", FIRST_TEXT.encode(), ""),
    ],
)
def test_other_formats_are_told_by_what_they_look_like(suffix: str, data: bytes, name: str) -> None:
    found = looks_like(suffix, data)
    assert name in found if name else not found


def test_replies_pairs_and_first_words_of_our_own_come_back() -> None:
    note = replace(
        read(annotation(target=on(QUOTE))), origin="", quoted="three gates", answers="x", id="1" * 8
    )
    first = replace(note, id="12345678-1234-1234-1234-123456789abc")
    for one in (first, replace(first, answers=first.id), replace(first, also=(note.also or ()))):
        assert read_annotations(to_jsonld([one])).notes == (one,)
