"""Page furniture around an article, in the places and languages where it stands."""

from __future__ import annotations

import pytest

from newsreader.sources import article_from_text

TITLE = "Fire closes harbour for a week"
BODY = "The harbour of the town was closed on Tuesday after a fire broke out on a trawler, the chief said."
MORE = "Twelve people were treated for smoke. Nobody had been told when the quay would open again, he said."
_LETTERS = {
    "headline": "H", "standfirst": "S", "body": "B", "heading": "G", "boilerplate": "X", "correction": "C",
}  # fmt: skip


def roles(*paragraphs: str) -> str:
    """One letter per paragraph: Headline, Standfirst, Body, heading (G), boilerplate (X), Correction."""
    article = article_from_text("\n\n".join(paragraphs))
    return "".join(_LETTERS[article.sentences[paragraph.first].role] for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    "above",
    [
        ["SPORT"],
        ["World news"],
        ["Wirtschaft"],
        ["Общество"],
        ["Home » Europe » Ports"],
        ["News / Local / Ports"],
        ["Skip to content", "Menu", "Europe"],
        ["News", "Sport", "Weather"],
        ["World | Europe"],
        ["BUSINESS NEWS"],
        ["Deportes / Fútbol"],
    ],
)
def test_what_stands_above_the_headline(above: list[str]) -> None:
    assert roles(*above, TITLE, BODY, MORE) == "X" * len(above) + "HBB"


@pytest.mark.parametrize(
    "below",
    [
        ["By Ann Lee and Tom Orr"],
        ["Ann Lee, Reporter"],
        ["Ann Lee | 3 March 2024"],
        ["Ann Lee • Mar 3, 2024 • 4 min read"],
        ["Ann Lee - March 3, 2024"],
        ["Ann Lee | alee@coast.example.org"],
        ["Ann Lee", "3 March 2024"],
        ["Words by Ann Lee"],
        ["Posted by Ann Lee on March 3, 2024 at 9:05 am"],
        ["Last modified on Sun 3 Mar 2024 09.05 GMT"],
        ["2 hours ago", "5 min read", "Updated 1 hour ago"],
        ["Listen to this article", "4 minutes", "Save", "Share"],
        ["Von Ann Lee", "Stand: 03.03.2024, 09:05 Uhr", "Lesezeit: 4 Min."],
        ["Par Anne Roy avec AFP", "Publié le 3 mars 2024 à 9h05", "Temps de lecture : 4 min"],
        ["Por Ana Gil", "3 de marzo de 2024", "hace 2 horas"],
        ["di Anna Neri", "3 marzo 2024"],
        ["Autor: Jan Lis", "3 marca 2024, 09:05"],
        ["Автор: Анна Лис", "3 марта 2024, 09:05", "2 часа назад"],
        ["Ann Lee and Tom Orr"],
        ["ANN LEE"],
        ["Reuters", "3 March 2024"],
        ["From Ann Lee in Lurnsay"],
        ["Posted on March 3, 2024 by Ann Lee"],
        ["Publicado 03/04/2024 09:05"],
        ["文/李安"],
        ["Listen to article (4 minutes)"],
        ["Ann Lee in Lurnsay"],
        ["Ann Lee, PA"],
        ["Ann Lee, à Nantes"],
        ["Ann Lee @annlee"],
        ["Ann Lee Europe correspondent"],
        ["Staff and agencies"],
        ["Redacción"],
        ["von Ann Lee (dpa)"],
        ["dpa/al"],
        ["oprac. Anna Lis"],
        ["기자 김철수"],
    ],
)
def test_who_and_when(below: list[str]) -> None:
    assert roles(TITLE, *below, BODY, MORE) == "H" + "X" * len(below) + "BB"


@pytest.mark.parametrize(
    "between",
    [
        ["A tug in the harbour. (Photo by Tom Orr/Getty Images)"],
        ["COAST, MARCH 3: A tug sprays the trawler. (AP Photo/Tom Orr)"],
        ["A tug sprays the trawler [Tom Orr/Reuters]"],
        ["A tug sprays the trawler. Photograph: Tom Orr/PA"],
        ["Tom Orr / AFP"],
        ["Getty Images"],
        ["Image source, Getty Images", "Image caption, The trawler"],
        ["Foto: Tom Orr/dpa"],
        ["Фото: РИА Новости"],
        ["REUTERS/Tom Orr"],
        ["A tug sprays the trawler | Tom Orr/EPA"],
        ["Facebook Twitter WhatsApp Email"],
        ["Skip advertisement"],
        ["Diesen Artikel teilen"],
        ["Ann Lee for The Coast"],
        ["Bildquelle: Tom Orr"],
        ["Image 1 of 5"],
        ["READ: Five fires in ports"],
        ["(Also read: Five fires in ports)"],
        ["Load more comments"],
        ["Advertisement", "ADVERTISEMENT - SCROLL TO CONTINUE", "Story continues below this advertisement"],
        ["Read more: Five fires in ports"],
        ["READ MORE", "Five fires in ports", "Owner of trawler fined"],
        ["Lire aussi : Cinq incendies", "Abonnez-vous pour lire la suite"],
        ["Lesen Sie auch: Fünf Brände", "Anzeige"],
        ["Leggi anche", "Cinque incendi nei porti"],
        ["Czytaj także: Pięć pożarów"],
        ["相关阅读", "五起港口火灾"],
        ["* * *"],
        ["____________"],
        ["Page 2 of 3", "- 2 -", "3"],
        ["09:05"],
    ],
)
def test_what_stands_between_paragraphs(between: list[str]) -> None:
    assert roles(TITLE, BODY, *between, MORE) == "HB" + "X" * len(between) + "B"


