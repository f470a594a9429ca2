"""Offices, ranks, forms of address and other words that stand before a name, and words for unnamed people."""

from __future__ import annotations

ELECTED = frozenset(
    """president senator representative congressman congresswoman governor mayor minister premier chancellor
    lawmaker legislator councillor councilman councilwoman alderman""".split()
)
SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson spokespeople".split())
_APPOINTED = frozenset(
    """secretary director chairman chairwoman chair chief leader attorney lawyer prosecutor judge justice
    ambassador commissioner treasurer executive ceo manager editor whip speaker professor""".split()
)
_UNIFORMED = frozenset(
    """general colonel major captain lieutenant sergeant officer sheriff inspector detective deputy
    constable""".split()
)
_CROWNS_AND_CLERGY = frozenset(
    """king queen prince princess pope bishop rabbi reverend pastor priest father sister brother
    imam maulana mullah ayatollah sheikh archbishop cardinal""".split()
)
ADDRESSES = frozenset("mr mrs ms miss dr sir dame lord lady doctor saint st".split())
"""Forms of address."""
QUALIFIERS = frozenset("assistant deputy vice acting interim associate junior senior executive".split())
"""Words before an office that make another one of it."""
CANDIDATES = frozenset("candidate nominee".split())
PARTS = frozenset(
    """owner founder anchor host aide adviser advisor strategist consultant skipper watchman student teacher
    engineer driver pilot clerk analyst activist author coach""".split()
)
"""What somebody is without an office."""
CHAMBERS = frozenset("republican democrat democratic majority minority house senate congressional".split())
"""Parties and chambers, as before the name of a member."""

OFFICES = ELECTED | SPOKESPEOPLE | _APPOINTED | _UNIFORMED | _CROWNS_AND_CLERGY | CANDIDATES
TITLES = OFFICES | ADDRESSES | QUALIFIERS | frozenset("former late".split())
"""Words before a name that are no part of it."""
NO_FIRST_NAMES = TITLES | PARTS | CHAMBERS | frozenset("the new san los state".split())
"""Words with a capital before a surname that are no first name."""
RANKS = TITLES - ADDRESSES | CHAMBERS | frozenset(("foreign", "ranking"))
"""Words that only dress a name behind them."""
ROLES = (OFFICES | PARTS) - frozenset(
    "president senator representative congressman congresswoman governor".split()
)
"""What two versions may call one person differently."""

INSTITUTIONS = frozenset(
    """house court party department committee senate congress state university college school street county
    city news times post act bill office council bank army union league agency commission center association
    institute company group campaign administration government republican democrat president world usa uk un
    eu ministry police media network foundation coalition caucus daily""".split()
)
"""Words that end a name which is no person's."""
UNNAMED = SPOKESPEOPLE | frozenset(
    """official officials source sources witness witnesses authorities police prosecutors investigators
    lawyers attorneys aides critics experts analysts residents neighbors neighbours relatives parents
    firefighters researchers scientists doctors organizers organisers protesters activists supporters
    opponents ministers lawmakers senators republicans democrats officers rescuers survivors family
    government ministry department office embassy army military company union court council agency
    administration campaign team statement report people""".split()
)
"""Words for those who speak without a name."""
