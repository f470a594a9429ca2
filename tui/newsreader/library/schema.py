"""The tables of the library of articles, and the steps by which an older one becomes one of today.

Numbers of days are ordinals (`date.toordinal`), times are seconds since 1970, UTC. An article without a day
is of the time when it was added. Counts are kept by triggers, so that nothing is ever counted to be shown.
"""

from __future__ import annotations

from newsreader.databases.steps import Steps

APPLICATION_ID = 0x4E577341
"""In the header of every library of articles."""

_TABLES = (
    "CREATE TABLE outlet (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " articles INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0)",
    """CREATE TABLE feed (
        id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '',
        etag TEXT NOT NULL DEFAULT '', last_modified TEXT NOT NULL DEFAULT '',
        checked INTEGER, next_check INTEGER NOT NULL DEFAULT 0,
        failures INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '',
        articles INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0
    )""",
    # stories.py owns all but versions, unread (triggers), disagreement (whoever compares)
    """CREATE TABLE story (
        id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL DEFAULT '',
        first INTEGER NOT NULL DEFAULT 0, latest INTEGER NOT NULL DEFAULT 0,
        versions INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0,
        disagreement REAL, pinned INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX story_latest ON story (latest DESC, id DESC)",
    "CREATE INDEX story_versions ON story (versions DESC, latest DESC, id DESC)",
    "CREATE INDEX story_unread ON story (unread DESC, latest DESC, id DESC) WHERE unread > 0",
    "CREATE INDEX story_disagreement ON story (disagreement DESC, latest DESC, id DESC)"
    " WHERE disagreement IS NOT NULL",
    # key: Record.key. address: 63 bits of the digest of Record.address; NULL where there is none.
    # moment: when it was published, else added. day: of publication; NULL when unknown.
    # current: no later text lies under its address. origin: JSON.
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE,
        story INTEGER REFERENCES story, outlet INTEGER NOT NULL REFERENCES outlet,
        feed INTEGER REFERENCES feed ON DELETE SET NULL,
        address INTEGER, sha256 BLOB NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL,
        author TEXT NOT NULL, published TEXT NOT NULL, day INTEGER, moment INTEGER NOT NULL,
        added INTEGER NOT NULL, language TEXT NOT NULL, words INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0, current INTEGER NOT NULL DEFAULT 1,
        beginning INTEGER NOT NULL DEFAULT 0, copy_of INTEGER, place TEXT NOT NULL, origin TEXT NOT NULL
    )""",
    "CREATE INDEX article_story ON article (story)",
    "CREATE INDEX article_address ON article (address) WHERE address IS NOT NULL",
    "CREATE INDEX article_text ON article (substr(sha256, 1, 8))",
    "CREATE INDEX article_moment ON article (moment)",
    "CREATE INDEX article_outlet ON article (outlet, moment)",
    "CREATE INDEX article_feed ON article (feed) WHERE feed IS NOT NULL",
    # Lists never touch these pages. codec: a row of dictionary. structure: see structure.py.
    "CREATE TABLE body (id INTEGER PRIMARY KEY REFERENCES article, codec INTEGER NOT NULL,"
    " data BLOB NOT NULL, structure BLOB)",
    # By the digest of the bytes: several articles may have been read from them.
    """CREATE TABLE original (
        sha256 BLOB PRIMARY KEY, codec INTEGER NOT NULL, data BLOB NOT NULL, retrieved TEXT NOT NULL,
        etag TEXT NOT NULL DEFAULT '', last_modified TEXT NOT NULL DEFAULT ''
    )""",
    # A row is kept for ever: bodies cannot be read without it. data is empty for none.
    "CREATE TABLE dictionary (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, data BLOB NOT NULL)",
    "INSERT INTO dictionary VALUES (1, 'zlib', x''), (2, 'zstd', x'')",
    # What is kept of an article's words: see grouping/features.py.
    "CREATE TABLE features (article INTEGER PRIMARY KEY REFERENCES article, data BLOB NOT NULL)",
    # The 16 heaviest words of an article, by 16 bits of their hashes; day 0: unknown.
    "CREATE TABLE signature (term INTEGER, day INTEGER, article INTEGER,"
    " PRIMARY KEY (term, day, article)) WITHOUT ROWID",
    # Pairs of articles, the lower number first, that are alike at all: in millionths.
    "CREATE TABLE edge (a INTEGER, b INTEGER, score INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID",
    "CREATE INDEX edge_back ON edge (b, a)",
    # The reader's word on two articles, the lower number first.
    """CREATE TABLE judgement (
        a INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        b INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        verdict TEXT NOT NULL CHECK (verdict IN ('together', 'apart')),
        author TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (a, b)
    ) WITHOUT ROWID""",
    "CREATE INDEX judgement_back ON judgement (b, a)",
    # What the reader did to stories, and how it is undone: JSON, see judgements.py.
    "CREATE TABLE deed (id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, author TEXT NOT NULL,"
    " at INTEGER NOT NULL, changes TEXT NOT NULL)",
    "CREATE TABLE tally (name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO tally VALUES ('articles', 0), ('unread', 0), ('stories', 0)",
    "CREATE VIRTUAL TABLE search USING fts5"
    " (title, body, content='', tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO search (search, rank) VALUES ('rank', 'bm25(4.0, 1.0)')",
)
# What counts is the last text under an address: `current`.
_TRIGGERS = (
    """CREATE TRIGGER article_in AFTER INSERT ON article WHEN new.current BEGIN
        UPDATE outlet SET articles = articles + 1, unread = unread + NOT new.read WHERE id = new.outlet;
        UPDATE feed SET articles = articles + 1, unread = unread + NOT new.read WHERE id = new.feed;
        UPDATE story SET versions = versions + 1, unread = unread + NOT new.read WHERE id = new.story;
        UPDATE tally SET n = n + 1 WHERE name = 'articles';
        UPDATE tally SET n = n + NOT new.read WHERE name = 'unread';
    END""",
    """CREATE TRIGGER article_out AFTER DELETE ON article WHEN old.current BEGIN
        UPDATE outlet SET articles = articles - 1, unread = unread - NOT old.read WHERE id = old.outlet;
        UPDATE feed SET articles = articles - 1, unread = unread - NOT old.read WHERE id = old.feed;
        UPDATE story SET versions = versions - 1, unread = unread - NOT old.read WHERE id = old.story;
        UPDATE tally SET n = n - 1 WHERE name = 'articles';
        UPDATE tally SET n = n - NOT old.read WHERE name = 'unread';
    END""",
    """CREATE TRIGGER article_moved AFTER UPDATE OF story ON article
    WHEN new.current AND old.story IS NOT new.story BEGIN
        UPDATE story SET versions = versions - 1, unread = unread - NOT new.read WHERE id = old.story;
        UPDATE story SET versions = versions + 1, unread = unread + NOT new.read WHERE id = new.story;
    END""",
    """CREATE TRIGGER article_read AFTER UPDATE OF read ON article
    WHEN new.current AND old.read IS NOT new.read BEGIN
        UPDATE outlet SET unread = unread + old.read - new.read WHERE id = new.outlet;
        UPDATE feed SET unread = unread + old.read - new.read WHERE id = new.feed;
        UPDATE story SET unread = unread + old.read - new.read WHERE id = new.story;
        UPDATE tally SET n = n + old.read - new.read WHERE name = 'unread';
    END""",
    """CREATE TRIGGER article_current AFTER UPDATE OF current ON article
    WHEN old.current IS NOT new.current BEGIN
        UPDATE outlet SET articles = articles + new.current - old.current,
            unread = unread + (new.current - old.current) * NOT new.read WHERE id = new.outlet;
        UPDATE feed SET articles = articles + new.current - old.current,
            unread = unread + (new.current - old.current) * NOT new.read WHERE id = new.feed;
        UPDATE story SET versions = versions + new.current - old.current,
            unread = unread + (new.current - old.current) * NOT new.read WHERE id = new.story;
        UPDATE tally SET n = n + new.current - old.current WHERE name = 'articles';
        UPDATE tally SET n = n + (new.current - old.current) * NOT new.read WHERE name = 'unread';
    END""",
    "CREATE TRIGGER story_in AFTER INSERT ON story BEGIN"
    " UPDATE tally SET n = n + 1 WHERE name = 'stories'; END",
    "CREATE TRIGGER story_out AFTER DELETE ON story BEGIN"
    " UPDATE tally SET n = n - 1 WHERE name = 'stories'; END",
)

STEPS: Steps = (
    (*_TABLES, *_TRIGGERS),
    ("DROP TABLE features",),  # see kept_features.py
    # The rows of a time stand on few pages: what comes in is of one time, mostly. span: see stories.py.
    (
        "ALTER TABLE signature RENAME TO unsorted",
        "CREATE TABLE signature (span INTEGER, term INTEGER, day INTEGER, article INTEGER,"
        " PRIMARY KEY (span, term, day, article)) WITHOUT ROWID",
        "INSERT INTO signature SELECT day / 64, term, day, article FROM unsorted ORDER BY 1, 2, 3, 4",
        "DROP TABLE unsorted",
    ),
    # dated: its times are those of its articles that have a day; else those when they were added.
    (
        "ALTER TABLE story ADD COLUMN dated INTEGER NOT NULL DEFAULT 0",
        "UPDATE story SET (first, latest, dated) = (SELECT min(moment), max(moment), 1 FROM article"
        " WHERE article.story = story.id AND day IS NOT NULL)"
        " WHERE EXISTS (SELECT 1 FROM article WHERE article.story = story.id AND day IS NOT NULL)",
    ),
)
"""From version to version."""