@pytest.mark.parametrize(
    "end",
    [
        ["This article is for subscribers only.", "Already a subscriber? Log in"],
        ["You have 2 free articles left this month."],
        ["Share", "Facebook", "WhatsApp", "Copy link"],
        ["More on this story", "Five fires in ports", "Owner of trawler fined"],
        ["Topics", "Fire", "Ports"],
        ["Tags: fire, ports"],
        ["We use cookies to improve this site. By continuing you agree to our cookie policy.", "Accept all"],
        ["Reporting by Ann Lee; Editing by Tom Orr"],
        ["Ann Lee is a senior reporter at The Coast, covering ports."],
        ["(dpa)"],
        ["ENDS"],
        ["— Reuters"],
        ["With reporting by Ann Lee"],
        ["Editing by Tom Orr"],
        ["Mit Material von dpa"],
        ["Avec AFP"],
        ["Keywords: fire, ports"],
        ["This article originally appeared on The Coast: Fire at the harbour"],
    ],
)
def test_what_stands_at_the_end(end: list[str]) -> None:
    assert roles(TITLE, BODY, MORE, *end) == "HBB" + "X" * len(end)


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article misspelled a name.",
        "UPDATE: This article has been corrected to say that the trawler is 20 metres long.",
        "Corrections & Clarifications: A previous version misstated the length.",
        "Hinweis: In einer früheren Version dieses Artikels hieß das Schiff anders.",
        "Correction, March 4: The trawler is 20 metres long.",
        "CLARIFICATION (March 4, 2024): The trawler is older.",
        "Editor's note: This story was first told in 2020.",
        "A previous version of this story misstated the number of injured.",
        "• This article was amended on 4 March 2024.",
        "This story has been updated to correct the name of the trawler.",
        "Anmerkung der Redaktion: In einer früheren Version hieß das Schiff anders.",
        "Une version précédente de cet article donnait un autre nom.",
        "Fe de errores: el barco tiene otro nombre.",
        "Исправление: судно называется иначе.",
        "更正：船名有误。",
    ],
)
def test_notes_of_the_editors_are_corrections(note: str) -> None:
    assert roles(TITLE, BODY, MORE, note) == "HBBC"


@pytest.mark.parametrize(
    "paragraph",
    [
        "In an earlier version of the bill, ports were to be closed at once, the minister said on Monday.",
        "Correction of the course was impossible, the captain told the court.",
        "The cookie jar on the trawler was found empty, the crew said.",
        "Sources close to the minister said so.",
        "Subscribers to the paper were told on Monday.",
        "Share prices of the ports fell.",
        "More people were hurt than was known.",
        "By Tuesday, 12 of them had left.",
        "On 3 March 2024 the trawler sank off the coast.",
        "It was 9:05 when the first call came.",
        "Follow the smoke, they told him.",
        "He works for Reuters.",
    ],
)
def test_sentences_are_no_furniture(paragraph: str) -> None:
    assert roles(TITLE, BODY, paragraph, MORE) == "HBBB"


def test_a_paragraph_above_the_byline_is_the_standfirst() -> None:
    assert roles(TITLE, "Nobody knows the cause.", "By Ann Lee", "3 March 2024", BODY, MORE) == "HSXXBB"
    assert roles(TITLE, "Nobody knows the cause.", "Ann Lee", "3 March 2024", BODY, MORE) == "HSXXBB"


def test_lines_that_begin_or_end_every_page_are_running_heads() -> None:
    pages = [f"COAST DAILY, 3 MARCH\n\n{text}\n\n{n}" for n, text in enumerate((BODY, MORE, BODY), 1)]
    pages[0] = pages[0].replace(BODY, f"{TITLE}\n\n{BODY}")
    article = article_from_text("\f".join(pages))
    found = [_LETTERS[article.sentences[paragraph.first].role] for paragraph in article.paragraphs]
    assert "".join(found) == "XHBXXBXXBX"


def test_a_page_that_was_copied_whole() -> None:
    menu = [
        "Skip to content",
        "Menu",
        "Search",
        "Home",
        "Europe",
        "Ports",
        "Ships",
        "Crews",
        "Log in",
        "Subscribe",
    ]
    links = ["Related stories", "Five fires in ports", "Owner of trawler fined", "Ferry to run again"]
    foot = ["About us", "Contact us", "Careers", "Privacy policy", "Terms of use", "Imprint", "Back to top"]
    text = [*menu, TITLE, "By Ann Lee", BODY, MORE, BODY, MORE, *links, *foot]
    assert roles(*text) == "X" * len(menu) + "HXBBBB" + "X" * len([*links, *foot])


def test_items_of_a_list_are_body() -> None:
    items = [f"- Ship {n}, {20 * n} metres" for n in range(1, 9)]
    assert roles(TITLE, BODY, *items, MORE) == "HB" + "B" * 8 + "B"


def test_a_label_with_its_link_beside_it_says_nothing_of_the_next_line() -> None:
    assert roles(TITLE, BODY, "Related post: The quay in winter", "WHAT A TRAWLER CARRIES", MORE) == "HBXGB"
    assert roles(TITLE, BODY, "Related posts:", "The quay in winter", MORE) == "HBXXB"


def test_a_sentence_about_a_reporter_in_the_story_is_body() -> None:
    told = (
        "Ann Lee is a reporter for The Coast who was on board the trawler when the fire broke out, she said."
    )
    assert roles(TITLE, BODY, told, MORE, MORE) == "HBBBB"
    assert roles(TITLE, "Ann Lee", "New boats") == "HBB"
    assert roles(TITLE, BODY, "Meal plan for Week A", MORE) == "HBGB"
    assert roles(TITLE, BODY, "Reporting by the harbour office showed that the tug was late.", MORE) == "HBBB"
