"""Changing settings while the program runs: until it ends, as the file of settings is the reader's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newsreader.settings.config import Config, PaneSettings, Setting, all_settings, parse_config
from newsreader.settings.kinds import Choice, Flag, ThemeName, Versions
from newsreader.text.matching import nearest
from newsreader.text.terminal import printable
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import ThemeWanted
from newsreader.ui.widgets.lines import LineView


class Changing:
    """The settings in force, and what each of them shapes on the screen."""

    def __init__(self, port: ReaderPort, config: Config, themes: Callable[[], Sequence[str]]) -> None:
        """`themes` gives the names that there are."""
        self._port = port
        self._config = config
        self._themes = themes
        self._shapes: dict[str, Callable[[], None]] = {
            "theme": self._shape_theme,
            "against": self._shape_against,
            "text": lambda: port.article.set_text(self._config.text),
            "panes": self._shape_panes,
            "thresholds": self._shape_thresholds,
            "second_reader": lambda: None,  # read whenever it is asked
            "sync": lambda: None,  # the same
        }
        """By the first word of the keys of the settings."""

    @property
    def config(self) -> Config:
        """The settings in force."""
        return self._config

    @property
    def settings(self) -> list[tuple[Setting, Any]]:
        """Those that can be changed here, with their values."""
        return [
            (one, value) for one, value in all_settings(self._config) if one.key.split(".")[0] in self._shapes
        ]

    def choices(self, key: str) -> list[str]:
        """What a setting can be made, its present value first, as far as that can be listed."""
        found = [(one, value) for one, value in self.settings if one.key == key]
        if not found:
            return []
        ((setting, value),) = found
        now = setting.kind.written(value)
        known: Sequence[str] = ()
        if isinstance(setting.kind, Flag):
            known = ("true", "false")
        elif isinstance(setting.kind, Choice):
            known = setting.kind.words
        elif isinstance(setting.kind, ThemeName):
            known, now = self._themes(), self._port.app.theme
        elif isinstance(setting.kind, Versions):
            story = self._port.reading.story
            known = ("all", *map(story.version_name, range(len(story.versions))))
        return list(dict.fromkeys([now, *known]))

    def change(self, assignment: str) -> None:
        """Do what `text.width 70` or `text.width=70` says; a name alone asks what it is."""
        port = self._port
        name, _, value = assignment.replace("=", " ", 1).partition(" ")
        value = value.strip()
        keys = [setting.key for setting, _ in self.settings]
        if not name:
            port.remark(f"set NAME VALUE: {', '.join(keys)}")
        elif name not in keys:
            groups = {setting.key.split(".")[0] for setting, _ in all_settings(self._config)}
            if name.split(".")[0] in groups - self._shapes.keys():
                port.remark(f"{name} is changed in the file of settings, and holds from the next start")
            else:
                port.remark(f"There is no setting {printable(name)}{nearest(name, keys)}")
        elif not value:
            port.remark(f"{name} is {self.choices(name)[0]}")
        else:
            self._set(name, value)

    def _set(self, name: str, value: str) -> None:
        *above, key = name.split(".")
        lines = ["  " * depth + f"{one}:" for depth, one in enumerate(above)]
        document = "\n".join([*lines, "  " * len(above) + f"{key}: {value}"])
        changed, problems = parse_config(document.encode("utf-8", "replace"), "")
        if problems:
            self._port.remark(f"{name}: {problems[0].cause}")
            return
        if (
            name == "theme"
            and changed.theme is not None
            and changed.theme.strip().lower() not in self._themes()
        ):
            themes = self._themes()
            self._port.remark(f"There is no theme {printable(value)}{nearest(value, themes)}")
            return
        self._config = merged(self._config, changed, name)
        self._shapes[name.split(".")[0]]()
        now = next(one.kind.written(value) for one, value in self.settings if one.key == name)
        self._port.remark(f"{name} is {now}" + ("" if name == "theme" else " until the program ends"))

    def _shape_theme(self) -> None:
        if self._config.theme is not None:
            self._port.post_message(ThemeWanted(self._config.theme.strip().lower()))

    def _shape_against(self) -> None:
        reading = self._port.reading
        reading.read_against(reading.story.versions_named(self._config.against) or None)
        self._port.show_version()

    def _shape_panes(self) -> None:
        port, config = self._port, self._config
        panes: tuple[tuple[LineView, PaneSettings], ...] = (
            (port.versions, config.versions),
            (port.evidence, config.evidence),
        )
        for number, (pane, wanted) in enumerate(panes):
            pane.set_class(not wanted.show, "-hidden")
            port.pane_widths[number] = wanted.width
        port.fit_panes(port.size.width)

    def _shape_thresholds(self) -> None:
        for reading in self._port.opened:
            reading.unsure = self._config.unsure
        self._port.show_version()


def merged(config: Config, changed: Config, name: str) -> Config:
    """A configuration with one setting, by its whole key, from another."""
    from dataclasses import fields, replace

    for field in fields(Config):
        before, after = getattr(config, field.name), getattr(changed, field.name)
        if field.metadata.get("setting") is not None and field.name == name:
            return replace(config, **{field.name: after})
        group = field.metadata.get("group")
        if group is not None and name.startswith(f"{group}."):
            member = next(
                each
                for each in fields(before)
                if _key(each.name, field.metadata) == name.removeprefix(f"{group}.")
            )
            return replace(
                config, **{field.name: replace(before, **{member.name: getattr(after, member.name)})}
            )
    raise KeyError(name)


def _key(member: str, metadata: Any) -> str:
    """What a field of a group of settings is called in the file."""
    said = metadata["members"].get(member)
    return (said.key if said is not None else "") or member
