"""Words without their inflection, and the forms of a verb from its base."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

IRREGULAR = {
    form: base
    for base, forms in {
        "say": "said says saying",
        "tell": "told",
        "take": "took taken",
        "meet": "met meeting meetings",
        "hold": "held",
        "leave": "left",
        "give": "gave given",
        "find": "found",
        "keep": "kept",
        "lead": "led",
        "lose": "lost loss losses",
        "pay": "paid payment payments",
        "run": "ran",
        "send": "sent",
        "speak": "spoke spoken speech speeches",
        "stand": "stood",
        "think": "thought thoughts",
        "win": "won",
        "write": "wrote written",
        "build": "built",
        "buy": "bought",
        "bring": "brought",
        "catch": "caught",
        "choose": "chose chosen choice choices",
        "fall": "fell fallen",
        "feel": "felt",
        "fight": "fought",
        "hear": "heard",
        "know": "knew known",
        "see": "saw seen",
        "sell": "sold sale sales",
        "seek": "sought",
        "spend": "spent",
        "strike": "struck",
        "swear": "swore sworn",
        "teach": "taught",
        "throw": "threw thrown",
        "break": "broke broken",
        "drive": "drove driven",
        "rise": "rose risen",
        "shoot": "shot shooting shootings",
        "steal": "stole stolen",
        "withdraw": "withdrew withdrawn withdrawal",
        "die": "died dies dead death deaths dying",
        "kill": "killed killing killings",
        "use": "used using",
        "owe": "owed",
        "sue": "sued suing",
        "tie": "tied tying",
        "lie": "lied lying",
        "arise": "arose arisen",
        "bear": "bore borne",
        "beat": "beaten",
        "become": "became",
        "begin": "began begun",
        "bend": "bent",
        "bind": "bound",
        "blow": "blew blown",
        "burn": "burnt",
        "cling": "clung",
        "creep": "crept",
        "deal": "dealt",
        "dig": "dug",
        "draw": "drew drawn",
        "dream": "dreamt",
        "drink": "drank drunken",
        "eat": "ate eaten",
        "feed": "fed",
        "flee": "fled",
        "fling": "flung",
        "fly": "flew flown",
        "forbid": "forbade forbidden",
        "forget": "forgot forgotten",
        "forgive": "forgave forgiven",
        "freeze": "froze frozen",
        "grow": "grew grown",
        "hang": "hung",
        "hide": "hid hidden",
        "lay": "laid",
        "learn": "learnt",
        "lend": "lent",
        "mean": "meant",
        "mistake": "mistook mistaken",
        "overcome": "overcame",
        "overtake": "overtook overtaken",
        "overthrow": "overthrew overthrown",
        "ride": "rode ridden",
        "ring": "rang rung",
        "seize": "seizure",
        "shake": "shook shaken",
        "shine": "shone",
        "shrink": "shrank shrunk",
        "sing": "sang sung",
        "sink": "sank sunk",
        "sit": "sat",
        "sleep": "slept",
        "slide": "slid",
        "spin": "spun",
        "spoil": "spoilt",
        "spring": "sprang sprung",
        "stick": "stuck",
        "sting": "stung",
        "swim": "swam swum",
        "swing": "swung",
        "tear": "tore torn",
        "undergo": "underwent undergone",
        "understand": "understood",
        "undertake": "undertook undertaken",
        "wake": "woke woken",
        "wear": "wore worn",
        "weave": "wove woven",
        "withhold": "withheld",
        "withstand": "withstood",
        "foot": "feet",
        "tooth": "teeth",
        "knife": "knives",
        "wolf": "wolves",
        "calf": "calves",
        "half": "halves",
        "goose": "geese",
        "mouse": "mice",
        "person": "people persons",
        "man": "men",
        "woman": "women",
        "child": "children",
        "wife": "wives",
        "life": "lives",
        "elect": "election elections elected",
        "arrive": "arrival",
        "refuse": "refusal",
        "deny": "denied denies denial denials",
        "propose": "proposal proposals",
        "approve": "approval",
        "attack": "attacker attackers",
        "agree": "agreement agreements",
    }.items()
    for form in forms.split()
}
"""Inflected form -> base form."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its inflection: "tries" and "tried" become "tri"."""
    word = IRREGULAR.get(word, word)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    if len(word) > 4 and word.endswith("sse"):
        word = word[:-1]
    for ending, shortest in (("ing", 6), ("edly", 7), ("ed", 5), ("ly", 6)):
        if len(word) >= shortest and word.endswith(ending):
            rest = word[: -len(ending)]
            if any(c in "aeiouy" for c in rest):
                word = rest
                if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                    word = word[:-1]
            break
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ll"):  # "cancelled", "cancel"
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


_PAST = {"say": "said", "tell": "told", "write": "wrote", "swear": "swore", "read": "read"}
_DOUBLED = frozenset("admit blog dub quip submit".split())


def present(verb: str) -> str:
    """The form of a verb with "he" or "she"."""
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("ss", "sh", "ch", "x")) else f"{verb}s"


def past(verb: str) -> str:
    """The simple past of a verb."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in _DOUBLED else f"{verb}ed"


def participle(verb: str) -> str:
    """The form of a verb in "ing"."""
    if verb.endswith("e"):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if verb in _DOUBLED else f"{verb}ing"


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of some folded words."""
    return frozenset(map(stem, words))
