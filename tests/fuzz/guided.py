"""One target whose inputs atheris makes, by what code each of them runs.

`python -m tests.fuzz.guided NAME --seconds S`. Needs the extra `fuzz`. An input for which something does not
hold is written into `--found`, and ends it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--found", type=Path, default=Path("."))
    options = parser.parse_args()
    import atheris

    with atheris.instrument_imports(include=["newsreader"]):
        from tests.fuzz.mutating import mutated
        from tests.fuzz.running import limit_memory, name_of, tried
        from tests.fuzz.targets import TARGETS
    target = TARGETS[options.name]
    with tempfile.TemporaryDirectory(prefix="newsreader-fuzz-") as folder:
        os.environ["NEWSREADER_DATA_DIR"] = os.environ["NEWSREADER_CONFIG_DIR"] = folder
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        seeds = target.seeds()
        for data in seeds:
            (corpus / name_of(data)).write_bytes(data)
        if seeds:
            tried(target, seeds[0])
        limit_memory()

        def one(data: bytes) -> None:
            fault = tried(target, data)
            if fault is not None:
                (options.found / name_of(data)).write_bytes(data)
                print(f"FUZZ {fault.where}", file=sys.stderr, flush=True)
                os._exit(1)

        def other(data: bytes, most: int, seed: int) -> bytes:
            chance = Random(seed)
            made = mutated(data, chance, seeds, target.tokens, most) if chance.random() < 0.5 else b""
            mutate: Any = atheris.Mutate
            return made or bytes(mutate(data, most))

        time = f"-max_total_time={max(int(options.seconds), 1)}"
        arguments = [
            sys.argv[0],
            time,
            f"-max_len={target.largest}",
            "-timeout=120",
            "-rss_limit_mb=0",
            "-print_final_stats=1",
        ]
        atheris.Setup([*arguments, str(corpus)], one, custom_mutator=other)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
