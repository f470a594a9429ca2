"""Closed classes of other languages that stories are compared in: negations, days of the week, numbers."""

from __future__ import annotations

NEGATIONS_OF = {
    "de": frozenset("nicht nie niemals kein keine keinen keinem keiner keines ohne niemand nichts".split()),
    "fr": frozenset("pas jamais aucun aucune rien personne sans".split()),
    "es": frozenset("no nunca jamás ningún ninguna ninguno nada nadie sin tampoco".split()),
    "it": frozenset("non mai nessun nessuna nessuno niente nulla senza".split()),
    "nl": frozenset("niet nooit geen niemand niets zonder".split()),
    "pt": frozenset("não nunca jamais nenhum nenhuma nada ninguém sem tampouco".split()),
}
"""ISO 639-1 code -> words that turn what is said into its opposite."""

BEFORE_NOUNS = {
    "de": frozenset(
        """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem
        keiner keines im am zum zur vom beim ins ans aufs fürs sein seine seinen seinem seiner
        seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer dieser
        diese dieses diesen diesem jeder jede jedes jeden jedem mehrere mehreren viele vielen
        wenige wenigen einige einigen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf""".split()
    )
}
"""Where every noun has a capital: words with which it is a noun that follows, hardly a name."""

WEEKDAYS = {
    form: day
    for day, forms in {
        "monday": "montag lundi lunes lunedi maandag",
        "tuesday": "dienstag mardi martes martedi dinsdag",
        "wednesday": "mittwoch mercredi miercoles mercoledi woensdag",
        "thursday": "donnerstag jeudi jueves giovedi donderdag",
        "friday": "freitag vendredi viernes venerdi vrijdag",
        "saturday": "samstag sonnabend samedi sabado sabato zaterdag",
        "sunday": "sonntag dimanche domingo domenica zondag",
    }.items()
    for form in forms.split()
}
"""Day of the week in German, French, Spanish, Italian, Dutch, without accents -> in English."""

WEEKDAYS_IN_TWO_WORDS = {
    (form, "feira"): day
    for form, day in {
        "segunda": "monday",
        "terça": "tuesday",
        "quarta": "wednesday",
        "quinta": "thursday",
        "sexta": "friday",
    }.items()
}
"""The same in Portuguese."""

DECIMAL_COMMA = frozenset("de fr es it nl pt pl sv da nb fi cs hu ro tr id ru uk".split())
"""Languages that write 1.234,5 for what is 1,234.5 in English."""
