"""Page furniture: what a site puts around an article. It tells nothing about the event."""

from __future__ import annotations

import re

from newsreader.text.lexicon.calendar import DAY_FORMS, DAYS, MONTH_BEGINNINGS

_LONGEST = 240
"""Characters: a longer paragraph is no furniture, unless it is a notice of rights."""
_RIGHTS_LONGEST = 600
_BYLINE_LONGEST = 120

_SITES = (
    "(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|threads|bluesky|google news)"
)
_PIECE = "(?:article|story|post|page|report)"

_WHOLE_PARAGRAPHS = (
    r"advertisements?|sponsored(?: content)?|newsletter(?: sign-?up)?|share|tweet|print|save",
    r"story continues below(?: (?:this )?advertisement)?",
    rf"{_PIECE} continues (?:after|below)\b.{{0,30}}|continue reading(?: .{{0,40}})?",
    r"what['’]?s your reaction",
    r"(?:\d+ )?comments?|(?:leave|post|add|write) a (?:comment|reply)|view (?:the |all )*comments",
    r"(?:related|recommended|popular|trending|more)"
    r"(?: (?:stories|articles|news|topics|posts|now|coverage|links))?",
    r"more (?:from|on|in) (?!.*\.$).{1,50}|you (?:may|might) also like",
    r"editors?['’]?s? picks?|most (?:read|viewed|popular)",
    rf"(?:print|e-?mail|share|save) this(?: {_PIECE})?",
    r"load more|show more|back to top|skip to .{1,30}|tap to unmute",
    r"tags?(?::.{1,120})?|topics?:.{1,120}|filed under:.{1,80}",
    r"anzeige|werbung|publicit[ée]|publicidad|publicidade|pubblicit[àa]|advertentie|реклама|広告|广告",
    r"إعلان|اشتہار|विज्ञापन",
)
_BEGINNINGS = (
    r"read (?:more|also|next)(?:\s*[:»>→…|]|\s+(?:about|at|on|here|from|in our)\b|\s*[.!]?$)",
    r"read the (?:full|whole|original|entire|complete) [^.]{0,60}\b(?:here|at|on|via)\b[^.]{0,40}$",
    r"(?:also|must|further|see)[ -](?:read|reading|also)(?:\s*:|[^.]{0,90}$)",
    rf"(?:related|recommended|watch|listen|in pictures)(?: {_PIECE}s?| stories| coverage| news| now| live)?"
    r"\s*[:|»>→]",
    r"click (?:here|below|on the link)\b|tap here\b",
    rf"share (?:this|the) {_PIECE}\b.{{0,40}}$|share (?:this )?(?:on|via|with) .{{0,20}}$",
    rf"(?:share|like|find|join) (?:us )?(?:on|via) {_SITES}\b",
    rf"follow (?:us\b|@|.{{1,60}}\bon {_SITES}\b)",
    r"(?:sign up|subscribe|register) (?:now |today |here |free )?(?:for|to|here|now|today)\b.{0,60}"
    r"(?:newsletters?|e-?mails?|alerts?|updates|briefing|channel|podcast|inbox|free|here|today|now)\b",
    r"(?:get|download) (?:the|our) .{1,40}\b(?:app|newsletters?|headlines|inbox)\b",
    r"(?:photo|image|picture|foto|video|graphic)s?(?: (?:credit|by|courtesy|source))?\s*(?::| by |©)",
    r"\((?:photo|image|reporting|editing|writing|additional|compiled|by )\b",
    r"(?:additional )?reporting (?:by|from)\b(?=.{0,160}(?:editing|writing) by)",
    rf"this {_PIECE} (?:has been|was) (?:updated|corrected|edited|amended|first published|originally)\b",
    r"lesen sie (?:auch|mehr)|mehr zum thema|lire (?:aussi|également)|à lire aussi|lea (?:también|más)",
    r"te puede interesar|leia (?:também|mais)|leggi anche|lees ook|читайте (?:также|ещё)",
    r"اقرأ أيضا|یہ بھی پڑھیں|यह भी पढ़ें",
)
_WHOLE = re.compile(rf"(?:{'|'.join(_WHOLE_PARAGRAPHS)})[.:!?…»>→\s]*", re.IGNORECASE)
_BEGINS = re.compile(rf"[^\w(]*(?:{'|'.join(_BEGINNINGS)})", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r".{2,160}\bcontribut(?:ed|ing) (?:reporting |research )?(?:to |from )?"
    rf"(?:(?:this|the) {_PIECE}|reporting)\b.{{0,40}}",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\W*(?:(?:copyright|\(c\)|©)\s*(?:[©(]|by\b|\d{4}|the\b|all\b)|all rights reserved)|©", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:written |reported )?(?:by|von|par|por):? (?!the\b)[^.!?:]{0,4}\w.{1,90}", re.IGNORECASE
)
_BYLINE_SMALL = frozenset(
    ("by", "and", "or", "of", "for", "the", "in", "at", "de", "la", "von", "van", "und", "et")
)
_MONTH = rf"(?:{'|'.join(MONTH_BEGINNINGS)})[a-z]*\.?"
_WEEKDAY = "|".join(sorted((*DAYS, *DAY_FORMS), key=len, reverse=True))
_DAY = (
    rf"(?:on\s+)?(?:(?:{_WEEKDAY})\.?,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_TIME = r"(?:at\s+)?\d{1,2}[:.]\d{2}.{0,20}"
_WHEN = rf"(?:{_DAY}[\s,|·•–—-]*(?:{_TIME})?|{_TIME})"
# Looked for where it may stand only, and compiled when it first is: months and weekdays take long.
_DATE_BEGINS = ("on", "at", *(day[:3] for day in DAYS), *MONTH_BEGINNINGS)
_UPDATED_BEGINS = ("first", "last", "published", "updated", "posted", "modified")
_UPDATED = rf"(?:(?:first|last)\s+)?(?:published|updated|posted|modified):?\s*{_WHEN}"


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph as a whole is page furniture."""
    text = " ".join(paragraph[: 2 * _RIGHTS_LONGEST].split())
    if _RIGHTS.match(text):
        return len(text) <= _RIGHTS_LONGEST
    if len(text) > _LONGEST:
        return False
    return bool(
        _WHOLE.fullmatch(text) or _BEGINS.match(text) or _CONTRIBUTED.fullmatch(text) or _is_update(text)
    )


def is_byline(paragraph: str) -> bool:
    """Whether a paragraph near the top of an article only says who wrote it or when."""
    text = " ".join(paragraph[: 2 * _BYLINE_LONGEST].split())
    if len(text) > _BYLINE_LONGEST:
        return False
    if _is_date(text) or _is_update(text):
        return True
    if text.endswith((".", "!", "?", ":", ",")) or not _BYLINE.fullmatch(text):
        return False
    words = [word.strip(",&|()") for word in text.split()[1:]]
    return all(word[:1].isupper() or not word[:1].isalpha() or word in _BYLINE_SMALL for word in words)


def _is_date(text: str) -> bool:
    begins = text[:1].isdecimal() or text.lower().startswith(_DATE_BEGINS)
    return begins and re.fullmatch(_WHEN, text, re.IGNORECASE) is not None


def _is_update(text: str) -> bool:
    begins = text.lower().startswith(_UPDATED_BEGINS)
    return begins and re.fullmatch(_UPDATED, text, re.IGNORECASE) is not None
