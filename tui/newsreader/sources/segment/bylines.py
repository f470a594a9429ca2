"""Who wrote an article, when, and whose the pictures are: lines around its paragraphs."""

from __future__ import annotations

import re

from newsreader.sources.segment.phrases import CREDITS
from newsreader.text.lexicon.calendar import DAYS, MONTH_BEGINNINGS
from newsreader.text.patterns import pattern

_BYLINE_LONGEST = 120
_WHEN_LONGEST = 90
_MOST_WORDS = 9
"""Words in a line that only tells a date and a time."""
_BYLINE = pattern(
    r"(?:written |reported |story |words |posted |translated |a cura )?"
    r"(?:by|von|par|por|door|di|av|af|autor|автор|oprac\.|opr\.):? "
    r"(?!the\b)[^.!?:]{0,4}\w.{1,90}",
    re.IGNORECASE,
)
# Seldom needed, so compiled when they first are.
_LABELLED = (
    r"(?:authors?|autor(?:in|a|es)?|auteurs?|autor[ei]|автор[ыи]?|words|text|texte|texto|testo|tekst|текст|"
    r"story|"
    r"reporters?|reported|written|posted|szerző|yazar|kirjoittaja|作者|记者|記者|撰文|文|기자)\s?[:：/／]\s?[^.!?:]{2,80}"
    r"|(?:作者|记者|記者|撰文|기자)\s[^\s.!?:]{2,12}"
)
_AUTHOR = (
    r"((?:[A-Z][\w.'’-]*,? (?:and )?){2,6})(?:is|are) (?:an? |the )?(?:[\w’'-]+ ){0,4}"
    r"(?:reporter|correspondent|editor|columnist|writer|journalist|producer|contributor|fellow)s?\b"
    r"[^.]{0,60}\b(?:at|for|with|covering|based in)\b[^.]{2,80}\.?"
    r"(?: (?:Follow|Reach|Email|Contact|She|He) .{4,120})?$"
)
_AUTHOR_LONGEST = 240
_SENT = (
    r"([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}?)"
    r"(?: @\w{2,30}|(?: in | \| |, (?:à |en |in )?)[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
)
"""A name, and where it is: a place, an agency, a network."""
_STAFF = frozenset(
    "staff|agencies|staff and agencies|staff reporter|newsroom|redacción|redacción digital|redação|redazione|"
    "redaktion|la rédaction|rédaction|van onze redactie|redactie|redakcja|редакция|editorial staff".split("|")
)
_PICTURES = ("phot", "pictur", "image", "foto", "crédit", "credit", "bild", "фото", "illustration")
_REPORTED = (
    *("with ", "additional", "reporting by", "editing by", "writing by", "(", "mit ", "avec ", "con "),
    *("met ", "med ", "z "),
)
_REPORTING = (
    r"(?:(?:with )?(?:additional )?(?:reporting|editing|writing) by ([^.]{2,60})"
    r"|\(?(?:mit(?: material von)?|avec|con(?: información de)?|with|met|med|z) ([^().]{2,40})\)?)\.?"
)
_SENT_FOR = r"([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}) for The [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"
_FROM = r"From ([A-Z][^.!?:,]{2,40}?) in [A-Z][^.!?:]{2,40}"
_WHEN_BY = r"(.{6,60}?) (?:by|von|par|por|di|door|av|af) ([^.!?:]{3,60})"
_NUMERIC = pattern(r"\b\d{1,2}([./-])\d{1,2}\1(?:20|19)?\d{2}\b")
_SMALL = frozenset(
    "by and or of for the in at de la von van und et y e i и та da do dos du del der den zu og och ja ve "
    "with avec con mit met z per on at am pm special to correspondent reporter editor staff writer".split()
)
_JOBS = pattern(
    r"\b(?:reporters?|correspondents?|editors?|writers?|staff|columnist|journalist|contributor|producer|"
    r"photographer|bureau|redakteur(?:in)?|korrespondent(?:in)?|journaliste|periodista|redactora?|corresponsal|"
    r"giornalista|inviat[oa]|jornalista|repórter|verslaggever|redacteur|dziennikarka?|корреспондент|журналист)\b",
    re.IGNORECASE,
)
_READING = pattern(r"\d{1,3}[ -]?min(?:ute)?s? (?:read|listen)", re.IGNORECASE)
_SEPARATOR = pattern(r"\s*[|·•—–/]\s*|\s-\s|\n")
_ADDRESS = pattern(
    r"(?:e-?mail:?\s*)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|@\w{2,30}|(?:twitter|x|facebook|instagram)\.com/\S*",
    re.IGNORECASE,
)
_STARTS_WHEN = (
    *(day[:3] for day in DAYS),
    *MONTH_BEGINNINGS,
    *(
        "on at first last published updated posted modified created added veröffentlicht aktualisiert stand "
        "erstellt montag "
        "dienstag mittwoch donnerstag freitag samstag sonntag publié mis modifié le lundi mardi mercredi "
        "jeudi vendredi samedi dimanche publicado actualizado el lunes martes miércoles jueves viernes "
        "sábado domingo atualizado em segunda terça quarta quinta sexta pubblicato aggiornato lunedì "
        "martedì mercoledì giovedì venerdì sabato domenica gepubliceerd bijgewerkt maandag dinsdag "
        "woensdag donderdag vrijdag zaterdag zondag opublikowano zaktualizowano publikacja aktualizacja "
        "data poniedziałek wtorek środa czwartek piątek sobota niedziela опубликовано обновлено дата "
        "понедельник вторник среда четверг пятница суббота воскресенье опубліковано оновлено publicerad "
        "uppdaterad publiceret opdateret publisert oppdatert julkaistu päivitetty publikováno "
        "aktualizováno publikované frissítve publicat actualizat yayınlanma güncelleme 发布时间 发表时间 "
        "更新时间 公開 更新 입력 수정 기사입력"
    ).split(),
)
_TIME = pattern(
    r"(?:at |um |à |a las |alle |ore |kl\. |klo )?\d{1,2}[:.h][0-5]\d(?::\d{2})?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:h|uhr|hrs|hours))?(?: [a-z]{2,4})?",
    re.IGNORECASE,
)
_AGO = (
    r"(?:(?:last )?(?:updated|published|posted|modified|aktualisiert|publié|mis à jour|actualizado|publicado|"
    r"aggiornato|pubblicato|atualizado|обновлено|опубликовано|zaktualizowano|opublikowano|bijgewerkt|"
    r"gepubliceerd|uppdaterad|publicerad)[:,]? )?"
    r"(?:(?:about )?(?:#|an?|one) ?[a-z]{1,7}\.? ago|just now|moments ago|yesterday|today|"
    r"il y a # \w{1,9}|vor (?:#|einer|einem) \w{1,9}|hace (?:#|una?) \w{1,9}|há (?:#|uma?) \w{1,9}|"
    r"(?:#|un|una|een|час|год) ?\w{0,9} ?(?:fa|geleden|temu|назад|тому|sedan|siden|sitten|önce)|"
    r"# ?(?:小时前|小時前|分钟前|分鐘前|天前|時間前|分前|日前|시간 전|분 전|일 전))"
    r"(?:,? (?:at )?#[:.]#)?"
)
_CREDIT = pattern(
    r"[(\[](?:(?:file |ap |afp |epa )?(?:photos?|pictures?|images?|foto|fotos|fotó|фото|bild|picture|"
    r"photograph|photo credit|credits?|crédits?|courtesy|handout|video)\b|©|写真|圖|图)"
    r"[^()\[\]]{0,100}[)\]]?\.?$",
    re.IGNORECASE,
)
_CREDIT_AT_END = pattern(
    r"[.!?”\"]\s(?:file )?(?:photos?|photographs?|pictures?|images?|fotos?|fotografía|crédits?(?: photos?)?|"
    r"credits?|bild|фото|illustration)\s?(?::|by |courtesy |©)[^.]{2,80}$",
    re.IGNORECASE,
)
_NAMED_AT_END = pattern(
    r"[.!?”\"|]\s(?:[A-Z][\w.'’-]{1,20}\s){1,3}?[A-Z][\w'’-]{1,20}\s?[/|]\s?([^./|]{2,30})$"
)
_SLASHED = pattern(r"[(\[][^()\[\]]{2,80}[/|][^()\[\]]{2,40}[)\]]\.?$")
_CAPTION_LONGEST = 400


