"""`newsreader pack`: a story and all that is made of it as one file that can be checked by anybody."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader import collector
from newsreader.cli.batch import read_stories, too_few
from newsreader.cli.command import Choices, Command, add_encoding, add_one_story
from newsreader.cli.opening import telling_of_long_reading
from newsreader.cli.output import USAGE_ERROR, counted, fail, put, say, show
from newsreader.cli.progress import in_time, progress
from newsreader.cli.report import notes_on, on_request, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from newsreader.model import Story
    from newsreader.packs.making import Pack
    from newsreader.packs.verifying import Verified
    from newsreader.sources import SourceError


def add_pack(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "pack",
        run_pack,
        "pack a story with all that is made of it, as evidence that can be checked",
        examples=(
            "newsreader pack --output story.zip FOLDER",
            "newsreader pack --with notes --output story.zip a.txt b.html",
            "newsreader pack --verify story.zip",
            "newsreader pack --timestamp http://ADDRESS --output story.zip FOLDER",
            "newsreader pack --verify --authority certificates.pem story.zip",
        ),
        note="In it are the files that the versions were read from, the comparison, reports, what made\n"
        "them, and for other tools a manifest of digests (BagIt) and a description (RO-Crate). The same\n"
        "files give the same bytes. --verify makes all of it again and says what does not agree: status 1.\n"
        "Who can change a pack can change its manifest: tell its digest elsewhere, or have it stamped.",
    )
    parser.add_argument(
        "paths",
        metavar="FILE|FOLDER|ADDRESS",
        nargs="*",
        help="the versions of one story; with --verify packs",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="the zip to be written")
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.add_argument(
        "--with",
        dest="more",
        metavar="PART",
        action="append",
        default=[],
        choices=Choices(on_request),
        help="what is in it only when asked for: %(choices)s",
    )
    parser.add_argument(
        "--verify", action="store_true", help="say of packs whether they are as they were packed"
    )
    parser.add_argument(
        "--timestamp",
        metavar="ADDRESS",
        help="have an authority of yours sign that the manifest is there now (RFC 3161): it is sent the "
        "SHA-256 of the manifest, nothing else",
    )
    parser.add_argument(
        "--authority",
        metavar="FILE",
        type=Path,
        help="with --verify: certificates (PEM) of the authorities whose timestamps you trust",
    )
    add_encoding(parser)
    add_one_story(parser)


def run_pack(options: argparse.Namespace) -> int:
    """Make or verify packs and return the exit status. Raises OSError.

    1 when something could not be read, or does not agree; 2 when nothing was made or is a pack.
    """
    if not options.paths:
        return fail("pack: name the files or the folder of a story, or a pack; see newsreader pack --help")
    if options.verify:
        if options.output or options.timestamp or options.more:
            return fail("pack: --verify writes nothing and stamps nothing")
        return max(_verify(path, options.authority) for path in options.paths)
    if not options.output or options.output == "-":
        return fail("pack: name the file to be written, such as --output story.zip")
    if options.authority:
        return fail("pack: --authority is for --verify")
    return _make(options)


def _make(options: argparse.Namespace) -> int:
    from newsreader.packs.timestamps import NEEDS, NoStamp, is_installed
    from newsreader.sources import SourceNotice, StoriesToOpen

    if options.timestamp and not is_installed():
        return fail(f"pack: {NEEDS}")
    listing = StoriesToOpen(options.paths, options.encoding or "", whole=options.one_story)
    summaries = list(listing)
    with telling_of_long_reading():
        read = [read_stories(summary) for summary in summaries]
    problems: Sequence[SourceError] = [*listing.problems, *(one for each in read for one in each.problems)]
    for problem in problems:
        say(str(problem))
    stories = [story for each in read for story in each.stories]
    if len(stories) > 1:
        return fail(f"pack: there are {len(stories)} stories: name one of them")
    if not stories:
        return USAGE_ERROR
    (story,) = stories
    if why := too_few(story):
        return fail(f"pack: {why}")
    output = Path(options.output)
    if why := refusal(output, story, force=options.force):
        return fail(f"pack: {why}")
    said = {source.name: source.said for summary in summaries for source in summary.articles}
    try:
        made = _packed(story, said, options)
    except NoStamp as error:
        return fail(f"pack: {error}")
    put(made.data, output)
    for name in made.as_read:
        say(f"{name} is packed as it was read: there is no file of its own that could be")
    say(f"{output}: {counted(made.files, 'file')}; the SHA-256 of its manifest: {made.manifest}")
    return int(any(not isinstance(problem, SourceNotice) for problem in problems))


def _packed(story: Story, said: Mapping[str, Mapping[str, str]], options: argparse.Namespace) -> Pack:
    from newsreader.packs.making import pack
    from newsreader.packs.timestamps import ask
    from newsreader.reports.outline import USUAL, Part

    parts = USUAL | frozenset(map(Part, options.more))
    address = options.timestamp
    stamp: Callable[[bytes], bytes] | None = (lambda manifest: ask(address, manifest)) if address else None

    def words(seconds: float) -> str:
        return f"packing {len(story.versions)} versions for {in_time(seconds)}; ctrl+c stops"

    with progress(words), collector.held():
        remarks = notes_on(story) if Part.NOTES in parts else ()
        return pack(story, said, parts, remarks, stamp)


def _verify(path: str, authority: Path | None) -> int:
    from newsreader.packs.archive import LARGEST, NoPack
    from newsreader.packs.verifying import verify
    from newsreader.sources import SourceError
    from newsreader.sources.files import read_bytes

    def words(seconds: float) -> str:
        return f"making {path} again for {in_time(seconds)}; ctrl+c stops"

    try:
        certificates = read_bytes(authority) if authority is not None else None
        with progress(words), collector.held():
            found = verify(read_bytes(path, LARGEST))
    except SourceError as error:
        return fail(str(error))
    except NoPack as error:
        return fail(f"{path} {error}")
    _check_stamp(found, certificates)
    show(
        f"{path}: {found.title}",
        f"  {counted(found.versions, 'version')}, packed by newsreader {found.by}",
        *(f"  ✓ {line}" for line in found.agrees),
        *(f"  ✗ {line}" for line in found.differs),
        f"  the SHA-256 of its manifest: {found.manifest}",
        "  it agrees with itself" if not found.differs else "  IT DOES NOT AGREE",
    )
    return int(bool(found.differs))


def _check_stamp(found: Verified, certificates: bytes | None) -> None:
    from newsreader.packs.bag import MANIFEST
    from newsreader.packs.timestamps import NoStamp, read_stamp

    if found.stamp is None:
        if certificates is not None:
            found.differs.append("it has no timestamp")
        return
    try:
        stamped = read_stamp(found.stamp, found.bag[MANIFEST], certificates)
    except NoStamp as error:
        found.differs.append(f"{error}")
        return
    by = "by an authority that you trust" if stamped.checked else "by whom is not checked without --authority"
    found.agrees.append(f"its manifest was stamped at {stamped.when}, {by}")
