"""Pages as they were fetched, kept so that their texts can be read again, and need not be sent again."""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from newsreader.records import dataclass

_MOST = 2000
"""Pages; beyond so many the oldest go."""
_LARGEST = 64 * 1024 * 1024
"""Bytes of a page when it is unpacked."""
_FIELDS = ("address", "media_type", "charset", "retrieved", "etag", "last_modified")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of an address, and what its server said of them."""

    data: bytes
    address: str
    """Where they lay, after all redirects."""
    media_type: str = ""
    charset: str = ""
    retrieved: str = ""
    """ISO 8601 with an offset."""
    hops: tuple[str, ...] = ()
    """The addresses before this one."""
    etag: str = ""
    last_modified: str = ""
    stale: str = ""
    """Why it is not the page of now, but the one that was kept; empty when it is."""


class KeptPages:
    """A folder of pages, by the addresses that were asked for. A page that is damaged is none."""

    def __init__(self, folder: Path) -> None:
        """The folder is made when the first page is kept."""
        self._folder = folder

    @classmethod
    def of_user(cls) -> KeptPages | None:
        """Those of the user; None where there is no place for them."""
        from newsreader.settings.paths import data_folder

        try:
            return cls(data_folder() / "pages")
        except FileNotFoundError:
            return None

    def find(self, url: str) -> Page | None:
        """The page that is kept for an address."""
        try:
            head, _, body = self._file(url).read_bytes().partition(b"\n")
            said = json.loads(head)
            if said["url"] != url:
                return None
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(body, _LARGEST)
            fields = {name: str(said[name]) for name in _FIELDS}
            return Page(data, hops=tuple(map(str, said["hops"])), **fields) if unpacker.eof else None
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return None

    def keep(self, url: str, page: Page) -> None:
        """Keeps a page, whole or not at all. Never raises: it was only to be kept."""
        said = {name: getattr(page, name) for name in _FIELDS} | {"url": url, "hops": page.hops}
        file = self._file(url)
        part = file.with_name(f".{os.urandom(8).hex()}.part")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as opened:
                opened.write(json.dumps(said).encode() + b"\n" + zlib.compress(page.data))
            os.replace(part, file)
            self._forget_oldest()
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _file(self, url: str) -> Path:
        return self._folder / f"{sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.page"

    def _forget_oldest(self) -> None:
        files = list(self._folder.glob("*.page"))
        if len(files) > _MOST:
            files.sort(key=lambda file: file.stat().st_mtime)
            for file in files[: len(files) - _MOST]:
                file.unlink(missing_ok=True)
