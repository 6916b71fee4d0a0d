-- For the editors: what was asked and did not get its answer, how often entries are asked for.

-- Personal data is masked before it is kept; a row goes with its conversation.
CREATE TABLE question (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT REFERENCES conversation (id) ON DELETE CASCADE,
    seq          INTEGER,                             -- of what was said
    draft        INTEGER UNIQUE REFERENCES draft_question (id) ON DELETE CASCADE,
    at           INTEGER NOT NULL,                    -- ms since 1970
    lang         TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    kind         TEXT NOT NULL CHECK (kind IN ('unanswered', 'unhelpful', 'handed-over', 'draft')),
    question     TEXT NOT NULL,                       -- '' of a draft: it stands there
    entry        TEXT NOT NULL DEFAULT '',            -- that was the answer, '' for none
    reason       TEXT NOT NULL DEFAULT '',            -- why it did not help
    waits        INTEGER NOT NULL DEFAULT 0 CHECK (waits IN (0, 1)),  -- for a choice among some
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'ignored')),
    marked_by    TEXT,                                -- login of who took it out of the open ones
    marked_at    INTEGER,
    UNIQUE (conversation, seq),
    CHECK ((draft IS NULL) = (kind <> 'draft'))
) STRICT;
CREATE INDEX question_by_state ON question (state, at);
CREATE INDEX question_by_time ON question (at);
INSERT INTO question (draft, at, lang, kind, question)
    SELECT d.id, d.at, coalesce(c.lang, 'de'), 'draft', ''
    FROM draft_question d LEFT JOIN conversation c ON c.id = d.conversation;

-- Nothing personal: how often an entry was the answer in a month, and was said to have helped.
CREATE TABLE answer_count (
    slug  TEXT NOT NULL,
    month TEXT NOT NULL CHECK (length(month) = 7),    -- YYYY-MM
    asked INTEGER NOT NULL DEFAULT 0,
    good  INTEGER NOT NULL DEFAULT 0,
    bad   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (slug, month)
) STRICT, WITHOUT ROWID;

-- What was to be published by itself and could not be; told to who wrote it until it is saved anew.
CREATE TABLE notice (
    item    TEXT PRIMARY KEY CHECK (item <> ''),
    login   TEXT NOT NULL,
    at      INTEGER NOT NULL,                         -- ms since 1970
    message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which entries somebody was reminded of, once for each day of review.
CREATE TABLE reminded (
    slug      TEXT NOT NULL,
    review_by TEXT NOT NULL CHECK (length(review_by) = 10),
    PRIMARY KEY (slug, review_by)
) STRICT, WITHOUT ROWID;

-- Where reminders go, '' for none.
ALTER TABLE account ADD COLUMN email TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 6;
