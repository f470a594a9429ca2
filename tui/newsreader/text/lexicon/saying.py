"""Verbs of saying (cue verbs) by class, all their forms, and the nouns of attribution."""

from __future__ import annotations

from newsreader.text.stems import participle, past, present, stem

_PLAIN = "say tell add state".split()
_DOUBTED = "allege claim contend hint insinuate suggest".split()
_CONCEDED = "admit acknowledge concede confess confirm".split()
FORCE = (_DOUBTED, _PLAIN, _CONCEDED)
"""Verbs by how far a version stands behind what was said, or the speaker gives something away."""
FREELY_CHOSEN = frozenset(
    """say tell add note state report announce claim assert stress remark comment explain declare mention
    maintain reiterate tweet write ask reply respond argue insist suggest acknowledge recall""".split()
)
"""Verbs that outlets choose freely: another one of them tells the same."""
HEARING = frozenset("tell inform assure remind advise notify".split())
"""Verbs with the hearer right behind them; whoever speaks never stands there."""
WRITING = frozenset("write tweet post text email blog".split())
DESCRIBING = frozenset("call describe dub brand label denounce condemn dismiss".split())
"""Verbs of saying where the words that somebody used are quoted: "called it “a wall”"."""
SAYING = (
    FREELY_CHOSEN.union(*FORCE)
    | HEARING
    | WRITING
    | frozenset(
        """answer boast caution clarify complain conclude continue counter cry demand disclose elaborate
        emphasize emphasise exclaim joke lament mutter observe pledge predict promise quip repeat retort
        reveal shout swear testify threaten underline underscore urge vow warn whisper wonder yell""".split()
    )
)
"""All verbs of saying."""
CITING = frozenset("quoting citing".split())
"""Participles with whoever spoke right behind them."""

_NO_NOUNS = frozenset("say tell add ask argue insist admit deny write explain contend allege".split())
"""Verbs whose base is no noun too."""


def finite(verbs: frozenset[str] | list[str]) -> frozenset[str]:
    """The forms of some verbs that a subject has: present ("says", "say") and past ("said")."""
    return frozenset(
        form
        for verb in verbs
        for form in (present(verb), past(verb), *((verb,) if verb in _NO_NOUNS else ()))
    )


SAYING_FORMS = finite(SAYING)
DESCRIBING_FORMS = finite(DESCRIBING)
NOUN_FORMS = frozenset(present(verb) for verb in SAYING - _NO_NOUNS)
"""Forms that are as often a noun ("claims")."""
PARTICIPLES = frozenset(map(participle, SAYING))
REPORTING = frozenset(
    stem(word)
    for word in (
        *FREELY_CHOSEN,
        *"""accord statement reporter interview spokesman spokeswoman spokesperson media twitter
        conference press""".split(),
    )
)
"""Stems of the words of attribution: they count little, since outlets choose them freely."""
