"""Letters that look like Latin ones: by the words they stand in."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.lookalikes import fold_lookalikes, latin_of
from tests.support.deceiving import ALPHABETS, with_lookalikes

SENTENCE = "The old depot at Tony Ruxpin Place was sold for 12 crowns, and no one spoke. It is a pity."

FOLDED = [
    ("The dероt was sold.", "The depot was sold.", 3),
    ("Тhe dерot was sоld.", "The depot was sold.", 4),
    ("They paid by раураl today.", "They paid by paypal today.", 5),
    ("The сор saw it.", "The cop saw it.", 3),  # wholly Cyrillic, amid Latin words
    ("Іt is paypaІ or paypaӏ.", "It is paypal or paypal.", 3),  # a capital I is a small l as well
    ("The résumё of Zоё", "The résumë of Zoë", 3),
    ("The Ꮯourier of ᴍᴀʏ", "The Courier of may", 4),
    ("The 𝐦𝐚𝐲𝐨𝐫 paid 𝟏𝟐 crowns", "The mayor paid 12 crowns", 7),
    ("В Москве открыли офис Gооgle.", "В Москве открыли офис Google.", 2),
]
LEFT = [
    "Иран во вторник призвал усилить охрану границы.",
    "Тема: COVID-19. Сара и хор — всё о них, сообщает ТАСС.",
    "Ο πρωθυπουργός είπε ότι το νέο σχέδιο είναι έτοιμο.",
    "Its name in Russian is Москва, and the word «сор» means litter.",
    "The Greek for yes is ναι, and Ελλάδα is Greece.",
    "Pоссия и Mосква: вчера.",
    "TNFα, NFκB, Aβ, 5 μm and 3 kΩ, 2πr², σx",
    "Երևանում հայտնի է, որ նա կարող է գալ։",
    "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "“Naïve café”, Łódź, Yıldız, Đà Nẵng – 3.5 % … 日本 🙂",
    "東京のＮＨＫ放送",
]


@pytest.mark.parametrize(("written", "read", "count"), FOLDED)
def test_letters_in_latin_words_are_latin_ones(written: str, read: str, count: int) -> None:
    folded = fold_lookalikes(written)
    assert (folded.text, folded.letters) == (read, count)


@pytest.mark.parametrize("text", LEFT)
def test_other_scripts_stay_what_they_are(text: str) -> None:
    folded = fold_lookalikes(text)
    assert folded.letters == 0
    assert folded.text in (text, text.replace("ＮＨＫ", "NHK"))


def test_a_greek_symbol_by_itself_is_matched_and_not_flagged() -> None:
    assert fold_lookalikes("The α particle") == ("The a particle", ())


@pytest.mark.parametrize("alphabet", ALPHABETS)
@given(seed=st.integers(0, 1 << 20), share=st.sampled_from([0.05, 0.5, 1.0]))
def test_any_letters_may_be_replaced(alphabet: dict[str, str], seed: int, share: float) -> None:
    written = with_lookalikes(SENTENCE, alphabet, random.Random(seed), share)
    assert fold_lookalikes(written).text == SENTENCE


@given(st.text(max_size=80))
def test_any_text_keeps_its_length(text: str) -> None:
    folded = fold_lookalikes(text)
    assert len(folded.text) == len(text)
    assert fold_lookalikes(folded.text).letters <= folded.letters


def test_the_table_leads_to_plain_letters_and_digits() -> None:
    assert all(plain.isascii() and plain.isalnum() and len(plain) == 1 for plain in latin_of().values())
