"""Small closed tables of the facts on which versions of a story disagree. Words are stems as in `words`."""

from __future__ import annotations

from newsreader.text.lexicon.function_words import MODALS
from newsreader.text.lexicon.numbers import LONG_SCALES, VAGUE_NUMBERS
from newsreader.text.stems import stems


def _stems(words: str) -> frozenset[str]:
    return stems(words.split())


PEOPLE = _stems(
    """people person persons others man men woman women child children boy boys girl girls civilian civilians
    worker workers victim victims fan fans passenger passengers soldier soldiers officer officers patient
    patients student students teenager teenagers adult adults bystander bystanders them souls spectators
    supporters crowd"""
)
"""Nouns that a count of the dead or the hurt may stand with."""

COUNTED = {
    key: words.split()[0]
    for words in (
        "job position post role redundancy layoff worker employee staff",
        "house home building property dwelling",
        "boat ship vessel trawler",
        "car vehicle automobile",
        "plane aircraft jet airliner",
        "shot round bullet",
        "company firm business",
        "school classroom",
        "student pupil",
        "police officer",
        "seat constituency",
        "goal strike",
        "flight departure service",
        "protester demonstrator marcher",
        "voter elector",
        "store shop outlet branch",
    )
    for key in _stems(words)
}
"""Stem of what is counted -> the first word of its class: outlets count one thing by any of a class."""

PRESENT = "present"
CROWDS = _stems("crowd attendance turnout audience gate")
"""Words before a number of those who were there."""

TOLL = {
    key: topic
    for topic, words in {
        "dead": "kill killed kills killing die died dies dead death deaths dying slain perish perished fatal "
        "fatally toll lost claimed",
        "hurt": "hurt hurts injure injured injures injuring injury injuries wound wounded wounds wounding "
        "treated hospitalized hospitalised burned burnt casualties",
        "missing": "missing unaccounted",
        "arrested": "arrest arrested arrests detained detain detains custody",
        PRESENT: "watched attend attended attending attendance spectators",
        "evacuated": "evacuate evacuated evacuates displaced fled homeless",
    }.items()
    for key in _stems(words)
}
"""Stem -> what a count of people beside it counts."""

NUMBERED_PLACES = _stems(
    """pier gate terminal platform room route highway interstate exit ward district precinct block building
    berth dock runway zone sector tower wing level floor avenue lane camp checkpoint hangar reactor"""
)
"""Words that make a place of the number behind them."""

PLACE_PREPOSITIONS = frozenset("in at near from to outside".split())

_SIDES = (
    ("acquitted acquit acquits acquittal cleared exonerated", "convicted convict convicts conviction"),
    ("won wins win winning victory victorious", "lost loses lose losing defeat defeated"),
    (
        "passed passes pass passage approved approves approve adopted adopts",
        "rejected rejects failed fails fail",
    ),
    ("died dies dead killed fatal perished succumbed", "survived survives survive survivor alive"),
    ("saved saves spared spares unscathed intact", "destroyed destroys gutted razed demolished"),
    ("accepted accepts accept", "rejected rejects reject declined declines refused refuses spurned"),
    (
        "rose rises risen increased increases climbed grew jumped",
        "fell falls fallen decreased dropped shrank",
    ),
    ("upheld upholds uphold", "overturned overturns overturn reversed quashed"),
    ("signed signs", "vetoed vetoes veto"),
    ("sacked dismissed ousted", "resigned resigns quit quits resignation"),
    ("arrested arrests captured caught", "escaped escapes fled"),
    ("confirmed confirms", "denied denies"),
    ("granted grants grant", "denied denies refused"),
    ("lifted lifts lift", "imposed imposes extended extends"),
)
LIFE = "3"
"""Place in the table of the pair that says whether somebody lives, as the subject of a topic."""
OUTCOME_NAMES = {
    (topic, side): words.split()[0] for topic, sides in enumerate(_SIDES) for side, words in enumerate(sides)
} | {(len(_SIDES), 0): "pleaded guilty", (len(_SIDES), 1): "pleaded not guilty"}
"""(which pair of outcomes, which side of it) -> the word for it."""
REVERSIBLE = frozenset((2, 3, 4))
"""Places in the table of those where "not" before one side means the other."""
_SIDES_OF_STEMS = [
    (key, (topic, side))
    for topic, sides in enumerate(_SIDES)
    for side, words in enumerate(sides)
    for key in _stems(words)
]
OUTCOMES = {
    key: tuple(place for other, place in _SIDES_OF_STEMS if other == key)
    for key in sorted({key for key, _ in _SIDES_OF_STEMS})
}
"""Stem -> (which pair of outcomes, which side of it): both sides cannot be true of one thing at one time."""

