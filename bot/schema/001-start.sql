-- desk.db: conversations and accounts. Personal data, deleted on schedule.

CREATE TABLE conversation (
    id         TEXT PRIMARY KEY CHECK (length(id) = 22),  -- public, 128 random bits in base64url
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),  -- of the employer's secret
    lang       TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    state      TEXT NOT NULL CHECK (state IN ('bot', 'waiting', 'active', 'closed')),
    advisor    TEXT REFERENCES account (login),           -- who has it, while active
    since      INTEGER NOT NULL,                          -- of the state, ms since 1970
    seq        INTEGER NOT NULL,                          -- of the last event
    subject    TEXT NOT NULL DEFAULT ''                   -- what the board shows
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_by_state ON conversation (state, since);

-- The log. A row is never changed.
CREATE TABLE event (
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    seq          INTEGER NOT NULL CHECK (seq > 0),
    at           INTEGER NOT NULL,                        -- ms since 1970
    by           TEXT NOT NULL CHECK (by IN ('employer', 'bot', 'advisor', 'system')),
    name         TEXT,                                    -- of the advisor, as shown
    type         TEXT NOT NULL,
    client_id    TEXT,                                    -- said twice, stored once
    body         TEXT NOT NULL,                           -- JSON
    PRIMARY KEY (conversation, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_by_client_id ON event (conversation, client_id)
    WHERE client_id IS NOT NULL;

CREATE TABLE account (
    login    TEXT PRIMARY KEY CHECK (login <> ''),
    name     TEXT NOT NULL CHECK (name <> ''),
    role     TEXT NOT NULL CHECK (role IN ('advisor', 'editor', 'head', 'administrator')),
    password TEXT NOT NULL,                               -- Argon2id, with its parameters
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    login      TEXT NOT NULL REFERENCES account (login) ON DELETE CASCADE,
    expires    INTEGER NOT NULL                           -- ms since 1970
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1263289413;
PRAGMA user_version = 1;
