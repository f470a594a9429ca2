"""Why, what is missing and what is weaker: made when it is asked for, and the same as if made at once."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace

from newsreader.compare import compare
from newsreader.model import Comparison, Judgement
from newsreader.model.comparison import Explanation
from newsreader.sources import open_stories
from tests.support.running import ROOT

(STORY,) = open_stories([ROOT / "seeds" / "harbour-fire"]).stories


def judgements(comparison: Comparison) -> list[Judgement]:
    return [j for rows in comparison.judgements for row in rows for j in row if j is not None]


def told(judgement: Judgement) -> list[object]:
    return [getattr(judgement, field.name) for field in fields(judgement)]


def test_one_by_one_all_at_once_and_in_threads_are_the_same() -> None:
    one_by_one, at_once, in_threads = compare(STORY), compare(STORY), compare(STORY)
    at_once.explain()
    at_once.explain()
    backwards = [told(judgement) for judgement in reversed(judgements(one_by_one))][::-1]
    assert backwards == [told(judgement) for judgement in judgements(at_once)]
    assert all(reasons for reasons in (judgement.why for judgement in judgements(at_once)))
    assert any(judgement.missing for judgement in judgements(at_once))
    asked = judgements(in_threads) * 2
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(told, asked)) == backwards * 2


def test_a_judgement_is_a_value_before_it_is_explained() -> None:
    whole = compare(STORY)
    whole.explain()
    assert compare(STORY) == whole
    assert pickle.loads(pickle.dumps(compare(STORY))) == whole
    assert copy.deepcopy(compare(STORY)) == whole
    for fresh, known in zip(judgements(compare(STORY)), judgements(whole), strict=True):
        other = replace(fresh, confidence=0.5)
        assert other == replace(known, confidence=0.5) and hash(fresh) == hash(known)
        assert repr(fresh) == repr(known)


def test_nothing_is_explained_before_it_is_asked_for() -> None:
    one = judgements(compare(STORY))[0]
    assert all(name in {field.name for field in fields(one)} for name in Explanation._fields)
    assert one._later is not None
    assert one.why and one._later is None
    assert not hasattr(one, "whither")
