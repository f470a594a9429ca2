"""Page furniture: what a site puts around an article. It tells nothing about the event."""

from __future__ import annotations

import re

from newsreader.sources.segment.bylines import is_address, is_credit, is_when
from newsreader.sources.segment.phrases import ARTICLE_WORDS, BEGINNINGS, CORRECTIONS, VERSIONS, WHOLE
from newsreader.text.patterns import pattern

_LONGEST = 240
"""Characters: a longer paragraph is no furniture, unless it is a notice."""
_NOTICE_LONGEST = 600
_LABEL_LONGEST = 90

_SITES = (
    "(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|threads|bluesky|google news)"
)
_PIECE = "(?:article|story|post|page|report)"

_WHOLE_PARAGRAPHS = (
    rf"(?:story|{_PIECE}) continues (?:after|below)\b.{{0,40}}|continue reading(?: .{{0,40}})?",
    r"advertisement\W+(?:continue|scroll|story|article)\b.{0,40}",
    r"(?:leave|post|add|write) a (?:comment|reply)|view (?:the |all )*comments",
    r"(?:related|recommended|popular|trending|more)"
    r"(?: (?:stories|articles|news|topics|posts|now|coverage|links))?",
    r"more (?:from|on|in|about) (?!.*\.$).{1,50}|(?:you (?:may|might)|readers) also (?:like|liked)",
    r"popular (?:on|in|right now)\b.{0,30}",
    r"most (?:read|viewed|popular|shared|watched)(?: (?:in|on|today)\b.{0,30})?",
    rf"(?:print|e-?mail|share|save|gift) (?:this|full)(?: {_PIECE})?",
    r"load more|show more|back to top|skip to .{1,30}",
    r"tags?(?::.{1,120})?|topics?:.{1,120}|filed under:.{1,80}",
    r"\W*(?:page|seite|pagina|página|strona|стр\.?|p\.|s\.) ?\d{1,4}"
    r"(?: ?(?:of|von|de|di|van|z|из|/) ?\d{1,4})?\W*",
    r"\W*\d{1,4}(?: ?(?:/|of) ?\d{1,4})?\W*",
)
_BEGINNINGS = (
    r"read (?:more|also|next)(?:\s*[:»>→…|]|\s+(?:about|at|on|here|from|in our)\b|\s*[.!]?$)",
    r"read the (?:full|whole|original|entire|complete) [^.]{0,60}\b(?:here|at|on|via)\b[^.]{0,40}$",
    r"(?:also|must|further|see)[ -](?:read|reading|also|more)(?:\s*[:|]|[^.]{0,90}$)",
    rf"(?:related|recommended|watch|listen|in pictures)(?: {_PIECE}s?| stories| coverage| news| now| live)?"
    r"\s*[:|»>→\]]",
    r"click (?:here|below|on the link)\b|tap here\b|[^.:]{0,60}\bclick(?:ing)? here\W*$",
    rf"share (?:this|the) {_PIECE}\b.{{0,40}}$|share (?:this )?(?:on|via|with) .{{0,20}}$",
    rf"(?:share|like|find|join) (?:us )?(?:on|via) {_SITES}\b",
    rf"follow (?:us\b|@|.{{1,80}}\bon {_SITES}\b|.{{1,60}}\bat https?:)",
    r"(?:sign up|subscribe|register) (?:now |today |here |free )?(?:for|to|here|now|today)\b.{0,60}"
    r"(?:newsletters?|e-?mails?|alerts?|updates|briefing|channel|podcast|inbox|free|here|today|now)\b",
    r"(?:get|download) (?:the|our) .{1,40}\b(?:app|newsletters?|headlines|inbox)\b",
    r"(?:photo|image|picture|foto|video|graphic)s?(?: (?:credit|by|courtesy|source))?\s*(?::| by |©)",
    r"\((?:photo|image|reporting|editing|writing|additional|compiled|by )\b",
    r"(?:additional )?reporting (?:by|from)\b(?=.{0,160}(?:editing|writing) by)",
    r"additional reporting by\b.{0,60}$",
    rf"this {_PIECE} (?:has been|was) (?:updated|corrected|edited|amended|first published|originally)\b",
    r"(?:e-?mail|write to|contact|reach) .{1,60}\bat \S+@\S+",
    rf"reach .{{1,40}}\bon {_SITES}\b|have a tip\b|got a tip\b",
    r"listen to .{1,60}\b(?:weekdays|on demand|back here|podcasts?)\b|(?:download|itunes|spotify): ?https?:",
)
_WHOLE = pattern(rf"(?:{'|'.join(_WHOLE_PARAGRAPHS)})[.:!?…»>→\s]*", re.IGNORECASE)
_BEGINS = pattern(rf"[^\w(]*(?:{'|'.join(_BEGINNINGS)})", re.IGNORECASE)
_CONTRIBUTED = pattern(
    r".{2,160}\bcontribut(?:ed|ing) (?:reporting |research )?(?:to |from )?"
    rf"(?:(?:this|the) {_PIECE}|reporting)\b.{{0,40}}",
    re.IGNORECASE,
)
_RIGHTS = pattern(
    r"\W*(?:(?:copyright|\(c\)|©)\s*(?:[©ⓒ(]|by\b|\d{4}|the\b|all\b)|all rights reserved)|[©ⓒ]", re.IGNORECASE
)
_LINK_KIND = pattern(r".{8,160}\[[A-Z]{3,12}\]\W*")
"""How some sites mark links to other articles: [VIDEO]."""
_COOKIES = (
    *(
        "we use",
        "we and our",
        "uses cookies",
        "use of cookies",
        "use cookies",
        "cookie policy",
        "cookie settings",
    ),
    *(
        "accept",
        "agree",
        "consent",
        "verwenden",
        "nutzen",
        "utilisons",
        "utilise des",
        "utilizamos",
        "usamos",
    ),
    *("utiliza", "utilizziamo", "utilizza", "usiamo", "gebruik", "używa", "korzysta", "использу", "använder"),
    *("bruger", "bruker", "käytä", "používá", "használ", "folos", "kullan", "using"),
)
_SLASHES = pattern(
    r"(?:[^\W\d_][^./\s]{1,15}(?: [^./\s]{1,15}){0,2} / ){2,5}[^./\s]{2,15}(?: [^./\s]{1,15}){0,2}"
)
_AMENDED = pattern(
    rf"(?:(?:this|the) (?:{_PIECE}|piece|column|headline|caption) (?:has been|was|is|has since been) "
    r"(?:since )?(?:amended|corrected|clarified|retracted|(?:updated|edited|changed|revised|modified) to\b)"
    r"|updated to (?:correct|clarify|reflect|add|remove|fix)\b)",
    re.IGNORECASE,
)
_REMARK = r"^(?:update|updated|note|hinweis|anmerkung|nota|note de la rédaction)\s?:\s*"
_REPUBLISHED = ("this article originally appeared", "this story originally appeared")
_BEGIN_WHOLE = tuple(
    "story|article|post|page|report|continue|advertisement|leave|add|write|view|related|recommended|popular|"
    "trending|more|you|readers|most|print|email|e-mail|share|save|gift|load|show|back|skip|tag|topic|filed|"
    "seite|pagina|página|strona|стр|p.|s.|p #|s #".split("|")
)
_BEGIN = tuple(
    "read |also|must|further|see|related|recommended|watch|listen|in pictures|click|tap|share|like |find |"
    "join |follow|sign|subscribe|register|get the|get our|download|photo|image|picture|foto|video|"
    "graphic|reporting|editing|writing|additional|compiled|by |this article|this story|this post|this page|"
    "this report|email|e-mail|write to|contact|reach|have a tip|got a tip|itunes|spotify".split("|")
)
"""How what the two patterns match begins."""
_BREADCRUMB = pattern(r"[^.!?]{2,30}(?:\s(?:[>→]\s?|[»›]\s)[^.!?>»›→]{2,60}){1,6}\W*")
_ITEMS = ("- ", "• ", "* ", "– ")
"""How an item of a list in an article begins."""
_ITEM_WORDS = 7
"""An item with more words is no link."""
_FEWEST_BUTTONS = 3
"""So many words that are buttons each are a row of buttons."""
_AROUND = " .:!?…»>→|-–—()[]*•+"
_DIGITS = pattern(r"\d+(?:[.,:]\d+)*")


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph as a whole is page furniture."""
    text = " ".join(paragraph[: 2 * _NOTICE_LONGEST].split())
    if not any(map(str.isalnum, text)):
        return True
    if text[0] == "|":  # a row of a table
        return False
    if _RIGHTS.match(text):
        return len(text) <= _NOTICE_LONGEST
    plain = _plain(text)
    if "cookie" in plain or "куки" in plain:
        return len(text) <= _NOTICE_LONGEST and any(words in plain for words in _COOKIES)
    is_item = text.startswith(_ITEMS) and len(text.split()) > _ITEM_WORDS
    is_text = is_item or (text.endswith("?") and len(text.split()) > 3)
    if not is_text and _begins_with(plain, BEGINNINGS) and len(text) <= _LONGEST + 120:
        return True
    if is_credit(text):
        return True
    if len(text) > _LONGEST:
        return False
    if plain.replace(":", "").strip(_AROUND) in WHOLE or plain.rstrip(_AROUND) in WHOLE:
        return True
    words = plain.split()
    if _FEWEST_BUTTONS <= len(words) < 12 and all(word in WHOLE for word in words):
        return True
    # The tests before the patterns are there for speed: what they leave out has no match.
    begin = plain.lstrip(_AROUND)
    return bool(
        (("#" in begin[:6] or begin.startswith(_BEGIN_WHOLE)) and _WHOLE.fullmatch(text))
        or (not is_item and (begin.startswith(_BEGIN) or "click" in plain) and _BEGINS.match(text))
        or ("contribut" in plain and _CONTRIBUTED.fullmatch(text))
        or ("]" in text and _LINK_KIND.fullmatch(text))
        or (" / " in text and _SLASHES.fullmatch(text))
        or (
            len(text) <= _LABEL_LONGEST and (is_when(text) or is_address(text) or _BREADCRUMB.fullmatch(text))
        )
    )


def is_correction(paragraph: str) -> bool:
    """Whether a paragraph is a note of the editors on the article: what they corrected or clarified."""
    text = " ".join(paragraph[: 2 * _NOTICE_LONGEST].split())
    if len(text) > _NOTICE_LONGEST:
        return False
    plain = _plain(text).lstrip("([-–—*•· ")
    plain = re.sub(_REMARK, "", plain)
    if _begins_with(plain, _REPUBLISHED):
        return False
    if _begins_with(plain, CORRECTIONS) or _AMENDED.match(plain):
        return True
    return _begins_with(plain, VERSIONS) and any(word in plain for word in ARTICLE_WORDS)


def _plain(text: str) -> str:
    """In small letters, with plain apostrophes and `#` for numbers, without marks before the first word."""
    plain = _DIGITS.sub("#", text.casefold().replace("’", "'").replace("‘", "'"))
    return plain.lstrip(" >»→▶►[") if not plain.startswith("(also ") else plain.lstrip("(")


def _begins_with(plain: str, beginnings: tuple[str, ...]) -> bool:
    """Whether it begins with the words of one, not within a word."""
    if not plain.startswith(beginnings):
        return False
    for words in beginnings:
        if plain.startswith(words):
            following = plain[len(words) : len(words) + 1]
            if not (words[-1].isalnum() and following.isalnum()) or words[-1] > "\u2e80":
                return True
    return False
