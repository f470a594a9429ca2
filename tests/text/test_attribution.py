"""Who speaks in a sentence, by the patterns of news English; and what goes on with whoever spoke before."""

from __future__ import annotations

import pytest

from newsreader.model import Article
from newsreader.text.attribution import Line, Source, attribute, find_source, name_of
from newsreader.text.noun_phrases import Voice
from newsreader.text.words import read_words
from tests.support.making import article

PEOPLE = (
    "Nobody had seen Marit Hallgarth or old Corinne Abelard in the harbour, and neither Tobias Renquist nor "
    "Asif Qadir had heard of the boats that had come in so early. | Two days later Lene von Brok, R.J. "
    "Osgood and Sunita Rao were seen in Oldacre near the border of Maryland, on the way to Pakistan, Iran "
    "and the coast, where Tehran has a school. | The boats were bought by the Harbour Company and painted "
    "for the Daily Wire, and the Fire Department wrote to the White House about the colour of the boats."
)
"""Three sentences by which the names in them are known to be names."""


def read(sentence: str) -> tuple[Article, Source | None]:
    """What is found in a sentence of an article that has the names elsewhere too."""
    made = article(sentence, PEOPLE)
    return made, find_source(made.text, read_words(made)[0])


def source(sentence: str) -> tuple[str, str]:
    """(how it is told, the words that tell it); two empty strings where there is no source."""
    made, found = read(sentence)
    if found is None:
        return "", ""
    words = read_words(made)[0]
    return found.voice.value, name_of(made.text, words, found)


NAMED = [
    # the subject before the verb
    ("“The hall is safe,” Marit Hallgarth said.", "Marit Hallgarth"),
    ("Hallgarth said the hall was safe.", "Hallgarth"),
    ("“The hall is safe,” Hallgarth vowed.", "Hallgarth"),
    ("“The hall is safe,” Hallgarth added.", "Hallgarth"),
    ("The hall is safe, Hallgarth says.", "Hallgarth"),
    ("“The hall is safe,” Hallgarth later told the Daily Wire.", "Hallgarth"),
    (
        "Marit Hallgarth, a director for Rep. Tobias Renquist (R-Maryland), said the hall is safe.",
        "Marit Hallgarth",
    ),
    (
        "Marit Hallgarth, an aide to Sen. Tobias Renquist (R-Maryland), said the hall is safe.",
        "Marit Hallgarth",
    ),
    ("“The hall is safe,” Hallgarth on Tuesday said.", "Hallgarth"),
    ("“The hall is safe,” Mr Hallgarth said.", "Hallgarth"),
    ("“The hall is safe,” Mr. Hallgarth said.", "Hallgarth"),
    ("Fire chief Marit Hallgarth has repeatedly warned that the hall is not safe.", "Marit Hallgarth"),
    ("Dr. Sunita Rao of Oldacre told the Daily Wire that the hall was safe.", "Sunita Rao"),
    ("Hallgarth told Abelard that the hall was safe.", "Hallgarth"),
    ("“The hall is safe,” Hallgarth told Corinne Abelard on Tuesday.", "Hallgarth"),
    ("Hallgarth tweeted that the hall was safe.", "Hallgarth"),
    ("In a statement, Hallgarth said the hall was safe.", "Hallgarth"),
    ("After the fire in Oldacre, Abelard said, the hall was safe.", "Abelard"),
    ("Hallgarth said, “The hall is safe.”", "Hallgarth"),
    ("“The hall is safe,” Lene von Brok said.", "Lene von Brok"),
    ("“The hall is safe,” R.J. Osgood said.", "R.J. Osgood"),
    ("“The hall,” Hallgarth said, “is safe.”", "Hallgarth"),
    ("Maulana Asif Qadir alleged that the hall was sold.", "Asif Qadir"),
    # something between the subject and the verb
    ("Hallgarth, the mayor of Oldacre, said the hall was safe.", "Hallgarth"),
    ("Hallgarth, who met Abelard on Tuesday, said the hall was safe.", "Hallgarth"),
    ("Hallgarth, 24, said the hall was safe.", "Hallgarth"),
    ("Hallgarth, of Oldacre, Maryland, said the hall was safe.", "Hallgarth"),
    ("Corinne Abelard (R-Maryland) said the hall was safe.", "Corinne Abelard"),
    ("Abelard — the mayor — said the hall was safe.", "Abelard"),
    ("The town's mayor, Corinne Abelard, said the hall was safe.", "Corinne Abelard"),
    ("“The hall is safe,” the spokesman, Tobias Renquist, said.", "Tobias Renquist"),
    ("Hallgarth, speaking to Abelard, said the hall was safe.", "Hallgarth"),
    # the subject behind the verb
    ("“The hall is safe,” said Hallgarth.", "Hallgarth"),
    ("“The hall is safe,” said Mayor Corinne Abelard of Oldacre.", "Corinne Abelard"),
    ("“The hall is safe,” said fire chief Marit Hallgarth, who met Abelard.", "Marit Hallgarth"),
    ("“The hall is safe,” said the town's mayor, Corinne Abelard.", "Corinne Abelard"),
    ("“The hall is safe,” warned Hallgarth.", "Hallgarth"),
    ("The hall was safe by noon, said Tobias Renquist, a deckhand.", "Tobias Renquist"),
    ("“Is the hall safe?” asked Abelard.", "Abelard"),
    ("“The hall is safe,” added Harbour Company manager Tobias Renquist.", "Tobias Renquist"),
    # no finite verb of saying
    ("According to Hallgarth, the hall is safe.", "Hallgarth"),
    ("The hall is safe, according to fire chief Marit Hallgarth.", "Marit Hallgarth"),
    ("Hallgarth was quoted as saying the hall was safe.", "Hallgarth"),
    ("The Wire ran a piece quoting Hallgarth, who saw the hall.", "Hallgarth"),
    ("The hall was, in Hallgarth's words, “as safe as any”.", "Hallgarth"),
    ("The hall was “as safe as any”, as Hallgarth put it.", "Hallgarth"),
    ("Abelard was told by Hallgarth that the hall was safe.", "Hallgarth"),
    ("Hallgarth: “The hall is safe.”", "Hallgarth"),
    ("Hallgarth – “The hall is safe.”", "Hallgarth"),
    ("“The hall is safe.” — Marit Hallgarth", "Marit Hallgarth"),
    ("Hallgarth: Hall is safe", "Hallgarth"),
    ("Hall will be safe by June: Abelard", "Abelard"),
    # several of something
    ("Asked whether the hall was safe, Hallgarth replied that it was.", "Hallgarth"),
    ("“The hall is safe,” Marit Hallgarth and Corinne Abelard said.", "Marit Hallgarth and Corinne Abelard"),
    ("Hallgarth said the town had told Abelard about the hall.", "Hallgarth"),
    ("Hallgarth left the hall and told the crowd that it was safe.", "Hallgarth"),
    ("Hallgarth called the hall “as safe as any”.", "Hallgarth"),
    ("Secretary of State Bill Oxley said the hall was safe.", "Bill Oxley"),
    ("Rep. Ann King, R-Maryland, who saw it, said the hall was safe.", "Ann King"),
    ("Quillon tweeted that the hall was safe.", "Quillon"),
    ("Harbour Company chairman Bill Oxley said the hall was safe.", "Bill Oxley"),
    ("Asif Qadir, who saw it, a deckhand of Oldacre, said the hall was safe.", "Asif Qadir"),
    ("Hallgarth in May argued that the hall was safe.", "Hallgarth"),
    ("Iran's Asif Qadir said the hall was safe.", "Asif Qadir"),
    ("Hallgarth believes in the hall, “the safest of all”, Abelard said.", "Abelard"),
    ("When Abelard said the hall had burned, Hallgarth replied, “It is safe.”", "Hallgarth"),
]

