-- What the editor needs: drafts, why a text was published, what was archived, reviews.
-- An item is "entries/<lang>/<slug>" or the path of a document.

ALTER TABLE revision ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- Every text a document ever had; a removed document leaves its own behind.
CREATE TABLE document_revision (
    id     INTEGER PRIMARY KEY,
    path   TEXT NOT NULL CHECK (path <> ''),
    at     INTEGER NOT NULL,            -- seconds since 1970
    author TEXT NOT NULL,               -- login, or 'import'
    note   TEXT NOT NULL DEFAULT '',
    text   TEXT NOT NULL
) STRICT;
CREATE INDEX document_revision_by_path ON document_revision (path, id);
ALTER TABLE document ADD COLUMN revision INTEGER REFERENCES document_revision (id);
INSERT INTO document_revision (path, at, author, text)
    SELECT path, unixepoch(), 'import', text FROM document;
UPDATE document
    SET revision = (SELECT r.id FROM document_revision r WHERE r.path = document.path);

-- Entries that were published and are no longer answered.
CREATE TABLE archived (
    slug     TEXT NOT NULL,
    lang     TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    revision INTEGER NOT NULL REFERENCES revision (id),
    at       INTEGER NOT NULL,          -- ms since 1970, as are all times below
    author   TEXT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (slug, lang)
) STRICT;

CREATE TABLE draft (
    item       TEXT PRIMARY KEY CHECK (item <> ''),
    text       TEXT NOT NULL,
    version    INTEGER NOT NULL,        -- from state.version, so never the same twice
    state      TEXT NOT NULL CHECK (state IN ('draft', 'review')),
    author     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    note       TEXT NOT NULL,
    publish_at INTEGER,
    publish_by TEXT,                    -- who scheduled it
    base       INTEGER                  -- the revision it was begun from
) STRICT;
CREATE INDEX draft_by_publish_at ON draft (publish_at) WHERE publish_at IS NOT NULL;

-- Grows with everything an editor stores that is not published.
ALTER TABLE state ADD COLUMN version INTEGER NOT NULL DEFAULT 0;

-- What belongs to an entry in all its languages and is not part of its text.
CREATE TABLE care (
    slug      TEXT PRIMARY KEY CHECK (slug <> ''),
    owner     TEXT NOT NULL DEFAULT '', -- login
    expire_at INTEGER,
    expire_by TEXT                      -- who set it
) STRICT;

-- Sources that were looked at by hand.
CREATE TABLE source_check (
    slug   TEXT NOT NULL,
    url    TEXT NOT NULL,
    at     INTEGER NOT NULL,
    author TEXT NOT NULL,
    ok     INTEGER NOT NULL CHECK (ok IN (0, 1)),
    PRIMARY KEY (slug, url)
) STRICT;

-- Questions that must find their entry, beside the entries' own.
CREATE TABLE test_question (
    id       INTEGER PRIMARY KEY,
    question TEXT NOT NULL CHECK (question <> ''),
    lang     TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    wanted   TEXT NOT NULL CHECK (wanted <> ''), -- a slug, or 'NONE'
    author   TEXT NOT NULL,
    at       INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 3;
