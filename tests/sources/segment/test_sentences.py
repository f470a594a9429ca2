"""Where a paragraph is cut into sentences. `|` marks the cuts that are expected."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.sources.segment import sentences
from newsreader.sources.segment.sentences import split_sentences
from tests.support.mark_styles import STYLES, bare, restyled, with_placeholders

ENGLISH = [
    # titles, initials, abbreviations
    "Gen. Rubina Qadir met Sen. Hale.| They spoke for an hour.",
    "Mr. Orlo told Ms. Vane so.| She nodded.",
    "Lt. Col. Amir Rahim, Jr., agreed.| He left.",
    "The award went to J. K. Marlow and John F. Tandy.| Both were there.",
    "President Donna J. Reyes signed it.| It took a minute.",
    "It was Mr. X.| He never came.",
    "They told me.| Police came in May.| Sen. Ray Dunn, R-Ohio.| Rep. Al Cole, R-Calif.| Marsh left.",
    "Dr. Abel said no.| Prof. Li said yes.",
    "The U.S. Senate voted.| It was close.",
    "He moved to the U.S.| But she stayed.",
    "He flew to the U.S. on Monday.| She followed.",
    "Sen. Lee Marsh, D-N.Y., urged a vote.| None came.",
    "The bill of Rep. Ana Cole (R-Mo.) failed.| It was late.",
    "They met in Salem, N.Y.| Mr. Gray was absent.",
    "In Camden, N.J., police said so.| Nobody was hurt.",
    "He works for Acme Inc.| The firm grew.",
    "Acme Inc. shares fell.| Brix Corp. Chairman Ray Dunn resigned.",
    "It began at 5 p.m. Tuesday.| It ended at 6 a.m.| He slept.",
    "On Nov. 11, 2001, he spoke.| On Sept. 5 he did not.",
    "No. 10 was closed.| The answer was no.| He left.",
    "Smith vs. Jones was heard.| The court rose.",
    "The St. Alban office shut.| So did the Main St. branch.",
    "She has a Ph.D. in law.| He has none.",
    "Prices rose 3.5 percent.| About 12 people came.",
    "1. First the vote.| 2. Then the count.",
    "The F.B.I. Director resigned.| The C.I.A. did not comment.",
    # quotations
    '"Stop!" he said.| "Never."',
    '"You left?" Marsh asked.| "Why?"',
    "“We agree,” she said.| “It is time.”",
    "“We agree.| It is time,” she said.",
    "She said: “We agree.| It is time.”| Nobody spoke.",
    "He spoke of “the end.”| They cheered.",
    "He spoke of “the end”.| They cheered.",
    "“Cancel it. Now,” Dunn wrote.| Nobody did.",
    "He called it “a disgrace!” and left.| She stayed.",
    "‘I cannot.’| He left.",
    "“The plan has ‘no chance.’”| It failed.",
    "“One.”| “Two.”| “Three.”",
    '"We will go.| They know it."| He sat down.',
    "The show “Who Knows?” Tuesday was a success.| It ended late.",
    "“Why?”| Mr. Dunn said that he had no idea.",
    # glued
    "They visited two states.|Pakistan was the third.",
    "He was “sure.”|The rest were not.",
    "See www.example.org or example.com/News.Html now.| Then call.",
    "Write to a.b@example.com.| He will answer.",
    # marks
    "Really...| I think so.",
    "It was ... fine.| He knew.",
    "They hear ... the president say it.| They nod.",
    "It was false!!!| I said so.",
    "What?!| No.| Yes.",
    "(He left.| She stayed.)| It rained.",
    "He left (she stayed).| It rained.",
    "The claim stood.[2]| It fell later.",
    "He said: “...you never do it.”| She agreed.",
    "It ended well. . . .| Then it rained.",
    "Yahoo! said so.| It paid.",
    "He resigned.|  \u00a0 \u2003She did not.",
    "the vote was lost.| the crowd left.| all of it.",
    "Sales at eBay rose.| They fell later.",
]
OTHERS = [
    ("de", "Er kam am 5. November nach Bonn.| Dr. Vogt blieb.| „Das ist gut.“| Sie ging."),
    ("de", "„Das ist gut“, sagte er.| Die Wahl ist z.B. am Sonntag."),
    ("fr", "M. Duval est venu.| Il a dit : «\u00a0Non.\u00a0»| Puis il partit."),
    ("fr", "«\u00a0Oui\u00a0!\u00a0» dit-il.| La séance est levée."),
    ("es", "¿Qué pasó?| El Sr. Rueda no habló.| ¡No!"),
    ("it", "Il Sig. Rossi è partito.| Nessuno lo ha visto."),
    ("pt", "O Dr. Alves falou.| Ninguém ouviu."),
    ("zh", "他说今天很好。|我们走吧！|真的吗？|是的。"),
    ("zh", "他说：“今天很好。|我们走吧！”|真的吗？"),
    ("ja", "「行く。」と言った。|彼は来た。"),
    ("ar", "ذهب الرجل.| هل جاء؟| نعم."),
    ("ur", "وزیر نے کہا۔| وہ آیا۔| کیا؟| ہاں۔"),
    ("hi", "उसने कहा।| वह आया।| क्या?| हाँ।"),
    ("ru", "Он пришел.| А. С. Орлов не пришел.| Они ждали."),
    ("el", "Ήρθε.| Έφυγε.| Ναι."),
    ("ko", "그는 왔다.| 그는 갔다."),
    ("hy", "Նա եկավ։| Նա գնաց։"),
    ("xx", "An unknown language.| It is read as English."),
]


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


def expected(marked: str) -> list[str]:
    return [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_newspapers(marked: str) -> None:
    assert cut(marked.replace("|", "")) == expected(marked)


@pytest.mark.parametrize("marked", [marked for marked in ENGLISH if bare(marked) != marked])
def test_the_style_of_quotation_marks_changes_no_cut(marked: str) -> None:
    placed = with_placeholders(marked.replace("|", ""))
    for style in STYLES:
        cuts = [bare(sentence).strip() for sentence in cut(restyled(placed, style))]
        assert cuts == [bare(sentence).strip() for sentence in expected(marked)], style


@pytest.mark.parametrize(("language", "marked"), OTHERS)
def test_other_languages(language: str, marked: str) -> None:
    assert cut(marked.replace("|", ""), language) == expected(marked)


FRAGMENTS = [
    *"“”\"'‘’«»„.!?…。！？۔।:;,()[]-—",
    *(" ", "  ", "\u00a0", "\u2009", "\n", "\t", "\u2028", "...", ". . .", "?!", ".”", '."', "!” ", ".’”"),
    *("The vote", "he said", "Mr.", "U.S.", "D-N.Y.", "p.m.", "No.", "Inc.", "J.", "5", "3.5", "Nov.", "1."),
    *(
        "states.Pakistan",
        "www.example.org",
        "Obama asked",
        "вот",
        "こ",
        "と",
        "ہاں",
        "\x00",
        "\u0301",
        "\ud800",
    ),
]
texts = st.one_of(
    st.text(max_size=80),
    st.text(alphabet=st.characters(), max_size=40),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(" ".join),
)


def assert_tiles(text: str, spans: list[tuple[int, int]]) -> None:
    """In order, none empty, trimmed, and nothing but white space outside them."""
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@settings(max_examples=500, deadline=None)
@given(texts, st.sampled_from(["en", "de", "ja", "ur", "nonsense"]))
@example("A\u00a0.", "en")
@example("“", "en")
@example(". ! . !", "en")
def test_sentences_tile_any_text(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    assert_tiles(text, spans)
    assert split_sentences(text, language) == spans


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=10, max_size=40).map(" ".join), st.integers(20, 90))
def test_a_long_line_is_read_in_windows_without_loss(text: str, window: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_WINDOW", window)
        patch.setattr(sentences, "_MARGIN", 10)
        assert_tiles(text, split_sentences(text))


def test_windows_do_not_change_the_cuts_of_running_text() -> None:
    sentence = "Gen. Qadir told “The Daily Post.” on Monday that the U.S. Senate had voted. "
    text = (sentence * 200).strip()
    assert len(text) > 5 * sentences._WINDOW
    assert cut(text) == [sentence.strip()] * 200


def test_a_panic_of_the_splitter_is_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def panics(language: str, text: str) -> None:
        raise Panic

    monkeypatch.setattr("sentencex.get_sentence_boundaries", panics)
    assert cut("He came. She left! Who? 彼は来た。彼は。") == [
        "He came.",
        "She left!",
        "Who?",
        "彼は来た。",
        "彼は。",
    ]


@pytest.mark.parametrize("signal", [KeyboardInterrupt, SystemExit])
def test_the_user_can_still_interrupt(monkeypatch: pytest.MonkeyPatch, signal: type[BaseException]) -> None:
    def interrupted(language: str, text: str) -> None:
        raise signal

    monkeypatch.setattr("sentencex.get_sentence_boundaries", interrupted)
    with pytest.raises(signal):
        split_sentences("He came. She left.")


@pytest.mark.parametrize(
    "unit", ["x", ".", ". ! ", "“ab. ", '"ab. " ', "(ab. ", "Abc.", "あ。", "A.", "'a.' ", "-", ' "', "a@b.C"]
)
def test_a_very_long_line_is_read(unit: str) -> None:
    text = (unit * (60_000 // len(unit))).strip()
    assert_tiles(text, split_sentences(text))
