"""Where notes are shared, and what an address may not do."""

from __future__ import annotations

import pytest

from newsreader.sharing.address import read_address
from newsreader.sharing.errors import SharingError


def test_an_address_tells_where_and_as_whom() -> None:
    found = read_address("postgresql://ida@db.example.org:5433/newsroom?sslrootcert=/etc/our.crt", {})
    assert (found.login, found.host, found.port, found.database) == (
        "ida",
        "db.example.org",
        5433,
        "newsroom",
    )
    assert found.options == {"sslrootcert": "/etc/our.crt", "sslmode": "verify-full"}
    assert found.in_words == "newsroom on db.example.org"


@pytest.mark.parametrize(
    ("url", "mode"),
    [
        ("postgresql://db.example.org/x", "verify-full"),
        ("postgresql://localhost.example.org/x", "verify-full"),
        ("postgresql://10.0.0.7/x", "verify-full"),
        ("postgresql://db.example.org/x?sslmode=require", "require"),
        ("postgresql:///x?host=db.example.org", "verify-full"),
        ("postgresql://localhost/x", "prefer"),
        ("postgresql://127.0.0.1/x", "prefer"),
        ("postgresql://[::1]/x", "prefer"),
        ("postgresql:///x", "prefer"),
        ("postgresql:///x?host=/run/postgresql", "prefer"),
        ("postgresql://%2Frun%2Fpostgresql/x", "prefer"),
        ("postgresql://127.0.0.1/x?sslmode=disable", "disable"),
    ],
)
def test_off_this_machine_the_way_is_encrypted_and_the_server_is_checked(url: str, mode: str) -> None:
    assert read_address(url, {}).options["sslmode"] == mode


@pytest.mark.parametrize("name", ["PGHOST", "PGHOSTADDR", "PGSERVICE"])
def test_an_environment_that_leads_elsewhere_opens_nothing(name: str) -> None:
    assert read_address("postgresql:///x", {name: "db.example.org"}).options["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ida:hunter2@db.example.org/x",
        "postgresql://ida:@db.example.org/x",
        "postgresql://db.example.org/x?password=hunter2",
        "postgresql://db.example.org/x?passfile=hunter2",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SharingError, match=r"holds no password.*\.pgpass") as refused:
        read_address(url, {})
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://db.example.org/x?sslmode=disable", "for all to read"),
        ("postgresql://db.example.org/x?sslmode=prefer", "for all to read"),
        ("postgresql://db.example.org/x?sslmode=maybe", "sslmode is none of"),
        ("postgresql://db.example.org/x?sslmod=require", "did you mean sslmode"),
        ("https://db.example.org/x", "no address such as"),
        ("postgresql://db.example.org:port/x", "no address such as"),
        ("postgresql://db.example.org/x#y", "no address such as"),
        ("postgresql://db.example.org/\x1b[2J", "no address such as"),
        ("", "no address such as"),
    ],
    ids=range(9),
)
def test_what_is_no_address_is_said_in_a_line(url: str, why: str) -> None:
    with pytest.raises(SharingError, match=why) as refused:
        read_address(url, {})
    assert str(refused.value).isprintable()
