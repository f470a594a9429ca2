"""All engines. A new one is a file beside this one, and a line in the table."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from newsreader.records import dataclass
from newsreader.survey.engines.engine import Engine, EngineError, Options


@dataclass(frozen=True, slots=True)
class EngineKind:
    """One way to spread work."""

    begin: Callable[[Options], Engine]
    """Raises EngineError, and ModuleNotFoundError where its library is missing."""
    needs: str = ""
    """The extra of this program that installs it; empty for none."""
    cluster: str = ""
    """The option that names a cluster of it; empty: there are none."""


def _later(module: str, name: str) -> Callable[[Options], Engine]:
    def begin(options: Options) -> Engine:
        made: Engine = getattr(import_module(f"newsreader.survey.engines.{module}"), name)(options)
        return made

    return begin


ENGINES = {
    "processes": EngineKind(_later("on_processes", "OnProcesses")),
    "dask": EngineKind(_later("on_dask", "OnDask"), "dask", "scheduler"),
    "spark": EngineKind(_later("on_spark", "OnSpark"), "spark", "master"),
}
"""By name; the first one is meant unless another is named."""


def begin(name: str, options: Options) -> Engine:
    """An engine, begun. Raises EngineError where it cannot be had."""
    kind = ENGINES[name]
    try:
        return kind.begin(options)
    except ModuleNotFoundError as error:
        from newsreader.sources.formats.registry import how_to_install

        raise EngineError(f"--engine {name} needs {error.name}: {how_to_install(kind.needs)}") from error
