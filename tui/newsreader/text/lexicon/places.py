"""Countries, their people and their seats of government."""

from __future__ import annotations

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

REGIONS = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania
    tennessee texas utah vermont virginia wisconsin wyoming ontario quebec alberta manitoba
    saskatchewan england scotland wales ulster bavaria saxony catalonia andalusia lombardy tuscany
    sicily normandy brittany punjab sindh balochistan gujarat maharashtra karnataka kerala telangana
    rajasthan bihar odisha assam jharkhand haryana goa queensland victoria tasmania europe asia
    africa""".split()
)
"""States, provinces and continents: what is in a town of one of them is in it too."""
