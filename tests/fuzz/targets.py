"""Everything that takes bytes from outside, in one table: what it is given, and what must hold."""

from __future__ import annotations

from tests.fuzz.judges import JUDGES
from tests.fuzz.keepers import KEEPERS
from tests.fuzz.readers import READERS
from tests.fuzz.target import Target

TARGETS: dict[str, Target] = {target.name: target for target in (*READERS, *JUDGES, *KEEPERS)}
"""By name."""
