"""Words that say much the same with more or less force."""

from __future__ import annotations

from newsreader.text.lexicon.function_words import FUNCTION_WORDS
from newsreader.text.lexicon.saying import FORCE, finite
from newsreader.text.stems import stem

_SCALES = """
activity, incident, event < attack, assault < massacre, slaughter
die < kill < murder, massacre, slaughter, execute
protest, demonstration < unrest < riot
clash, scuffle, skirmish < battle
disagreement, disagree < dispute, spat < feud
concern, worry < fear, alarm < panic
upset, annoy, displeased < anger, angry < fury, furious, outrage, rage, enrage
disappointed, unhappy < angry < furious, outraged
criticize, criticise < condemn, denounce, slam, blast, lambaste, rip, assail, excoriate, berate, castigate
problem, issue < crisis, disaster, catastrophe
mistake, error, inaccurate, misstatement, misleading, mislead < false, untrue, falsehood < lie
ask, request < urge, press < demand, order
suggest, recommend < urge < demand, order
encourage < urge < force
advise < warn < threaten
consider, mull, weigh < plan, intend < vow, pledge, promise, swear
hope < plan, intend < vow, pledge, promise
accuse < charge, indict < convict
investigate < accuse < charge, indict
detain, question < arrest
resign < oust, fire, sack
rise, increase, grow, climb < soar, surge, skyrocket
fall, drop, decline, dip, slip < plunge, plummet, tumble, collapse
reduce, cut, trim < slash, gut
hurt, harm < damage < destroy, devastate, wreck
large, big, sizable < huge, massive, enormous, giant, vast
bad < terrible, horrible, awful, horrific
important, significant < crucial, critical, vital, essential
unlikely < impossible
defeat, beat < crush, rout, thrash, trounce
controversial, divisive < inflammatory, racist
controversy < scandal
suspend, pause, delay < end, cancel, scrap
limit, restrict, curb < ban, prohibit
oppose < block
evidence, sign, indication < proof
indicate, suggest < show, prove
possible, potential < likely, probable < certain, definite
possibly, perhaps, maybe < probably, likely < certainly, definitely, undoubtedly
may, might, could < will
may, might, could < should < must, have_to, has_to
some, a_few, several < many < most, the_majority_of < nearly_all, almost_all < all, every
sometimes, occasionally < often, frequently < always
rarely, seldom < never
protester, demonstrator < rioter, mob
militant, gunman, extremist < terrorist
fire, blaze < inferno
"""
"""One scale a line, the weakest words first; words between commas have the same force. A word may be on
several scales; "_" joins the words of a phrase."""

HEDGES = frozenset(
    """allegedly alleged reportedly apparently apparent supposedly supposed purportedly purported seemingly
    possibly possible probably perhaps maybe potentially potential presumably suspected ostensibly""".split()
)
"""Words, as written, without which a claim is stronger."""
BOOSTERS = frozenset(
    """strongly firmly flatly categorically vehemently fiercely sharply completely totally utterly extremely
    severely deeply harshly bitterly repeatedly absolutely overwhelmingly brutally""".split()
)
"""Words, as written, without which a claim is weaker."""

Phrase = tuple[str, ...]
"""Keys of words, as `Word.key`."""


def _phrase(written: str) -> Phrase:
    return tuple(word if word in FUNCTION_WORDS else stem(word) for word in written.strip().split("_"))


def _graded(table: str) -> dict[Phrase, dict[int, int]]:
    """Of every phrase its grade on each scale that it is on, by the number of the scale."""
    grades: dict[Phrase, dict[int, int]] = {}
    for scale, line in enumerate(table.strip().splitlines()):
        for grade, words in enumerate(line.split("<")):
            for written in words.split(","):
                grades.setdefault(_phrase(written), {}).setdefault(scale, grade)
    return grades


GRADES = _graded(_SCALES)
SAYING = {form: grade for grade, verbs in enumerate(FORCE) for form in finite(verbs)}
"""Verb of saying, as written -> its grade."""
BEGINNINGS = {
    first: tuple(sorted((p for p in GRADES if p[0] == first), key=len, reverse=True))
    for first in {phrase[0] for phrase in GRADES}
}
"""First key -> the phrases that begin with it, the longest first."""
