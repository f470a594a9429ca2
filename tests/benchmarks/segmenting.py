"""Sentences as pySBD's lists have them: `python tests/benchmarks/segmenting.py GIT_DIRECTORY [--list]`.

The directory is the repository nipunsadvilkar/pySBD, bare or not. Its lists of texts and their sentences are
counted twice: with the language told, and with the language guessed from each text alone. Lists for a cleaned
text or for PDF are left out: their words change.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tui")]

from newsreader.sources.segment.sentences import split_sentences  # noqa: E402
from newsreader.text.languages import guess_language  # noqa: E402

CODES = {
    "amharic": "am", "arabic": "ar", "armenian": "hy", "bulgarian": "bg", "burmese": "my", "chinese": "zh",
    "danish": "da", "deutsch": "de", "dutch": "nl", "english": "en", "english_clean": "en",
    "french": "fr", "greek": "el",
    "hindi": "hi", "italian": "it", "japanese": "ja", "kazakh": "kk", "marathi": "mr", "persian": "fa",
    "polish": "pl", "russian": "ru", "slovak": "sk", "spanish": "es", "urdu": "ur",
}  # fmt: skip

Case = tuple[str, list[str]]


def lists(repository: str) -> Iterator[tuple[str, str, list[Case]]]:
    """(language, name of the list, its cases)."""
    for language, code in CODES.items():
        show = ["git", "-C", repository, "show", f"HEAD:tests/lang/test_{language}.py"]
        source = subprocess.run(show, capture_output=True, check=True).stdout.decode("utf-8")
        for node in ast.parse(source).body:
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            name = node.targets[0].id
            if name == "TESTS_WO_CLEAN" or (
                name.endswith("_CASES") and not {"CLEAN", "PDF"} & {*name.split("_")}
            ):
                yield code, name, [case_of(item) for item in node.value.elts]  # type: ignore[attr-defined]


def case_of(node: ast.expr) -> Case:
    if isinstance(node, ast.Call):  # pytest.param(text, sentences, marks=...)
        return ast.literal_eval(node.args[0]), ast.literal_eval(node.args[1])
    text, sentences = ast.literal_eval(node)
    return text, sentences


def sentences_of(text: str, language: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text, language)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("repository", metavar="GIT_DIRECTORY")
    parser.add_argument("--list", action="store_true", help="print what is cut in another way")
    options = parser.parse_args()
    total = told = guessed = 0
    for code, name, cases in lists(options.repository):
        right = 0
        for text, expected in cases:
            wanted = [" ".join(sentence.split()) for sentence in expected]
            found = sentences_of(text, code)
            guess = guess_language(text) or "en"
            right += found == wanted
            guessed += (found if guess == code else sentences_of(text, guess)) == wanted
            if options.list and found != wanted:
                print(f"{code}: {found}\n    {wanted}")
        total, told = total + len(cases), told + right
        print(f"{code} {name}: {right} of {len(cases)}")
    print(f"language told: {told} of {total}; language guessed: {guessed} of {total}")


if __name__ == "__main__":
    main()
