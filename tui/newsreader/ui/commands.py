"""The registry of commands: the one place where a key is written.

Bindings, the bar of keys, the help, the command palette, `newsreader keys` and the check of the user's keys
are made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from newsreader.records import dataclass


class Pane(StrEnum):
    """What has the keyboard."""

    ARTICLE = "in the article"
    VERSIONS = "in the list of versions"
    EVIDENCE = "in the evidence"
    LIST = "in a view"
    PROMPT = "while typing an answer"
    NOTE = "in a note"
    MARKING = "while marking a passage"
    LIBRARY = "in the library"


READING = frozenset((Pane.ARTICLE, Pane.VERSIONS, Pane.EVIDENCE))
EVERYWHERE = READING | {Pane.LIST}
"""Wherever one reads; not while one writes a note or marks a passage."""
ARTICLE, VERSIONS, EVIDENCE, LIST, PROMPT, NOTE, MARKING, LIBRARY = (frozenset((pane,)) for pane in Pane)
LISTS = LIST | LIBRARY
ANYWHERE = EVERYWHERE | LIBRARY
"""On every screen, but for while one writes."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can do."""

    id: str
    keys: tuple[str, ...]
    """Textual's names of keys."""
    label: str
    tooltip: str
    group: str
    panes: frozenset[Pane] = EVERYWHERE
    """Where its keys work."""
    in_bar: str = ""
    """Its word in the bar of keys; empty: not there."""
    opposite: str = ""
    """Id of the command whose key stands beside its own in the bar."""
    in_palette: bool = True
    words: str = ""
    """Other words by which the palette finds it."""

    @property
    def where(self) -> str:
        """Where its keys work, in words; empty: everywhere."""
        if self.panes >= EVERYWHERE:
            return ""
        return "while reading" if self.panes == READING else ", ".join(sorted(self.panes))


MOVE, OTHERS, VIEWS, SEARCH, PROGRAM = "Move", "Versions and matches", "Views", "Search and copy", "Program"
NOTES, RULING, STORIES = "Notes", "Your own verdict", "The library"
GROUPS = (MOVE, OTHERS, VIEWS, SEARCH, STORIES, NOTES, RULING, PROGRAM)

