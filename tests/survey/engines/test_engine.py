"""Engines: results in their order, whatever dies on the way."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.survey.engines.engine import EngineError, Options
from newsreader.survey.engines.registry import ENGINES, begin
from tests.support.engines import Dying, doubled
from tests.support.extras import needs
from tests.support.running import ROOT, program

PUT_TO_THE_TEST = """
import json, sys
sys.path[:0] = [sys.argv[1]]
from pathlib import Path
from tests.support.engines import tried
if __name__ == "__main__":
    print(json.dumps(tried(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))))
"""
WANTED = [2, 4, "13 given up", 6, 8, 10, 12, 14, 16, 18]


def test_processes_do_again_what_a_dead_one_was_at(tmp_path: Path) -> None:
    with closing(begin("processes", Options(2))) as engine:
        found = list(Dying(engine, tmp_path / "sign").each(doubled, [1, 2, 3], lambda task, how: 0))
        assert found == [2, 4, 6] and (tmp_path / "sign").exists()
        lost = list(engine.each(doubled, [1, 13, 2], lambda task, how: f"{task} {how}"))
        assert lost == [2, "13 by SIGKILL", 4]


@needs("dask", "distributed")
def test_dask_does_again_what_a_dead_worker_was_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__DEPLOY__LOST_WORKER_TIMEOUT", "10ms")  # a slow machine, in effect
    done = program(str(ROOT), "dask", "1", str(tmp_path / "sign"), code=PUT_TO_THE_TEST)
    assert json.loads(done.stdout) == WANTED, done.stderr


@pytest.mark.parametrize("name", [name for name, kind in ENGINES.items() if kind.needs])
def test_a_library_that_is_missing_is_named_with_its_extra(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("dask", "distributed", "pyspark"):
        monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(EngineError, match=rf"--engine {name} needs \w+: pip install .*\[{name}\]"):
        begin(name, Options())
