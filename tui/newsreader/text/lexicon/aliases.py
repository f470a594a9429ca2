"""Short and other forms of names and of common words."""

from __future__ import annotations

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
        "muslim": "muslims moslem moslems",
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
