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
    language = _by_script(sample)
    if language:
        return language
    words = re.findall(r"[^\W\d_]+", sample.lower())
    best = Counter(language for word in words for language in _BY_WORD.get(word, ())).most_common(2)
    if not best or best[0][1] < 3 or (len(best) > 1 and best[0][1] < 1.3 * best[1][1]):
        return "en"
    return best[0][0]


def _by_script(sample: str) -> str:
    """The language of a script other than Latin that much of the text is in; empty for none."""
    foreign = Counter(re.findall(r"[^\x00-\u036f]", sample))
    counts = [("ur", 20, sum(foreign[letter] for letter in _URDU))]
    for language, first, last in _SCRIPTS:
        found = sum(count for letter, count in foreign.items() if first <= letter <= last)
        counts.append((language, 20 if language == "ja" else 2, found))
    counts = [count for count in counts if count[2] > 3]
    if not counts:
        return ""
    latin = sum(letter <= "\u024f" and letter.isalpha() for letter in sample)
    return next((language for language, weight, found in counts if found * weight > latin), "")
