"""Two sentences that are the same but for one fact, and two that say the same in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.compare import compare
from newsreader.compare.contradictions.finding import contradictions
from newsreader.compare.contradictions.units import read_units
from newsreader.model import ConflictKind, Judgement, Story
from newsreader.sources.segment.articles import article_from_text
from newsreader.text.words import read_words

DENIAL, OPPOSITE, QUANTITY = ConflictKind.DENIAL, ConflictKind.OPPOSITE, ConflictKind.QUANTITY
ORDER, ROLES, UNIT = ConflictKind.ORDER, ConflictKind.ROLES, ConflictKind.UNIT
FIGURE, DATE, PLACE, NAME = ConflictKind.FIGURE, ConflictKind.DATE, ConflictKind.PLACE, ConflictKind.NAME

DIFFERENT = [
    (DENIAL, "The minister signed the treaty in Oslo.", "The minister did not sign the treaty in Oslo."),
    (DENIAL, "The minister signed the treaty in Oslo.", "The minister never signed the treaty in Oslo."),
    (DENIAL, "The minister signed the treaty in Oslo.", "The minister failed to sign the treaty in Oslo."),
    (DENIAL, "The minister signed the treaty in Oslo.", "The minister refused to sign the treaty in Oslo."),
    (DENIAL, "The minister signed the treaty in Oslo.", "The minister has yet to sign the treaty in Oslo."),
    (DENIAL, "The clerk is guilty of theft.", "The clerk isn’t guilty of theft."),
    (DENIAL, "The dam has cracks.", "The dam has no cracks."),
    (DENIAL, "A guard stood at the gate.", "There was no guard at the gate who stood there."),
    (DENIAL, "The mayor knew about the leak.", "The mayor knew nothing about the leak."),
    (DENIAL, "The mayor resigned.", "The mayor did not resign."),
    (OPPOSITE, "The senate passed the farm bill.", "The senate rejected the farm bill."),
    (OPPOSITE, "The pilot survived the crash.", "The pilot died in the crash."),
    (OPPOSITE, "Rents in Vessmouth rose in March.", "Rents in Vessmouth fell in March."),
    (OPPOSITE, "The strike at the mill was legal.", "The strike at the mill was illegal."),
    (OPPOSITE, "The witness agreed to testify in May.", "The witness refused to testify in May."),
    (QUANTITY, "All of the hostages were freed.", "None of the hostages were freed."),
    (QUANTITY, "Most farmers back the plan.", "Few farmers back the plan."),
    (QUANTITY, "Nobody was hurt in the fire.", "Four people were hurt in the fire."),
    (QUANTITY, "The lease runs for more than a year.", "The lease runs for less than a year."),
    (ORDER, "The alarm rang before the ship sank.", "The alarm rang after the ship sank."),
    (ORDER, "It is her third term as mayor.", "It is her second term as mayor."),
    (ROLES, "The port company sued the union in April.", "The union sued the port company in April."),
    (ROLES, "The port company sued the union.", "The port company was sued by the union."),
    (UNIT, "The fine was $900 for each boat.", "The fine was €900 for each boat."),
    (UNIT, "Support fell by 4 percent in May.", "Support fell by 4 percentage points in May."),
    (FIGURE, "The crew threw 14 crates overboard.", "The crew threw 41 crates overboard."),
    (FIGURE, "Twenty-two boats left the marina.", "Twenty-five boats left the marina."),
    (FIGURE, "Dozens of houses were flooded.", "Hundreds of houses were flooded."),
    (DATE, "The hearing began on Tuesday.", "The hearing began on Wednesday."),
    (DATE, "The hall opened on 4 May 1987.", "The hall opened on 4 May 1997."),
    (DATE, "Power came back at 6 a.m. in the valley.", "Power came back at 6 p.m. in the valley."),
    (PLACE, "The tanker ran aground near Selvik at night.", "The tanker ran aground near Orre at night."),
    (NAME, "The lawyer, Mara Lindt, will appeal.", "The lawyer, Nora Lindt, will appeal."),
    (NAME, "The film stars a Swedish actor.", "The film stars a Danish actor."),
    (
        NAME,
        "Adam Yarrow was one of the founders of the club.",
        "Rufus Alder was one of the founders of the club.",
    ),
    (PLACE, "The clerk was born in Selvik.", "The clerk was born outside of Selvik."),
    (OPPOSITE, "The thief was born on 4 May 1987.", "The thief was married on 4 May 1987."),
    (
        QUANTITY,
        "The song has been played by Lund, Orre and Holm in Oslo.",
        "The song has only been played by Lund and Orre in Oslo.",
    ),
    (DENIAL, "The clerk is anything but a thief of the bank.", "The clerk is a thief of the bank."),
]
"""Kind, and two reports of one thing that cannot both be true."""

SAME = [
    ("The old pier did not survive the storm.", "The old pier was destroyed by the storm."),
    ("Nobody was killed in the blast.", "There were no deaths in the blast."),
    ("No train left on Sunday.", "Not a single train left on Sunday."),
    ("The clerk is not guilty of theft.", "The clerk is innocent of theft."),
    ("A dozen cars were damaged.", "Twelve cars were damaged."),
    ("About 1,900 people work there.", "Some 1,900 people work there."),
    ("The repair costs 3.5 million euros.", "The repair costs €3.5m."),
    ("The prosecutor dropped the charge in May.", "The charge was dropped by the prosecutor in May."),
    ("Chancellor Edda Holm opened the fair.", "Edda Holm, the chancellor, opened the fair."),
    ("Samuel Harlow chairs the board of the bank.", "Sam Harlow chairs the board of the bank."),
    ("The European Union lifted the tariff.", "The EU lifted the tariff."),
    ("He was not only late but rude to the guests.", "He was late and rude to the guests."),
    ("More than 40 ships wait outside the port.", "At least 45 ships wait outside the port."),
    ("In May the council closed the bridge.", "The council closed the bridge in May."),
    ("The council met the miners on Friday.", "The miners met the council on Friday."),
    ("The ferry is expected to sail on Monday.", "The ferry is expected to sail on Monday, its owner said."),
    ("We don’t like him and we don’t want him here.", "We don’t want him here."),
    ("The Norvik CEO called the plan dead.", "Edda Holm called the plan dead."),
    ("The court lifted a ban on flights to Selvik.", "The court lifted a ban on flights to Norway."),
    ("Orre’s Holm was taken to a ward at night.", "Edda Holm was taken to a ward at night."),
    ("Someone is mending the roof of the mill.", "Somebody is mending the roof of the mill."),
    ("Oslo, Bergen and Molde voted yes.", "Oslo, Bergen, Hamar and Molde voted yes."),
]
"""Two reports that agree."""


def held(one: str, other: str) -> tuple[set[ConflictKind], bool]:
    """(the kinds of contradictions, whether words differ without a rule) of two sentences."""
    sides = []
    for text in (one, other):
        article = article_from_text(text, path="")
        (words,) = read_words(article)
        sides.append(read_units(article.text, words))
    found = contradictions(*sides)
    turned = contradictions(*reversed(sides))
    assert {c.kind for c in found.contradictions} == {c.kind for c in turned.contradictions}
    return {c.kind for c in found.contradictions}, bool(found.wording)


@pytest.mark.parametrize(("kind", "one", "other"), DIFFERENT)
def test_what_cannot_both_be_true_is_found(kind: ConflictKind, one: str, other: str) -> None:
    assert held(one, other) == ({kind}, False)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_agrees_is_left_alone(one: str, other: str) -> None:
    assert held(one, other)[0] == set()


@pytest.mark.parametrize(("_", "one", "other"), DIFFERENT)
def test_a_sentence_agrees_with_itself(_: ConflictKind, one: str, other: str) -> None:
    for text in (one, other):
        assert held(text, text) == (set(), False)


TARTS = ("The council praised the lemon tart of the inn.", "The council praised the plum tart of the inn.")


def test_words_without_a_rule_are_told() -> None:
    assert held(
        "The council praised the lemon tart of the inn.", "The council praised the plum tart of the inn."
    ) == (
        set(),
        True,
    )
    assert held("The council bought a red van.", "Rain fell on the hills for days.") == (set(), False)


def both_ways(one: str, other: str) -> list[Judgement]:
    """The judgements on two sentences, each amid the same others."""
    frame = "The fair opens in June.\n\n{}\n\nTickets cost nine crowns at the gate.\n"
    versions = tuple(article_from_text(frame.format(text), path="") for text in (one, other))
    judgements = compare(Story("", versions)).judgements
    found = [judgements[version][1][1 - version] for version in (0, 1)]
    return [judgement for judgement in found if judgement is not None]


@pytest.mark.parametrize(("kind", "one", "other"), DIFFERENT)
def test_a_contradiction_is_asserted_from_both_sides(kind: ConflictKind, one: str, other: str) -> None:
    judgements = both_ways(one, other)
    assert len(judgements) == 2
    for judgement in judgements:
        assert {kind, ConflictKind.OUTCOME} & {conflict.kind for conflict in judgement.conflicts}
        assert all(conflict.rule for conflict in judgement.conflicts)


def test_a_denial_is_shown_with_its_auxiliary() -> None:
    one, other = "The mayor resigned in May.", "The mayor did not resign in May."
    (here, there) = (judgement.conflicts[0] for judgement in both_ways(one, other))
    assert (here.here.end - here.here.start, here.there.end - here.there.start) == (
        len("resigned"),
        len("did not resign"),
    )
    assert (there.here, there.there) == (here.there, here.here)


def test_words_that_differ_without_a_rule_are_a_part_of_the_judgement() -> None:
    one, other = (
        "The council praised the lemon tart of the inn.",
        "The council praised the plum tart of the inn.",
    )
    for judgement, said in zip(both_ways(one, other), ("lemon", "plum"), strict=True):
        (words,) = judgement.wording
        assert len(said) == words.here.end - words.here.start
        assert not judgement.conflicts


TEXT = st.text(st.sampled_from(list("ab no not 12 % $ all “”'’-,. Kel\u00ad\u200b")), min_size=1, max_size=80)


@given(TEXT, TEXT)
def test_any_two_sentences_can_be_held_against_each_other(one: str, other: str) -> None:
    sides = []
    for text in (one, other):
        article = article_from_text(f"x{text}", path="")
        sides.append(read_units(article.text, read_words(article)[0]))
    found = contradictions(*sides)
    for contradiction in found.contradictions:
        assert contradiction.here.start < contradiction.here.end
        assert contradiction.there.start < contradiction.there.end
    assert contradictions(sides[0], sides[0]).contradictions == ()
