"""Timestamps of packs (RFC 3161): an authority signs that a manifest was there at a time."""

from __future__ import annotations

import http.client
import queue
import threading
import urllib.error
import urllib.request
from datetime import UTC
from hashlib import sha256
from typing import Any

from newsreader.packs.bag import MANIFEST
from newsreader.records import dataclass
from newsreader.sources.formats.registry import how_to_install
from newsreader.text.terminal import printable

STAMP = f"{MANIFEST}.tsr"
"""The name of a timestamp in a pack: the response of the authority, DER."""
NEEDS = f"timestamps need the extra timestamp: {how_to_install('timestamp')}"
_SECONDS = 20.0
"""For all of an answer, however it trickles in."""
_LARGEST = 64 * 1024
"""Bytes of a response."""
_OK = 200


class NoStamp(ValueError):
    """A timestamp that is not to be had, or that does not hold; its text says why, in a line."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a timestamp says."""

    when: str
    """ISO 8601 in UTC, to the second."""
    checked: bool
    """Whether it was signed by somebody whom the given certificates vouch for."""


class _NotElsewhere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def is_installed() -> bool:
    """Whether timestamps can be asked for and read here."""
    from importlib.util import find_spec

    return find_spec("rfc3161_client") is not None


def ask(authority: str, manifest: bytes) -> bytes:
    """The timestamp of a manifest from an authority (an address, http or https). Only the manifest's SHA-256
    is sent; no redirect is followed. Raises NoStamp."""
    if not authority.lower().startswith(("http://", "https://")):
        raise NoStamp(
            f"{printable(authority)} is no address of an authority: it begins with http:// or https://"
        )
    client = _client()
    builder = client.TimestampRequestBuilder().data(manifest).hash_algorithm(client.HashAlgorithm.SHA256)
    asked = builder.nonce(nonce=True).cert_request(cert_request=True).build()
    data = _in_time(authority, asked.as_bytes())
    token = _read(client, data, manifest)
    if token.tst_info.nonce != asked.nonce:
        raise NoStamp(f"{printable(authority)} has stamped another request")
    return data


def _in_time(authority: str, query: bytes) -> bytes:
    """What an authority answers. Raises NoStamp, after `_SECONDS` at the latest; a thread that waits on then
    ends with the program."""
    answers: queue.SimpleQueue[bytes | NoStamp] = queue.SimpleQueue()

    def wait() -> None:
        try:
            answers.put(_answer(authority, query))
        except NoStamp as error:
            answers.put(error)

    threading.Thread(target=wait, daemon=True).start()
    try:
        found = answers.get(timeout=_SECONDS)
    except queue.Empty:
        raise NoStamp(f"{printable(authority)} has not answered in {_SECONDS:g} seconds") from None
    if isinstance(found, NoStamp):
        raise found
    return found


def _answer(authority: str, query: bytes) -> bytes:
    """The same, by the time limits of the socket alone."""
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        request = urllib.request.Request(authority, query, headers, method="POST")
        with urllib.request.build_opener(_NotElsewhere).open(request, timeout=_SECONDS) as answer:
            if answer.status != _OK:
                raise NoStamp(f"{printable(authority)} answers with status {answer.status}")
            data = bytes(answer.read(_LARGEST + 1))
    except urllib.error.HTTPError as error:
        error.close()
        raise NoStamp(f"{printable(authority)} answers with status {error.code}") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        cause = getattr(error, "reason", error)
        raise NoStamp(f"{printable(authority)} cannot be reached: {printable(str(cause))}") from None
    if len(data) > _LARGEST:
        raise NoStamp(f"{printable(authority)} sends more than {_LARGEST // 1024} kB")
    return data


def read_stamp(data: bytes, manifest: bytes, certificates: bytes | None = None) -> Stamped:
    """What a timestamp says, if it is of this manifest; with the certificates (PEM) of authorities that are
    trusted, also whether one of them signed it. Raises NoStamp where it does not hold."""
    client = _client()
    token = _read(client, data, manifest)
    when = token.tst_info.gen_time.astimezone(UTC).isoformat(timespec="seconds")
    if certificates is None:
        return Stamped(when, False)
    from cryptography.x509 import load_pem_x509_certificates

    try:
        builder = client.VerifierBuilder()
        for certificate in load_pem_x509_certificates(certificates):
            builder = builder.add_root_certificate(certificate)
        builder.build().verify_message(token, manifest)
    except (ValueError, client.VerificationError) as error:
        raise NoStamp(
            f"its timestamp is not vouched for by these certificates: {printable(str(error))}"
        ) from None
    return Stamped(when, True)


def _client() -> Any:
    try:
        import rfc3161_client
    except ImportError:
        raise NoStamp(NEEDS) from None
    return rfc3161_client


def _read(client: Any, data: bytes, manifest: bytes) -> Any:
    """A response that grants a timestamp of a manifest. Raises NoStamp."""
    try:
        token = client.decode_timestamp_response(data)
        if token.status not in (client.PKIStatus.GRANTED, client.PKIStatus.GRANTED_WITH_MODS):
            raise NoStamp("the authority refuses to stamp this")
        stamped = token.tst_info.message_imprint.message
    except NoStamp:
        raise
    except Exception as error:  # whatever a decoder says of bytes from outside
        raise NoStamp(f"its timestamp cannot be read: {printable(str(error))}") from None
    if stamped != sha256(manifest).digest():
        raise NoStamp("its timestamp is of another manifest")
    return token