GROUPS = [
    ("A spokesman for Hallgarth said the hall was safe.", "A spokesman"),
    ("Hallgarth's office said the hall was safe.", "Hallgarth's office"),
    ("“The hall is safe,” said a Fire Department spokesman.", "a Fire Department spokesman"),
    ("The hall is safe, officials said.", "officials"),
    ("Police said the hall was safe.", "Police"),
    ("The fishmongers said the hall was safe.", "The fishmongers"),
    ("The mayor of Oldacre said the hall was safe.", "The mayor"),
    ("Pakistan said the hall was safe.", "Pakistan"),
    ("“The hall is safe,” Iran said.", "Iran"),
    ("Iranian officials said the hall was safe.", "Iranian officials"),
    ("The White House said the hall was safe.", "White House"),
    ("The New York Times reported that the hall was safe.", "New York Times"),
    ("The statement said the hall was safe.", "The statement"),
    ("According to officials in Oldacre, the hall is safe.", "officials"),
    ("People with knowledge of the hall said it was safe.", "People"),
]

PRONOUNS = [
    ("“The hall is safe,” he said.", "he"),
    ("“The hall is safe,” she told Hallgarth.", "she"),
    ("He vowed to keep the hall safe.", "He"),
    ("“The hall is safe,” he added, quoting Hallgarth.", "he"),
    ("In Oldacre they said the hall was safe.", "they"),
]

