"""Articles cited in a line, and as references for programs."""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.model import Story
from newsreader.reports.citations import as_bibtex, as_ris, citation
from tests.support.making import article
from tests.support.reported import hostile


def test_a_citation_leaves_out_what_is_not_known() -> None:
    full = replace(
        article("The “bridge” fell.", outlet="Courier"),
        title="A “fall”",
        published="2026-01-02T03:04:05+00:00",
    )
    assert citation(full) == "Courier, “A ‘fall’”, 2026-01-02"
    assert citation(full, "It “fell”\ntwice") == "Courier, “A ‘fall’”, 2026-01-02: “It ‘fell’ twice”"
    assert citation(article("Rain."), "Rain") == "“Rain”"


def test_references_hold_what_is_special_in_their_form() -> None:
    one = replace(
        article("Rain.", outlet="Tom & {Co}"),
        title="100% of\nit_",
        author="Ann Lee, Bo Ek",
        published="2026-01-02",
    )
    story = Story("s", (one, article("Sun.", outlet="B")))
    bibtex = as_bibtex(story)
    assert "@article{A,\n  title = {{100\\% of it\\_}},\n  author = {{Ann Lee} and {Bo Ek}},\n" in bibtex
    assert "journal = {Tom \\& \\{Co\\}}" in bibtex and "date = {2026-01-02}" in bibtex
    records = as_ris(story).split("ER  - \r\n")
    assert records[0].splitlines()[:4] == ["TY  - NEWS", "TI  - 100% of it_", "AU  - Ann Lee", "AU  - Bo Ek"]
    assert "DA  - 2026/01/02" in records[0] and "AU" not in records[1] and records[2] == ""


def test_references_of_deceiving_articles_keep_to_their_lines() -> None:
    outline = hostile()
    for line in as_ris(outline.story).splitlines():
        assert re.match(r"[A-Z][A-Z0-9]  - ", line), line
    depth = 0
    for char in re.sub(r"\\.", "", as_bibtex(outline.story)):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
