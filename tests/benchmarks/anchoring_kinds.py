"""Notes on articles that are edited in one of many ways: `python tests/benchmarks/anchoring_kinds.py`.

Every kind of edit says what must become of the note:

  keeps     nothing was changed in its sentence: placed on it, without a mark and without asking
  asks      a figure, an ordinal, a unit, a currency, a day or a month is another one: never placed
  marks     the meaning changed, in the passage or around it: asked, or placed with the words that changed
  loses     the passage is gone and something only looks like it: never placed

Told are, for each kind, how many were placed, placed with a mark, asked and given up; and what was WRONG:
placed elsewhere, or placed where it must not be. With `--context 10` the notes keep ten characters on both
sides and no text, as those of other programs do; what changes further off cannot be known then.
"""

from __future__ import annotations

import argparse
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tui"), str(ROOT)]

from newsreader.annotations.anchoring import Ambiguous, Placed, find  # noqa: E402
from newsreader.model import Anchor, Span  # noqa: E402
from tests.benchmarks.anchoring import article, sentence, with_other_facts  # noqa: E402


@dataclass(frozen=True, slots=True)
class Edited:
    """An article before and after an edit, and the passage that is marked in it."""

    first: str
    now: str
    passage: str
    left: str | None = None
    """Its words now; None when it is gone."""


Edit = Callable[[random.Random, list[str], int, str], Edited]
"""(chance, paragraphs, the one it is about, a sentence of it) -> what became of them."""


