"""Where a second reader may be."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.second_reader.endpoint import Endpoint, Refusal, endpoint, is_loopback


@pytest.mark.parametrize(
    ("url", "path", "port"),
    [
        ("http://localhost:11434/v1", "/v1/chat/completions", 11434),
        ("http://localhost:8080", "/v1/chat/completions", 8080),
        ("http://localhost:8080/", "/v1/chat/completions", 8080),
        ("http://127.0.0.1/openai/v1/", "/openai/v1/chat/completions", 80),
        ("HTTPS://[::1]/v1/chat/completions", "/v1/chat/completions", 443),
        (" http://llama.localhost:1/v1 ", "/v1/chat/completions", 1),
    ],
)
def test_an_address_may_name_the_server_its_interface_or_all_of_it(url: str, path: str, port: int) -> None:
    found = endpoint(url)
    assert (found.path, found.port) == (path, port)


@pytest.mark.parametrize(
    "url",
    [
        *("", "localhost", "ftp://localhost/v1", "http://", "http://localhost:99999/v1", "http://[::1/v1"),
        *(
            "http://localhost/v1?key=1",
            "http://localhost/v1#x",
            "http://local host/v1",
            "http://localhost/\n",
        ),
        "http://user:secret@localhost/v1",
    ],
)
def test_what_is_no_address_is_refused_in_one_line(url: str) -> None:
    with pytest.raises(Refusal) as refused:
        endpoint(url, allow_remote=True)
    assert "\n" not in str(refused.value) and "secret" not in str(refused.value)


REMOTE = (
    *("example.org", "10.0.0.1", "192.168.1.2", "169.254.169.254", "0.0.0.0", "8.8.8.8", "[2001:db8::1]"),
    *("[::ffff:8.8.8.8]", "[::]", "127.0.0.1.example.org", "localhost.example.org", "localhost@example.org"),
    *("2130706433", "0x7f.1", "127.1", "notlocalhost", "127.0.0.1%2eexample.org"),
)


@pytest.mark.parametrize("host", REMOTE)
def test_another_machine_is_refused_unless_it_is_allowed_and_no_name_is_asked_for(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object, **__: object) -> None:
        raise AssertionError("a name was asked for")

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    with pytest.raises(Refusal):
        endpoint(f"http://{host}:80/v1")


@pytest.mark.parametrize("place", ["127.0.0.1", "127.255.0.3", "::1", "::ffff:127.0.0.1"])
def test_addresses_of_this_machine(place: str) -> None:
    assert is_loopback(place)


@given(st.ip_addresses().map(str).filter(lambda place: not place.startswith("127.") and place != "::1"))
def test_no_other_address_is_one_of_this_machine(place: str) -> None:
    assert not is_loopback(place) or place.lower().startswith("::ffff:7f")
    assert Endpoint("http", "x", 80, "/", allow_remote=True).permits(place)


def test_a_remote_host_that_is_allowed_is_looked_up_and_what_it_leads_to_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.7", 80))] * 2
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert endpoint("http://model.example/v1", allow_remote=True).places() == ["192.0.2.7"]
    assert endpoint("http://localhost/v1").places() == ["127.0.0.1", "::1"]


def test_a_name_that_leads_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Refusal, match=r"model\.example is not known"):
        endpoint("http://model.example/v1", allow_remote=True).places()
