"""The language of a text, guessed or told."""

from __future__ import annotations

import pytest

from newsreader.text.languages import guess_language, language_tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour was closed on Tuesday after a fire broke out on a trawler, the chief said.", "en"),
        ("Der Brand ist noch nicht gelöscht, und die Stadt hat den Hafen für das Jahr gesperrt.", "de"),
        ("Le port est fermé dans la ville, et les pompiers sont sur le quai pour une semaine.", "fr"),
        ("El puerto de la ciudad no se abre, y los bomberos están en el muelle por una semana.", "es"),
        ("港で火災が発生した。", "ja"),
        ("港口发生火灾。", "zh"),
        ("وزیر نے کہا کہ بندرگاہ بند ہے۔", "ur"),
        ("قال الوزير إن الميناء مغلق.", "ar"),
        ("मंत्री ने कहा कि बंदरगाह बंद है।", "hi"),
        ("Министр сказал, что порт закрыт.", "ru"),
        ("Пожежа виникла у вівторок, повідомила поліція. Ніхто не постраждав.", "uk"),
        ("پلیس گفت که آتش در بندر پس از چند ساعت مهار شد و کسی کشته نشد.", "fa"),
        ("המשטרה אמרה כי השריפה בנמל כובתה לאחר שעות.", "he"),
        ("Branden opstod tirsdag, og det er ikke kendt, hvad der skete med de mange af skibets folk.", "da"),
        ("Palo syttyi tiistaina ja poliisin mukaan se on nyt sammutettu, mutta satama ei ole auki.", "fi"),
        ("Požár v přístavu uhasili hasiči až ráno a podle policie je příčina neznámá.", "cs"),
        ("Požiar v prístave uhasili hasiči až ráno a podľa polície nie je príčina známa.", "sk"),
        ("Požar u luci ugašen je ujutro, a policija kaže da uzrok nije poznat.", "hr"),
        ("A kikötőben keddre virradóra tűz volt, és a rendőrség szerint egy ember meghalt.", "hu"),
        ("Incendiul din port a fost stins, iar poliția spune că nu este cunoscută cauza.", "ro"),
        ("Liman yangını söndürüldü ve polis bir açıklama için akşamı bekliyor.", "tr"),
        ("Gaisras uoste buvo užgesintas ryte, o policija sako, kad priežastis dar nežinoma.", "lt"),
        ("Пожарът в пристанището е потушен сутринта, но причината не е известна според полицията.", "bg"),
        ("आग बंदरात लागली आणि पोलीस म्हणाले की ती विझली आहे.", "mr"),
        ("A man in a car had to do a job, he said.", "en"),
        ("Fire closes harbour", ""),
        ("", ""),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en", "en"), ("EN", "en"), ("pt_br", "pt-BR"), ("ZH-hant-tw", "zh-Hant-TW"), ("", "")],
)
def test_a_tag_is_written_in_one_way(written: str, tag: str) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize("written", ["English", "e", "en-", "en US", "-", "de/fr"])
def test_what_is_no_tag(written: str) -> None:
    with pytest.raises(ValueError, match="is not a code such as en or pt-BR"):
        language_tag(written)