def is_byline(paragraph: str) -> bool:
    """Whether a paragraph near the top of an article only says who wrote it or when."""
    text = " ".join(paragraph[: 2 * _BYLINE_LONGEST].split())
    if len(text) > _BYLINE_LONGEST or text.endswith((".", "!", "?", ":", ",")):
        return is_when(text)
    if is_when(text):
        return True
    may_be_labelled = any(mark in text for mark in ":：/／") or text[0] >= "\u3000"
    if may_be_labelled and re.fullmatch(_LABELLED, text, re.IGNORECASE):
        return True
    if text.startswith("From ") and (sent := re.fullmatch(_FROM, text)) and _names(sent[1]):
        return True
    if any(map(str.isdecimal, text)):
        dated = re.fullmatch(_WHEN_BY, text, re.IGNORECASE)
        if dated and is_when(dated[1]) and _names(dated[2]):
            return True
    if _BYLINE.fullmatch(text) and _names(text.partition(" ")[2]):
        return True
    name, comma, job = text.partition(",")
    if comma and is_name(name) and len(job) < 50 and _JOBS.search(job):
        return True
    pieces = [piece for piece in _SEPARATOR.split(paragraph.strip()[: 2 * _BYLINE_LONGEST]) if piece.strip()]
    told = [
        is_when(piece) or _READING.fullmatch(piece.strip()) or _ADDRESS.fullmatch(piece.strip()) is not None
        for piece in pieces
    ]
    return (
        len(pieces) > 1
        and any(told)
        and all(
            known or (len(piece.split()) <= 6 and _names(piece.removeprefix("By ").removeprefix("BY ")))
            for piece, known in zip(pieces, told, strict=True)
        )
    )


