"""Two versions next to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from newsreader.analysis.side_by_side import AlignedRow, Beside, Order, align
from newsreader.model import Comparison, Conflict, ConflictKind, Place, Story
from newsreader.ui.reader import ReaderScreen
from tests.support.acting import act, colour_of, marked, shown, span, texts, view_of
from tests.support.making import CONFIRMED, REPHRASED, article, bridge_story, comparison
from tests.support.playing import until

HERE, ABOVE, BELOW = Order.HERE, Order.ABOVE, Order.BELOW


def compared(
    left: int, right: int, matches: Mapping[int, tuple[int, ...]], back: Mapping[int, tuple[int, ...]] = {}
) -> Comparison:
    """Two versions of that many sentences."""
    versions = [
        article(*(f"Sentence {n}." for n in range(count)), outlet=str(count)) for count in (left, right)
    ]
    carried = {(0, here, 1): (REPHRASED, there) for here, there in matches.items() if there}
    carried |= {(1, here, 0): (REPHRASED, there) for here, there in back.items() if there}
    return comparison(Story("numbers", tuple(versions)), carried)


def test_sentences_of_the_right_stand_beside_their_counterparts_or_alone_at_their_place() -> None:
    rows = align(compared(4, 5, {0: (1,), 3: (3,)}), 0, 1)
    assert rows == (
        AlignedRow(None, (Beside(0),)),
        AlignedRow(0, (Beside(1),)),
        AlignedRow(1, ()),
        AlignedRow(2, ()),
        AlignedRow(None, (Beside(2),)),
        AlignedRow(3, (Beside(3),)),
        AlignedRow(None, (Beside(4),)),
    )


def test_what_is_out_of_order_says_where_its_place_is() -> None:
    rows = align(compared(4, 4, {0: (3,), 1: (0,), 2: (1,), 3: (2, 0)}), 0, 1)
    assert [row.right for row in rows] == [
        (Beside(3, BELOW),),
        (Beside(0),),
        (Beside(1),),
        (Beside(0, ABOVE, brief=True), Beside(2)),
    ]


def test_several_counterparts_stand_in_their_own_order() -> None:
    rows = align(compared(2, 4, {0: (2, 0, 1), 1: (3,)}), 0, 1)
    assert [beside.sentence for beside in rows[0].right] == [0, 1, 2]
    assert rows[1].right == (Beside(3),)


def test_a_counterpart_that_only_the_other_side_names_is_not_alone() -> None:
    rows = align(compared(2, 2, {0: (0,)}, back={1: (1,)}), 0, 1)
    assert rows == (AlignedRow(0, (Beside(0),)), AlignedRow(1, (Beside(1),)))


@given(
    st.integers(1, 9),
    st.integers(1, 9),
    st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=3, unique=True)),
    st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=2, unique=True)),
)
def test_nothing_is_lost_and_order_is_kept(
    left: int, right: int, matches: dict[int, list[int]], back: dict[int, list[int]]
) -> None:
    forth = {here: tuple(n for n in there if n < right) for here, there in matches.items() if here < left}
    home = {here: tuple(n for n in there if n < left) for here, there in back.items() if here < right}
    rows = align(compared(left, right, forth, home), 0, 1)
    assert [row.left for row in rows if row.left is not None] == list(range(left))
    whole = [beside.sentence for row in rows for beside in row.right if not beside.brief]
    assert set(whole) == set(range(right)), "each stands somewhere at full length"
    alone = [row.right[0].sentence for row in rows if row.left is None]
    assert not set(alone) & {beside.sentence for row in rows if row.left is not None for beside in row.right}
    ordered = [
        beside.sentence
        for row in rows
        for beside in row.right
        if beside.order is HERE and (row.left is None or beside.sentence == (forth.get(row.left) or (-1,))[0])
    ]
    assert ordered == sorted(set(ordered))


def test_two_versions_in_aligned_rows() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        await pilot.pause()
        assert [line for line in shown(screen)[:9]] == [
            "− 1 Courier                                 │ + 2 Gazette (1 of 2)",
            "                                            │",
            "◐  The bridge closed on Monday.             │ ◐↓ On Monday the bridge was shut.",
            "◐  Engineers found cracks.                  │ ◐  Cracks were seen by engineers.",
            "                                            │",
            "○  The mayor was told in May.               │",
            "○  Repairs cost two million.                │",
            "                                            │",
            "                                            │    Traffic",
        ]
        assert "Courier │ Gazette" in str(view_of(screen).border_title)

    act(scenario, bridge_story()[1])


def test_of_nearly_the_same_sentences_all_that_differs_is_marked_on_each_side_in_its_way() -> None:
    mine = article("The old bridge closed on Monday.", outlet="Courier")
    theirs = article("The new bridge closed on Monday.", outlet="Wire")
    carried = {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))}

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        assert shown(screen)[0].startswith("− 1 Courier")
        assert "│ + 2 Wire" in shown(screen)[0]
        assert marked(screen, colour_of("here")) == ["−", "old"]
        assert marked(screen, colour_of("missing")) == ["+", "new"]

    act(scenario, comparison(Story("The bridge", (mine, theirs)), carried))


def test_where_it_is_told_in_other_words_only_what_is_not_told_is_marked() -> None:
    mine = article("Hundreds fled the old harbour quarter before dawn.", outlet="Courier")
    theirs = article("By sunrise, several hundred people had left their homes.", outlet="Wire")
    carried = {(0, 0, 1): (REPHRASED, (0,)), (1, 0, 0): (REPHRASED, (0,))}
    made = comparison(Story("The quay", (mine, theirs)), carried)
    judgement = made.judgements[0][0][1]
    assert judgement is not None
    lacks = replace(judgement, missing=(span(mine, 0, "old harbour quarter"),))
    made = replace(made, judgements=(((None, lacks),), made.judgements[1]))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        assert " ".join(marked(screen, colour_of("here"))) == "− old harbour quarter"
        assert marked(screen, colour_of("missing")) == ["+"]

    act(scenario, made)


def test_a_conflict_has_its_flag_in_both_columns_whoever_found_it() -> None:
    mine = article("Ten boats sank.", outlet="Courier")
    theirs = article("Nine boats sank.", outlet="Wire")
    carried = {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))}
    conflict = Conflict(ConflictKind.FIGURE, span(mine, 0, "Ten"), 0, span(theirs, 0, "Nine"))
    made = comparison(Story("The quay", (mine, theirs)), carried, {(0, 0, 1): (conflict,)})

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        assert " ".join(shown(screen)[2].split()) == "⚑ Ten boats sank. │ ⚑ Nine boats sank."
        await pilot.press("l", "f", "f", "f")
        assert "Nine boats" in texts(shown(screen))

    act(scenario, made)


def test_the_columns_are_the_other_versions_and_the_cursor_stays() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "j", "s")
        await pilot.pause()
        view = view_of(screen)
        assert view.place == Place(0, 2), "it opens where the reader is; there is no counterpart"
        await pilot.press("k", "l")
        assert "Wire (2 of 2)" in shown(screen)[0]
        assert view.place == Place(0, 1), "the same sentence, which this version does not have"
        await pilot.press("k")
        assert view.place == Place(2, 0)
        await pilot.press("l", "h")
        assert "Gazette (1 of 2)" in shown(screen)[0]
        assert view.place == Place(1, 1)
        await pilot.press("enter")
        assert screen.reading.place == Place(1, 1)
        assert screen.view is None

    act(scenario, bridge_story()[1])


def test_the_versions_change_sides_when_the_right_one_is_opened() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s", "l")
        screen.reading.open_version(2)
        screen.show_version()
        assert shown(screen)[0].split("│")[0].strip() == "− 3 Wire"
        assert "+ 1 Courier (1 of 2)" in shown(screen)[0]

    act(scenario, bridge_story()[1])


def test_what_it_is_read_against_alone_is_on_the_right() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("3", "R", "s")
        await pilot.pause()
        assert "Wire (2 of 2)" in shown(screen)[0]

    act(scenario, bridge_story()[1])


def test_conflicting_words_and_rows_are_flagged_and_filtered() -> None:
    a = article("Two died on Monday. | It rained.", outlet="A")
    b = article("Three died on Monday. | The sun shone.", outlet="B")
    story = Story("deaths", (a, b))
    here, there = span(a, 0, "Two"), span(b, 0, "Three")
    carried = {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))}
    conflicts = {
        (0, 0, 1): (Conflict(ConflictKind.FIGURE, here, 0, there),),
        (1, 0, 0): (Conflict(ConflictKind.FIGURE, there, 0, here),),
    }

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        await pilot.pause()
        both = ["⚑", "Two", "died on Monday.", "⚑", "Three", "died on Monday."]
        assert [text for text in marked(screen, colour_of("contested")) if text] == both
        assert "died on Monday." not in marked(screen, colour_of("confirmed"))
        for filter, lines in [
            ("told by both", ["Two died on Monday."]),
            ("told by one", ["It rained.", "The sun shone."]),
            ("in conflict", ["Two died on Monday."]),
        ]:
            await pilot.press("f")
            assert str(view_of(screen).border_subtitle) == filter
            text = "\n".join(shown(screen))
            for sentence in ("Two died on Monday.", "It rained.", "The sun shone."):
                assert (sentence in text) == (sentence in lines), (filter, sentence)

    act(scenario, comparison(story, carried, conflicts))


def test_words_filter_both_sides() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        await pilot.pause()
        view_of(screen).show_words("shut")
        assert [line for line in shown(screen) if line][1:] == [
            "◐  The bridge closed on Monday.             │ ◐↓ On Monday the bridge was shut."
        ]

    act(scenario, bridge_story()[1])


def test_a_narrow_terminal_has_the_left_above_the_right() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        await pilot.pause()
        lines = [line for line in shown(screen) if line]
        assert lines[:6] == [
            "− 1 Courier, below it",
            "  + 2 Gazette (1 of 2)",
            "◐  The bridge closed on Monday.",
            "  ◐↓ On Monday the bridge was shut.",
            "◐  Engineers found cracks.",
            "  ◐  Cracks were seen by engineers.",
        ]
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "│" in shown(screen)[0])

    act(scenario, bridge_story()[1], size=(50, 24))


def test_a_story_that_cannot_be_aligned_says_why() -> None:
    async def waiting(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "s")
        await pilot.pause()
        assert "comparing" in "".join(shown(screen))
        screen.reading.comparison = bridge_story()[1]
        screen.show_version()
        assert view_of(screen).place == Place(1, 0), "at the sentence the reader was on"

    act(waiting, None, bridge_story()[0])


def test_article_text_is_neither_markup_nor_control() -> None:
    nasty = article("The [b]minister[/b] said \x1b]52;c;aGk=\x07 it.", outlet="[red]Out\x1b[2J")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("s")
        await pilot.pause()
        text = "\n".join(shown(screen)) + str(view_of(screen).border_title)
        assert "[b]minister[/b]" in text
        assert "[red]Out␛[2J" in text
        assert not set(text) & {"\x1b", "\x07"}

    story = Story("nasty", (nasty, nasty))
    act(scenario, comparison(story, {(0, 0, 1): (REPHRASED, (0,))}))
