"""Which encoding of one byte a character some bytes are in, told by letters and small words of languages.

An encoding is right when it makes a text that a language has: its letters, in small ones behind a capital,
no signs within words, and its most common words. Encodings of Latin, Greek and Cyrillic script are told; all
others are for someone else to find.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from newsreader.text.languages import LETTERS, SMALL_WORDS
from newsreader.text.patterns import pattern

_SAMPLE = 24_000
"""Bytes that are looked at, of the lines with any above ASCII."""
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
_WESTERN = "".join(
    sorted({*"".join(LETTERS[one] for one in ("de", "fr", "es", "it", "pt", "da", "sv", "is"))})
)
_LETTERS = {
    "el": _GREEK,
    "en": _WESTERN,
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשתװױײ",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْ",
    "fa": "ءآأئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيك\u200c",
    "ur": "ءآأئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیےيك",
}
"""All letters above ASCII, where a language is not told by those that others do not have."""
_LATIN_2 = "pl cs sk sl hr hu ro sq de en"
_CYRILLIC = "ru uk be bg mk sr"
_CODECS = {
    "cp1252": "en de fr es it pt nl sv da nb fi is et sq ca id",
    "cp1250": _LATIN_2,
    "iso8859_2": _LATIN_2,
    "cp1254": "tr",
    "cp1257": "lt lv et en",
    "iso8859_4": "lt lv et",
    "iso8859_13": "lt lv et",
    "iso8859_16": "ro",
    "cp1251": _CYRILLIC,
    "koi8_r": "ru",
    "koi8_u": "uk",
    "iso8859_5": _CYRILLIC,
    "mac_cyrillic": _CYRILLIC,
    "cp866": "ru uk be bg",
    "cp855": _CYRILLIC,
    "cp1253": "el",
    "iso8859_7": "el",
    "mac_greek": "el",
    "cp737": "el",
    "cp1255": "he",
    "cp1256": "ar fa ur",
    "iso8859_6": "ar",
    "mac_roman": "en de fr es it pt nl sv da nb is",
    "mac_latin2": "pl cs sk hu sl hr",
    "mac_turkish": "tr",
    "cp852": _LATIN_2,
    "cp857": "tr",
    "cp775": "lt lv et",
    "cp850": "en de fr es it pt nl sv da nb",
}
"""Of each encoding the languages that were written in it; of two that do as well the first is taken."""
_FREQUENT = frozenset("оеаинтсрвлкмдпу" + "αοιετσνηυρπκμλ")
"""Letters of which most words consist: other encodings of the same script put rare ones in their place."""
_SIGNS = frozenset("“”‘’„‚–—…€£¥§©®°·•«»‹›№™\xa0\xad¡¿ªº½¼¾²³´±×†¨¹″′")
_WORD = pattern(r"[^\W\d_]+")
_ODD = pattern(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘\xad·](?=[^\W\d_])|[\x7f-\x9f]")
"""A sign within a word; a control character."""
_THAI_SIGNS = frozenset("\u0e31" + "".join(map(chr, [*range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)])))
_LEAST = 0.7
_RARE = {"mac_": 0.01, "cp7": 0.25, "cp8": 0.25, "iso8859_1": 0.05, "iso8859_4": 0.05}
"""Beginnings of the names of encodings that few files are in: they must do better by so much."""
_MARKUP = pattern(r"<[^<>]{1,200}>")
_RUN = pattern("[^\x00-\x7f“”‘’„‚–—…«»]{3,}")
_MOST_HIGH = 0.35
"""Of the letters of a language in Latin script, those with accents are fewer."""
_FEWEST_WORDS = 15
"""Of so many words some are small ones."""


def guess_charset(data: bytes) -> str:
    """The name of the codec; empty where no language of Latin, Greek or Cyrillic script fits."""
    sample = _telling(data)
    if _is_japanese(sample):
        return ""
    if _is_thai(sample):
        return "cp874"
    best, best_quality = "", _LEAST
    for codec in _CODECS:
        try:
            text = sample.decode(codec)
        except UnicodeDecodeError:
            continue
        quality = _quality(_MARKUP.sub(" ", text), codec)
        quality -= next((less for name, less in _RARE.items() if codec.startswith(name)), 0.0)
        if quality > best_quality + 1e-9 and _decodes(data, codec):
            best, best_quality = codec, quality
    return best


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _is_japanese(sample: bytes) -> bool:
    """Whether it is full of kana in one of Japan's encodings."""
    for codec in ("euc_jp", "cp932"):
        text = sample.decode(codec, "replace")
        high = sum(char > "\x7f" for char in text)
        kana = sum("\u3040" <= char <= "\u30ff" for char in text)
        if kana * 4 > high and text.count("\ufffd") * 20 < high:
            return True
    return False