def tells_author(paragraph: str) -> bool:
    """Whether a paragraph only tells for whom and on what its author writes."""
    text = " ".join(paragraph[: 2 * _AUTHOR_LONGEST].split())
    may = len(text) <= _AUTHOR_LONGEST and (" is " in text or " are " in text)
    found = re.match(_AUTHOR, text) if may else None
    return found is not None and _names(found[1])


def is_signature(text: str) -> bool:
    """Whether a line below a headline is an agency, or the names of people, and nothing else."""
    text = " ".join(text[: 2 * _BYLINE_LONGEST].split())
    if len(text) > _BYLINE_LONGEST or text.endswith((".", "!", "?", ":")):
        return False
    if _is_agency(text) or text.lower() in _STAFF:
        return True
    if "/" in text and _is_agency(text.partition("/")[0]) and len(text) < 16:
        return True
    if any(mark in text for mark in ("@", " in ", "|", ",")):
        sent = re.fullmatch(_SENT, text)
        if sent and is_name(sent[1]):
            return True
    words = text.split()
    if len(words) < 8 and is_name(" ".join(words[:2])) and _JOBS.search(" ".join(words[2:])):
        return True
    people = re.split(r",? (?:and|und|et|y|e|en|i) |, | & ", text)
    return len(people) < 5 and all(map(is_name, people))


