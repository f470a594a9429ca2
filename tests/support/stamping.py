"""An authority of timestamps on this machine: openssl signs what it is sent."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

_CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = An authority for tests
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = here
[here]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
"""


def openssl() -> str | None:
    """The program, if it is there."""
    return shutil.which("openssl")


@dataclass
class Authority:
    """An authority, and what it was asked."""

    folder: Path
    url: str = ""
    asked: list[bytes] = field(default_factory=list)
    answer: Callable[[bytes], tuple[int, bytes]] | None = None
    """What it answers instead of a timestamp: a status and a body."""

    @property
    def certificates(self) -> bytes:
        """What vouches for it: PEM."""
        return (self.folder / "root.pem").read_bytes()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """openssl in its folder."""
        program = openssl()
        assert program is not None
        return subprocess.run([program, *arguments], cwd=self.folder, capture_output=True, check=False)

    def stamp(self, query: bytes) -> bytes:
        """What it signs."""
        (self.folder / "query").write_bytes(query)
        self.run(
            *("ts", "-reply", "-config", "openssl.cnf", "-queryfile", "query", "-out", "reply"),
            *("-inkey", "leaf.key", "-signer", "leaf.pem"),
        )
        return (self.folder / "reply").read_bytes()


def _made(folder: Path) -> Authority:
    made = Authority(folder)
    (folder / "openssl.cnf").write_text(_CONFIG)
    (folder / "serial").write_text("01\n")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-config", "openssl.cnf")
    days = ("-days", "30")
    made.run("req", "-x509", *key, "-extensions", "root", *days, "-keyout", "root.key", "-out", "root.pem")
    made.run("req", *key, "-subj", "/CN=Stamps", "-keyout", "leaf.key", "-out", "leaf.csr")
    made.run(
        *("x509", "-req", "-in", "leaf.csr", "-CA", "root.pem", "-CAkey", "root.key", "-set_serial", "7"),
        *("-extfile", "openssl.cnf", "-extensions", "leaf", *days, "-out", "leaf.pem"),
    )
    return made


@contextmanager
def authority() -> Iterator[Authority]:
    """An authority that answers on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        made = _made(Path(folder))

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                made.asked.append(query)
                status, body = (200, made.stamp(query)) if made.answer is None else made.answer(query)
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", made.url)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        with HTTPServer(("127.0.0.1", 0), Handler) as server:
            made.url = f"http://127.0.0.1:{server.server_address[1]}/"
            thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
            thread.start()
            try:
                yield made
            finally:
                server.shutdown()
                thread.join()