NOT_AN_OUTCOME = frozenset(
    """approval passage refusal refusals denial denials loss losses victory victories resignation
    killings""".split()
)
"""Nouns of the same stems that speak of an act without saying that it happened."""

NOT_YET = MODALS | frozenset("to if whether ll d".split())
"""Words right before a verb that make it a wish, a plan or a possibility."""

OUTCOME_PHRASES = {
    r"(?:did not|didn[’']t|never|not) live\b": (3, 0),
    r"(?:lose|lost|losing) (?:his|her|their) li(?:fe|ves)\b": (3, 0),
    r"(?:came|come|comes) through\b": (4, 0),
    r"(?:burn(?:ed|t)?|burned) (?:down|to the ground)\b": (4, 1),
    r"walk(?:ed|s)? free\b": (0, 0),
    r"found guilty\b": (0, 1),
    r"plead(?:ed|s)? guilty\b": (14, 0),
    r"(?:plead(?:ed|s)? (?:not guilty|innocent)|den(?:ied|ies) the charges?)\b": (14, 1),
    r"(?:found|declared) (?:not guilty|innocent)\b": (0, 0),
    r"vot(?:ed|es) down\b": (2, 1),
    r"fired\b(?! (?:at|on|off|upon|shots?|back)\b)": (9, 0),
    r"step(?:ped|s)? down\b": (9, 1),
    r"(?:struck|strikes) down\b": (7, 1),
    r"turn(?:ed|s) down\b": (5, 1),
}
"""Pattern -> (which pair of outcomes, which side of it); those of a plea are of a pair of their own."""

PARTS_OF_PHRASES = (
    "live",
    "life",
    "through",
    "down",
    "ground",
    "free",
    "guilty",
    "innocent",
    "fired",
    "charge",
)
"""One of these stands in whatever the patterns match."""

NICKNAMES = frozenset(
    _stems(pair)
    for pair in """
    bill william, bob robert, rob robert, dick richard, rick richard, jim james, jimmy james, joe
    joseph, mike michael, tom thomas, tim timothy, dan daniel, dave david, steve steven, steve
    stephen, chris christopher, matt matthew, ben benjamin, bibi benjamin, sam samuel, tony anthony,
    ted edward, ed edward, ted theodore, jack john, jon jonathan, chuck charles, charlie charles,
    hank henry, harry henry, larry lawrence, jeff jeffrey, greg gregory, ken kenneth, ron ronald,
    don donald, ray raymond, al albert, alex alexander, andy andrew, nick nicholas, pat patrick,
    pete peter, phil philip, liz elizabeth, beth elizabeth, kate katherine, kathy katherine, sue
    susan, debbie deborah, meg margaret, maggie margaret, peggy margaret, jen jennifer, jenny
    jennifer, becky rebecca, vicky victoria, fred frederick, gene eugene, jerry gerald, walt walter,
    will william, zack zachary, josh joshua, nate nathan, doug douglas
    """.split(",")
)
"""Stems of a short form of a first name and of the name."""

NUMBER_WORDS = stems(("half", "zero", "one", *LONG_SCALES, *VAGUE_NUMBERS))
"""Stems of words that a figure may have beside those that are numbers themselves."""
