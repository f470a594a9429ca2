"""Words that decide whether a full stop ends a sentence, in the English of newspapers and a little beyond."""

from __future__ import annotations

from newsreader.text.lexicon.calendar import SHORT_MONTHS

_RANGES = ("AZ", "ÀÖ", "ØÞ", "ΑΩ", "АЯ")
CAPITALS = frozenset(
    "ĀĂĄĆĈĊČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽЁІЇЄҐ"
    + "".join(chr(code) for ends in _RANGES for code in range(ord(ends[0]), ord(ends[1]) + 1))
)
"""Capital letters. As a set, because a class of them in a regular expression takes long to compile."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Profs Gen Gens Lt Col Cols Maj Capt Cmdr Cdr Comdr Adm Sgt Cpl Pvt
    Brig Sen Sens Rep Reps Gov Govs Pres Rev Revs Hon Msgr Supt Insp Amb Atty Attys Asst Dep Det Treas Secy
    Mme Mlle Sra Srta Dra Ing Lic Sig Dott Hr Bhd Dist Cong Pfc Spc Ens
""")
"""A name follows: their stop never ends a sentence."""

SUFFIXES = _words("""
    Inc Corp Co Cos Ltd LLC Bros Jr Sr St Ste Ft Mt Ave Blvd Rd Hwy Dept Univ Assn Intl Natl Govt Est Esq
""")
"""Often inside a sentence, sometimes at its end: what follows decides."""

NUMBERED = _words("""
    No Nos no nos Art Arts art Sec sec Fig fig Vol vol Ch ch Chap chap Pt pp p Nr nr núm Abs ca c
""") | {month.capitalize() for month in (*SHORT_MONTHS, "mar")}
"""A number follows, or a day or a year."""

PLAIN_WORDS = _words("no No me May may art Art ill ok OK miss fed id re ark la pa mar due med min Ken ken")
"""Looked at as abbreviations by other splitters; without a number behind them they are words."""

NEVER_LAST = _words("vs v cf viz al approx e.g i.e z.B d.h u.a bzw p.ex")
"""They end a sentence at most before a word that usually begins one."""

STARTERS = _words("""
    The A An This That These Those There Then He She It They We You His Her Its Their Our My Your
    But And Or So Yet Nor If In On At As By For From With Without After Before When While Where Who What Why
    How Although Though Because Since Until Once Under Over During Despite Unlike Among Also Still Now Just
    Even Only Not No Nobody Nothing Neither Both Some Many Most Much More Few Several All Any Each Every
    Another Other Others Earlier Later Meanwhile Asked However Instead Last Next Such To Is Are Was Were Do
    Does Did Has Have Had Can Could Would Should Will May Might Must Let Here Yes Mr Mrs Ms Critics Officials
    Der Die Das Ein Eine Er Sie Es Und Aber Le La Les Un Une Il Elle Ils Mais El Los Las Una Pero Y Ella
""")
"""Words that begin a sentence far more often than they continue a name."""
