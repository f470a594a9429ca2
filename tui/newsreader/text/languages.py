"""The language of an article: a cheap guess from its script, letters and small words; and tags."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from newsreader.text.patterns import pattern

_SAMPLE = 4000
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7af"),
    ("ar", "\u0620", "\u064a"),
    ("he", "\u05d0", "\u05ea"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("pa", "\u0a00", "\u0a7f"),
    ("gu", "\u0a80", "\u0aff"),
    ("ta", "\u0b80", "\u0bff"),
    ("te", "\u0c00", "\u0c7f"),
    ("th", "\u0e00", "\u0e7f"),
    ("el", "\u0370", "\u03ff"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
    ("am", "\u1200", "\u137f"),
    ("my", "\u1000", "\u109f"),
    ("ru", "\u0400", "\u04ff"),
)
"""Language, first and last letter of its block."""
_SHARED = {"ru": "ru uk be bg mk sr kk", "ar": "ar fa ur", "hi": "hi mr ne"}
"""Languages of one script, the most common one first."""
SMALL_WORDS = {
    "en": "the of and to in that for with was said on by from at are has have not but a is it he as his they "
    "this be which were who had will you my me i we what its she her their can",
    "de": "der die das und ist nicht mit den von dem ein eine zu auf für im des sich auch wir ich sie war "
    "wurde einen einer bei nach aus es hat haben am wie zum zur dass er",
    "fr": "le les des est une dans pour que qui sur pas du et au avec ce sont par il de la un en je vous "
    "nous elle mais ont cette été leur aux plus ne se son sa",
    "es": "el los las una que en por con para del se su no es más al lo como y de la un fue está pero sus ha "
    "qué sobre este esta entre cuando muy también le ya",
    "it": "il di che è un della per non con una sono del si gli le da dei alla nel la i in ha anche più dal "
    "delle nella sul questo questa al lo come ma ho",
    "pt": "o os as que do da em um uma não para com por no na se dos ao mais é de a e foi como das à pelo "
    "pela são ser tem também sua seu mas já",
    "nl": "de het een van en dat is niet met op voor te zijn aan door er ook bij ik we in die naar om maar "
    "wordt werd nog heeft uit deze dit als",
    "pl": "w i na z się że nie do jest to o jak po od za przez ale są dla oraz był było który która roku tym "
    "przy ma już jego pod ich tego co tylko też",
    "sv": "och att det som en är på av för med till den har inte ett om han var i de sig efter vid från men "
    "jag ska när också enligt där under",
    "da": "og at det som en er på af for med til den har ikke et om han var der i de sig efter ved fra men "
    "jeg skal når også ifølge blev hvad mit nær dig hun ud",
    "nb": "og at det som en er på av for med til den har ikke et om han var i de seg etter ved fra men jeg "
    "skal når også ifølge ble hva der hun ut etter",
    "fi": "ja on ei että oli hän mutta ovat se kuin myös tai joka mukaan sekä sen ole olivat niin jo kun "
    "mitä tämän tämä vain ollut hänen vielä",
    "is": "og að í á er sem var til við um með en ekki það hann af fyrir hún frá þetta eru verið",
    "et": "ja on ei et oli ta aga see kui ka ning või mis oma selle ning pärast sest olid kes",
    "lv": "un ir ka no ar uz par bija ne bet kas to tika pēc arī vai lai pie viņš tas gan kā",
    "lt": "ir yra kad su iš į buvo ne bet apie po kai jis jo tai už prie taip dėl pagal dar nuo "
    "kaip per bei sako sakė metu kuris kurie",
    "cs": "a se na že je v z s do o ve k to i jako za ale jsou podle by byl bylo který která také po při od "
    "jeho už než aby kde pro jen ze",
    "sk": "a sa na že je v z s do o vo k to i ako za ale sú podľa by bol bolo ktorý ktorá tiež po pri od "
    "jeho už než aby kde pre len zo aj čo nie",
    "sl": "in je v na se za da so z ki pa po s o bi tudi od do ni ter bil bila kot pri so med več ob",
    "hr": "i je u na se za da su s koji a od o će kako ali bi iz do nije što ili je bio bila te kao koja "
    "prema nakon sam oko",
    "hu": "a az és hogy nem egy is volt van meg csak már el azt mint szerint de ez ki ha még lehet után "
    "aki amely között majd pedig sem",
    "ro": "și de în la a cu pe din că nu o este care pentru sau mai fost după un au al ale prin să lui fi "
    "cea cel dar unui unei între",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ancak ise olduğu dedi var ne "
    "etti oldu en her o mi",
    "sq": "të e në dhe për me një nga që se është ka nuk si më do kjo janë ishte",
    "ca": "el la els les de i que en un una per amb és del als no va ha més al com però dels",
    "id": "yang dan di dari untuk dengan pada ini itu tidak dalam akan oleh telah ada juga ke",
    "vi": "của và là có trong được cho không các một người với những đã này để khi",
    "ru": "в и на не что с по к у о за от из для как это но его был была было при сообщил также же то а я "
    "он она они мы",
    "uk": "в у і й на не що з за до про та як це але від для його був була було також після є та під він "
    "вона вони зі ще або",
    "be": "у і на не што з за да пра як гэта але ад для яго быў была было таксама пасля ёсць каб і ў",
    "bg": "на и в за се да от с е не че по са до като си при ще които той бе след но това или също със във",
    "mk": "на и во за се да од со е не дека по се до како при ќе кои тој беше но ова или исто",
    "sr": "и у на је се да за су од са не који о како што али ће до из није био или",
    "kk": "және мен бұл да де үшін бір ол деп бойынша болып туралы кейін не кім еді",
    "el": "και του της το τα με από για στο στη στην στον είναι που δεν θα οι ο η σε ότι να τον την των",
    "he": "של את על לא הוא היא עם זה כי גם אל או אם מה יש כל אני בין עד אבל",
    "ar": "في من على إلى أن عن التي الذي مع هذا هذه كان قال بعد لا ما كما أو",
    "fa": "در و به از که را این با است برای آن یک خود تا بر می‌شود شد پس های او",
    "ur": "کے کی میں ہے اور سے کا کو پر نے کہ ہیں یہ بھی",
    "hi": "के की में है और से का को पर ने कि हैं यह भी एक था",
    "mr": "आहे आणि या च्या ते हे आहेत होते होता नाही की एक तो ती मी का",
    "ne": "छ र को मा छन् भएको गर्न ले लाई यो पनि हो गरेको",
}
"""The most common words of each language that say nothing on their own."""
LETTERS = {
    "en": "",
    "de": "äöüß",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "it": "àèéìòùî",
    "pt": "áâãàçéêíóôõúü",
    "nl": "ëïéóèöü",
    "pl": "ąćęłńóśźż",
    "sv": "åäöé",
    "da": "æøåé",
    "nb": "æøåéò",
    "fi": "äöå",
    "is": "áðéíóúýþæö",
    "et": "äõöüšž",
    "lv": "āčēģīķļņšūž",
    "lt": "ąčęėįšųūž",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "tr": "çğıöşüâî",
    "sq": "ëç",
    "ca": "àçéèíïóòúü",
    "vi": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúýĩũ",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "uk": "абвгдежзийклмнопрстуфхцчшщьюяїєіґ",
    "be": "абвгдежзйклмнопрстуфхцчшыьэюяёіў",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "mk": "абвгдежзијклмнопрстуфхцчшѓѕљњќџ",
    "sr": "абвгдежзијклмнопрстуфхцчшђљњћџ",
    "kk": "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі",
    "fa": "پچژگکی",
    "ur": "ٹڈڑںےہھۓ",
}
"""The letters of each language beyond the basic ones of Latin and Arabic script."""
_TAG = pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WORD = r"[^\s\d_.,;:!?…\"“”„«»()\[\]।،؟'’—–-]+"
_SIBLINGS = ({"da", "nb"}, {"cs", "sk"}, {"sl", "hr"})
"""Languages so close that either will do where both would."""
_FEWEST = 3.0
"""How much must speak for a language in Latin script."""
_AHEAD = 1.15
"""How much more must speak for it than for the next one."""


@cache
def by_small_word() -> dict[str, tuple[str, ...]]:
    """The languages that have each small word."""
    found: dict[str, list[str]] = {}
    for language, words in SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _by_letter() -> dict[str, tuple[str, ...]]:
    """The languages that have each letter."""
    found: dict[str, list[str]] = {}
    for language, letters in LETTERS.items():
        for letter in letters:
            found.setdefault(letter, []).append(language)
    return {letter: tuple(languages) for letter, languages in found.items()}


def guess_language(text: str) -> str:
    """ISO 639-1 code, from the script, the letters and the small words; empty when in doubt."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script and script not in _SHARED:
        return script
    candidates = frozenset(_SHARED.get(script, "").split())
    votes = _votes(sample.replace("İ", "i").lower(), candidates)
    first, second = [*sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])), ("", 0.0), ("", 0.0)][:2]
    if script:
        return first[0] if first[1] > 1.5 + votes.get(script, 0.0) else script
    ahead = first[1] >= _AHEAD * second[1] or {first[0], second[0]} in _SIBLINGS
    return first[0] if first[1] >= _FEWEST and ahead else ""


