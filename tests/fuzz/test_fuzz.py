"""Whatever comes from outside: a few hostile inputs for every target, and all that once did harm.

Many more: `python -m tests.benchmarks.fuzz`.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsreader.annotations.exchange.codebooks import READERS as CODEBOOKS
from newsreader.annotations.exchange.registry import NOTE_FORMATS
from newsreader.sources.formats.registry import FORMATS
from newsreader.sources.source import Origin
from tests.fuzz import seeds
from tests.fuzz.mutating import mutated
from tests.fuzz.readers import name_of
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).with_name("corpus")
SLOW = {"fetching": 2, "reports": 2, "format-pdf": 3, "engine-order": 3}
"""Inputs of targets that take long; of all others there are more."""
USUAL = 8
_QUICK = settings(
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
    deadline=None,
    database=None,
)


def there(target: Target) -> Target:
    """The target, if what it needs is installed."""
    if target.missing:
        pytest.skip(f"needs {', '.join(target.missing)}")
    return target


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_inputs(name: str) -> None:
    target = there(TARGETS[name])
    begun = target.seeds()

    @settings(_QUICK, max_examples=SLOW.get(name, USUAL))
    @given(st.integers(0, 2**32), st.binary(max_size=40))
    def try_some(seed: int, tail: bytes) -> None:
        chance = Random(seed)
        target.check(mutated(chance.choice(begun), chance, begun, target.tokens, 2000) + tail)

    try_some()


@pytest.mark.parametrize(
    "file", sorted(CORPUS.glob("*/*")), ids=lambda file: f"{file.parent.name}-{file.name}"
)
def test_what_once_did_harm(file: Path) -> None:
    there(TARGETS[file.parent.name]).check(file.read_bytes())


def test_every_reader_is_a_target() -> None:
    assert {f"format-{name_of(name)}" for name in FORMATS} <= set(TARGETS)
    assert {f"notes-{name}" for name, one in NOTE_FORMATS.items() if one.read is not None} <= set(TARGETS)
    assert {f"codebook-{suffix[1:]}" for suffix in CODEBOOKS if suffix != ".yml"} <= set(TARGETS)
    assert {file.parent.name for file in CORPUS.glob("*/*")} <= set(TARGETS)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"a list of feeds", "data in JSON"}))
def test_what_inputs_are_made_from_is_read(name: str) -> None:
    """Else only refusals would be tried."""
    there(TARGETS[f"format-{name_of(name)}"])
    for data in seeds.formats()[name]:
        assert FORMATS[name].read(data, Origin("a")).articles


def test_what_is_packed_is_changed_inside() -> None:
    (data,) = seeds.formats()["a document of a word processor"]
    whole = 0
    for seed in range(40):
        made = mutated(data, Random(seed), [data])
        whole += zipfile.is_zipfile(io.BytesIO(made)) and made != data
    assert whole > 20
