"""A PostgreSQL server of its own, in a temporary folder, for as long as a test needs it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

OWNER = "owner"
PASSWORD = "not a secret"
_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_SETTINGS = """
listen_addresses = '127.0.0.1'
fsync = off
full_page_writes = off
shared_buffers = 16MB
max_connections = 60
log_min_messages = fatal
"""
_WHO = """
local all all trust
host all withpassword 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
"""


def programs() -> Path | None:
    """The folder of the server's programs, or None where there are none that can be run here."""
    for folder in (*_PLACES, *(Path(found).parent for found in [shutil.which("initdb")] if found)):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder if os.getuid() or shutil.which("runuser") else None
    return None


WHY_NOT = "needs a PostgreSQL server (Debian: postgresql)"


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    folder: Path
    port: int
    _run: tuple[str, ...]
    _programs: Path

    def url(self, login: str = OWNER, database: str = "postgres") -> str:
        """Where somebody logs in."""
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """What the owner's statement gives, as psql prints it."""
        command = [
            *(*self._run, str(self._programs / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1"),
            *("-h", str(self.folder), "-p", str(self.port), "-U", OWNER, "-d", database, "-c", statement),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
        return done.stdout.strip()

    def stop(self) -> None:
        """Ends it at once, and every connection."""
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        """Starts it again."""
        self._control("start", "-l", str(self.folder / "log"), "-o", f"-p {self.port} -k {self.folder}")

    def _control(self, *words: str) -> None:
        command = [*self._run, str(self._programs / "pg_ctl"), "-w", "-s", "-D", str(self.folder / "data")]
        subprocess.run([*command, *words], check=True, cwd="/", stdout=subprocess.DEVNULL)


@contextmanager
def postgres(more: str = "autovacuum = off") -> Iterator[Server]:
    """A server whose OWNER may do all, who needs no password here; `withpassword` has PASSWORD.

    `more` settings: what it does by itself holds new changes back for a moment, unless that is off.
    """
    found = programs()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="newsreader-postgres-"))
    run: tuple[str, ...] = ()
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        run = ("runuser", "-u", "postgres", "--")
        shutil.chown(folder, "postgres")
    server = Server(folder, _free_port(), run, found)
    try:
        subprocess.run(
            [
                *(*run, str(found / "initdb"), "-D", str(folder / "data"), "-U", OWNER, "-A", "trust"),
                *("-N", "--no-instructions", "-E", "UTF8", "--locale=C"),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
        )
        with open(folder / "data" / "postgresql.conf", "a") as settings:
            settings.write(f"{_SETTINGS}{more}\n")
        (folder / "data" / "pg_hba.conf").write_text(_WHO)
        server.start()
        try:
            server.sql(f"CREATE ROLE withpassword LOGIN PASSWORD '{PASSWORD}'")
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