COMMANDS: tuple[Command, ...] = (
    Command("next-sentence", ("j", "down"), "Next sentence", "Move to the next sentence", MOVE, ARTICLE, "move", "previous-sentence"),
    Command("previous-sentence", ("k", "up"), "Previous sentence", "Move to the sentence before", MOVE, ARTICLE),
    Command("next-paragraph", ("J", "shift+down"), "Next paragraph", "Move to the next paragraph", MOVE, READING),
    Command("previous-paragraph", ("K", "shift+up"), "Previous paragraph", "Move to the paragraph before", MOVE, READING),
    Command("next-omitted", ("right_square_bracket",), "Next omitted sentence", "Move on to a sentence that every other version omits", MOVE, READING, "omitted", "previous-omitted"),
    Command("previous-omitted", ("left_square_bracket",), "Previous omitted sentence", "Move back to a sentence that every other version omits", MOVE, READING),
    Command("next-conflict", ("right_curly_bracket",), "Next conflict", "Move on to a sentence that another version contradicts", MOVE, READING, words="contested contradiction disagree"),
    Command("previous-conflict", ("left_curly_bracket",), "Previous conflict", "Move back to a sentence that another version contradicts", MOVE, READING, words="contested contradiction disagree"),
    Command("next-difference", ("right_parenthesis",), "Next difference", "Move on to a sentence that another version tells differently, perhaps", MOVE, READING, words="differs doubtful conflict"),
    Command("previous-difference", ("left_parenthesis",), "Previous difference", "Move back to a sentence that another version tells differently, perhaps", MOVE, READING, words="differs doubtful conflict"),
    Command("next-note", ("full_stop",), "Next note", "Move on to a sentence with a note", MOVE, READING, words="annotation comment"),
    Command("previous-note", ("comma",), "Previous note", "Move back to a sentence with a note", MOVE, READING, words="annotation comment"),
    Command("page-down", ("space", "pagedown", "ctrl+f"), "Page down", "Move a screenful down", MOVE, ANYWHERE),
    Command("page-up", ("b", "pageup", "ctrl+b"), "Page up", "Move a screenful up", MOVE, ANYWHERE),
    Command("half-page-down", ("ctrl+d",), "Half a page down", "Move half a screenful down", MOVE, ANYWHERE),
    Command("half-page-up", ("ctrl+u",), "Half a page up", "Move half a screenful up", MOVE, ANYWHERE),
    Command("first", ("g", "home"), "Start", "Move to the first sentence or line, or to the one with the number typed before", MOVE, ANYWHERE, words="top beginning go to"),
    Command("last", ("G", "end"), "End", "Move to the last sentence or line, or to the one with the number typed before", MOVE, ANYWHERE, words="bottom go to"),
    *(
        Command(f"count-{number}", (str(number),), f"Number {number}", f"Begin a number that tells the next key how often, or where to: {number}", MOVE, ANYWHERE, in_palette=False)
        for number in range(1, 10)
    ),
    Command("centre", ("C",), "Centre", "Bring the sentence or line to the middle of the screen", MOVE, ANYWHERE, words="center middle scroll"),
    Command("set-bookmark", ("quotation_mark",), "Set a bookmark", "Remember this sentence under a letter", MOVE, READING, words="mark place"),
    Command("go-to-bookmark", ("apostrophe",), "Go to a bookmark", "Move to the sentence remembered under a letter", MOVE, READING, words="mark place jump"),
    Command("back", ("backspace",), "Back", "Go back to where you followed something from, be it in a view", MOVE, words="return"),
    Command("older-place", ("ctrl+o", "alt+left"), "Older place", "Go back to where you jumped from", MOVE, words="back jump history return"),
    Command("newer-place", ("ctrl+n", "alt+right"), "Newer place", "Go forward again to where you had jumped", MOVE, words="forward jump history"),
    Command("next-version", ("l", "right"), "Next version", "Show the next version, at the counterpart of this sentence", OTHERS, READING, "version", "previous-version"),
    Command("previous-version", ("h", "left"), "Previous version", "Show the version before, at the counterpart of this sentence", OTHERS, READING),
    Command("next-unread", ("L",), "Next unread version", "Show the next version that you have not read to the end", OTHERS, READING, words="new"),
    Command("previous-unread", ("H",), "Previous unread version", "Show the version before that you have not read to the end", OTHERS, READING, words="new"),
    Command("version-below", ("j", "down"), "Version below", "Show the version below", OTHERS, VERSIONS, "move", "version-above", in_palette=False),
    Command("version-above", ("k", "up"), "Version above", "Show the version above", OTHERS, VERSIONS, in_palette=False),
    Command("read-version", ("enter",), "Read it", "Go to the article", OTHERS, VERSIONS, "read", in_palette=False),
    Command("counterpart", ("enter",), "Go to the counterpart", "Go to the matching sentence in the other version", OTHERS, ARTICLE, "counterpart"),
    Command("match-below", ("j", "down"), "Match below", "Select the match below", OTHERS, EVIDENCE, "move", "match-above", in_palette=False),
    Command("match-above", ("k", "up"), "Match above", "Select the match above", OTHERS, EVIDENCE, in_palette=False),
    Command("go-to-match", ("enter",), "Go to this match", "Go to the selected match", OTHERS, EVIDENCE, "go there", in_palette=False),
    Command("read-against", ("R",), "Read against …", "Choose the version to read against; after a number, the one with that number", OTHERS, words="compare with one version only alone"),
    Command("against-this", ("r",), "Read against this one", "Read the version you came from against the one you have moved to", OTHERS, VERSIONS, "against this", in_palette=False),
    Command("against-all", ("0",), "Read against all versions", "Read against all other versions", OTHERS, words="every version"),
    Command("next-story", ("greater_than_sign",), "Next story", "Open the next story", OTHERS, READING),
    Command("previous-story", ("less_than_sign",), "Previous story", "Open the story before", OTHERS, READING),
    Command("paste", ("p",), "Paste a version", "Paste an article, or give its address: it becomes a version of this story", OTHERS, READING),
    Command("origins", ("i",), "Where it comes from", "Show where this version comes from, and how it was read", OTHERS, READING),
    Command("line-below", ("j", "down"), "Line below", "Select the line below", VIEWS, LISTS, "move", "line-above", in_palette=False),
    Command("line-above", ("k", "up"), "Line above", "Select the line above", VIEWS, LISTS, in_palette=False),
    Command("open-line", ("enter",), "Open", "Open the selected line in the article", VIEWS, LISTS, "open", in_palette=False),
    Command("column-right", ("l", "right"), "Version to the right", "Select the version to the right", VIEWS, LIST, "version", "column-left", in_palette=False),
    Command("column-left", ("h", "left"), "Version to the left", "Select the version to the left", VIEWS, LIST, in_palette=False),
    Command("sort", ("r",), "Sort", "Sort the lines another way; stories by news, unread, versions, disagreement", VIEWS, LISTS, "sort", words="order arrange"),
    Command("filter", ("f",), "Filter", "Show other lines; in the library, type which stories are shown", VIEWS, LISTS, "filter", words="only some conflicts doubtful"),
    Command("left-out", ("o",), "Left out here", "Show what the other versions tell and this one does not", VIEWS, in_bar="left out here", words="omitted missing lacks"),
    Command("matrix", ("m",), "Claims matrix", "Show every claim, and how each version tells it", VIEWS, in_bar="matrix", words="claims table who tells what"),
    Command("side-by-side", ("s",), "Side by side", "Show two versions next to each other", VIEWS, in_bar="side by side", words="compare two parallel"),
    Command("conflicts", ("c",), "Conflicts", "Show every fact on which the versions disagree", VIEWS, in_bar="conflicts", words="contradictions disagreements disputes facts"),
    Command("quotations", ("Q",), "Quotations", "Show every quotation, who says it, and in which words where", VIEWS),
    Command("only-one", ("O",), "Told by one only", "Show what only one version tells, on whose word, what is most worth a check first", VIEWS, words="single source to do check alone unconfirmed"),
    Command("headlines", ("I",), "Headlines against articles", "Show headlines that promise what their own article does not tell, or tells weaker", VIEWS, words="title clickbait exaggerated"),
    Command("unattributed", ("at",), "Told without a source", "Show what a version tells in its own name and others attribute to somebody", VIEWS, words="attribution source background claims"),
    Command("naming", ("number_sign",), "What each calls it", "Show the names, titles and words that each version uses for the same person or thing", VIEWS, words="names epithets framing loaded words called"),
    Command("corrections", ("F",), "Changed after publication", "Show what each outlet changed in its article after publication", VIEWS, words="corrections fixes edited versions time updated diff history"),
    Command("figures", ("dollar_sign",), "Outlets in figures", "Show of each outlet, and of each two, how much others tell of it, in all stories compared so far", VIEWS, words="statistics shares numbers bars"),
    Command("deceptive", ("circumflex_accent",), "Not what it seems", "Show where articles hold hidden characters, others that turn the direction, and letters that only look like Latin ones", VIEWS, words="hidden invisible zero-width bidi homoglyph lookalike unicode deceptive"),
    Command("stories", ("S",), "Stories", "Show the stories that are open", VIEWS),
    Command("close-view", ("escape",), "Close", "Go back to the article, or clear the search", VIEWS, ANYWHERE, in_bar="close"),
    Command("focus", ("f",), "Focus", "Show everything, dim the confirmed, or show only what is omitted or in conflict", VIEWS, READING, "focus", words="dim hide confirmed filter only omitted conflicts"),
    Command("search", ("slash",), "Search", "Search in all versions; in a view, show only the lines with some words; in the library, search all articles", SEARCH, ANYWHERE, in_bar="search", words="find look for words regular expression"),
    Command("next-hit", ("n",), "Next hit", "Move to the next place that was searched for", SEARCH, READING),
    Command("previous-hit", ("N",), "Previous hit", "Move to the place before that was searched for", SEARCH, READING),
    Command("search-word", ("asterisk",), "Search a word of this", "Search for a word of the sentence", SEARCH, READING, words="find under the cursor"),
    Command("copy", ("y",), "Copy", "Copy the sentence; in a view, both sides of the line with their sources", SEARCH, words="yank clipboard quote"),
    Command("copy-paragraph", ("Y",), "Copy paragraph", "Copy the paragraph", SEARCH, READING, words="yank clipboard"),
    Command("copy-citation", ("ctrl+y",), "Copy a citation", "Copy outlet, title, date and address with the sentence as a quotation", SEARCH, words="cite quote source reference yank clipboard"),
    Command("report", ("X",), "Write a report", "Write what the versions agree and disagree on into a file, for others to read", SEARCH, READING, words="export save html markdown csv print editor share"),
    Command("open-address", ("w",), "Open in the browser", "Open the article's address in the browser", SEARCH, words="web url link"),
    Command("toggle-read", ("x",), "Mark as read", "Mark this version (in the library, the story or article) as read, or as unread", SEARCH, READING | LIBRARY, words="seen done unread"),
    Command("library", ("semicolon",), "Library", "Go to the library of articles", STORIES, words="shelf all stories feeds"),
    Command("look-inside", ("l", "right"), "Its articles", "Show the articles of the story, day by day", STORIES, LIBRARY, "articles", "look-outside", in_palette=False),
    Command("look-outside", ("h", "left", "backspace"), "Back to the list", "Go back to the list before", STORIES, LIBRARY, in_palette=False),
    Command("choose-row", ("v",), "Choose", "Choose the story or article for what follows, or take that back", STORIES, LIBRARY, "choose", words="select mark"),
    Command("join-stories", ("J",), "Join", "Make one story of the chosen ones and this one", STORIES, LIBRARY, "join", words="merge together"),
    Command("split-story", ("s",), "Split", "Make the chosen articles, or this one, a story of their own", STORIES, LIBRARY, "split", words="separate apart"),
    Command("move-here", ("m",), "Move here", "Move the chosen articles into this story", STORIES, LIBRARY, "move here"),
    Command("pin-story", ("p",), "Pin", "Keep the articles of the story together, whatever comes", STORIES, LIBRARY, "pin"),
    Command("why-together", ("w",), "Why together", "Tell why articles are in one story, or are not: two chosen ones, the chosen one and this one, or those of this story", STORIES, LIBRARY, "why", words="explain likeness evidence"),
    Command("toggle-outlets", ("z",), "Hide or show the outlets", "Hide or show the outlets and feeds", STORIES, LIBRARY),
    Command("add-note", ("a",), "Make a note", "Make a note on the sentence", NOTES, in_bar="note", words="annotate comment"),
    Command("note-article", ("A",), "Note on the article", "Make a note on the whole article", NOTES, READING, words="annotate comment page"),
    Command("note-claim", ("W",), "Note on the claim", "Make a note on what the sentence tells, to be seen in every version that tells it", NOTES, words="annotate comment everywhere versions"),
    Command("note-pair", ("B",), "Note on both sides", "Make a note on the sentence and the selected match, or on both sides of its conflict", NOTES, words="annotate comment conflict two"),
    Command("highlight", ("underscore",), "Highlight", "Highlight the sentence, in the colour used last", NOTES, words="colour underline"),
    Command("mark-passage", ("v",), "Mark a passage", "Mark a passage, to make a note on it", NOTES, READING, "mark"),
    Command("mark-found", ("V",), "Mark what is found", "Mark what is in conflict, quoted or told differently in the sentence, or the match or line that is selected", NOTES, words="conflict quotation select"),
    Command("notes", ("M",), "List of notes", "Show all notes on this story, on this article, or in the library", NOTES),
    Command("mark-done", ("D",), "Done with this version", "Say that you have coded this version to the end, or take that back", NOTES, READING, words="finished coded"),
    Command("coders", ("ampersand",), "Where coders differ", "Show where coders gave other verdicts or tags, and decide between them", NOTES, words="adjudicate agreement decide"),
    Command("edit-note", ("e",), "Edit the note", "Edit the note on the sentence, or the selected one", NOTES),
    Command("write-elsewhere", ("E",), "Write in your editor", "Edit the note on the sentence, or make one, in the editor that $VISUAL or $EDITOR names", NOTES, words="vim emacs nano external"),
    Command("reply", ("P",), "Reply", "Reply to the note on the sentence, or to the selected one", NOTES, words="answer thread"),
    Command("delete-note", ("d",), "Delete the note", "Delete the note on the sentence, or the selected one; in the bin, remove it for good", NOTES, words="remove"),
    Command("undo", ("u",), "Undo", "Take back the last change to a note or verdict of yours; in the library, to its stories", NOTES, ANYWHERE),
    Command("redo", ("U", "ctrl+r"), "Redo", "Make the change again that was undone last", NOTES),
    Command("accept-place", ("plus",), "Accept", "Accept the place that is proposed for the selected note, or what the selected coder says", NOTES, LIST, "accept", in_palette=False),
    Command("accept-all", ("A",), "Accept all that are sure", "Accept the places of all notes that are sure", NOTES, LIST, "all sure", in_palette=False),
    Command("empty-bin", ("X",), "Empty the bin", "Remove for good what is in the bin of notes", NOTES, LIST, "empty the bin", words="trash purge delete forever"),
    Command("piece-forward", ("w", "e"), "By a part of a word", "Move the end of the passage by a part of a word, such as 12 in 12-year-old", NOTES, MARKING, "part", "piece-backward", in_palette=False),
    Command("piece-backward", ("b",), "Back by a part of a word", "Move the end of the passage back by a part of a word", NOTES, MARKING, in_palette=False),
    Command("character-forward", ("L", "shift+right"), "By a character", "Move the end of the passage by a character", NOTES, MARKING, in_palette=False),
    Command("character-backward", ("H", "shift+left"), "Back by a character", "Move the end of the passage back by a character", NOTES, MARKING, in_palette=False),
    Command("word-forward", ("l", "right"), "By a word", "Move the end of the passage by a word", NOTES, MARKING, "word", "word-backward", in_palette=False),
    Command("word-backward", ("h", "left"), "Back by a word", "Move the end of the passage back by a word", NOTES, MARKING, in_palette=False),
    Command("sentence-forward", ("j", "down"), "By a sentence", "Move the end of the passage by a sentence", NOTES, MARKING, "sentence", "sentence-backward", in_palette=False),
    Command("sentence-backward", ("k", "up"), "Back by a sentence", "Move the end of the passage back by a sentence", NOTES, MARKING, in_palette=False),
    Command("paragraph-forward", ("J", "shift+down"), "By a paragraph", "Move the end of the passage by a paragraph", NOTES, MARKING, "paragraph", "paragraph-backward", in_palette=False),
    Command("paragraph-backward", ("K", "shift+up"), "Back by a paragraph", "Move the end of the passage back by a paragraph", NOTES, MARKING, in_palette=False),
    Command("mark-to-character", ("f",), "To a character", "Move the end of the passage to the character that is typed next", NOTES, MARKING, in_palette=False),
    Command("mark-back-to-character", ("F",), "Back to a character", "Move the end of the passage back to the character that is typed next", NOTES, MARKING, in_palette=False),
    Command("mark-to-words", ("slash",), "To some words", "Move an end of the passage to words that are typed", NOTES, MARKING, "to words", in_palette=False),
    Command("mark-inner", ("i",), "The word, sentence …", "Mark the word (w), the sentence (s), the paragraph (p) or the quotation (q) at the end that moves", NOTES, MARKING, "just the …", in_palette=False),
    Command("mark-next-found", ("V",), "The next thing found", "Mark what else is in conflict, quoted or told differently in the sentence", NOTES, MARKING, in_palette=False),
    Command("other-end", ("o",), "The other end", "Move the other end of the passage", NOTES, MARKING, "other end", in_palette=False),
    Command("copy-passage", ("y",), "Copy the passage", "Copy the passage", NOTES, MARKING, "copy", in_palette=False),
    Command("note-passage", ("a", "enter"), "Make a note", "Make a note on the passage", NOTES, MARKING, "note", in_palette=False),
    *(
        Command(f"highlight-{colour}", (str(number),), f"Highlight in {colour}", f"Highlight the passage in {colour}", NOTES, MARKING, "highlight" if number == 1 else "", in_palette=False)
        for number, colour in enumerate(("yellow", "green", "blue", "pink", "orange"), 1)
    ),
    Command("marking-help", ("question_mark", "f1"), "Help", "Show what every key does here", PROGRAM, MARKING, "help", in_palette=False),
    Command("stop-marking", ("escape", "v"), "Stop", "Mark nothing any more", NOTES, MARKING, "stop", in_palette=False),
    Command("save-note", ("ctrl+s",), "Save", "Save the note", NOTES, NOTE, "save", in_palette=False),
    Command("close-note", ("escape",), "Later", "Close the note; what is not saved is kept for later", NOTES, NOTE, "keep for later", in_palette=False),
    Command("next-field", ("tab",), "Next field", "Move on to the tags, the colour, the comment", NOTES, NOTE, "tags, colour", in_palette=False),
    Command("previous-field", ("shift+tab",), "Field before", "Move back to the field before", NOTES, NOTE, in_palette=False),
    Command("next-colour", ("ctrl+t", "right"), "Next colour", "Give the note the next colour", NOTES, NOTE, "colour", in_palette=False),
    Command("previous-colour", ("left",), "Colour before", "Give the note the colour before", NOTES, NOTE, in_palette=False),
    Command("answer", ("enter",), "Answer", "Give the answer that is typed", PROGRAM, PROMPT, "done", in_palette=False),
    Command("complete", ("tab",), "Complete", "Complete what is typed; again, another way", PROGRAM, PROMPT, "completes", in_palette=False),
    Command("earlier-answer", ("up", "ctrl+p"), "Earlier answer", "Type what was answered before", PROGRAM, PROMPT, "earlier", in_palette=False),
    Command("later-answer", ("down", "ctrl+n"), "Later answer", "Type what was answered after that", PROGRAM, PROMPT, in_palette=False),
    Command("give-up", ("escape",), "Cancel", "Give no answer", PROGRAM, PROMPT, "cancel", in_palette=False),
    Command("next-subject", ("ctrl+n",), "On something else", "Write on the claim, on both sides, or on the whole article instead", NOTES, NOTE, "on", in_palette=False),
    Command("note-in-editor", ("ctrl+o",), "Your editor", "Go on writing in the editor that $VISUAL or $EDITOR names", NOTES, NOTE, "editor", in_palette=False),
    Command("rule-confirmed", ("equals_sign",), "The same, in the same words", "Say that the selected match makes the same claim in the same words", RULING, words="confirm confirmed overrule verdict agree right"),
    Command("rule-rephrased", ("tilde",), "The same, in other words", "Say that the selected match makes the same claim in other words", RULING, words="rephrased overrule verdict agree"),
    Command("rule-omitted", ("exclamation_mark",), "Not the same", "Say that the selected match does not make this claim", RULING, words="omitted overrule verdict wrong reject"),
    Command("next-pane", ("tab",), "Next pane", "Move the keyboard to the next pane", PROGRAM, ANYWHERE, in_bar="pane"),
    Command("previous-pane", ("shift+tab",), "Previous pane", "Move the keyboard to the pane before", PROGRAM, ANYWHERE),
    Command("toggle-versions", ("z",), "Hide or show the versions", "Hide or show the list of versions", PROGRAM),
    Command("toggle-evidence", ("Z",), "Hide or show the evidence", "Hide or show the evidence", PROGRAM, READING),
    Command("wider", ("plus",), "Wider side pane", "Make the versions (if they have the keyboard) or the evidence wider", PROGRAM, READING, words="resize width"),
    Command("narrower", ("minus",), "Narrower side pane", "Make the versions (if they have the keyboard) or the evidence narrower", PROGRAM, READING, words="resize width"),
    Command("stop-comparing", ("ctrl+x",), "Stop comparing", "Stop the comparison that is under way, or asking the second reader; or, if a comparison was stopped or failed, begin it again", PROGRAM, READING, words="cancel abort retry again"),
    Command("second-reader", ("percent_sign",), "Ask the second reader", "Ask a model of your own about the verdicts that are unsure (second_reader in the settings)", PROGRAM, READING, words="model llm opinion unsure ollama check"),
    Command("next-theme", ("t",), "Next theme", "Draw everything in the next theme", PROGRAM, ANYWHERE, in_bar="theme", words="colours dark light"),
    Command("themes", ("T",), "Choose a theme", "Choose a theme, and see it at once", PROGRAM, ANYWHERE, words="colours dark light"),
    Command("command-line", ("colon",), "Command line", "Type a command: a number, the name of a command, w FILE, export FILE, theme, against, set", PROGRAM, words="ex vim run go to sentence"),
    Command("reload", ("ctrl+l",), "Read anew", "Read the files of the story anew, and draw everything again", PROGRAM, ANYWHERE, words="reload refresh changed redraw update"),
    Command("messages", ("ctrl+g",), "Messages", "Show what was said since the start, such as which files could not be read", PROGRAM, ANYWHERE, words="log notices warnings errors problems"),
    Command("help", ("question_mark", "f1"), "Help", "Show what the colours mean and what every key does here", PROGRAM, ANYWHERE, in_bar="help", words="keys legend"),
    Command("command-palette", ("ctrl+p",), "Commands", "Search and run any command", PROGRAM, ANYWHERE, in_palette=False),
    Command("suspend", ("ctrl+z",), "Suspend", "Go back to the shell; fg returns", PROGRAM, ANYWHERE),
    Command("quit", ("q", "ctrl+q"), "Quit", "Leave newsreader; from a story of the library, go back to that", PROGRAM, ANYWHERE, in_bar="quit", words="exit leave close program"),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}

