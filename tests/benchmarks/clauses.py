"""Clauses against propositions that others have labelled: `python -m tests.benchmarks.clauses PATH`.

PATH is a clone of google-research-datasets/PropSegmEnt, or its git directory; nothing is fitted on it. Of its
development set the clusters with text are compared, each as one story of up to three articles. A proposition
is a set of words of a sentence; annotators say whether another article entails it, and what most of them say
counts. Printed is how well that is found, from one half on and at the best cut there is on this set:

- `as given`: the proposition in the place of a clause;
- `own clauses`: by the clauses of the program that it lies in, each by the weight of its words there;
- `sentence`: by the probability that its sentence is carried.

With `--tile FOLDER` (any number of them) the sentences of all stories in it are cut into clauses, and it is
said how many of them their clauses do not tile: there is to be none.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from newsreader.compare.align.alignment import Weighing, align
from newsreader.compare.align.features import Floats, StoryFeatures, story_features
from newsreader.compare.align.weights import shipped_model
from newsreader.compare.clauses.parts import given_parts
from newsreader.compare.clauses.telling import LIKELY, tell_clauses, weigh_clauses
from newsreader.compare.clauses.weights import shipped_clause_model
from newsreader.compare.training.labelled import build_article
from newsreader.compare.training.measures import area
from newsreader.model import Role, Story
from newsreader.sources import open_stories
from newsreader.text.bare import Bare, bare, bare_story
from newsreader.text.clause_spans import clause_spans
from newsreader.text.clauses import outline
from newsreader.text.words import read_words

ENTAILS = "RELATIONSHIP_ENTAILS"


@dataclass(frozen=True, slots=True)
class Proposition:
    """A set of words of a sentence, and whether another article entails it."""

    version: int
    sentence: int
    other: int
    spans: tuple[tuple[int, int], ...]
    """(start, end) of its words in the text of the version."""
    entailed: bool


def read_json(path: Path, name: str) -> Any:
    """A file of the development set."""
    file = path / "v1" / name
    if file.exists():
        return json.loads(file.read_text("utf-8"))
    command = ["git", "-C", str(path), "show", f"HEAD:v1/{name}"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def stories(path: Path) -> Iterator[tuple[Story, list[Proposition]]]:
    """The clusters with text, bare, and what is labelled of them."""
    labels: dict[str, list[Any]] = {}
    for label in read_json(path, "relationships.dev.json"):
        labels.setdefault(label["cluster_id"], []).append(label)
    for cluster in read_json(path, "document_clusters.dev.json"):
        articles, starts = [], []
        for document in cluster["documents"]:
            sentences = [one["sentence_text"] for one in document["sentences"]]
            text = " ".join(sentences)
            article = build_article(text, sentences)
            body = tuple(replace(one, role=Role.BODY) for one in article.sentences)
            articles.append(replace(article, sentences=body))
            starts.append([one.start for one in body])
        found = [
            one for label in labels[cluster["cluster_id"]] for one in _proposition(cluster, label, starts)
        ]
        story = Story(cluster["cluster_id"], tuple(articles))
        texts = [bare(article.text) for article in articles]
        yield bare_story(story), [_bare(one, texts[one.version]) for one in found]


def _bare(one: Proposition, text: Bare) -> Proposition:
    return replace(one, spans=tuple((text.index(start), text.index(end)) for start, end in one.spans))


def _proposition(cluster: Any, label: Any, starts: list[list[int]]) -> Iterator[Proposition]:
    said = [
        one["relationship"]
        for one in label["relationship_responses"]
        if not one["rater_did_not_understand_premise"] and not one["rater_did_not_understand_hypothesis"]
    ]
    if not said:
        return
    ids = [document["document_id"] for document in cluster["documents"]]
    about = label["hypothesis_proposition"]
    version, sentence = ids.index(about["document_id"]), about["sentence_index"]
    tokens = cluster["documents"][version]["sentences"][sentence]["tokens"]
    start = starts[version][sentence]
    words = [tokens[place] for place in about["proposition"]["token_indices"] if place < len(tokens)]
    places = [start + one["character_offset_of_token_in_sentence"] for one in words]
    yield Proposition(
        version,
        sentence,
        ids.index(label["premise_document_id"]),
        tuple((at, at + len(one["text"])) for at, one in zip(places, words, strict=True)),
        Counter(said).most_common(1)[0][0] == ENTAILS,
    )


def entries_of(features: StoryFeatures, row: int, one: Proposition) -> list[int]:
    """The entries of `terms` that a proposition holds."""
    keys = {
        word.key
        for word in features.rows[row]
        if not word.light and any(a < word.end and b > word.start for a, b in one.spans)
    }
    found = []
    for entry in range(int(features.terms.pointer[row]), int(features.terms.pointer[row + 1])):
        start, end = features.span[entry].tolist()
        if features.keys[features.terms.item[entry]] in keys or any(
            a < end and b > start for a, b in one.spans
        ):
            found.append(entry)
    return found


def chances(story: Story, given: Sequence[Proposition]) -> tuple[Floats, Floats, Floats]:
    """How likely every proposition is entailed: as given, by the program's own clauses, by its sentence."""
    features, model = story_features(story), shipped_model()
    weighing: Weighing = align(features, model.pair)
    row = [features.twin[one.version, one.sentence] for one in given]
    held = [entries_of(features, r, one) for r, one in zip(row, given, strict=True)]
    order = sorted(range(len(given)), key=lambda n: row[n])
    parts = given_parts([(row[n], held[n]) for n in order], features)
    told = weigh_clauses(weighing.alignment, parts, shipped_clause_model()).chance
    as_given = np.zeros(len(given))
    as_given[order] = [told[place, given[n].other] for place, n in enumerate(order)]
    own = tell_clauses(story, weighing.alignment)
    clause_of = np.zeros(features.terms.size, dtype=np.int64)
    clause_of[own.parts.entry] = np.repeat(np.arange(own.parts.size), np.diff(own.parts.start))
    by_clauses = np.zeros(len(given))
    for n, one in enumerate(given):
        if held[n]:
            chance = own.chance[clause_of[held[n]], one.other]
        else:
            chance = own.chance[own.parts.pointer[row[n]] : own.parts.pointer[row[n] + 1], one.other]
        weight = features.core[held[n]].astype(np.float64) if held[n] else np.ones(len(chance))
        by_clauses[n] = float((chance * weight).sum() / max(weight.sum(), 1e-9))
    group = [r * features.versions + one.other for r, one in zip(row, given, strict=True)]
    carried = 1 - model.chances(weighing.columns())[group, 0]
    return as_given, by_clauses, carried


