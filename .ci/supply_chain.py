"""What newsreader is made of: every distribution that it and its extras bring, and under which licence.

    python .ci/supply_chain.py [--sbom FILE]

prints them as they are installed in this environment, and ends with status 1 where one has a licence that it
may not have: permissive ones everywhere, weak copyleft only for the distributions that are named here, in
their extras. --sbom writes a bill of materials (CycloneDX 1.6, JSON) of the program with the extras of `all`:
from the same environment always the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PERMISSIVE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC MIT MIT-0 PSF-2.0 Python-2.0 Unlicense"
    " Zlib".split()
)
WEAK = {
    "web": {"certifi", "publicsuffixlist", "tld"},
    "postgres": {"psycopg", "psycopg-binary"},
    "test": {"certifi", "frozendict", "hypothesis"},
    "bench": {"certifi", "tqdm"},
    "browser": {"certifi"},
    "dev": {"certifi", "frozendict", "hypothesis", "pathspec"},
}
"""Per extra what may be under weak copyleft (MPL, LGPL): it is used as it is, and nothing of it is copied."""
_UNTOLD = {"atheris": "Apache-2.0"}
"""What stands in the licence files of distributions whose metadata is silent."""
WEAKLY = re.compile(r"(MPL-[12]\.[01]|LGPL-[23]\.[01](-only|-or-later)?)")
_SPOKEN = {
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "the bsd 2-clause license": "BSD-2-Clause",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}
"""How older metadata names licences, and the SPDX identifier."""


@dataclass(frozen=True, slots=True)
class Part:
    """A distribution that is installed."""

    name: str
    version: str
    licence: str
    """An SPDX expression; as it is told where it is none; empty where nothing is."""
    needs: frozenset[str]


def licence_of(metadata: Mapping[str, str], classifiers: Iterable[str] = ()) -> str:
    """The licence that the metadata of a distribution tells, as an SPDX expression where it can be one."""
    if metadata.get("License-Expression"):
        return str(metadata["License-Expression"])
    lines = str(metadata.get("License") or "").strip().splitlines()
    told = [lines[0].strip()] if len(lines) == 1 else []
    told += [name.rpartition(" :: ")[2] for name in classifiers if name.startswith("License :: ")]
    known = [_SPOKEN.get(name.lower(), name) for name in told]
    return next((name for name in known if is_permissive(name) or is_weak(name)), known[0] if known else "")


def is_permissive(expression: str) -> bool:
    """Whether everything may be used under permissive licences: of what is joined by OR one is enough."""
    return _holds(expression, lambda name: name in PERMISSIVE)


def is_weak(expression: str) -> bool:
    """The same under permissive or weak copyleft licences."""
    return _holds(expression, lambda name: name in PERMISSIVE or WEAKLY.fullmatch(name) is not None)


def _holds(expression: str, allowed: object) -> bool:
    assert callable(allowed)
    words = re.findall(r"[()]|[^\s()]+", expression)
    formula = " ".join(
        word.lower() if word in ("AND", "OR") else word if word in "()" else str(bool(allowed(word)))
        for word in words
    )
    if not words or not re.fullmatch(r"(True|False|and|or|[()]| )+", formula):
        return False
    try:
        return bool(eval(formula, {"__builtins__": {}}))  # of True, False, and, or and brackets alone
    except SyntaxError:
        return False


def part_of(found: Distribution) -> Part:
    """What is installed of one distribution, without its own extras."""
    needs = (Requirement(line) for line in found.requires or ())
    names = {
        canonicalize_name(need.name)
        for need in needs
        if not need.marker or need.marker.evaluate({"extra": ""})
    }
    classifiers = found.metadata.get_all("Classifier") or []
    name = canonicalize_name(found.metadata["Name"])
    licence = licence_of(dict(found.metadata.items()), classifiers) or _UNTOLD.get(name, "")
    return Part(name, found.version, licence, frozenset(names))


def wanted(project: Mapping[str, object], extra: str = "") -> list[Requirement]:
    """What the project asks for by itself, or in an extra and in those that this names."""
    found: list[Requirement] = []
    extras = project["optional-dependencies"]
    lines = extras[extra] if extra else project["dependencies"]  # type: ignore[index]
    for line in lines:  # type: ignore[attr-defined]
        need = Requirement(line)
        if canonicalize_name(need.name) == canonicalize_name(str(project["name"])):
            for other in need.extras:
                found += wanted(project, other)
        elif not need.marker or need.marker.evaluate():
            found.append(need)
    return found


def closure(needs: Iterable[Requirement], missing: set[str]) -> dict[str, Part]:
    """All that some requirements bring, by name; `missing` is told what is not installed."""
    found: dict[str, Part] = {}
    left = [(canonicalize_name(need.name), need.extras) for need in needs]
    while left:
        name, extras = left.pop()
        try:
            there = distribution(name)
        except PackageNotFoundError:
            missing.add(name)
            continue
        if name not in found:
            found[name] = part_of(there)
            left += [(other, set()) for other in found[name].needs]
        for line in there.requires or () if extras else ():
            need = Requirement(line)
            if need.marker and any(need.marker.evaluate({"extra": extra}) for extra in extras):
                left.append((canonicalize_name(need.name), need.extras))
    return found


def refusals(extra: str, parts: Iterable[Part]) -> list[str]:
    """The distributions that an extra (empty: the program itself) may not bring, a line each."""
    return [
        f"{extra or 'newsreader'} brings {part.name} {part.version}"
        f" under {part.licence or 'no licence that it tells'}"
        for part in parts
        if not is_permissive(part.licence)
        and not (part.name in WEAK.get(extra, ()) and is_weak(part.licence))
    ]


def bill(name: str, version: str, first: Iterable[str], parts: Mapping[str, Part]) -> dict[str, object]:
    """A bill of materials as CycloneDX 1.6 has it."""

    def ref(part: Part) -> str:
        return f"pkg:pypi/{part.name}@{part.version}"

    def component(part: Part) -> dict[str, object]:
        licences = {"licenses": [{"expression": part.licence}]} if is_weak(part.licence) else {}
        told = {"name": part.name, "version": part.version, "purl": ref(part)}
        return {"type": "library", "bom-ref": ref(part), **told, **licences}

    def needs(of: Iterable[str]) -> list[str]:
        return [ref(parts[other]) for other in sorted(of) if other in parts]

    ordered = [parts[key] for key in sorted(parts)]
    this = f"pkg:pypi/{name}@{version}"
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": this,
                "name": name,
                "version": version,
                "purl": this,
            }
        },
        "components": [component(part) for part in ordered],
        "dependencies": [
            {"ref": this, "dependsOn": needs(first)},
            *({"ref": ref(part), "dependsOn": needs(part.needs)} for part in ordered),
        ],
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sbom", type=Path, metavar="FILE")
    options = parser.parse_args()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = re.findall(r'__version__ = "(.*)"', (ROOT / "tui/newsreader/__init__.py").read_text("utf-8"))[0]
    wrong: list[str] = []
    core = closure(wanted(project), set())
    for extra in ("", *project["optional-dependencies"]):
        missing: set[str] = set()
        parts = closure(wanted(project, extra), missing)
        new = [parts[name] for name in sorted(parts) if not extra or name not in core]
        if extra != "all":
            print(
                f"{extra or 'newsreader'}: "
                + (", ".join(f"{p.name} {p.licence}" for p in new) or "nothing more")
            )
            if missing:
                print(f"    not installed here, so not looked at: {', '.join(sorted(missing))}")
            wrong += refusals(extra, new)
    if options.sbom is not None:
        needs = [*wanted(project), *wanted(project, "all")]
        names = {canonicalize_name(need.name) for need in needs}
        told = bill(project["name"], version, names, closure(needs, set()))
        options.sbom.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        print(f"{len(told['components'])} components in {options.sbom}")  # type: ignore[arg-type]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
