"""Words that say little on their own, negations, pronouns, and other closed classes of small words."""

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

NEGATIONS = frozenset(
    """no not never none nor neither nobody nothing nowhere without cannot hardly barely scarcely""".split()
)
"""Words that turn what is said into its opposite, or nearly so."""
NEGATIONS_ABROAD = frozenset(
    "nicht nie kein keine keinen ohne pas jamais sans ni nunca sin non mai senza".split()
)
"""The same in German, French, Spanish and Italian."""
NEGATING_VERBS = frozenset("deny refuse".split())

PERSONAL_PRONOUNS = frozenset("i we you he she it they".split())
"""As the subject of a sentence."""
_OBJECTS = frozenset("me us him her them".split())
POSSESSIVES = frozenset("my our your his her its their".split())
PRONOUNS = PERSONAL_PRONOUNS | _OBJECTS | POSSESSIVES
RELATIVES = frozenset("who which that whose whom".split())
DEMONSTRATIVES = frozenset("this that these those".split())
ARTICLES = frozenset("a an the".split())
DETERMINERS = ARTICLES | POSSESSIVES | DEMONSTRATIVES | frozenset("any such no".split())
"""Words before a noun."""

MODALS = frozenset("will would could should may might must can shall".split())
BE = frozenset("be is are am was were been being".split())
HAVE = frozenset("have has had having".split())

PREPOSITIONS = frozenset(
    """about after against amid among around as at because before behind between by despite during for from
    in into like near of off on onto outside over since through to toward towards under until upon via with
    within without""".split()
)
CONJUNCTIONS = frozenset("and but or nor so yet that if whether when while because although though".split())