def joined(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def around(change: Callable[[random.Random, list[str], int], list[str]]) -> Edit:
    """An edit of other paragraphs."""

    def edit(chance: random.Random, paragraphs: list[str], at: int, words: str) -> Edited:
        return Edited(joined(paragraphs), joined(change(chance, list(paragraphs), at)), words, words)

    return edit


def throughout(change: Callable[[str], str]) -> Edit:
    """A change of typography all over the text."""

    def edit(chance: random.Random, paragraphs: list[str], at: int, words: str) -> Edited:
        first = joined(paragraphs)
        return Edited(first, change(first), words, change(words))

    return edit


def within(pairs: list[tuple[str, str, str]], whole: bool = True) -> Edit:
    """Another word in one of some sentences: (sentence with {}, before, now), all of it marked or a part."""

    def edit(chance: random.Random, paragraphs: list[str], at: int, words: str) -> Edited:
        form, old, new = chance.choice(pairs)
        part = next((p.strip("{}[]") for p in form.split("[")[1:] if "]" in p), "").split("]")[0]
        form = form.replace("[", "").replace("]", "")
        before, now = (" ".join(form.format(w).split()) for w in (old, new))
        body = paragraphs[at].replace(words, f"{words} {before}", 1)
        first = joined([*paragraphs[:at], body, *paragraphs[at + 1 :]])
        passage = before if whole else part
        left = now if whole else part
        return Edited(first, first.replace(before, now, 1), passage, left)

    return edit


def look_alike(change: Callable[[random.Random, list[str], int, str], list[str]]) -> Edit:
    """The sentence is taken out, and something like it put elsewhere."""

    def edit(chance: random.Random, paragraphs: list[str], at: int, words: str) -> Edited:
        rest = list(paragraphs)
        rest[at] = rest[at].replace(words, "", 1).strip().replace("  ", " ")
        now = change(chance, rest, at, words)
        return Edited(joined(paragraphs), joined([p for p in now if p]), words)

    return edit


def insert(paragraphs: list[str], at: int, *more: str) -> list[str]:
    return [*paragraphs[:at], *more, *paragraphs[at:]]


def without(paragraphs: list[str], at: int, keep: int) -> list[str]:
    return [p for n, p in enumerate(paragraphs) if n != at or n == keep]


def shuffled_rest(chance: random.Random, paragraphs: list[str], at: int) -> list[str]:
    rest = [p for n, p in enumerate(paragraphs) if n != at]
    chance.shuffle(rest)
    return insert(rest, chance.randint(0, len(rest)), paragraphs[at])


FIGURES = {
    "digits": [
        ("Police said {} people were treated on the quay that night.", "12", "17"),
        ("It cost {} euros to tow the boat into the harbour.", "4,500", "4,800"),
        ("The water stood at {} metres above the mark by noon.", "2.4", "3.4"),
        ("It happened in {}, the inquiry heard.", "1998", "1989"),
        ("The rate was cut to {} on the day.", "3.25%", "3.75%"),
    ],
    "English numbers": [
        ("Doctors said {} people were treated on the quay.", "twenty-two", "twenty-five"),
        ("The crew of {} was brought ashore by a tug.", "twelve", "eleven"),
        ("It sank in about {} minutes, the guard said.", "forty", "fourteen"),
        ("The ferry is {} years old, the port said.", "thirty", "thirteen"),
        ("A {} people came to the quay.", "dozen", "hundred"),
        ("The crew waited {} hours.", "two and a half", "three and a half"),
    ],
    "German numbers": [
        ("Nach Angaben der Wache wurden {} Boote im Hafen beschädigt.", "dreizehn", "fünfzehn"),
        ("Es waren {} Leute an Bord, wie die Wache mitteilte.", "zweiundzwanzig", "zwölf"),
    ],
    "French numbers": [
        ("La police a compté {} bateaux perdus dans le port.", "quatorze", "quinze"),
        ("Il y avait {} marins à bord du chalutier.", "vingt-deux", "douze"),
    ],
    "Spanish numbers": [
        ("La policía contó {} barcos perdidos en el puerto.", "trece", "dieciséis"),
        ("Había {} marineros a bordo del barco.", "veintidós", "doce"),
    ],
    "Italian numbers": [
        ("La polizia ha contato {} barche perdute nel porto.", "quindici", "sedici"),
        ("A bordo c'erano {} marinai secondo la guardia.", "ventidue", "dodici"),
    ],
    "Dutch numbers": [
        ("De politie telde {} verloren boten in de haven.", "veertien", "vijftien"),
        ("Er waren {} matrozen aan boord van het schip.", "tweeëntwintig", "twaalf"),
    ],
    "Portuguese numbers": [
        ("A polícia contou {} barcos perdidos no porto.", "quinze", "dezesseis"),
        ("Havia {} marinheiros a bordo do barco.", "vinte", "doze"),
    ],
    "Polish numbers": [
        ("Policja naliczyła {} straconych łodzi w porcie.", "dwanaście", "piętnaście"),
        ("Na pokładzie było {} marynarzy, podała straż.", "dwudziestu", "trzydziestu"),
    ],
    "Russian numbers": [
        ("Полиция насчитала {} потерянных лодок в порту.", "двенадцать", "пятнадцать"),
        ("На борту было {} моряков, сообщила охрана.", "двадцать", "тридцать"),
    ],
    "ordinals": [
        ("It was the {} fire in the harbour this year.", "fourth", "fifth"),
        ("Es war der {} Brand im Hafen in diesem Jahr.", "vierte", "fünfte"),
        ("C'était le {} incendie du port cette année.", "quatrième", "troisième"),
        ("Fue el {} incendio del puerto este año.", "tercer", "segundo"),
        ("È stato il {} incendio nel porto in un anno.", "quarto", "quinto"),
        ("Het was de {} brand in de haven dit jaar.", "vierde", "derde"),
        ("Foi o {} incêndio no porto neste ano.", "terceiro", "quarto"),
        ("To był {} pożar w porcie w tym roku.", "czwarty", "piąty"),
        ("Это был {} пожар в порту за этот год.", "четвёртый", "пятый"),
        ("Es war das {} Mal in diesem Jahr.", "dritte", "achte"),
        ("C'est la {} fois cette année.", "troisième", "huitième"),
        ("Es la {} vez este año.", "tercera", "octava"),
        ("È la {} volta in un anno.", "terza", "ottava"),
        ("Het is de {} keer dit jaar.", "derde", "achtste"),
        ("É a {} vez neste ano.", "terceira", "oitava"),
        ("To {} raz w tym roku.", "trzeci", "ósmy"),
        ("Это уже {} раз за год.", "третий", "восьмой"),
        ("She was the {} to reach the boat.", "first", "last"),
    ],
    "currencies": [
        ("The damage was put at {}12 million by the port.", "$", "€"),
        ("The port asked for nine {} for each net.", "dollars", "pounds"),
        ("Der Hafen verlangt neun {} für jedes Netz.", "Euro", "Franken"),
        ("Le port demande neuf {} par filet.", "euros", "dollars"),
        ("El puerto pide nueve {} por cada red.", "euros", "pesos"),
        ("Il porto chiede nove {} per rete.", "euro", "dollari"),
        ("De haven vraagt negen {} per net.", "euro", "pond"),
        ("O porto pede nove {} por rede.", "reais", "dólares"),
        ("Port żąda dziewięciu {} za sieć.", "złotych", "euro"),
        ("Порт просит девять {} за сеть.", "рублей", "долларов"),
    ],
    "units": [
        ("The slick was nine {} long when it was seen.", "miles", "kilometres"),
        ("They pumped out forty {} of fuel from the hull.", "litres", "barrels"),
        ("Нефть растеклась на девять {} от порта.", "километров", "миль"),
        ("Das Öl trieb neun {} weit hinaus.", "Kilometer", "Seemeilen"),
        ("Le bateau a dérivé sur neuf {} au large.", "kilomètres", "milles"),
        ("El barco derivó nueve {} mar adentro.", "kilómetros", "millas"),
        ("La barca è andata alla deriva per nove {} al largo.", "chilometri", "miglia"),
        ("De boot dreef negen {} de zee op.", "kilometer", "mijl"),
        ("O barco derivou nove {} mar adentro.", "quilômetros", "milhas"),
        ("Łódź dryfowała dziewięć {} w głąb morza.", "kilometrów", "mil"),
        ("Лодку унесло на девять {} в море.", "километров", "миль"),
        ("Sea temperatures reached {} that week.", "21C", "24C"),
        ("The tank held 40 {} of oil.", "tonnes", "litres"),
    ],
    "parts": [
        ("The catch fell by 9 {} after the fire.", "percent", "percentage points"),
        ("They lost a {} of the catch in the fire.", "third", "quarter"),
        ("Nearly {} of the boats were lost.", "half", "two thirds"),
    ],
    "weekdays": [
        ("The inquiry is to begin on {} in the town hall.", "Monday", "Thursday"),
        ("L'enquête doit commencer {} à la mairie.", "lundi", "jeudi"),
        ("La investigación comenzará el {} en la sede.", "lunes", "jueves"),
        ("L'inchiesta comincia {} nel municipio.", "lunedì", "giovedì"),
        ("O inquérito começa na {} na câmara.", "segunda-feira", "quinta-feira"),
        ("Śledztwo zacznie się w {} w ratuszu.", "poniedziałek", "czwartek"),
        ("Следствие начнётся в {} в ратуше.", "понедельник", "четверг"),
        ("Het onderzoek begint {} in het stadhuis.", "maandag", "donderdag"),
        ("Der Sturm kam am {} über den Hafen.", "Dienstag", "Mittwoch"),
        ("Le feu a pris {} dans la nuit.", "samedi", "dimanche"),
        ("Il fuoco è scoppiato {} notte.", "sabato", "domenica"),
        ("De brand begon op {} in de loods.", "zaterdag", "zondag"),
        ("O fogo começou no {} à noite.", "sábado", "domingo"),
        ("Pożar wybuchł w {} w nocy.", "sobotę", "niedzielę"),
        ("Пожар начался в {} ночью.", "субботу", "воскресенье"),
    ],
    "months": [
        ("The pier is to be opened again in {} at the latest.", "March", "April"),
        ("Le quai doit rouvrir en {} au plus tard.", "mars", "juin"),
        ("El muelle reabrirá en {} como muy tarde.", "marzo", "junio"),
        ("Il molo riapre a {} al più tardi.", "marzo", "giugno"),
        ("De kade gaat in {} weer open, zei de haven.", "maart", "juni"),
        ("O cais reabre em {} o mais tardar.", "março", "junho"),
        ("Nabrzeże otworzą w {} najpóźniej.", "marcu", "czerwcu"),
        ("Причал откроют в {} самое позднее.", "марте", "июне"),
        ("Der Umbau soll bis {} dauern, sagte der Hafen.", "März", "Mai"),
    ],
}
MARKED = {
    "opposites": [
        ("A jury {} the former owner on the charge of fraud after weeks.", "acquitted", "convicted"),
        ("The council {} the plan for a new quay after a long debate.", "approved", "rejected"),
        ("Prices {} at the fish market in the days after the fire.", "rose", "fell"),
        ("The minister {} that the tanks were full.", "admitted", "denied"),
        ("The firm {} profits for the year.", "doubled", "halved"),
        ("The bridge was {} by noon.", "closed", "open"),
        ("The mayor {} the plan in public.", "supported", "opposed"),
        ("The talks {} after an hour.", "succeeded", "failed"),
        ("The union {} the offer.", "accepted", "refused"),
        ("The boat was {} the harbour when it sank.", "inside", "outside"),
        ("Der Richter hat den Mann {}.", "freigesprochen", "verurteilt"),
        ("Der Rat hat den Plan {}.", "gebilligt", "abgelehnt"),
        ("Le tribunal a {} l'homme.", "acquitté", "condamné"),
        ("Le conseil a {} le projet.", "approuvé", "rejeté"),
        ("El jurado lo {} del cargo.", "absolvió", "condenó"),
        ("El consejo {} el plan.", "aprobó", "rechazó"),
        ("La giuria lo ha {}.", "assolto", "condannato"),
        ("De jury heeft hem {}.", "vrijgesproken", "veroordeeld"),
        ("O júri o {}.", "absolveu", "condenou"),
        ("Sąd go {}.", "uniewinnił", "skazał"),
        ("Суд его {}.", "оправдал", "осудил"),
        ("The law would {} fishing at night.", "ban", "allow"),
    ],
    "negations": [
        ("The owner did {} tell the crew to leave the boat.", "not", ""),
        ("The harbour master {} knew of the fault in the pump.", "never", ""),
        ("Der Kapitän hat {} von dem Schaden an der Pumpe gewusst.", "nicht", ""),
        ("L'équipage {} reçu d'ordre.", "n'a pas", "a"),
        ("El capitán {} sabía de la avería.", "no", ""),
        ("Il capitano {} sapeva del guasto.", "non", ""),
        ("De kapitein wist er {} van.", "niets", "alles"),
        ("O capitão {} sabia da avaria.", "não", ""),
        ("Kapitan {} wiedział o awarii.", "nie", ""),
        ("Капитан {} знал о поломке.", "не", ""),
    ],
    "hedges": [
        ("The owner {} set the fire himself to collect the money.", "allegedly", ""),
        ("The pump {} have failed before the crew noticed the smoke.", "may", "must"),
        ("It was {} the heat that broke the windows of the hall.", "probably", ""),
        ("Der Besitzer hat das Feuer {} selbst gelegt.", "angeblich", ""),
        ("Le propriétaire aurait {} mis le feu.", "peut-être", ""),
        ("El dueño {} prendió el fuego.", "presuntamente", ""),
        ("Il proprietario avrebbe {} appiccato il fuoco.", "forse", ""),
        ("De eigenaar stak {} de brand aan.", "naar verluidt", ""),
        ("O dono {} ateou o fogo.", "supostamente", ""),
        ("Właściciel {} podłożył ogień.", "rzekomo", ""),
        ("Владелец {} поджёг склад.", "якобы", ""),
        ("Most of the crew {} survived.", "is believed to have", ""),
        ("The guard {} fired the shot.", "reportedly", ""),
    ],
    "titles": [
        ("The {} of the port said the pier would be rebuilt soon.", "director", "deputy director"),
        ("A {} of the union was seen near the quay before dawn.", "leader", "member"),
        ("The {} court heard the case.", "Supreme", "District"),
        ("The {} president spoke on the quay.", "former", ""),
        ("The acting {} resigned.", "mayor", "deputy mayor"),
    ],
    "before and after": [("The alarm was raised {} the flames reached the tanks.", "before", "after")],
    "who did it": [("The {} opened the gate for the fire engines at night.", "guard", "owner")],
}
FRAMED = {
    "speaker around": [('"[We will not accept any excuses for this]," {} told the reporters.',
                        "Mayor Tom Brandt", "union leader Lena Holt"),
                       ('The {} said: "[We will not accept any excuses for this]."', "mayor", "minister")],
    "negation around": [('The mayor did {} say that [the quay was safe for the boats].', "", "not"),
                        ("It is {} true that [the pumps had been tested in the spring].", "", "not")],
    "hedge around": [("It is {} that [the pumps had been tested in the spring].", "certain", "possible")],
}  # fmt: skip


def put_inside(chance: random.Random, paragraphs: list[str], at: int, words: str) -> Edited:
    """A passage of two paragraphs, and one put between them."""
    at = min(at, len(paragraphs) - 2)
    passage = joined(paragraphs[at : at + 2])
    more = sentence(chance)
    now = insert(paragraphs, at + 1, more)
    return Edited(joined(paragraphs), joined(now), passage, joined(now[at : at + 3]))


def corrected(chance: random.Random, paragraphs: list[str], at: int, words: str) -> Edited:
    """A figure is put right, and a notice repeats the old words."""
    before = "The fire hurt 12 people on the quay, the rescue service said."
    body = paragraphs[at].replace(words, f"{words} {before}", 1)
    first = [*paragraphs[:at], body, *paragraphs[at + 1 :]]
    now = [p.replace("hurt 12", "hurt 17") for p in first]
    cue = chance.choice(
        ["Correction: we said that", "An earlier version of this article said:", "Korrektur:"]
    )
    return Edited(joined(first), joined([*now, f"{cue} the fire hurt 12 people on the quay."]),
                  chance.choice([before, "hurt 12 people on the quay"]))  # fmt: skip


def last_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


KINDS: dict[str, tuple[str, Edit]] = {
    "paragraph at the top": ("keeps", around(lambda c, p, at: [sentence(c), *p])),
    "paragraph at the end": ("keeps", around(lambda c, p, at: [*p, sentence(c)])),
    "paragraph before": ("keeps", around(lambda c, p, at: insert(p, at, sentence(c)))),
    "paragraph behind": ("keeps", around(lambda c, p, at: insert(p, at + 1, sentence(c)))),
    "paragraph before gone": ("keeps", around(lambda c, p, at: without(p, at - 1, at))),
    "paragraph behind gone": ("keeps", around(lambda c, p, at: without(p, at + 1, at))),
    "both sides new": (
        "keeps",
        around(lambda c, p, at: [*p[: max(at - 1, 0)], sentence(c), p[at], sentence(c), *p[at + 2 :]]),
    ),
    "paragraphs in another order": ("keeps", around(shuffled_rest)),
    "headline rewritten": ("keeps", around(lambda c, p, at: [sentence(c), *p[1:]] if at else p)),
    "links put before": (
        "keeps",
        around(lambda c, p, at: insert(p, at, "Read more:", "Nets and boats", "The harbour in pictures")),
    ),
    "live entry at the top": ("keeps", around(lambda c, p, at: [f"09:15 {sentence(c)}", *p])),
    "update notice": (
        "keeps",
        around(lambda c, p, at: ["This story has been updated with more details.", *p]),
    ),
    "hard spaces": ("keeps", throughout(lambda t: t.replace(" of ", " of\u00a0"))),
    "double spaces": ("keeps", throughout(lambda t: t.replace(". ", ".  "))),
    "soft hyphens": ("keeps", throughout(lambda t: t.replace("reporters", "re\u00adporters"))),
    "ligatures": ("keeps", throughout(lambda t: t.replace("fi", "\ufb01"))),
    "decomposed": ("keeps", throughout(lambda t: unicodedata.normalize("NFD", t))),
    "apostrophes": ("keeps", throughout(lambda t: t.replace("'", "’"))),
    "line ends": ("keeps", throughout(lambda t: t.replace("\n", "\r\n"))),
    "wrapped lines": ("keeps", throughout(lambda t: t.replace(" the ", "\nthe "))),
    **{name: ("asks", within(pairs)) for name, pairs in FIGURES.items()},
    **{name: ("marks", within(pairs)) for name, pairs in MARKED.items()},
    **{name: ("marks", within(pairs, whole=False)) for name, pairs in FRAMED.items()},
    "paragraph inside": ("marks", put_inside),
    "notice repeats the old words": ("loses", corrected),
    "related line": (
        "loses",
        look_alike(lambda c, p, at, w: [*p, f"{c.choice(['Related', 'Read more'])}: {w}"]),
    ),
    "list of links": ("loses", look_alike(lambda c, p, at, w: [*p, "Read more:", sentence(c), w])),
    "live entry repeats it": ("loses", look_alike(lambda c, p, at, w: [f"11:40 {w} More soon.", *p])),
    "repeated by another": (
        "loses",
        look_alike(lambda c, p, at, w: [*p, f"Union leader Lena Holt denied that {last_sentence(w)}"]),
    ),
    "look-alike with other figures": (
        "loses",
        look_alike(lambda c, p, at, w: [*p, with_other_facts(w, c)]),
    ),
}


def outcome(expected: str, one: Edited, context: int) -> str:
    """placed, marked, asked, orphan, or WRONG and why."""
    start = one.first.index(one.passage)
    anchor = Anchor.of(one.first, Span(start, start + len(one.passage)))
    original: str | None = one.first
    if context < 32:
        original = None
        anchor = replace(
            anchor, prefix=anchor.prefix[-context:], suffix=anchor.suffix[:context], start=0, end=0
        )
    found = find(anchor, one.now, original)
    if not isinstance(found, Placed):
        return "asked" if isinstance(found, Ambiguous) else "orphan"
    words = " ".join(one.now[found.span.start : found.span.end].split())
    if one.left is None:
        return "WRONG: placed on what only looks like it"
    if words.strip(" .") != " ".join(one.left.split()).strip(" ."):
        return f"WRONG: placed on {words!r}, not {one.left!r}"
    if expected == "asks":
        return "WRONG: placed with another figure"
    if expected == "marks" and not found.changed and (original is not None or words != one.left):
        return "WRONG: not marked"
    if expected == "keeps" and found.changed:
        return f"WRONG: marked {found.changed}"
    return "marked" if found.changed else "placed"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--context", type=int, default=32, help="characters kept on both sides")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    results: dict[str, Counter[str]] = {name: Counter() for name in KINDS}
    number = 0
    while number < options.articles:
        name = list(KINDS)[number % len(KINDS)]
        expected, edit = KINDS[name]
        sentences = article(chance)
        at = chance.randrange(1, len(sentences) - 1)
        words = chance.choice(sentences[at])
        first = joined([" ".join(s) for s in sentences])
        if len(sentences[at]) < 2 or first.count(words) > 1:
            continue
        number += 1
        one = edit(chance, [" ".join(s) for s in sentences], at, words)
        what = outcome(expected, one, options.context)
        if what.startswith("WRONG"):
            print(f"{name}: {what}: {one.passage!r}")
        results[name][what.split(":")[0]] += 1
    columns = ["placed", "marked", "asked", "orphan", "WRONG"]
    print(f"{len(KINDS)} kinds{'':27s}" + "".join(f"{column:>9s}" for column in columns))
    kept: Counter[str] = Counter()
    for name, counts in results.items():
        print(f"{KINDS[name][0]:6s} {name:28s}" + "".join(f"{counts[column]:9d}" for column in columns))
        if KINDS[name][0] == "keeps":
            kept += counts
    wrong = sum(counts["WRONG"] for counts in results.values())
    print(f"wrong: {wrong}; placed without asking where nothing changed: {kept['placed'] / kept.total():.1%}")
    if wrong or kept["placed"] < 0.97 * kept.total():
        raise SystemExit(1)


if __name__ == "__main__":
    main()