def _votes(sample: str, candidates: frozenset[str]) -> dict[str, float]:
    """How much speaks for each language: a small word or a letter that few others have says most.

    `candidates` of a shared script; empty: those in Latin script.
    """
    others = frozenset(code for codes in (*_SHARED.values(), "el he") for code in codes.split())
    votes: dict[str, float] = defaultdict(float)
    counts = Counter(re.findall(_WORD, sample))
    small = by_small_word()
    for word in counts.keys() & small.keys():
        languages = [
            code for code in small[word] if (code in candidates if candidates else code not in others)
        ]
        for code in languages:
            votes[code] += min(counts[word], 8) * (1.5 if len(languages) < 3 else 1.0)
    letters = Counter(re.findall(r"[^\x00-\x7f]", sample))
    known = _by_letter()
    for letter, count in letters.items():
        languages = [
            code
            for code in known.get(letter, ())
            if (code in candidates if candidates else code not in others)
        ]
        if not languages:
            continue
        worth = min(count, 8) * (1.0 if len(languages) < 3 else 0.4 if len(languages) < 6 else 0.15)
        for code in languages:
            votes[code] += worth
        if len(languages) < 6:  # who does not have a letter that is often written is another one
            for code in votes.keys() - set(languages):
                if candidates or count > 2:
                    votes[code] -= worth / 2
    return {code: vote for code, vote in votes.items() if vote > 0 and (vote >= 1 or candidates)}


