"""Targets: what works on texts: the engine, the reports, searching in a text, finding passages again."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

from newsreader.annotations.anchoring import Ambiguous, Placed, find
from newsreader.compare import compare
from newsreader.model import Anchor, Comparison, Span, Story, Verdict
from newsreader.model.article import normal_address
from newsreader.reports.outline import Outline, Part
from newsreader.reports.registry import REPORTS
from newsreader.second_reader.client import Limits, post
from newsreader.second_reader.endpoint import Endpoint, Refusal, endpoint
from newsreader.second_reader.forms import FORMS, asked
from newsreader.sources.segment.articles import article_from_text
from newsreader.text.bare import bare, count_deceptive
from newsreader.text.folding import FoldedText, fold_for_search, fold_typography
from newsreader.text.handing_over import pasteable, web_address
from newsreader.text.hidden import without_hidden
from newsreader.text.languages import guess_language, language_tag
from newsreader.text.matching import BadPattern, find_pattern, find_words, pattern_in, too_large
from newsreader.text.terminal import printable, safe
from newsreader.text.word_diff import word_diff
from tests.fuzz import seeds
from tests.fuzz.readers import _server
from tests.fuzz.target import Target, hold_line, hold_shown, hold_span, joined, parts_of, text_of, typed
from tests.support.mill import COURIER, HERALD, QUOTE


def _story(data: bytes) -> Story:
    texts = map(text_of, parts_of(data, 2))
    return Story("Fuzz", tuple(article_from_text(text, path=f"{n}.txt") for n, text in enumerate(texts)))


def _check_engine(data: bytes) -> None:
    hold_comparison(compare(_story(data)))


def _check_one(data: bytes) -> None:
    hold_comparison(compare(Story("", (article_from_text(text_of(data)),))))


def hold_comparison(made: Comparison) -> None:
    """Every sentence is judged, with reasons, and every span that is told lies where it is said to lie."""
    versions = made.story.versions
    for version, rows in enumerate(made.judgements):
        here = versions[version]
        assert len(rows) == len(here.sentences)
        for sentence, row in zip(here.sentences, rows, strict=True):
            own = Span(sentence.start, sentence.end)
            for other, judgement in enumerate(row):
                if judgement is None:
                    continue
                assert 0 <= judgement.confidence <= 1 and judgement.why
                assert bool(judgement.matches) is (judgement.verdict is not Verdict.OMITTED)
                for conflict in (*judgement.conflicts, *judgement.differences):
                    hold_span(conflict.here, own)
                    there = versions[other].sentences[conflict.sentence]
                    hold_span(conflict.there, Span(there.start, there.end))
                for span in judgement.missing:
                    hold_span(span, own)
                clauses = judgement.clauses
                if clauses:
                    assert (clauses[0].start, clauses[-1].end) == (own.start, own.end)
                    assert all(one.end <= after.start for one, after in pairwise(clauses))


def _check_order(data: bytes) -> None:
    """What is said of two versions does not hang on which is read first."""
    story = _story(data)
    one, other = compare(story), compare(replace(story, versions=story.versions[::-1]))
    for version in (0, 1):
        for row, mirrored in zip(one.judgements[version], other.judgements[1 - version], strict=True):
            judgement, same = row[1 - version], mirrored[version]
            assert (judgement is None) is (same is None)
            if judgement is not None and same is not None:
                assert (judgement.verdict, judgement.confidence) == (same.verdict, same.confidence)


def _check_reports(data: bytes) -> None:
    outline = Outline(compare(_story(data)), parts=frozenset(Part))
    for name, report in REPORTS.items():
        text = report.data(outline).decode("utf-8")
        if name in ("text", "html", "markdown", "svg"):
            hold_shown(text)
            assert name == "html" or without_hidden(text) == without_hidden(safe_lines(text)), name
        if name in ("json", "jsonl", "jsonld"):
            hold_shown(text)
            json.loads(text)


def safe_lines(text: str) -> str:
    """The lines of a text as a terminal may be sent them."""
    return "\n".join(map(safe, text.split("\n")))


def _check_shown(data: bytes) -> None:
    text = typed(data)
    shown = safe(text)
    assert len(shown) == len(text) and safe(shown) == shown
    hold_shown(shown.replace("\n", " "))
    hold_line(printable(text))
    hold_shown(pasteable(text).encode("utf-8", "replace").decode())
    address = web_address(text)
    assert address == "" or address.lower().startswith(("http://", "https://"))
    normal_address(text)
    try:
        language_tag(text)
    except ValueError as error:
        hold_line(printable(str(error)))


def _check_folding(data: bytes) -> None:
    text = typed(data)
    plain = bare(text)
    assert len(plain.origins) == len(plain.text) + 1
    assert all(one <= other for one, other in pairwise(plain.origins))
    assert without_hidden(plain.text) == plain.text
    count_deceptive(text)
    guess_language(text)
    folded = FoldedText(text)
    assert folded.folded == fold_typography(text)
    span = folded.span(0, len(folded.folded))
    assert 0 <= span.start <= span.end <= len(text)
    once = fold_for_search(text)
    once.encode("utf-8")
    assert fold_for_search(once) == once, "folding again changes it"


def _check_searching(data: bytes) -> None:
    wanted, words = parts_of(data, 2)
    text = text_of(words)
    for span in find_words(text, typed(wanted)[:1000]):
        hold_span(span, Span(0, len(text)))


def _check_patterns(data: bytes) -> None:
    pattern, words = parts_of(data, 2)
    text = text_of(words)[:2000]
    try:
        wanted = pattern_in(f"/{typed(pattern)}/")
        if wanted is None or too_large(wanted):
            return
        for span in find_pattern(text, wanted):
            hold_span(span, Span(0, len(text)))
    except BadPattern as error:
        hold_line(printable(str(error)))


def _check_differing(data: bytes) -> None:
    one, other = map(text_of, parts_of(data, 2))
    assert "".join(stretch.text for stretch in word_diff(one, other)) == one


def _check_anchoring(data: bytes) -> None:
    quote, before, now = map(text_of, parts_of(data, 3))
    start = max(before.find(quote), 0)
    anchor = Anchor.of(before, Span(start, min(start + len(quote), len(before))))
    for original in (None, before):
        found = find(anchor, now, original)
        spans = []
        if isinstance(found, Placed):
            spans.append(found.span)
        elif isinstance(found, Ambiguous):
            spans += [candidate.span for candidate in found.candidates]
        for span in spans:
            assert 0 <= span.start <= span.end <= len(now), span
    same = find(anchor, before, before)
    assert isinstance(same, Placed) and same.span.start == start, "not found where it was"


def _check_answers(data: bytes) -> None:
    """The answer of a model, once as the server sends it and once as JSON."""
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        answer = {"choices": [{"message": {"content": typed(data)}}]}
    question = asked(typed(data), "a passage")
    for form in FORMS.values():
        label = form.label(answer)
        assert label is None or label in form.labels
        json.dumps(form.request("m", question, constrained=True)).encode("ascii")
        body = form.messages(question)
        assert all("<" not in part["content"].partition("\n")[2] for part in body[1:])


def _check_reply(data: bytes) -> None:
    server = _server()
    server.says = data
    where = Endpoint("http", "127.0.0.1", server.site.port, "/a")
    try:
        post(where, {}, Limits(2.0, 1 << 14), lambda: True)
    except Refusal as error:
        hold_line(printable(str(error)))


def _check_endpoint(data: bytes) -> None:
    url = typed(data)
    try:
        found = endpoint(url)
    except Refusal as error:
        hold_line(str(error))
    else:
        assert all(place in ("::1",) or place.startswith("127.") or ":" in place for place in found.places())
        hold_line(found.in_words)


def _pairs() -> tuple[bytes, ...]:
    texts = seeds.short_texts()
    return (*(joined(one, other) for one, other in pairwise(texts)), joined(texts[0], texts[0]))


_ANSWER = json.dumps(
    {"choices": [{"message": {"content": '{"answer": "confirmed"}'}, "finish_reason": "stop"}]}
)
_HTTP = (
    f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(_ANSWER)}\r\n\r\n{_ANSWER}"
)
_WORDS = (
    *(
        word.encode()
        for word in "“ ” \" ' … not never killed 12 twelve million said Monday Mayor Rosa".split()
    ),
    *(b"Delmar in at ", b" who ", b", which ", b"\n\n", b" | ", b". ", b"3.5bn", b"50%"),
)
_PATTERNS = tuple(
    part.encode() for part in r"(a+)+ .* \d{1,9} (?i) [^x] \b (?<=a) \p{L} (?P<n>a) (?R) {e<=2} \Z |".split()
)

JUDGES: tuple[Target, ...] = (
    Target("engine", _pairs, _check_engine, _WORDS, 1 << 12),
    Target("engine-order", _pairs, _check_order, _WORDS, 1 << 12),
    Target("engine-one-article", seeds.short_texts, _check_one, _WORDS, 1 << 12),
    Target("reports", _pairs, _check_reports, _WORDS, 1 << 11),
    Target("shown", lambda: (*seeds.short_texts(), b"https://e.org/a?b#c"), _check_shown, largest=1 << 12),
    Target("folding", seeds.short_texts, _check_folding, largest=1 << 12),
    Target("searching", lambda: (joined("the mill", seeds.DECEPTIVE),), _check_searching, largest=1 << 12),
    Target(
        "patterns", lambda: (joined(r"\d+ (people|men)", seeds.TEXT),), _check_patterns, _PATTERNS, 1 << 11
    ),
    Target("differing", _pairs, _check_differing, largest=1 << 12),
    Target(
        "anchoring",
        lambda: (joined(QUOTE, COURIER, COURIER + HERALD),),
        _check_anchoring,
    ),
    Target(
        "second-reader-answers",
        lambda: (_ANSWER.encode(), b"Yes", b"<|im_end|>"),
        _check_answers,
        largest=1 << 12,
    ),
    Target(
        "second-reader-replies",
        lambda: (_HTTP.encode(), b"HTTP/1.1 500\r\n\r\n"),
        _check_reply,
        largest=1 << 12,
    ),
    Target(
        "second-reader-address", lambda: (b"http://localhost:11434/v1", b"https://[::1]/"), _check_endpoint
    ),
)
