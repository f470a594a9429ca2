"""A passage is found again where it is, and never taken for what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.annotations.anchoring import (
    CANDIDATES,
    Ambiguous,
    How,
    Orphan,
    Placed,
    find,
)
from newsreader.model import Anchor, Span
from tests.support.making_notes import HOSTILE, anchor_of

QUOTE = "Twelve people were hurt, the fire chief said."
TEXT = (
    "The fire began on Tuesday at the north pier. " + QUOTE + " The mayor asked the state for help.\n\n"
    "Police said nobody was arrested. The harbour will stay closed until Owen Tarrow has seen it."
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)


def placed(text: str, quote: str = QUOTE, first: str = TEXT) -> tuple[str, How]:
    """(the words that were found, how)."""
    found = find(anchor_of(first, quote), text)
    assert isinstance(found, Placed), found
    return text[found.span.start : found.span.end], found.how


@given(ANYTHING, st.integers(0, 200), st.integers(0, 200))
def test_in_an_unchanged_text_every_passage_is_exact(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    anchor = Anchor.of(text, Span(start, end))
    assert find(anchor, text) == Placed(Span(start, end), How.EXACT, 1.0)
    assert find(anchor, text, original=text) == Placed(Span(start, end), How.EXACT, 1.0)


@given(
    st.lists(st.integers(10**5, 10**6), min_size=30, max_size=60, unique=True),
    st.text(st.characters(categories=("Lu", "Ll", "Nd", "Zs", "Po")), min_size=1, max_size=80),
    st.data(),
)
def test_what_is_inserted_before_moves_a_passage(
    numbers: list[int], inserted: str, data: st.DataObject
) -> None:
    text = " ".join(f"w{number}" for number in numbers)
    start = data.draw(st.integers(70, len(text) - 41))
    end = data.draw(st.integers(start + 1, len(text) - 40))
    if not text[start:end].strip():
        return
    found = find(Anchor.of(text, Span(start, end)), inserted + text)
    assert isinstance(found, Placed)
    assert found.span == Span(start + len(inserted), end + len(inserted))
    assert found.how is How.MOVED


@given(ANYTHING, ANYTHING, st.integers(0, 200), st.integers(0, 200))
@settings(max_examples=200)
def test_any_anchor_in_any_text_gives_spans_of_the_text(first: str, now: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(first)), min(other, len(first))))
    anchor = Anchor.of(first, Span(start, end))
    for text in (now, now + first, first[start:] + now):
        for found in (find(anchor, text), find(anchor, text, original=first)):
            spans = [found.span] if isinstance(found, Placed) else []
            if isinstance(found, Ambiguous):
                assert 1 <= len(found.candidates) <= CANDIDATES
                scores = [candidate.score for candidate in found.candidates]
                assert scores == sorted(scores, reverse=True)
                spans = [candidate.span for candidate in found.candidates]
            assert all(0 <= span.start <= span.end <= len(text) for span in spans)
            if isinstance(found, Placed) and found.how is not How.FUZZY:
                assert text[found.span.start : found.span.end] == anchor.exact


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_raise_nothing(name: str) -> None:
    text = HOSTILE[name]
    for span in (Span(0, 0), Span(0, len(text)), Span(len(text) // 3, len(text) // 2)):
        anchor = Anchor.of(text, span)
        assert isinstance(find(anchor, text), Placed)
        for changed in ("x" + text, text[: len(text) // 2], TEXT, "", text[:-1] + "\x00"):
            assert isinstance(find(anchor, changed), Placed | Ambiguous | Orphan)
            assert isinstance(find(anchor, changed, original=text), Placed | Ambiguous | Orphan)


def test_offsets_outside_the_text_are_no_place() -> None:
    assert find(Anchor("gone", "", "", 900, 904), TEXT) == Orphan()
    assert find(Anchor("", "", "", 900, 900), TEXT) == Orphan()


@pytest.mark.parametrize(
    "change",
    [
        ("The fire", "Correction: an earlier version was wrong. The fire"),
        ("The fire began on Tuesday at the north pier.", "It burned."),
        (" The mayor asked the state for help.", ""),
        (QUOTE, "A crowd gathered. " + QUOTE),
    ],
)
def test_the_same_words_move(change: tuple[str, str]) -> None:
    assert placed(TEXT.replace(*change)) == (QUOTE, How.MOVED)


def test_one_side_is_enough_for_a_sentence_with_facts_of_its_own() -> None:
    words = "The harbour will stay closed until Owen Tarrow has seen it."
    first = f"Police said nobody was arrested. {words} Ships wait in the open sea outside."
    assert placed(first.replace("Police said nobody was arrested.", "It rained."), words, first)[0] == words


def test_one_side_is_not_enough_for_furniture() -> None:
    furniture = "This is a developing story and will be updated."
    first = f"Smoke rose over the pier.\n\n{furniture}\n\nAccording to Novak, the council rejected 51 offers."
    now = f"Ships were moved out.\n\n{furniture}\n\nAccording to Novak, the council rejected 56 offers."
    assert isinstance(find(anchor_of(first, furniture), now), Ambiguous)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("were hurt, the", "were  hurt,\nthe"),
        ("hurt", "injured"),
        ("chief said", "cheif said"),
        ("people were", "people\u200b were"),
    ],
)
def test_a_slight_change_between_the_same_words_is_fuzzy(old: str, new: str) -> None:
    changed = QUOTE.replace(old, new)
    assert placed(TEXT.replace(QUOTE, changed)) == (changed, How.FUZZY)


def test_typographic_changes_all_over_the_text_are_no_change() -> None:
    first = 'Nothing happened. They left. The mayor said: "It\'s over - for now". Then 300 people left.'
    now = "New. " + first.replace("'", "’").replace(' "', " “").replace('".', "”.").replace("-", "–")
    assert placed(now, '"It\'s over - for now".', first) == ("“It’s over – for now”.", How.FUZZY)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    first = "Before it all began, nobody knew. Le café de la gare a brûlé. After that the town was quiet."
    now = first.replace("é", "e\u0301").replace("û", "u\u0302")
    assert (
        placed(now, "Le café de la gare a brûlé.", first)[0]
        == "Le cafe\u0301 de la gare a bru\u0302le\u0301."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Twelve", "Fourteen"),
        ("were hurt", "were not hurt"),
        ("the fire chief", "the Selwick fire chief"),
        ("people were hurt", "people weren't hurt"),
    ],
)
def test_other_facts_in_the_same_place_are_for_the_reader(old: str, new: str) -> None:
    changed = QUOTE.replace(old, new)
    text = TEXT.replace(QUOTE, changed)
    found = find(anchor_of(TEXT, QUOTE), text)
    assert isinstance(found, Ambiguous)
    assert [text[c.span.start : c.span.end] for c in found.candidates] == [changed]


def test_a_letter_with_an_accent_is_another_letter() -> None:
    text = "Nothing of this was said aloud at first. They met near the old café and left."
    assert isinstance(find(Anchor("They met near the old cafe", "", "", 0, 0), text), Ambiguous)
    assert isinstance(find(Anchor("They met near the old café", "", "", 0, 0), text), Placed)


def test_names_in_another_order_and_opposites_are_other_facts() -> None:
    before, after = "It was a cold and very wet evening. ", " The crowd went home in silence afterwards."
    for quote, other in (
        ("Ardley beat Selwick in the final.", "Selwick beat Ardley in the final."),
        ("The judge called the order lawful and clear.", "The judge called the order unlawful and clear."),
        ("市長は火曜日に辞任した。", "市長は水曜日に辞任した。"),
    ):
        found = find(anchor_of(before + quote + after, quote), before + other + after)
        assert isinstance(found, Ambiguous), other


@pytest.mark.parametrize("place", ["next to it", "at the end", "at the start"])
def test_a_near_duplicate_is_not_taken_for_a_deleted_sentence(place: str) -> None:
    twin = QUOTE.replace("Twelve", "Thirteen")
    parts = {
        "next to it": TEXT.replace(QUOTE, f"{QUOTE} {twin}"),
        "at the end": f"{TEXT} {twin}",
        "at the start": f"{twin} {TEXT}",
    }
    first = parts[place]
    found = find(anchor_of(first, QUOTE), first.replace(QUOTE + " ", ""))
    assert isinstance(found, Ambiguous | Orphan)
    assert not isinstance(find(anchor_of(first, QUOTE), first.replace(QUOTE + " ", ""), first), Placed)


def test_a_list_of_results_does_not_slide_into_a_gap() -> None:
    results = [
        f"{home} beat {away} 2-1 on a quiet evening at home." for home, away in ("AB", "CD", "EF", "GH")
    ]
    first = "Results of the day follow here. " + " ".join(results) + " That was all for today."
    for gone in results:
        found = find(anchor_of(first, gone), first.replace(gone + " ", ""))
        assert isinstance(found, Ambiguous | Orphan), gone


def test_a_copy_elsewhere_is_not_taken_for_the_deleted_one() -> None:
    line = "Police said they were looking into it."
    first = f"A shop burned down. {line} It was the third fire.\n\nA car was stolen later. {line} It was red."
    start = first.index(line)
    anchor = Anchor.of(first, Span(start, start + len(line)))
    now = first[:start] + first[start + len(line) + 1 :]
    assert isinstance(find(anchor, now), Ambiguous)
    assert isinstance(find(anchor, now, original=first), Ambiguous)


@pytest.mark.parametrize("figure", ["12", "1.2", "1,2"])
def test_words_within_others_are_not_the_same(figure: str) -> None:
    quote = "2 people had been treated after the accident"
    first = f"In Port, officials said {quote} near the ferry.\n\nThe end of the day came."
    now = first.replace(quote, quote.replace("2", "34")) + f"\n\nOthers said {figure}{quote[1:]} at the quay."
    for found in (find(anchor_of(first, quote), now), find(anchor_of(first, quote), now, original=first)):
        assert not isinstance(found, Placed)


def test_copies_are_told_apart_by_both_sides() -> None:
    line = "Police said they were looking into it."
    first = f"A shop burned down. {line} It was the third fire.\n\nA car was stolen later. {line} It was red."
    start = first.rindex(line)
    found = find(Anchor.of(first, Span(start, start + len(line))), "News. " + first)
    assert isinstance(found, Placed) and found.span.start == start + 6


def test_equal_surroundings_are_asked_about() -> None:
    block = "Subscribe for a dollar a week. Read on with us today. Already a member, then log in here."
    first = f"{block}\n\n{block}\n\nThe end."
    found = find(anchor_of(first, "Read on with us today."), f"Top.\n\n{block}\n\n{block}\n\nThe end of it.")
    assert isinstance(found, Ambiguous) and len(found.candidates) == 2


def test_the_original_settles_a_moved_paragraph() -> None:
    moved = "The harbour will stay closed until Owen Tarrow has seen it."
    paragraphs = ["Smoke rose over the town at dawn.", moved, "Ships were sent away.", "The sea was calm."]
    first = "\n\n".join(paragraphs)
    now = "\n\n".join([paragraphs[0], paragraphs[2], paragraphs[3], moved])
    assert isinstance(find(anchor_of(first, moved), now), Ambiguous)
    found = find(anchor_of(first, moved), now, original=first)
    assert isinstance(found, Placed) and now[found.span.start : found.span.end] == moved


def test_another_text_than_the_original_is_not_trusted() -> None:
    first = f"One. {QUOTE} Two."
    assert find(anchor_of(TEXT, QUOTE), first) == find(
        anchor_of(TEXT, QUOTE), first, original="Something else"
    )


def test_a_quote_without_surroundings_decides_alone() -> None:
    anchor = Anchor(QUOTE, "", "", 0, 0)
    found = find(anchor, TEXT)
    assert isinstance(found, Placed) and TEXT[found.span.start : found.span.end] == QUOTE
    assert isinstance(find(anchor, f"{TEXT} {QUOTE}"), Ambiguous)
    assert isinstance(find(Anchor("pier", "", "", 0, 0), TEXT), Ambiguous)


def test_a_point_is_found_between_the_same_words() -> None:
    at = TEXT.index(" Police") if " Police" in TEXT else TEXT.index("Police")
    anchor = Anchor.of(TEXT, Span(at, at))
    found = find(anchor, "New. " + TEXT)
    assert isinstance(found, Placed)
    assert find(anchor, "Nothing of it is left.") == Orphan()


def test_what_is_gone_is_an_orphan() -> None:
    assert find(anchor_of(TEXT, QUOTE), "Rain is expected over the weekend, with some wind.") == Orphan()


def test_a_passage_of_several_paragraphs_moves() -> None:
    words = TEXT[TEXT.index("The mayor") : TEXT.index(" The harbour")]
    assert "\n\n" in words
    assert placed("A note from the editor.\n\n" + TEXT, words) == (words, How.MOVED)


def test_a_sentence_of_its_own_is_found_with_ten_characters_of_context() -> None:
    words = "The rescue service counted 56 letters about the harbour wall by Wednesday."
    first = f"The gate was shut. {words} The court sat on Friday."
    # What little is known of both sides stands together elsewhere, by chance.
    now = f"The gate was shut. The court was told. A tug came.\n\nIt snowed. {words} The court sat on Friday."
    start = first.index(words)
    anchor = Anchor(words, first[start - 10 : start], first[start + len(words) :][:10], 0, 0)
    found = find(anchor, now)
    assert isinstance(found, Placed) and now[found.span.start : found.span.end] == words
    changed = now.replace("The gate was shut. ", f"The gate was shut. {words.replace('56', '65')} ")
    assert not isinstance(find(anchor, changed), Placed), "it may have been put right where it stood"
