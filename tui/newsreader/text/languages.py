"""The language of an article: a cheap guess from its words, and tags as they are written."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 4000
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7af"),
    ("ar", "\u0620", "\u064a"),
    ("he", "\u05d0", "\u05ea"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("el", "\u0370", "\u03ff"),
    ("hy", "\u0530", "\u058f"),
    ("am", "\u1200", "\u137f"),
    ("my", "\u1000", "\u109f"),
    ("ru", "\u0400", "\u04ff"),
)
"""Language, first and last letter of its block."""
_URDU = "ٹڈڑںےہھۓ"
"""Letters that Arabic does not have."""
_OF_ONE = {"ru": {"uk": "їєґі", "be": "ў", "mk": "ѓќѕ", "sr": "ђћљњџј"}, "ar": {"fa": "پچژگ"}}
"""Of languages that share the script of a more common one: letters that this one does not have."""
_SMALL_WORDS = {
    "en": "the of and to in that for with was said on by from at are has have not but a is it he as",
    "de": "der die das und ist nicht mit den von dem ein eine zu auf für im des sich auch",
    "fr": "le les des est une dans pour que qui sur pas du et au avec ce sont par il",
    "es": "el los las una que en por con para del se su no es más al lo como y",
    "it": "il di che è un della per non con una sono del si gli le da dei alla nel",
    "pt": "o os as que do da em um uma não para com por no na se dos ao mais é",
    "nl": "de het een van en dat is niet met op voor te zijn aan door er ook bij",
    "pl": "w i na z się że nie do jest to o jak po od za przez ale są",
    "sv": "och att det som en är på av för med till den har inte ett om han var",
    "da": "og at det som en er på af for med til den har ikke et om han var der",
    "nb": "og at det som en er på av for med til den har ikke et om han var fra",
    "fi": "ja on ei että oli hän mutta ovat se kuin myös tai joka mukaan sekä sen",
    "cs": "a se na že je v s z do o ve k to i jako za ale jsou podle by",
    "hu": "a az és hogy nem egy is volt van meg csak már el azt mint szerint",
    "ro": "și de în la a cu pe din că nu o este care pentru sau mai fost după",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ancak",
    "id": "yang dan di dari untuk dengan pada ini itu tidak dalam akan oleh",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def guess_language(text: str) -> str:
    """ISO 639-1 code, from the script, and in Latin script from the small words; empty when in doubt."""
    sample = text[:_SAMPLE]
    language = _by_script(sample)
    if language:
        return language
    words = re.findall(r"[^\W\d_]+", sample.lower())
    best = Counter(language for word in words for language in _BY_WORD.get(word, ())).most_common(2)
    if not best or best[0][1] < 3 or (len(best) > 1 and best[0][1] < 1.3 * best[1][1]):
        return ""
    return best[0][0]


def primary(language: str) -> str:
    """The language of a BCP 47 tag, without script and region: `pt` of `pt-BR`; empty for none."""
    return language.partition("-")[0]


def language_tag(written: str) -> str:
    """A BCP 47 tag in its usual case (`pt-BR`, `zh-Hant`). Raises ValueError for what is none."""
    if not written:
        return ""
    if not _TAG.fullmatch(written):
        raise ValueError(f"{written!r} is not a code such as en or pt-BR")
    first, *rest = written.replace("_", "-").split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(cases.get(len(part), str.lower)(part) for part in rest)])


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
    script = next((language for language, weight, found in counts if found * weight > latin), "")
    by_letters = _OF_ONE.get(script, {})
    most = max(by_letters, key=lambda one: sum(foreign[letter] for letter in by_letters[one]), default="")
    letters = sum(foreign[letter] for letter in by_letters.get(most, ""))
    return most if letters > 3 else script
