"""What the program is made of: which licences are let in, and the bill of materials."""

from __future__ import annotations

import importlib.util
import json
import sys
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.running import ROOT


@pytest.fixture(scope="module")
def chain() -> ModuleType:
    spec = importlib.util.spec_from_file_location("supply_chain", ROOT / ".ci" / "supply_chain.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["supply_chain"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("expression", "is_permissive", "is_weak"),
    [
        ("MIT", True, True),
        ("Apache-2.0 AND (MIT OR GPL-3.0-only)", True, True),
        ("MPL-2.0", False, True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False, True),
        ("GPL-3.0-only", False, False),
        ("MIT AND AGPL-3.0-or-later", False, False),
        ("MIT OR", False, False),
        ("", False, False),
        ("Proprietary", False, False),
        ("__import__('os')", False, False),
    ],
)
def test_what_a_licence_allows(
    chain: ModuleType, expression: str, is_permissive: bool, is_weak: bool
) -> None:
    assert (chain.is_permissive(expression), chain.is_weak(expression)) == (is_permissive, is_weak)


@pytest.mark.parametrize(
    ("metadata", "classifiers", "licence"),
    [
        ({"License-Expression": "MIT", "License": "GPL"}, (), "MIT"),
        ({"License": "Apache License 2.0"}, (), "Apache-2.0"),
        ({"License": "Ours\n\nGranted"}, ("License :: OSI Approved :: BSD License",), "BSD-3-Clause"),
        ({"License": "ours"}, ("License :: OSI Approved :: MIT License",), "MIT"),
        ({"License": "ours"}, (), "ours"),
        ({}, ("Topic :: Text Processing",), ""),
    ],
)  # fmt: skip
def test_what_older_metadata_says_of_a_licence(
    chain: ModuleType, metadata: dict[str, str], classifiers: tuple[str, ...], licence: str
) -> None:
    assert chain.licence_of(metadata, classifiers) == licence


def test_weak_copyleft_is_let_in_by_name_and_extra_alone(chain: ModuleType) -> None:
    suffixes = chain.Part("publicsuffixlist", "1.0", "MPL-2.0", frozenset())
    assert chain.refusals("web", [suffixes]) == []
    assert chain.refusals("", [suffixes]) == ["newsreader brings publicsuffixlist 1.0 under MPL-2.0"]
    strong = chain.Part("publicsuffixlist", "2.0", "GPL-3.0-only", frozenset())
    assert len(chain.refusals("web", [strong])) == 1
    silent = chain.Part("silent", "1", "", frozenset())
    assert chain.refusals("pdf", [silent]) == ["pdf brings silent 1 under no licence that it tells"]


def test_the_program_brings_nothing_that_it_may_not(
    chain: ModuleType, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is installed here, and the bill of it, which is a bill as CycloneDX has it."""
    file = tmp_path / "bill.json"
    monkeypatch.setattr(sys, "argv", ["supply_chain", "--sbom", str(file)])
    assert chain.main() == 0, capsys.readouterr().err
    bill = json.loads(file.read_text(encoding="utf-8"))
    names = {part["name"] for part in bill["components"]}
    assert {"textual", "numpy", "rich"} <= names
    refs = {part["bom-ref"] for part in (*bill["components"], bill["metadata"]["component"])}
    assert {entry["ref"] for entry in bill["dependencies"]} == refs
    assert {ref for entry in bill["dependencies"] for ref in entry["dependsOn"]} <= refs
    text = file.read_bytes()
    assert chain.main() == 0
    assert file.read_bytes() == text
    validate(bill)


def validate(bill: object) -> None:
    """Holds a bill against the schema, where the library that ships it is installed."""
    pytest.importorskip("cyclonedx", reason="the schema of CycloneDX comes with pip-audit")
    from jsonschema import Draft7Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT7

    folder = resources.files("cyclonedx.schema") / "_res"
    parts = {
        file.name: json.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".json")
    }
    found = [
        (parts[name]["$id"], DRAFT7.create_resource(parts[name])) for name in parts if "$id" in parts[name]
    ]
    schema = next(parts[name] for name in parts if name.startswith("bom-1.6"))
    errors = list(Draft7Validator(schema, registry=Registry().with_resources(found)).iter_errors(bill))
    assert errors == [], errors[0].message