def _is_thai(sample: bytes) -> bool:
    """Whether every sign of a vowel or tone stands behind a consonant, as in Thai alone."""
    text = sample.decode("cp874", "replace")
    signs = [at for at, char in enumerate(text) if char in _THAI_SIGNS]
    high = sum(char > "\x7f" for char in text)
    if len(signs) * 8 < high or len(signs) < 4:
        return False
    return all(at and ("\u0e01" <= text[at - 1] <= "\u0e2e" or text[at - 1] in _THAI_SIGNS) for at in signs)


def _telling(data: bytes) -> bytes:
    """The lines with bytes above ASCII, as far as the sample reaches."""
    kept: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            kept.append(line[: _SAMPLE - size])
            size += len(kept[-1])
            if size >= _SAMPLE:
                break
    return b"".join(kept)


def _quality(text: str, codec: str) -> float:
    """How well a text fits the language it fits best, about 1 and more where it is written in that one."""
    high = Counter(char for char in text if char > "\x7f")
    total = high.total()
    if not total:
        return 0.0
    odd = 3.0 * len(_ODD.findall(text))
    odd += sum(
        count
        for char, count in high.items()
        if not char.isalpha() and char not in _SIGNS and char != "\u0301"
    )
    words: Counter[str] = Counter()
    # what a sign parts is one word, or its ends would be small words
    for word, count in Counter(_WORD.findall(_ODD.sub("x", text))).items():
        words[word.lower()] += count
        if not word.isascii():
            odd += count * _changes_case(word)
    number = words.total() or 1
    letters_in_all = sum(map(str.isalpha, text)) or 1
    accents = sum(count for char, count in high.items() if char.isalpha())
    latin = not any(char > "\u0370" and char.isalpha() for char in high)
    if latin:
        if accents > _MOST_HIGH * letters_in_all and accents > 6:
            return 0.0
        odd += sum(map(len, _RUN.findall(text)))
    best = -9.0
    for language in _CODECS[codec].split():
        letters, common = _language(language)
        told = 0.0
        for char, count in high.items():
            if not char.isalpha():
                told += 0.8 * count if char in _SIGNS else 0.0
                continue
            small = char.lower()
            if small in letters:
                rare = language == "en" or (not latin and small not in _FREQUENT)
                told += count * (0.5 if rare else 1.0)
            else:
                odd_letter = 0.5 if language == "en" and char <= "\u024f" else 1.5
                told -= count * odd_letter
        hits = sum(words[word] * (1.0 if word.isascii() else 2.0) for word in common if word in words)
        if number > _FEWEST_WORDS and not latin and hits < 0.04 * number:
            continue
        if number > _FEWEST_WORDS and not hits:
            told -= 0.3 * total
        best = max(best, (told - odd) / total + 2.0 * min(0.5, hits / number))
    return best


def _changes_case(word: str) -> bool:
    """Whether a capital letter stands behind a small one; not in words of capitals and names such as McA."""
    return any(
        one.islower() and other.isupper() and not (one.isascii() and other.isascii())
        for one, other in pairwise(word)
    )


@cache
def _language(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """(letters above ASCII, small words)."""
    letters = _LETTERS.get(language) or LETTERS.get(language, "")
    return frozenset(letters), frozenset(SMALL_WORDS.get(language, "").split())
