-- knowledge.db: what Kammerlotse answers from.

-- Every text an entry ever had, in the format of kb/content/README.md.
CREATE TABLE revision (
    id     INTEGER PRIMARY KEY,
    slug   TEXT NOT NULL CHECK (slug <> ''),
    lang   TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    at     INTEGER NOT NULL,            -- seconds since 1970
    author TEXT NOT NULL,               -- login, or 'import'
    file   TEXT NOT NULL                -- front matter and Markdown
) STRICT;
CREATE INDEX revision_by_slug ON revision (slug, lang, id);

-- The published revision of each entry and language.
CREATE TABLE entry (
    id       INTEGER PRIMARY KEY,
    slug     TEXT NOT NULL,
    lang     TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    area     TEXT NOT NULL,
    revision INTEGER NOT NULL REFERENCES revision (id),
    UNIQUE (slug, lang)
) STRICT;

-- values.json and rules/*.json, as loaded.
CREATE TABLE document (
    path TEXT PRIMARY KEY,              -- below kb/content
    text TEXT NOT NULL
) STRICT;

CREATE TABLE state (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL         -- grows with each publication
) STRICT;
INSERT INTO state (id, generation) VALUES (1, 0);

-- The index: contentless, rowid is entry.id; rebuilt in the publishing transaction.
CREATE VIRTUAL TABLE entry_index_de USING fts5 (
    title, questions, keywords, short, body, content = '', tokenize = 'kammerlotse de'
);
CREATE VIRTUAL TABLE entry_index_en USING fts5 (
    title, questions, keywords, short, body, content = '', tokenize = 'kammerlotse en'
);

-- One row for each example question and title; rowid is entry.id * 1000 + its number.
CREATE VIRTUAL TABLE question_index_de USING fts5 (
    question, content = '', tokenize = 'kammerlotse de'
);
CREATE VIRTUAL TABLE question_index_en USING fts5 (
    question, content = '', tokenize = 'kammerlotse en'
);

PRAGMA application_id = 1263291202;
PRAGMA user_version = 1;