NOBODY = [
    "Hallgarth's comments came as Renquist turned the hall down, saying that it “could fall at any time.”",
    # a name that does not speak
    "“Hallgarth said the hall is safe.”",
    "Hallgarth was told that the hall was safe.",
    "Hallgarth was asked about the hall.",
    "The hall is safe, it was said in Oldacre.",
    "The town told Hallgarth nothing.",
    "Hallgarth would say nothing of the hall.",
    "Hallgarth declined to say whether the hall was safe.",
    "Hallgarth did not say whether the hall was safe.",
    "Everybody says that the hall is safe.",
    "Evidence suggests that the hall is safe.",
    "The claims of Hallgarth were new.",
    "Hallgarth Keeps to Her Hall Comments",
    "Her claims about Hallgarth were new.",
    "Hallgarth walked to the hall with Abelard.",
    "Oldacre: the hall burned in Iran.",
    "It is said that Hallgarth saw the hall.",
    "In the hall of Hallgarth, said in a low voice, it was “safe”.",
    "The hall was the talk of Oldacre: three fires in two years.",
    "A report about Hallgarth: the hall is safe.",
    "“The hall is safe.”",
    "",
]


@pytest.mark.parametrize(("sentence", "name"), NAMED)
def test_a_person_is_named(sentence: str, name: str) -> None:
    assert source(sentence) == ("named", name)


@pytest.mark.parametrize(("sentence", "words"), GROUPS)
def test_those_who_speak_have_no_name(sentence: str, words: str) -> None:
    assert source(sentence) == ("group", words)


@pytest.mark.parametrize(("sentence", "word"), PRONOUNS)
def test_a_pronoun_is_left_one(sentence: str, word: str) -> None:
    assert source(sentence) == ("pronoun", word)


@pytest.mark.parametrize("sentence", NOBODY)
def test_no_speaker_is_better_than_a_wrong_one(sentence: str) -> None:
    assert source(sentence) == ("", "")


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("“The hall is safe,” said Mayor Corinne Abelard.", "abelard"),
        ("“The hall is safe,” Lene von Brok said.", "brok"),
        ("A spokesman for Hallgarth said the hall was safe.", "spokesman"),
        ("Tehran said the hall was safe.", "tehran"),
    ],
)
def test_the_key_of_a_source_is_its_surname_or_head(sentence: str, key: str) -> None:
    _, found = read(sentence)
    assert found is not None
    assert found.key == key


def speakers(*paragraphs: str) -> list[str]:
    """Key of whoever speaks in every sentence; "-" for nobody."""
    made = article(*paragraphs, PEOPLE)
    rows = read_words(made)
    lines = [Line(s.index, s.paragraph, w) for s, w in zip(made.sentences, rows, strict=True)][:-3]
    return [one.source.key if one else "-" for one in attribute(made.text, lines)]


@pytest.mark.parametrize(
    ("paragraphs", "keys"),
    [
        (["“The hall is safe,” Hallgarth said. | “It is dry.”"], ["hallgarth", "hallgarth"]),
        (["“The hall is safe,” Hallgarth said. | “It is dry,” he added."], ["hallgarth", "hallgarth"]),
        (["“The hall is safe,” Hallgarth said.", "“It is dry.”"], ["hallgarth", "-"]),
        (
            ["“It is safe,” Hallgarth said. | “No,” Abelard replied. | “It is wet.”"],
            ["hallgarth", "abelard", "abelard"],
        ),
        (
            ["“It is safe,” Hallgarth said. | “No,” officials said. | “It is wet.”"],
            ["hallgarth", *["official"] * 2],
        ),
        (["“It is safe,” Hallgarth said. | “No,” they said."], ["hallgarth", "they"]),
        (["“It is safe,” Hallgarth said.", "“It is dry,” he added."], ["hallgarth", "hallgarth"]),
        (
            ["“It is safe,” Hallgarth said.", "The hall stood.", "“It is dry,” he said."],
            ["hallgarth", "-", "he"],
        ),
        (["“It is safe,” officials said. | “It is dry,” he said."], ["official", "he"]),
        (["“It is safe. | “It is dry,” Hallgarth said."], ["-", "hallgarth"]),
        (["“It is safe. | It is dry,” Hallgarth said."], ["hallgarth", "hallgarth"]),
        (["“It is safe,” he said."], ["he"]),
        (["“The hall is safe,” Hallgarth said. | The hall stood in the rain."], ["hallgarth", "-"]),
    ],
)
def test_a_bare_quotation_and_a_pronoun_go_on_with_the_speaker(
    paragraphs: list[str], keys: list[str]
) -> None:
    assert speakers(*paragraphs) == keys


def test_a_pronoun_without_a_speaker_before_it_stays_one() -> None:
    _, found = read("“The hall is safe,” he said.")
    assert found is not None
    assert found.voice is Voice.PRONOUN
