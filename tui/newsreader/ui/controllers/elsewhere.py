"""Writing a note in the reader's own editor, which has the terminal meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from newsreader.ui.controllers.editing import Editor
from newsreader.ui.controllers.port import ReaderPort


class Elsewhere:
    """Lends the terminal to the reader's editor, with what stands in the panel."""

    def __init__(self, port: ReaderPort, editor: Editor, open_note: Callable[[], None]) -> None:
        """`open_note` opens the panel on the note that is pointed at, or on a new one."""
        self._port = port
        self._editor = editor
        self._open_note = open_note

    @property
    def handlers(self) -> dict[str, Callable[[], None]]:
        """What its commands do, by their ids."""
        return {"note-in-editor": self.go_on, "write-elsewhere": self.begin}

    def begin(self) -> None:
        """Edit the note that is pointed at, or make one."""
        if not self._editor.is_open:
            self._open_note()
        self.go_on()

    def go_on(self) -> None:
        """Edit what stands in the panel; what the editor gives back stands there again, and is kept."""
        from textual.app import SuspendNotSupported

        from newsreader.ui.external_editor import EditorFault, edited

        editor = self._editor
        if not editor.is_open:
            return
        editor.keep_draft()
        panel = editor.panel
        before = panel.written
        try:
            with self._port.app.suspend():
                comment = edited(before.comment, os.environ)
        except SuspendNotSupported:
            panel.say("Not in your editor: this terminal cannot be lent to it")
        except EditorFault as fault:
            panel.say(f"Not in your editor: {fault}")
        else:
            if comment == before.comment:
                panel.say("Your editor changed nothing")
            else:
                panel.say("")
                panel.load(replace(before, comment=comment))
                editor.keep_draft()
