"""Sentences in many languages, and what a stop before a small letter does."""

from __future__ import annotations

import pytest

from newsreader.sources.segment.sentences import split_sentences


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Moran et al. (2011) counted the boats.", "Nobody else did."]),
        ("en", ["The offer -- a joke? -- was turned down.", "They went home."]),
        ("en", ["The clerks of Brand & Co. & Sons left.", "It was late."]),
        ("en", ["It is told in Vol. XII of the records.", "See Art. IV as well."]),
        ("en", ["Read Chap. XII of the records.", "It is short."]),
        ("ro", ["Paguba este de aprox. 2 mil. lei.", "Nimeni nu a murit."]),
        ("zh", ["“谁看见了？”记者问。", "没有人回答。"]),
        ("en", ['She said: "Stop!"', 'He asked: "Why?"', "They left."]),
        ("en", ['"Stop!" the man said.', "They left."]),
        ("en", ["At 9 p.m. Mr. Lund closed the gate.", "He slept."]),
        ("en", ["1. The tug came", "2. The crew left"]),
        (
            "de",
            ["Es war der 4. Sturm im Herbst.", "Am 12. Mai endete er.", "Das Boot blieb bis zum 3. Juni."],
        ),
        ("de", ["Sie kam am 17.", "Der Mann blieb."]),
        ("fr", ["Le port est fermé, selon M. Petit et Mme. Roy.", "Il rouvrira."]),
        ("es", ["La Sra. Vega salió a las 7 p. m. del puerto.", "Volvió el lunes."]),
        ("it", ["L’ing. Neri e il sen. Costa sono partiti.", "Il porto è chiuso."]),
        ("pt", ["O dr. Silva e a sra. Costa falaram.", "O porto fechou."]),
        ("nl", ["Dhr. Smit en mevr. Bos kwamen ca. 9 uur.", "De haven is dicht."]),
        ("pl", ["Port zamknięto o godz. 7.30, m.in. z powodu mgły.", "Prof. Zych i dr Lis milczą."]),
        ("da", ["Havnen lukkede den 3. juni kl. 7.30.", "Skt. Peder og bl.a. frk. Lund så det."]),
        ("sv", ["Hamnen stängdes kl. 7.30 av bl.a. polisen.", "Det dröjer."]),
        ("fi", ["Satama suljettiin 3. kesäkuuta klo 7.30.", "Se on n. 2 km pitkä."]),
        ("cs", ["Přístav zavřeli 3. června, např. kvůli mlze.", "Mlčí."]),
        ("sk", ["Prístav zavreli 3. júna, napr. pre hmlu.", "Firma s. r. o. mlčí."]),
        ("hu", ["A kikötőt 3. napja zárták le.", "Dr. Kis hallgat."]),
        ("tr", ["Doç. Dr. Aksoy ve Av. Tan konuştu.", "Liman kapalı."]),
        ("ru", ["Порт на ул. Садовой закрыт, т.е. пуст.", "Ущерб равен 3 млн руб.", "Полиция молчит."]),
        ("uk", ["Порт ім. Лесі закрито.", "Збитки сягають 3 млн грн.", "Поліція мовчить."]),
        ("zh", ["“港口关了。”市长表示。", "她说：“明天再来。”", "大家走了。"]),
        ("ja", ["率は２．５％になった。", "港は閉じた。"]),
        ("ko", ['"항구를 닫는다." 시장은 말했다.', "모두 떠났다."]),
    ],
)
def test_sentences_of_a_paragraph(language: str, sentences: list[str]) -> None:
    wide = "" if language in ("zh", "ja") else " "
    assert cut(wide.join(sentences), language) == sentences


def test_a_text_in_small_letters_has_sentences() -> None:
    text = "the fire began at noon. nobody was hurt! who saw it? the guard did."
    sentences = ["the fire began at noon.", "nobody was hurt!", "who saw it?", "the guard did."]
    assert cut(text) == sentences


def test_a_text_in_capitals_is_cut_as_others_are() -> None:
    sentences = ["IT BEGAN AT 4 P.M.", "THE CREW OF THE ST. ANN LEFT.", "DR. LUND SAW IT."]
    assert cut(" ".join(sentences)) == sentences


def test_characters_without_width_do_not_join_sentences() -> None:
    assert len(cut("The gate opened.\u200b The crew left.\u2060 It rained.")) == 3
