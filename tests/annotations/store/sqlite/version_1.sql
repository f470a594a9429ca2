-- A library of version 1.
PRAGMA application_id = 1314354002;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE identity (
        key INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL, url TEXT NOT NULL, path TEXT NOT NULL,
        outlet TEXT NOT NULL, title TEXT NOT NULL,
        UNIQUE (sha256, url, path, outlet, title)
    );
INSERT INTO "identity" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000001','https://news.example/1','/stories/1.txt','Outlet 1','Headline 1');
INSERT INTO "identity" VALUES(2,'0000000000000000000000000000000000000000000000000000000000000002','https://news.example/2','/stories/2.txt','Outlet 2','Headline 2');
CREATE TABLE note (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES identity,
        exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
        starts INTEGER NOT NULL, ends INTEGER NOT NULL,
        comment TEXT NOT NULL, tags TEXT NOT NULL, colour TEXT NOT NULL, author TEXT NOT NULL,
        created TEXT NOT NULL, modified TEXT NOT NULL, deleted INTEGER NOT NULL,
        folded TEXT NOT NULL DEFAULT ''
    );
INSERT INTO "note" VALUES(1,'11111111-1111-4111-8111-111111111111',1,'the bridge was shut','On Monday ','. Nobody',10,29,'Kept from the first version','["law", "vote"]','yellow','','2025-03-01T08:00:00.000Z','2025-03-01T08:00:00.000Z',0,'kept from the first version the bridge was shut');
INSERT INTO "note" VALUES(2,'22222222-2222-4222-8222-222222222222',1,'the bridge was shut','On Monday ','. Nobody',10,29,'In the bin','["gone"]','yellow','','2025-03-01T08:00:00.000Z','2025-03-01T08:00:00.000Z',1,'in the bin the bridge was shut');
CREATE TABLE ruling (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES identity,
        exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
        starts INTEGER NOT NULL, ends INTEGER NOT NULL,
        other INTEGER NOT NULL REFERENCES identity,
        verdict TEXT NOT NULL, matches TEXT NOT NULL, author TEXT NOT NULL,
        created TEXT NOT NULL, modified TEXT NOT NULL, deleted INTEGER NOT NULL
    );
INSERT INTO "ruling" VALUES(1,'33333333-3333-4333-8333-333333333333',1,'It was shut.','',' N',0,12,2,'rephrased','[]','','2025-03-01T08:00:00.000Z','2025-03-01T08:00:00.000Z',0);
CREATE TABLE tag (
        note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
        tag TEXT NOT NULL, folded TEXT NOT NULL,
        PRIMARY KEY (note, tag)
    ) WITHOUT ROWID;
INSERT INTO "tag" VALUES(1,'law','law');
INSERT INTO "tag" VALUES(1,'vote','vote');
CREATE INDEX identity_url ON identity (url);
CREATE INDEX identity_path ON identity (path);
CREATE INDEX note_article ON note (article);
CREATE INDEX tag_folded ON tag (folded, tag);
CREATE INDEX ruling_article ON ruling (article);
CREATE INDEX ruling_other ON ruling (other);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('note',2);
INSERT INTO "sqlite_sequence" VALUES('ruling',1);
COMMIT;
