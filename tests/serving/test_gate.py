"""Who is let into a server on this machine."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.serving.gate import HEADERS, Gate, Refused

GATE = Gate(8000)
HERE = "http://127.0.0.1:8000"


@settings(max_examples=25)
@given(st.text(max_size=20))
def test_nothing_but_the_token_is_the_token(text: str) -> None:
    assert not GATE.knows(text) and not GATE.knows(GATE.key)
    with pytest.raises(Refused):
        GATE.check_key({GATE.cookie: text})
    with pytest.raises(Refused):
        GATE.check_key({GATE.cookie: GATE.token})


def test_each_server_has_a_token_and_a_key_of_its_own() -> None:
    other = Gate(8000)
    assert len({GATE.token, GATE.key, other.token, other.key}) == 4 and len(GATE.token) >= 43
    assert GATE.knows(GATE.token) and GATE.token in GATE.address
    GATE.check_key({GATE.cookie: GATE.key})
    with pytest.raises(Refused):
        GATE.check_key({other.cookie.replace("8000", "8001"): GATE.key})


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "127.0.0.1:8000"},
        {"Host": "localhost:8000"},
        {"Host": "127.0.0.1:8000", "Origin": HERE, "Sec-Fetch-Site": "same-origin"},
        {"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "none"},
    ],
)
def test_the_page_itself_is_let_in(headers: dict[str, str]) -> None:
    GATE.check(headers)
    GATE.check({**headers, "Origin": f"http://{headers['Host']}"}, is_socket=True)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 421),
        ({"Host": "evil.example:8000"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1:8001"}, 421),
        ({"Host": "127.0.0.1:8000.evil.example"}, 421),
        ({"Host": "127.0.0.1:8000", "Origin": "https://evil.example"}, 403),
        ({"Host": "127.0.0.1:8000", "Origin": "null"}, 403),
        ({"Host": "127.0.0.1:8000", "Origin": "http://localhost:8000"}, 403),
        ({"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:9000"}, 403),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_other_names_and_other_pages_are_refused(headers: dict[str, str], status: int) -> None:
    with pytest.raises(Refused) as refused:
        GATE.check(headers)
    assert refused.value.status == status


def test_a_socket_must_say_which_page_asks() -> None:
    with pytest.raises(Refused) as refused:
        GATE.check({"Host": "127.0.0.1:8000"}, is_socket=True)
    assert refused.value.status == 403


def test_pages_may_load_nothing_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "http" not in policy and "*" not in policy
    assert "frame-ancestors 'none'" in policy and "unsafe-eval" not in policy