def primary(language: str) -> str:
    """The language of a BCP 47 tag, without script and region: `pt` of `pt-BR`; empty for none."""
    return language.partition("-")[0]


LANGUAGE_NAMES = {
    code: name
    for entry in """
    am Amharic, ar Arabic, be Belarusian, bg Bulgarian, bn Bengali, ca Catalan, cs Czech, da Danish, de
    German, el Greek, en English, es Spanish, et Estonian, fa Persian, fi Finnish, fr French, gu
    Gujarati, he Hebrew, hi Hindi, hr Croatian, hu Hungarian, hy Armenian, id Indonesian, is Icelandic,
    it Italian, ja Japanese, ka Georgian, kk Kazakh, ko Korean, lt Lithuanian, lv Latvian, mk
    Macedonian, mr Marathi, my Burmese, nb Norwegian, ne Nepali, nl Dutch, pa Punjabi, pl Polish, pt
    Portuguese, ro Romanian, ru Russian, sk Slovak, sl Slovenian, sq Albanian, sr Serbian, sv Swedish,
    ta Tamil, te Telugu, th Thai, tr Turkish, uk Ukrainian, ur Urdu, vi Vietnamese, zh Chinese
    """.split(",")
    for code, name in [entry.split()]
}
"""Primary subtag of a BCP 47 tag -> what the language is called in English."""


def language_name(language: str) -> str:
    """What a language is called in English; of one without a name its BCP 47 tag."""
    return LANGUAGE_NAMES.get(primary(language), language)


def language_tag(written: str) -> str:
    """A BCP 47 tag in its usual case (`pt-BR`, `zh-Hant`). Raises ValueError for what is none."""
    if not written:
        return ""
    if not _TAG.fullmatch(written):
        raise ValueError(f"{written!r} is not a code such as en or pt-BR")
    first, *rest = written.replace("_", "-").split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(cases.get(len(part), str.lower)(part) for part in rest)])


def _script(sample: str) -> str:
    """The most common language of a script other than Latin that much of the text is in; empty for none."""
    foreign = Counter(re.findall(r"[^\x00-\u036f]", sample))
    counts = []
    for language, first, last in _SCRIPTS:
        found = sum(count for letter, count in foreign.items() if first <= letter <= last)
        counts.append((language, 20 if language == "ja" else 2, found))
    counts = [count for count in counts if count[2] > 3]
    if not counts:
        return ""
    latin = sum(letter <= "\u024f" and letter.isalpha() for letter in sample)
    return next((language for language, weight, found in counts if found * weight > latin), "")