_KEY_CAPS = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "question_mark": "?",
    "colon": ":",
    "semicolon": ";",
    "slash": "/",
    "plus": "+",
    "at": "@",
    "percent_sign": "%",
    "dollar_sign": "$",
    "number_sign": "#",
    "equals_sign": "=",
    "circumflex_accent": "^",
    "tilde": "~",
    "exclamation_mark": "!",
    "minus": "-",
    "underscore": "_",
    "ampersand": "&",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "full_stop": ".",
    "comma": ",",
    "quotation_mark": '"',
    "apostrophe": "'",
    "asterisk": "*",
    "alt+left": "alt←",
    "alt+right": "alt→",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "shift+left": "⇧←",
    "shift+right": "⇧→",
    "shift+down": "⇧↓",
    "shift+up": "⇧↑",
    "shift+tab": "⇧tab",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def key_cap(key: str) -> str:
    """How a key is written for the reader."""
    return _KEY_CAPS.get(key, key)


Keys = Mapping[str, tuple[str, ...]]
"""Textual's names of the keys of every command, by its id."""
DEFAULT_KEYS: Keys = {command.id: command.keys for command in COMMANDS}


def keys_in_words(command: Command, keys: Keys) -> str:
    """All keys of a command, for the reader."""
    return " ".join(map(key_cap, keys[command.id]))


def keys_in_bar(command: Command, keys: Keys) -> str:
    """The first key of a command, and that of its opposite."""
    ids = [command.id, command.opposite] if command.opposite else [command.id]
    return "/".join(key_cap(keys[id][0]) for id in ids)


def commands_for(pane: Pane) -> list[Command]:
    """The commands whose keys work while a pane has the keyboard."""
    return [command for command in COMMANDS if pane in command.panes]