def is_name(text: str) -> bool:
    """Whether a line is two to four words with capital letters, and nothing else."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(
        word[:1].isupper() and word.replace("-", "").replace("’", "").replace("'", "").rstrip(".").isalpha()
        for word in words
    )


def is_when(text: str) -> bool:
    """Whether a line tells a date, a time, or how long ago, and nothing else."""
    text = " ".join(text[: 2 * _WHEN_LONGEST].split())
    if not text or len(text) > _WHEN_LONGEST:
        return False
    lower = text.lower().strip("()[]-–—• ")
    first = re.match(r"[^\W\d_]+", lower)
    if not (lower[:1].isdecimal() or (first and first[0].startswith(_STARTS_WHEN)) or "ago" in lower):
        return first is not None and re.fullmatch(_AGO, re.sub(r"\d+", "#", lower)) is not None
    if _TIME.fullmatch(lower) or re.fullmatch(_AGO, re.sub(r"\d+", "#", lower)):
        return True
    words = re.findall(r"[^\W\d_]+", lower)
    if len(words) > _MOST_WORDS or (
        lower.endswith((".", "!", "?")) and not lower.endswith(("m.", "г.", "р."))
    ):
        return False
    from newsreader.sources.dates import read_date  # seldom needed

    return (len(read_date(text)) > 7 or _NUMERIC.search(lower) is not None) and not _tells_more(lower)


def _tells_more(lower: str) -> bool:
    """Whether a line with a date has words that belong to none: it is a headline or a sentence."""
    rest = re.sub(r"\d+", " ", lower)
    words = [word for word in re.findall(r"[^\W\d_]{3,}", rest) if not word.startswith(_STARTS_WHEN)]
    from newsreader.sources.dates import read_date

    return sum(not read_date(f"1 {word} 2020") for word in words) > 1


def is_address(text: str) -> bool:
    """Whether a line is an address of mail, or a name on a network."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def is_credit(paragraph: str) -> bool:
    """Whether a paragraph is a caption with its credit, or the credit alone."""
    text = " ".join(paragraph[: 2 * _CAPTION_LONGEST].split())
    if len(text) > _CAPTION_LONGEST:
        return False
    # The tests before the patterns are there for speed: what they leave out has no match.
    end = text[-140:]
    if ("(" in end or "[" in end) and _CREDIT.search(text, max(0, len(text) - 140)):
        return True
    if "/" in end or "|" in end:
        slashed = _SLASHED.search(text, max(0, len(text) - 140))
        if slashed and _is_agency(re.split(r"[/|]", slashed[0].strip("()[]. "))[-1]):
            return True
        named = _NAMED_AT_END.search(text, max(0, len(text) - 120))
        if named and _is_agency(named[1]):
            return True
    low = end.lower()
    if any(word in low for word in _PICTURES) and _CREDIT_AT_END.search(text, max(0, len(text) - 110)):
        return True
    if text[0] in "—–-" and _is_agency(text.strip("—–- ")):
        return True
    if len(text) < 100 and text.lower().startswith(_REPORTED):
        by = re.fullmatch(_REPORTING, text, re.IGNORECASE)
        if by and by[1] and _names(by[1]):
            return True
        if by and by[2] and all(map(_is_agency, re.split(r", | & | und | et | y | and ", by[2]))):
            return True
    if " for The " in text and (sent := re.fullmatch(_SENT_FOR, text)) and is_name(sent[1]):
        return True
    if text.endswith("]") and "?" not in text and _is_agency(text.rpartition("[")[2].strip("] ")):
        return True
    if len(text) > 90 or text.endswith("."):
        return False
    pieces = re.split(r"\s?/\s?|\s?\|\s?| via | - | – |: ", text.strip("()© "))
    if len(pieces) == 2 and "/" in text and _is_agency(pieces[0]):
        pieces.reverse()
    return (
        len(pieces) < 5
        and _is_agency(pieces[-1])
        and all(len(piece.split()) < 6 and _names(piece) for piece in pieces[:-1])
        and (len(pieces) > 1 or text[0] == "(" or "image" in text.lower() or "photo" in text.lower())
    )


def _is_agency(words: str) -> bool:
    return words.strip(" .©").lower() in CREDITS


def _names(text: str) -> bool:
    """Whether all words are names, or stand between them."""
    words = [word.strip(",&|()@.") for word in text.split()]
    return bool(words) and all(
        word[:1].isupper() or not word[:1].isalpha() or word.lower() in _SMALL or word in CREDITS
        for word in words
    )
