"""Numbers in words, and what stands beside a number: powers of ten, currencies."""

from __future__ import annotations

_TO_NINETEEN = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

SMALL_NUMBERS = {word: value for value, word in enumerate(_TO_NINETEEN)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
"""Number below a hundred that is one word -> its value."""
LONG_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
"""Word that multiplies the number before it -> by how much."""
SHORT_SCALES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "b": "billion",
    "bn": "billion",
    "tn": "trillion",
}
"""Letters right behind a number -> the word they stand for."""
NUMERALS = {word: value for word, value in SMALL_NUMBERS.items() if value > 1} | {"dozen": 12}
"""Words that are read as a number wherever they stand: "one" is a pronoun too often."""
VAGUE_NUMBERS = frozenset("tens scores score".split()) | {f"{scale}s" for scale in LONG_SCALES}
"""Words for a great number that is left open."""
FRACTIONS = frozenset("half third quarter double triple".split())
ORDINALS = frozenset("first second third last".split())

CURRENCIES = {
    name: currency
    for currency, names in {
        "dollar": "us$ $ usd dollar dollars buck bucks",
        "australian dollar": "a$",
        "canadian dollar": "c$",
        "new zealand dollar": "nz$",
        "hong kong dollar": "hk$",
        "euro": "€ eur euro euros",
        "pound": "£ gbp pound pounds quid",
        "yen": "¥ yen",
        "rupee": "rs inr pkr rupee rupees ₹",
        "cent": "cent cents",
        "penny": "penny pence",
        "franc": "chf franc francs",
        "crown": "crown crowns krone kroner krona kronor",
        "yuan": "yuan renminbi",
        "rouble": "rouble roubles ruble rubles",
        "real": "r$ reais",
        "peso": "peso pesos",
        "lira": "lira",
        "zloty": "zloty zlotys",
        "shekel": "shekel shekels",
        "dirham": "dirham dirhams",
        "riyal": "riyal riyals",
        "naira": "naira",
        "taka": "taka",
        "shilling": "shilling shillings",
    }.items()
    for name in names.split()
}
"""Sign, code or word -> the currency."""
