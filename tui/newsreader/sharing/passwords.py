"""The password of a login, as libpq finds it: for the driver that does not look itself."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

_FIELDS = re.compile(r"((?:[^:\\]|\\.)*)(?::|$)")


def password_for(host: str, port: int, database: str, login: str) -> str | None:
    """PGPASSWORD, else what the file PGPASSFILE or ~/.pgpass says (PostgreSQL's manual, The Password File).

    None where neither does.
    A file that others can read is left alone, as libpq leaves it.
    """
    told = os.environ.get("PGPASSWORD")
    if told:
        return told
    wanted = (host, str(port), database, login)
    path = Path(os.environ.get("PGPASSFILE") or "~/.pgpass").expanduser()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or (os.name == "posix" and status.st_mode & 0o077):
            return None
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for line in lines:
        *place, password = _parts(line)
        fits = len(place) == len(wanted) and not line.startswith("#")
        if fits and all(said in ("*", asked) for said, asked in zip(place, wanted, strict=True)):
            return password
    return None


def _parts(line: str) -> Iterator[str]:
    for found in _FIELDS.finditer(line):
        yield re.sub(r"\\(.)", r"\1", found[1])
        if found.end() == len(line) and not found[0].endswith(":"):
            return
