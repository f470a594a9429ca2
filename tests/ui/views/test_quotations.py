"""Every quotation of a story: who says it, and in which words where."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from newsreader.analysis.utterances import Utterance, group_utterances, read_quotations
from newsreader.model import Comparison, Conflict, ConflictKind, Place, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views import quotations
from tests.support.acting import act, colour_of, marked, shown, span, texts, view_of
from tests.support.making import CONFIRMED, article, comparison

MINUTES = "“We were minutes away from losing the fuel depot, and with it half the town,”"
SECONDS = "“We were seconds away from losing the fuel depot, and with it half the town,”"
REBUILD = "“We will rebuild this harbour, and we will rebuild it with sprinklers,”"
A = article(
    f"{MINUTES} fire chief Marit Hallgarth told reporters.",
    f"{REBUILD} said Mayor Corinne Abelard. | “It is our duty.”",
    outlet="Courier",
)
B = article(
    f"{SECONDS} Hallgarth said.",
    "“They ran the wrong way,” they said. | He called it “a wall”.",
    outlet="Gazette",
)
C = article(
    "Fire boss Marit Hallgarth said fire took “half the town” with it.",
    f"{REBUILD} Abelard said.",
    outlet="Wire",
)
FIRE = Story("The fire", (A, B, C))


def compared() -> Comparison:
    """The words of one quotation are in conflict."""
    here, there = span(A, 0, "minutes"), span(B, 0, "seconds")
    return comparison(
        FIRE,
        {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))},
        {
            (0, 0, 1): (Conflict(ConflictKind.QUOTATION, here, 0, there),),
            (1, 0, 0): (Conflict(ConflictKind.QUOTATION, there, 0, here),),
        },
    )


def utterances(*versions: str, comparison: Comparison | None = None) -> tuple[Utterance, ...]:
    """Those of versions of one sentence a paragraph."""
    story = Story("", tuple(article(*text.split("\n"), outlet=str(n)) for n, text in enumerate(versions)))
    return group_utterances(story, read_quotations(story), comparison)


def wordings(found: tuple[Utterance, ...]) -> list[list[int]]:
    """Per utterance the versions that have it."""
    return [[quoted.version for quoted in one.quoted] for one in found]


def test_quotations_with_their_speakers() -> None:
    quoted = [
        (
            one.version,
            one.sentence,
            one.speaker,
            one.tag,
            FIRE.versions[one.version].text[one.start : one.end],
        )
        for one in read_quotations(FIRE)
    ]
    assert quoted == [
        (0, 0, "Marit Hallgarth", "", MINUTES[1:-1]),
        (0, 1, "Corinne Abelard", "", REBUILD[1:-1]),
        (0, 2, "Corinne Abelard", "", "It is our duty."),
        (1, 0, "Hallgarth", "", SECONDS[1:-1]),
        (1, 1, "", "they said", "They ran the wrong way,"),
        (2, 0, "Marit Hallgarth", "", "half the town"),
        (2, 1, "Abelard", "", REBUILD[1:-1]),
    ], "“a wall” has two words only"


@pytest.mark.parametrize(
    ("text", "speaker", "tag"),
    [
        ("“They ran the wrong way,” Ann Lee said.\n“It was dark,” he added.", "Ann Lee", ""),
        ("“They ran the wrong way,” a harbour spokesman said.", "", "a harbour spokesman"),
        ("“They ran the wrong way,” she told reporters.", "", "she told"),
        ("Mr Lee mentioned in his talk with Bo Kay, “They ran the wrong way.”\nThe town saw Lee.", "Lee", ""),
        ("“They ran the wrong way,” Pakistan said.\nIt was seen in Pakistan.", "", "Pakistan"),
        ("“They ran the wrong way.”", "", ""),
        ("It was “a town the wrong way round” to Bo Kay.", "", ""),
        ("“They ran off. They were lost,” Ann Lee said.", "Ann Lee", ""),
    ],
)
def test_who_says_it_or_what_stands_for_a_name(text: str, speaker: str, tag: str) -> None:
    story = Story("", (article(*text.split("\n")),))
    first, *_ = read_quotations(story)
    assert (first.speaker, first.tag) == (speaker, tag)


def test_he_said_goes_on_with_whoever_spoke_in_the_paragraph_before() -> None:
    story = Story("", (article("“They ran the wrong way,” Ann Lee said.", "“It was dark then,” she added."),))
    assert [one.speaker for one in read_quotations(story)] == ["Ann Lee", "Ann Lee"]


def test_one_utterance_in_several_versions_is_one_entry() -> None:
    found = group_utterances(FIRE, read_quotations(FIRE))
    assert [(one.speakers, sorted(one.versions), one.is_reworded) for one in found] == [
        (("Marit Hallgarth",), [0, 1, 2], True),
        (("Corinne Abelard",), [0, 2], False),
        ((), [1], False),
        (("Corinne Abelard",), [0], False),
    ]
    assert found[0].verbatim == (True, False, True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“We saw the tower fall down,” Ann Lee said.", "Ann Lee: “The tower fall down.”", True),
        ("“We saw the tower fall,” Ann Lee said.", "“We saw the tower fall,” Bo Kay said.", False),
        (
            "“We saw the old tower fall on the bridge,” Ann Lee said.",
            "“We saw the old tower fall on the bridge,” Bo Kay said.",
            True,
        ),
        ("“It is the end of it,” Ann Lee said.", "“It was at the end of it,” Ann Lee said.", False),
        (
            "“We will never again let the harbour burn down,” Ann Lee said.",
            "“We shall never again let the harbour burn down,” Lee said.",
            True,
        ),
        ("“The harbour is safe now,” Ann Lee said.", "“The town is in the dark,” Ann Lee said.", False),
    ],
)
def test_what_is_one_utterance(one: str, other: str, same: bool) -> None:
    assert (len(utterances(one, other)) == 1) == same


def test_two_people_for_one_quotation_are_both_named() -> None:
    said = "“The wind turned at midnight and that saved the hall,”"
    found = utterances(
        f"{said} Marit Hallgarth said.", f"{said} Tobias Renquist said.", f"{said} Hallgarth said."
    )
    assert [one.speakers for one in found] == [("Marit Hallgarth", "Tobias Renquist")]


def test_a_short_name_that_could_be_two_people_stays_short() -> None:
    found = utterances(
        "“It was a long night,” Ann Lee said.\n“They came by boat today,” Bo Lee said.",
        "“It was a long night,” Lee said.",
        "“Nobody saw the smoke,” Lee said.",
    )
    assert [one.speakers for one in found] == [("Ann Lee",), ("Lee",), ("Bo Lee",)]


def test_conflicts_of_words_and_of_speakers_are_flagged() -> None:
    assert group_utterances(FIRE, read_quotations(FIRE), compared())[0].conflicts == {ConflictKind.QUOTATION}
    said = "“The wind turned at midnight and that saved the hall,”"
    a = article(f"{said} Marit Hallgarth said.", "“Nobody else was there at all,” Bo Kay said.", outlet="A")
    b = article(f"{said} Tobias Renquist said.", outlet="B")
    story = Story("", (a, b))
    held = Conflict(ConflictKind.SPEAKER, span(a, 0, "Marit Hallgarth"), 0, span(b, 0, "Tobias Renquist"))
    made = comparison(story, {(0, 0, 1): (CONFIRMED, (0,))}, {(0, 0, 1): (held,)})
    found = group_utterances(story, read_quotations(story), made)
    assert [one.conflicts for one in found] == [{ConflictKind.SPEAKER}, frozenset()]


def test_a_long_quotation_holds_the_pieces_of_another_version() -> None:
    whole = "“We lost the old boat house. We will build a bigger one by June,” Ann Lee said."
    pieces = "“We lost the old boat house,” Ann Lee said. “We will build a bigger one by June.”"
    assert wordings(utterances(whole, pieces)) == [[0, 1, 1]]


def test_every_wording_under_its_version() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("Q")
        await pilot.pause()
        lines = [line for line in shown(screen) if line]
        assert lines == [
            "⚑ Marit Hallgarth  1 of 3 has other words, 1 of 3 has a part of it",
            "  Courier  “We were minutes away from losing the fuel depot, and with it half the town”",
            "▸ Gazette  “We were seconds away from losing the fuel depot, and with it half the town”",
            "  Wire     “half the town” (a part)",
            "  Corinne Abelard  word for word in 2 of 3 versions",
            "  Courier  “We will rebuild this harbour, and we will rebuild it with sprinklers”",
            "  Wire     the same words",
            "  they said  in one version only",
            "  Gazette  “They ran the wrong way”",
            "  Corinne Abelard  in one version only",
            "  Courier  “It is our duty.”",
        ]
        assert [words.strip() for words in marked(screen, colour_of("missing"))] == ["minutes", "seconds"]

    act(scenario, compared())


def test_two_versions_are_both() -> None:
    a = article("“We saw the tower fall,” Ann Lee said.", "“It was so dark.”", outlet="A")
    b = article("“We saw the tower fall,” Lee said.", outlet="B")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("Q")
        await pilot.pause()
        heads = [line for line in shown(screen) if "version" in line]
        assert heads == [
            "  Ann Lee  word for word in both versions",
            "  speaker not clear  in one version only",
        ]

    act(scenario, comparison(Story("", (a, b)), {}))


def test_keys_go_to_every_version_that_has_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("Q")
        await pilot.pause()
        view = view_of(screen)
        for key, place in [("l", Place(2, 0)), ("j", Place(2, 1)), ("h", Place(0, 1)), ("j", Place(1, 1))]:
            await pilot.press(key)
            assert view.place == place, key
        await pilot.press("enter")
        assert screen.reading.place == Place(1, 1)

    act(scenario, compared())


def test_sorts_and_filters() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def heads() -> list[str]:
            lines = shown(screen)
            return [line[2:].split("  ")[0] for line in lines if "version" in line or " of 3 " in line]

        await pilot.press("Q", "r")
        await pilot.pause()
        assert heads() == ["Corinne Abelard", "Corinne Abelard", "Marit Hallgarth", "they said"]
        await pilot.press("f")
        assert heads() == ["Corinne Abelard", "Marit Hallgarth"]
        await pilot.press("f")
        assert heads() == ["Marit Hallgarth"]
        view_of(screen).show_words("hällgarth")
        assert heads() == ["Marit Hallgarth"]
        view_of(screen).show_words("sprinklers")
        assert "No line has these words." in texts(shown(screen))

    act(scenario, compared())


def test_quotations_are_there_without_a_comparison() -> None:
    async def alone(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("Q")
        await pilot.pause()
        assert [line for line in shown(screen) if line] == [
            "  he said",
            "▸ Gazette  “They ran the wrong way”",
        ]

    async def none(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("Q")
        await pilot.pause()
        assert "No version quotes anybody" in texts(shown(screen))
        await pilot.press("f", "f")
        assert "No quotation is given in different words." in texts(shown(screen))

    said = article("“They ran the wrong way,” he said.", outlet="Gazette")
    act(alone, None, Story("alone", (said,)))
    silent = article("Nobody said anything.")
    act(none, comparison(Story("silent", (silent, silent)), {}))


def test_quotations_are_read_once_for_a_story(monkeypatch: pytest.MonkeyPatch) -> None:

    read = []

    def counting(story: Story) -> object:
        read.append(story.title)
        return read_quotations(story)

    monkeypatch.setattr(quotations, "read_quotations", counting)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("Q", "r", "f", "escape", "Q")
        await pilot.resize_terminal(60, 20)
        assert read == ["The fire"]

    act(scenario, compared())
