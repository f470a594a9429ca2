"""Web pages about the fire at Vessmouth, as sites serve them."""

from __future__ import annotations

BODY = (
    "A deckhand died when a fire broke out on a trawler in Vessmouth harbour early on Tuesday, police said.",
    "The fire chief, Ilse Karanth, said that two tugs had towed the burning ship away from the fuel dock.",
    "Nobody on the quay was hurt, and the harbour was open again at noon, the port authority said.",
    "The owner of the trawler said that its engine had been repaired only a week before the fire.",
    "Police and the insurer of the ship have begun to look into the cause, which is not known yet.",
    "The dead man was 34 years old and had worked on the ship for six years, his brother said.",
)
TITLE = "Deckhand dies in Vessmouth harbour fire"


def page(
    body: tuple[str, ...] = BODY, *, head: str = "", title: str = TITLE, tail: str = "", lang: str = "en"
) -> str:
    """A page with a menu above an article and links below it."""
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    links = "".join(f'<li><a href="/{n}">Another story of the day, number {n}</a></li>' for n in range(8))
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title} | Seaboard Eight</title>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
        f"<article><h1>{title}</h1>{paragraphs}{tail}</article>"
        f"<aside><h3>Most read</h3><ul>{links}</ul></aside>"
        "<footer>© Seaboard Eight 2025</footer></body></html>"
    )


def linked_data(**values: str) -> str:
    """What a page says of its article for search engines; values are JSON."""
    inner = ", ".join(f'"{key}": {value}' for key, value in values.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {inner}}}</script>'
