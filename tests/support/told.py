"""A story of three versions in which each analysis finds something."""

from __future__ import annotations

from newsreader.compare.engine import compare
from newsreader.model import Comparison, Role, Story
from tests.support.making import article

COURIER = article(
    "Ferry sinks off Ostwick and drowns seven",
    "A ferry sank off Ostwick on Monday and six passengers drowned, the harbour office said.",
    "The captain had slept for two hours before the ferry sailed, the harbour office said.",
    "Mayor Ilse Brandt, the daughter of a pilot, visited the families in the fishing hall on Tuesday.",
    "Divers found a cracked bow door at a depth of 40 metres on Wednesday.",
    outlet="Courier",
    roles={0: Role.HEADLINE},
)
GAZETTE = article(
    "Company slams ferry inquiry",
    "A ferry sank off Ostwick on Monday and six passengers drowned.",
    "The captain had slept for two hours before the ferry sailed.",
    "The former smuggler Ilse Brandt visited the families in the fishing hall on Tuesday.",
    "The ferry company criticized the inquiry into the ferry as slow on Friday.",
    "Inspectors bribed by the owner passed the bow door in May, a welder told the Gazette.",
    outlet="Gazette",
    roles={0: Role.HEADLINE},
)
WIRE = article(
    "Ferry sinks off Ostwick",
    "A boat sank off Ostwick on Monday, the coastguard said, and six passengers drowned.",
    "Police opened a probe into the sinking of the ferry on Tuesday morning.",
    outlet="Wire",
    roles={0: Role.HEADLINE},
)
FERRY = Story("The ferry", (COURIER, GAZETTE, WIRE))


def compared() -> Comparison:
    return compare(FERRY)