def figures(truth: Floats, chance: Floats, least: float) -> tuple[float, float]:
    """Balanced accuracy, and F1 of "entailed", where a chance from `least` on says so."""
    said = chance >= least
    hits, right = float(truth[said].sum()), float((1 - truth[~said]).sum())
    balanced = (hits / truth.sum() + right / (1 - truth).sum()) / 2
    return balanced, 2 * hits / (said.sum() + truth.sum())


def entailment(path: Path) -> None:
    """Print the figures of PropSegmEnt."""
    found: list[tuple[Floats, Floats, Floats]] = []
    labels: list[Proposition] = []
    sentences: dict[tuple[str, int, int, int], list[bool]] = {}
    for story, given in stories(path):
        found.append(chances(story, given))
        labels += given
        for one in given:
            key = story.title, one.version, one.sentence, one.other
            sentences.setdefault(key, []).append(one.entailed)
    truth = np.array([one.entailed for one in labels], dtype=np.float64)
    told = [each for each in sentences.values() if any(each)]
    print(f"{len(found)} clusters with text, {len(truth)} propositions, {int(truth.sum())} entailed")
    print(
        f"of the sentences that are told at all {sum(not all(x) for x in told) / len(told):.0%} only in part"
    )
    for name, column in zip(("as given", "own clauses", "sentence"), zip(*found, strict=True), strict=True):
        chance = np.concatenate(column)
        best = max(np.unique(chance).tolist(), key=lambda cut: figures(truth, chance, cut)[0])
        line = f"{name:12s} area {area(truth, chance):.3f}; balanced accuracy and F1 "
        line += ", ".join(
            "{:.3f} and {:.3f} from {:.2f} on".format(*figures(truth, chance, least), least)
            for least in (LIKELY, best)
        )
        print(line)


def tiled(folder: Path) -> tuple[int, int, int]:
    """How many sentences and clauses a folder of stories has, and sentences that are not tiled."""
    sentences = clauses = faults = 0
    for place in sorted(each for each in folder.iterdir() if each.is_dir()):
        for found in open_stories([place]).stories:
            story = found if isinstance(found, Story) else found.story
            for article in bare_story(story).versions:
                words = read_words(article)
                built = outline(article, list(enumerate(words)))
                for sentence in article.sentences:
                    spans = clause_spans(article.text, sentence, words[sentence.index], built[sentence.index])
                    sentences += 1
                    clauses += len(spans)
                    gaps = [article.text[a.end : b.start] for a, b in pairwise(spans)]
                    ends = spans[0].start == sentence.start and spans[-1].end == sentence.end
                    in_order = all(a.end <= b.start for a, b in pairwise(spans))
                    faults += not ends or not in_order or any(gap.strip() for gap in gaps)
    return sentences, clauses, faults


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path, nargs="?", help="a clone of PropSegmEnt")
    parser.add_argument("--tile", type=Path, action="append", default=[], help="a folder of stories")
    options = parser.parse_args(arguments)
    for folder in options.tile:
        sentences, clauses, faults = tiled(folder)
        each = clauses / max(sentences, 1)
        print(f"{folder.name}: {sentences} sentences, {each:.2f} clauses each, {faults} not tiled")
    if options.path:
        entailment(options.path)


if __name__ == "__main__":
    main()
