"""A connection to PostgreSQL: by psycopg where it is installed, else by pg8000, which speaks the same SQL."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsreader.sharing.address import VERIFIED, Address
from newsreader.sharing.errors import PasswordNeeded, SharingError, Unreachable
from newsreader.sharing.passwords import password_for
from newsreader.text.terminal import printable

DRIVERS = ("psycopg", "pg8000")
"""The first that is installed is used."""
PATIENCE = 10
"""Seconds to wait for a connection."""
_AT_MOST = 60
"""Seconds that one statement takes, and that the server keeps a transaction open whose client is silent: an
open one keeps all others from seeing what is new."""
_WRONG_PASSWORD = ("28P01", "28000")
_NO_PASSWORD = ("no password supplied", "password authentication failed", "password is required")
_FINAL = ("SSL", "certificate", "does not exist", "pg_hba.conf", "not permitted to log in")
"""Words of a failed connection, which has no SQLSTATE in psycopg: trying again changes nothing."""


class Connection:
    """Statements with `%s` for their values, in transactions. Every method raises SharingError."""

    def __init__(self, driver: str, raw: Any) -> None:
        self.driver = driver
        self._raw = raw

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done in it is done whole, or not at all."""
        try:
            yield
            with _plain(self.driver):
                self._raw.commit()
        except BaseException:
            with suppress(Exception):
                self._raw.rollback()
            raise

    def run(self, statement: str, values: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement gives."""
        with _plain(self.driver):
            cursor = self._raw.cursor()
            try:
                if values:
                    cursor.execute(statement, tuple(values))
                else:
                    cursor.execute(statement)
                return [tuple(row) for row in cursor.fetchall()] if cursor.description else []
            finally:
                cursor.close()

    def close(self) -> None:
        """Ends it. Never raises."""
        file = getattr(self._raw, "_sock", None)
        with suppress(Exception):
            self._raw.close()
        with suppress(Exception):
            file.close()  # type: ignore[union-attr]  # pg8000 leaves it open when the server is gone


def connect(address: Address, ask: Callable[[str], str | None] | None = None, driver: str = "") -> Connection:
    """A connection to a database. `ask` asks for a password, if one is wanted that is not found.

    Raises SharingError: Unreachable where the server is not reached.
    """
    name = driver or installed_driver()
    password: str | None = None
    while True:
        try:
            with _plain(name):
                raw = _OPENERS[name](address, password)
            break
        except PasswordNeeded:
            if ask is None or password is not None:
                raise
            password = ask(f"Password of {printable(address.login) or 'you'} for {address.in_words}: ")
            if not password:
                raise
    connection = Connection(name, raw)
    try:
        with connection.transaction():
            connection.run(f"SET statement_timeout = '{_AT_MOST}s'")
            connection.run(f"SET idle_in_transaction_session_timeout = '{_AT_MOST}s'")
    except BaseException:
        connection.close()
        raise
    return connection


def installed_driver() -> str:
    """The name of the driver that is used. Raises SharingError where there is none."""
    for name in DRIVERS:
        if find_spec(name) is not None:
            return name
    raise SharingError("sharing notes needs psycopg: pip install 'newsreader-tui[postgres]'")


def _psycopg(address: Address, password: str | None) -> Any:
    psycopg = import_module("psycopg")
    options = dict(address.options)
    if options["sslmode"] == VERIFIED and not _has_own_roots(options):
        options["sslrootcert"] = "system"
    given = {
        "host": address.host,
        "user": address.login,
        "dbname": address.database,
        "password": password,
        "port": str(address.port),
    }
    return psycopg.connect(
        **{name: value for name, value in given.items() if value},
        **options,
        connect_timeout=PATIENCE,
        application_name="newsreader",
        tcp_user_timeout=_AT_MOST * 1000,
        client_encoding="utf8",
    )


def _has_own_roots(options: dict[str, str]) -> bool:
    """Whether libpq knows of certificates that the user trusts for it."""
    own = Path("~/.postgresql/root.crt").expanduser()
    return "sslrootcert" in options or bool(os.environ.get("PGSSLROOTCERT")) or own.exists()


def _pg8000(address: Address, password: str | None) -> Any:
    dbapi = import_module("pg8000.dbapi")
    login = address.login or os.environ.get("PGUSER") or _user()
    database = address.database or os.environ.get("PGDATABASE") or login
    host = address.host or os.environ.get("PGHOST") or ""
    given: dict[str, Any] = {"user": login, "database": database, "application_name": "newsreader"}
    if not host or host.startswith("/"):
        given["unix_sock"] = f"{host or '/var/run/postgresql'}/.s.PGSQL.{address.port}"
    else:
        given |= {"host": host, "port": address.port, "ssl_context": _context(address)}
    password = password or password_for(host or "localhost", address.port, database, login) or ""
    raw = dbapi.connect(**given, password=password, timeout=PATIENCE)
    with suppress(AttributeError):
        raw._usock.settimeout(_AT_MOST)  # a statement may take longer than the way to the server
    return raw


def _context(address: Address) -> ssl.SSLContext | bool | None:
    """How pg8000 checks a server; None lets it do what libpq's `prefer` does."""
    mode, roots = address.options["sslmode"], address.options.get("sslrootcert")
    if mode == "disable":
        return False
    if mode in ("allow", "prefer"):
        return None
    context = ssl.create_default_context(cafile=None if roots in (None, "system") else roots)
    context.check_hostname = mode == VERIFIED
    if mode == "require" and roots is None:
        context.verify_mode = ssl.CERT_NONE
    if "sslcert" in address.options:
        context.load_cert_chain(address.options["sslcert"], address.options.get("sslkey"))
    return context


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


_OPENERS: dict[str, Callable[[Address, str | None], Any]] = {"psycopg": _psycopg, "pg8000": _pg8000}


@contextmanager
def _plain(driver: str) -> Iterator[None]:
    """Errors of a driver, and of the network, as ours."""
    failed = import_module(driver if driver == "psycopg" else "pg8000.dbapi").Error
    try:
        yield
    except SharingError:
        raise
    except ssl.SSLError as error:
        raise SharingError(f"there is no connection to the server: {_line(str(error))}") from error
    except OSError as error:
        cause = error.strerror or str(error)
        raise Unreachable(f"the server was not reached: {_line(cause)}") from error
    except failed as error:
        raise _told(error) from error


def _told(error: Exception) -> SharingError:
    state, cause = _state(error)
    needs_password = getattr(getattr(error, "pgconn", None), "needs_password", False)
    if needs_password or state in _WRONG_PASSWORD or any(words in cause for words in _NO_PASSWORD):
        return PasswordNeeded(
            f"the server does not let you in: {_line(cause)}; ~/.pgpass or PGPASSWORD holds the password"
        )
    if state and not state.startswith(("08", "57P", "53", "25P03")):
        return SharingError(f"the server refuses: {_line(cause)}")
    if any(words in cause for words in _FINAL):
        return SharingError(f"there is no connection to the server: {_line(cause)}")
    return Unreachable(f"the server was not reached: {_line(cause)}")


def _state(error: Exception) -> tuple[str, str]:
    """(SQLSTATE or nothing, its words) of an error of either driver."""
    told = error.args[0] if error.args else ""
    if isinstance(told, dict):  # pg8000: the fields of the server's message
        return str(told.get("C", "")), str(told.get("M", ""))
    return str(getattr(error, "sqlstate", None) or ""), str(error)


def _line(text: str) -> str:
    return printable(" ".join(text.split())[:300]) or "it gives no reason"
