"""The bag of a pack (BagIt 1.0, RFC 8493): its files, and a manifest of digests that any tool checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsreader import __version__
from newsreader.model.article import digest
from newsreader.packs.archive import NoPack, is_inside
from newsreader.text.terminal import printable

PAYLOAD = "data/"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LONGEST = 4 * 1024 * 1024
"""Bytes of a manifest."""


def bagged(payload: Mapping[str, bytes], title: str) -> dict[str, bytes]:
    """All files of a bag, in their order, by their names in it; those of the payload have none of `%` and
    line ends in their names."""
    size = sum(map(len, payload.values()))
    info = (
        f"Bag-Software-Agent: newsreader {__version__}\n"
        f"External-Description: {' '.join(title.split())}\n"
        f"Payload-Oxum: {size}.{len(payload)}\n"
    )
    data = {PAYLOAD + name: content for name, content in sorted(payload.items())}
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": info.encode("utf-8", "replace"),
        MANIFEST: _manifest(data),
    }
    return {**tags, TAG_MANIFEST: _manifest(tags), **data}


def unbagged(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the bag in an archive, by their names in it. Raises NoPack where there is not one bag."""
    roots = {name.partition("/")[0] for name in files}
    base = f"{roots.pop()}/" if len(roots) == 1 else ""
    bag = {name.removeprefix(base): content for name, content in files.items()}
    if not base or not {"bagit.txt", MANIFEST} <= set(bag):
        raise NoPack(f"is no pack: one holds a folder with bagit.txt and {MANIFEST}")
    return bag


def faults(bag: Mapping[str, bytes]) -> Iterator[str]:
    """What a bag has that its manifests do not tell of, and the other way round: a line each."""
    listed = _listed(bag, MANIFEST)
    yield from _against(bag, listed)
    for name in sorted(set(bag) - set(listed)):
        if name.startswith(PAYLOAD):
            yield f"{printable(name)} was added: {MANIFEST} does not know it"
    if TAG_MANIFEST in bag:
        yield from _against(bag, _listed(bag, TAG_MANIFEST))
    else:
        yield f"{TAG_MANIFEST} is missing"


def _against(bag: Mapping[str, bytes], listed: Mapping[str, str]) -> Iterator[str]:
    for name, wanted in sorted(listed.items()):
        if name not in bag:
            yield f"{printable(name)} is missing"
        elif (found := digest(bag[name])) != wanted:
            yield f"{printable(name)} is not what was packed: its SHA-256 is {found}, not {printable(wanted)}"


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{digest(data)}  {name}\n" for name, data in files.items()).encode("utf-8")


def _listed(bag: Mapping[str, bytes], manifest: str) -> dict[str, str]:
    """What a manifest says of each file. Raises NoPack for what is no manifest."""
    listed: dict[str, str] = {}
    data = bag[manifest]
    if len(data) > _LONGEST:
        raise NoPack(f"is not opened: its {manifest} is larger than {_LONGEST >> 20} MB")
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        wanted, _, name = line.partition(" ")
        name = name.lstrip(" *").removeprefix("./")
        if len(wanted) != 64 or not is_inside(name) or name in listed:
            raise NoPack(
                f"is not opened: line {number} of its {manifest} is no digest of a file, or a second one"
            )
        listed[name] = wanted.lower()
    return listed
