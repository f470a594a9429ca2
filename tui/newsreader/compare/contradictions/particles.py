"""Verbs of two words: what "turned down" or "called off" says in one."""

from __future__ import annotations

from newsreader.text.stems import stem

_IN_ONE = """
reject: turn down, vote down, knock down, shoot down, throw out, wave away
cancel: call off, scrub out
exclude: rule out
discourage: advise against, warn against, counsel against
downplay: play down
boycott: stay away, stay out, keep away
postpone: put off, push back, hold over
dismiss: lay off, let go, kick out
resign: step down, stand down, step aside
overturn: strike down
establish: set up
conduct: carry out
die: pass away
abandon: give up, walk away
withhold: hold back, keep back
close: shut down, close down, wind down, wind up
collapse: break down, fall apart, fall through
end: break off, cut off, cut short
withdraw: pull out, back out, drop out, opt out
concede: give in, back down, give way, climb down
accelerate: speed up
slow: slow down
rise: go up
fall: go down, come down
miss: fall short
switched-on: switch on, turn on
switched-off: switch off, turn off
repay: pay back
proceed: go ahead, press ahead, push ahead
submit: hand over, hand in
join: sign up, opt in
participate: take part
happen: take place
explode: blow up
destroy: burn down, tear down, knock over
survive: come through, pull through
land: touch down
depart: take off, set off, set out
learn: find out
increase: step up, ramp up
reduce: scale back, scale down, cut back, cut down
raise: bring up
back: stand by, stand behind, stick by
enter: go in, come in
exit: go out, come out, get out
arrest: take in
separate: split up, break up
"""


def _read() -> dict[tuple[str, str], str]:
    """(stem of the verb, particle) -> the one word."""
    found = {}
    for line in _IN_ONE.strip().splitlines():
        word, _, verbs = line.partition(": ")
        for verb in verbs.split(", "):
            first, particle = verb.split()
            found[stem(first), particle] = word
    return found


IN_ONE = _read()
PARTICLES = frozenset(particle for _, particle in IN_ONE)
