"""What installed packages add to the program, by entry points. Looked up only when it is asked for."""

from __future__ import annotations

from typing import Generic, TypeVar

from newsreader.records import dataclass
from newsreader.text.terminal import printable

REPORTS = "newsreader.reports"
"""The group of entry points whose objects are reports."""
FORMATS = "newsreader.formats"
"""The group of entry points whose objects are formats of articles."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plugin(Generic[T]):
    """One thing that an installed package adds."""

    name: str
    """Of the entry point: what the thing is asked for by."""
    package: str
    """The distribution that brings it, with its version."""
    value: T


@dataclass(frozen=True, slots=True)
class Installed(Generic[T]):
    """All that installed packages add to one group."""

    plugins: dict[str, Plugin[T]]
    """By name, in the order of the names. Of two with one name the first package's is taken."""
    problems: tuple[str, ...]
    """A printable line for each one that could not be loaded, or is not what the group needs."""


def installed(group: str, kind: type[T]) -> Installed[T]:
    """Loads the entry points of a group, each an instance of `kind`. Never raises for a broken one."""
    from importlib.metadata import entry_points

    plugins: dict[str, Plugin[T]] = {}
    problems: list[str] = []
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        package = f"{point.dist.name} {point.dist.version}" if point.dist else "an unknown package"
        where = f"the plugin {point.name} of {package}"
        try:
            value = point.load()
        except (Exception, SystemExit) as error:  # whatever the package's own code raises
            problems.append(printable(f"{where} cannot be loaded: {type(error).__name__}: {error}"))
            continue
        if not isinstance(value, kind):
            problems.append(printable(f"{where} is left out: {point.value} is no {kind.__name__}"))
        elif point.name in plugins:
            other = plugins[point.name].package
            problems.append(printable(f"{where} is left out: {other} has one of that name"))
        else:
            plugins[point.name] = Plugin(point.name, package, value)
    return Installed(plugins, tuple(problems))
