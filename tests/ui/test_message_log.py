"""What was said is kept, and what is said again is counted."""

from __future__ import annotations

from newsreader.ui.message_log import MOST, MessageLog


def test_the_last_messages_are_kept_and_the_same_again_is_counted() -> None:
    log = MessageLog()
    for text in ("one", "two", "two", "two", "one"):
        log.add(text, is_warning=text == "two")
    assert [(told.text, told.times, told.is_warning) for told in log.told] == [
        ("one", 1, False),
        ("two", 3, True),
        ("one", 1, False),
    ]
    for number in range(MOST + 5):
        log.add(str(number), is_warning=False)
    assert len(log.told) == MOST
    assert log.told[-1].text == str(MOST + 4)
