-- The hand-over: more states, what employers say about themselves, what came of it.

ALTER TABLE conversation ADD COLUMN stage TEXT NOT NULL DEFAULT 'bot'
    CHECK (stage IN ('bot', 'offered', 'waiting', 'taken', 'active', 'hold', 'wrap-up', 'message',
                     'assigned', 'answered', 'closed'));
UPDATE conversation SET stage = state;
DROP INDEX conversation_by_state;
ALTER TABLE conversation DROP COLUMN state;
ALTER TABLE conversation RENAME COLUMN stage TO state;
ALTER TABLE conversation ADD COLUMN touched INTEGER NOT NULL DEFAULT 0; -- last event, ms since 1970
ALTER TABLE conversation ADD COLUMN team TEXT NOT NULL DEFAULT '';      -- whose queue, '' anyone's
ALTER TABLE conversation ADD COLUMN front INTEGER NOT NULL DEFAULT 0 CHECK (front IN (0, 1));
ALTER TABLE conversation ADD COLUMN until INTEGER;                      -- of a hold
-- numbers of the last event each side has received and shown
ALTER TABLE conversation ADD COLUMN employer_delivered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN employer_read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN advisor_delivered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN advisor_read INTEGER NOT NULL DEFAULT 0;
UPDATE conversation SET touched = since;
CREATE INDEX conversation_by_state ON conversation (state, since);

-- What is known about who asks, once a person is asked for. '' is not known.
CREATE TABLE inquiry (
    conversation TEXT PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    asked_at     INTEGER NOT NULL,                    -- ms since 1970
    taken_at     INTEGER,                             -- first
    team         TEXT NOT NULL DEFAULT '',
    firm         TEXT NOT NULL DEFAULT '',
    firm_key     TEXT NOT NULL DEFAULT '',            -- the firm in small letters, without its legal form
    place        TEXT NOT NULL DEFAULT '',
    name         TEXT NOT NULL DEFAULT '',
    email        TEXT NOT NULL DEFAULT '',
    domain       TEXT NOT NULL DEFAULT '',            -- of the e-mail; '' for those of mail providers
    phone        TEXT NOT NULL DEFAULT '',
    consent      TEXT NOT NULL DEFAULT '',            -- version of the text agreed to
    reference    TEXT UNIQUE,                         -- of the message left
    topic        TEXT NOT NULL DEFAULT '',
    kind         TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'auskunft', 'beratung', 'verweis')),
    solved       INTEGER CHECK (solved IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX inquiry_by_time ON inquiry (asked_at);
CREATE INDEX inquiry_by_firm ON inquiry (firm_key, asked_at) WHERE firm_key <> '';
CREATE INDEX inquiry_by_domain ON inquiry (domain, asked_at) WHERE domain <> '';
CREATE INDEX inquiry_waits ON inquiry (team, taken_at) WHERE taken_at IS NOT NULL;

-- For the editors: a question and what an advisor answered, personal data masked.
CREATE TABLE draft_question (
    id           INTEGER PRIMARY KEY,
    conversation TEXT REFERENCES conversation (id) ON DELETE SET NULL,
    at           INTEGER NOT NULL,                    -- ms since 1970
    author       TEXT NOT NULL REFERENCES account (login),
    question     TEXT NOT NULL,
    answer       TEXT NOT NULL
) STRICT;

-- The employers' own links back into their conversations.
CREATE TABLE reopen_link (
    token_hash   BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    expires      INTEGER NOT NULL                     -- ms since 1970
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
