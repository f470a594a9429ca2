"""Small closed tables of English news prose: function words, irregular forms, countries, ranks, numerals."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """a about above across after again against ago all along already also although always am among an and
    another any are around as at away back be became because become becoming been before began being below
    between both but by came can cannot come could did do does doing done down during each either else even
    ever every few for from further get getting go goes going gone got had has have having he her here hers
    herself him himself his how however i if in inside into is it its itself just least less let like made
    make making many may maybe me might more most mr mrs ms much must my myself near nearly of off often on
    once one ones only onto or other others our ours ourselves out over own per perhaps quite rather really
    same shall she should since so some something still such than that the their theirs them themselves then
    there these they thing things this those though through thus to together too toward towards under until
    up upon us very was we well went were what when where whether which while who whom whose why will with
    within would yet you your yours yourself dr sir jr am pm gmt edt est via amid""".split()
)
"""Words that say nothing on their own; they never count as content."""

NEGATIONS = frozenset("no not never none nor neither nobody nothing without cannot".split())

REPORTING = frozenset(
    """say tell add not stat report accord announc claim assert stress remark comment explain declar mention
    maintain reiterat statement reporter interview spokesman spokeswoman spokesperson tweet writ ask repli
    respond argu insist suggest acknowledg recall told news media twitter conferenc briefing press""".split()
)
"""Stems of the words of attribution: they count little, since outlets choose them freely."""

IRREGULAR = {
    form: base
    for base, forms in {
        "say": "said says saying",
        "tell": "told",
        "take": "took taken",
        "meet": "met meeting meetings",
        "hold": "held",
        "leave": "left",
        "give": "gave given",
        "find": "found",
        "keep": "kept",
        "lead": "led",
        "lose": "lost loss losses",
        "pay": "paid payment payments",
        "run": "ran",
        "send": "sent",
        "speak": "spoke spoken speech speeches",
        "stand": "stood",
        "think": "thought thoughts",
        "win": "won",
        "write": "wrote written",
        "build": "built",
        "buy": "bought",
        "bring": "brought",
        "catch": "caught",
        "choose": "chose chosen choice choices",
        "fall": "fell fallen",
        "feel": "felt",
        "fight": "fought",
        "hear": "heard",
        "know": "knew known",
        "see": "saw seen",
        "sell": "sold sale sales",
        "seek": "sought",
        "spend": "spent",
        "strike": "struck",
        "swear": "swore sworn",
        "teach": "taught",
        "throw": "threw thrown",
        "break": "broke broken",
        "drive": "drove driven",
        "rise": "rose risen",
        "shoot": "shot shooting shootings",
        "steal": "stole stolen",
        "withdraw": "withdrew withdrawn withdrawal",
        "die": "died dies dead death deaths dying",
        "kill": "killed killing killings",
        "person": "people persons",
        "man": "men",
        "woman": "women",
        "child": "children",
        "wife": "wives",
        "life": "lives",
        "elect": "election elections elected",
        "arrive": "arrival",
        "refuse": "refusal",
        "deny": "denied denies denial denials",
        "propose": "proposal proposals",
        "approve": "approval",
        "attack": "attacker attackers",
        "agree": "agreement agreements",
    }.items()
    for form in forms.split()
}
"""Inflected form -> base form."""

ALIASES = {
    alias: name
    for name, aliases in {
        "usa": "us america american americans",
        "uk": "britain british briton britons",
        "un": "",
        "eu": "",
        "senator": "sen sens senate senators",
        "representative": "rep reps representatives",
        "congress": "congressional",
        "congressman": "congresswoman",
        "republican": "gop republicans",
        "democrat": "dem dems democrats democratic",
        "governor": "gov",
        "president": "presidential presidency presidents",
        "general": "gen",
        "secretary": "sec",
        "lieutenant": "lt",
        "percent": "pct",
        "department": "dept",
        "television": "tv",
    }.items()
    for alias in aliases.split()
}
"""Form -> the name it stands for. `us` counts only when written in capitals."""

PHRASES = {
    ("united", "states"): "usa",
    ("united", "kingdom"): "uk",
    ("great", "britain"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
    ("per", "cent"): "percent",
    ("prime", "minister"): "premier",
}
"""Two words that are read as one."""

COUNTRIES = {
    country: tuple(forms.split())
    for country, forms in {
        "afghanistan": "afghan afghans",
        "argentina": "argentine argentinian",
        "australia": "australian australians",
        "austria": "austrian austrians",
        "bangladesh": "bangladeshi bangladeshis",
        "belgium": "belgian belgians",
        "brazil": "brazilian brazilians",
        "canada": "canadian canadians",
        "china": "chinese",
        "colombia": "colombian colombians",
        "cuba": "cuban cubans",
        "denmark": "danish danes",
        "egypt": "egyptian egyptians",
        "ethiopia": "ethiopian ethiopians",
        "finland": "finnish finns",
        "france": "french",
        "germany": "german germans",
        "greece": "greek greeks",
        "hungary": "hungarian hungarians",
        "india": "indian indians",
        "indonesia": "indonesian indonesians",
        "iran": "iranian iranians",
        "iraq": "iraqi iraqis",
        "ireland": "irish",
        "israel": "israeli israelis",
        "italy": "italian italians",
        "japan": "japanese",
        "kenya": "kenyan kenyans",
        "lebanon": "lebanese",
        "libya": "libyan libyans",
        "mexico": "mexican mexicans",
        "nigeria": "nigerian nigerians",
        "norway": "norwegian norwegians",
        "pakistan": "pakistani pakistanis",
        "palestine": "palestinian palestinians",
        "philippines": "philippine filipino filipinos",
        "poland": "polish",
        "portugal": "portuguese",
        "qatar": "qatari qataris",
        "russia": "russian russians",
        "serbia": "serbian serbs",
        "spain": "spanish",
        "sudan": "sudanese",
        "sweden": "swedish swedes",
        "switzerland": "swiss",
        "syria": "syrian syrians",
        "taiwan": "taiwanese",
        "turkey": "turkish turks",
        "ukraine": "ukrainian ukrainians",
        "venezuela": "venezuelan venezuelans",
        "vietnam": "vietnamese",
        "yemen": "yemeni yemenis",
    }.items()
}
"""Country -> the forms of its adjective and its people."""

CAPITALS = {
    "kabul": "afghanistan",
    "canberra": "australia",
    "vienna": "austria",
    "dhaka": "bangladesh",
    "brasilia": "brazil",
    "ottawa": "canada",
    "beijing": "china",
    "havana": "cuba",
    "copenhagen": "denmark",
    "cairo": "egypt",
    "paris": "france",
    "berlin": "germany",
    "athens": "greece",
    "budapest": "hungary",
    "jakarta": "indonesia",
    "tehran": "iran",
    "baghdad": "iraq",
    "dublin": "ireland",
    "rome": "italy",
    "tokyo": "japan",
    "nairobi": "kenya",
    "beirut": "lebanon",
    "tripoli": "libya",
    "islamabad": "pakistan",
    "manila": "philippines",
    "warsaw": "poland",
    "lisbon": "portugal",
    "doha": "qatar",
    "moscow": "russia",
    "kremlin": "russia",
    "belgrade": "serbia",
    "madrid": "spain",
    "khartoum": "sudan",
    "stockholm": "sweden",
    "damascus": "syria",
    "taipei": "taiwan",
    "ankara": "turkey",
    "kyiv": "ukraine",
    "kiev": "ukraine",
    "caracas": "venezuela",
    "hanoi": "vietnam",
    "sanaa": "yemen",
    "washington": "usa",
    "london": "uk",
}
"""Seat of government -> the country it may stand for."""

NUMERALS = {
    word: value
    for value, word in enumerate(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split(),
        start=2,
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = {
    form: month
    for month, forms in {
        "january": "jan",
        "february": "feb",
        "march": "",
        "april": "apr",
        "may": "",
        "june": "jun",
        "july": "jul",
        "august": "aug",
        "september": "sept sep",
        "october": "oct",
        "november": "nov",
        "december": "dec",
    }.items()
    for form in (month, *forms.split())
}
DAY_FORMS = {f"{day[:3]}": day for day in sorted(DAYS)} | {"tues": "tuesday", "thurs": "thursday"}
