"""A cheap guess of the language of an article, for the abbreviations of its sentences."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 4000
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7af"),
    ("ar", "\u0620", "\u064a"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("el", "\u0370", "\u03ff"),
    ("hy", "\u0530", "\u058f"),
    ("am", "\u1200", "\u137f"),
    ("my", "\u1000", "\u109f"),
    ("ru", "\u0400", "\u04ff"),
)
"""Language, first and last letter of its block."""
_URDU = "ٹڈڑںےہھۓ"
"""Letters that Arabic does not have."""
_SMALL_WORDS = {
    "en": "the of and to in that for with was said on by from at are has have not but",
    "de": "der die das und ist nicht mit den von dem ein eine zu auf für im des sich auch",
    "fr": "le les des est une dans pour que qui sur pas du et au avec ce sont par il",
    "es": "el los las una que en por con para del se su no es más al lo como y",
    "it": "il di che è un della per non con una sono del si gli le da dei alla nel",
    "pt": "o os as que do da em um uma não para com por no na se dos ao mais é",
    "nl": "de het een van en dat is niet met op voor te zijn aan door er ook bij",
    "pl": "w i na z się że nie do jest to o jak po od za przez ale są",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)


def guess_language(text: str) -> str:
    """ISO 639-1 code, from the script, and in Latin script from the small words; English when in doubt."""
    sample = text[:_SAMPLE]
    letters = Counter(sample)
    latin = sum(count for letter, count in letters.items() if letter <= "\u024f" and letter.isalpha())
    urdu = sum(letters[letter] for letter in _URDU)
    if urdu > 3 and urdu * 20 > latin:
        return "ur"
    for language, first, last in _SCRIPTS:
        found = sum(count for letter, count in letters.items() if first <= letter <= last)
        if found * (20 if language == "ja" else 2) > latin and found > 3:
            return language
    counts: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", sample.lower()):
        counts.update(_BY_WORD.get(word, ()))
    best = counts.most_common(2)
    if not best or best[0][1] < 3 or (len(best) > 1 and best[0][1] < 1.3 * best[1][1]):
        return "en"
    return best[0][0]
