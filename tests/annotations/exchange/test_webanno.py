"""Notes for WebAnno and INCEpTION: every offset is that of a UTF-16 code unit of the text."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given

from newsreader.annotations.exchange.webanno import to_webanno
from tests.support.coded import HARD, SPANS, WORDS, coded, coded_story, export_of, notes_on, unpacked

NAME = "A-Ostra-Herald-Co.tsv"


def test_tokens_and_what_covers_them() -> None:
    story = coded_story("Twelve people left.\n\n12-year-old 👩 [x]")
    article = story.versions[0]
    one = coded(article, 0, 13, "a tag", "b|c", comment="Who\tsays?", author="ida")
    two = coded(article, 21, 23)
    lines = unpacked(to_webanno(export_of(story, two, one)))[NAME].decode().split("\n")
    assert lines[:2] == ["#FORMAT=WebAnno TSV 3.3", "#T_SP=webanno.custom.Note|author|comment|tag"]
    rows = [line for line in lines[2:] if line]
    assert rows == [
        "#Text=Twelve people left.",
        "1-1\t0-6\tTwelve\tida[1]|ida[2]\tWho\\tsays?[1]|Who\\tsays?[2]\ta tag[1]|b\\|c[2]\t",
        "1-2\t7-13\tpeople\tida[1]|ida[2]\tWho\\tsays?[1]|Who\\tsays?[2]\ta tag[1]|b\\|c[2]\t",
        "1-3\t14-18\tleft\t_\t_\t_\t",
        "1-4\t18-19\t.\t_\t_\t_\t",
        "#Text=12-year-old 👩 [x]",
        "2-1\t21-32\t12-year-old\t_\t_\t_\t",
        "2-1.1\t21-23\t12\t*[3]\t*[3]\t*[3]\t",
        "2-2\t33-35\t👩\t_\t_\t_\t",
        "2-3\t36-37\t[\t_\t_\t_\t",
        "2-4\t37-38\tx\t_\t_\t_\t",
        "2-5\t38-39\t]\t_\t_\t_\t",
    ]


def plain(line: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n", "r": "\r"}.get(found[1], found[1]), line)


@given(WORDS, SPANS)
def test_offsets_are_exact(text: str, spans: list[tuple[int, int]]) -> None:
    story = coded_story(HARD + text)
    article = story.versions[0]
    notes = notes_on(article, spans)
    lines = unpacked(to_webanno(export_of(story, *notes)))[NAME].decode().split("\n")
    wide = article.text.encode("utf-16-le", "surrogatepass")
    covered: dict[str, str] = {}
    sentences: list[str] = []
    for before, line in pairwise(lines):
        if line.startswith("#Text="):
            words = plain(line.removeprefix("#Text="))
            if before.startswith("#Text="):
                sentences[-1] += f"\n{words}"
            else:
                sentences.append(words)
        if not line or line.startswith("#"):
            continue
        _, place, words, *_, tags, end = line.split("\t")
        start, stop = map(int, place.split("-"))
        assert wide[2 * start : 2 * stop].decode("utf-16-le") == words
        assert end == ""
        for mark in re.findall(r"\[(\d+)\]", re.sub(r"\\.", "", tags)):
            covered[mark] = covered.get(mark, "") + words
    assert sentences == [article.sentence_text(sentence.index) for sentence in article.sentences]
    in_order = sorted(notes, key=lambda note: (note.anchor.start, note.anchor.end, note.id))
    expected = [note.anchor.exact for note in in_order for _ in note.tags or ("",)]
    tokens = [re.sub(r"\s", "", words) for words in expected]
    assert [covered.get(str(number), "") for number in range(1, len(tokens) + 1)] == tokens
