"""Formats of notes that are not read, told by what a file looks like, so that a refusal names them."""

from __future__ import annotations

import re

_BY_SUFFIX = {
    ".ann": "brat's standoff annotations (.ann)",
    ".tei": "TEI",
    ".nvp": "an NVivo project",
    ".nvpx": "an NVivo project",
    ".atlproj": "an ATLAS.ti project",
    ".mx24": "a MAXQDA project",
    ".mx22": "a MAXQDA project",
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".epub": "an e-book",
    ".enex": "an export of Evernote",
    ".opml": "OPML",
    ".bib": "BibTeX",
    ".ris": "RIS",
    ".db": "a database",
    ".sqlite": "a database",
    ".zip": "a ZIP archive",
    ".qdc": "a REFI-QDA codebook; newsreader notes codebook reads it",
    ".xlsx": "a spreadsheet; save it as CSV",
}
_ARCHIVES = {".qdpx"}
"""Endings of archives that are read."""
_BY_CONTENT = (
    (rb"%PDF-", "a PDF"),
    (rb"PK\x03\x04", "a ZIP archive (the name of a REFI-QDA project ends in .qdpx)"),
    (rb"SQLite format 3\x00", "a database"),
    (rb"#FORMAT=WebAnno TSV", "WebAnno TSV"),
    (rb"T\d+\t\S+ \d+ \d+", "brat's standoff annotations (.ann)"),
    (rb"\s*(?:\xef\xbb\xbf)?.{1,200}\r?\n- (?:Your|Ihr|Votre|La tua|Tu) ", "Kindle's clippings"),
    (rb"\s*<\?xml[^>]*>\s*<(?:TEI|teiCorpus)", "TEI"),
    (rb"\s*<\?xml[^>]*>\s*<xmi", "UIMA XMI"),
    (rb"\s*<\?xml", "XML"),
    (rb"\{\\rtf", "RTF"),
)


def looks_like(suffix: str, data: bytes) -> str:
    """What a file is that holds notes, or may, in a format that is not read; empty when it may be read."""
    if suffix in _ARCHIVES:
        return ""
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    return next((name for start, name in _BY_CONTENT if re.match(start, data[:4096])), "")
