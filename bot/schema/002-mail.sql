-- The outbox: mails to send, being sent, sent and failed.

CREATE TABLE outbox (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    key            TEXT NOT NULL UNIQUE CHECK (key <> ''),  -- said twice, sent once
    conversation   TEXT REFERENCES conversation (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL
                   CHECK (kind IN ('confirmation', 'answer', 'transcript', 'reminder', 'alarm')),
    recipient      TEXT COLLATE NOCASE,                   -- an address; NULL once forgotten
    recipient_name TEXT,
    reference      TEXT,                                  -- for Reply-To
    subject        TEXT NOT NULL,                         -- subject and body are '' once forgotten
    body           TEXT NOT NULL,
    message_id     TEXT NOT NULL,                         -- without <>; the same at every attempt
    state          TEXT NOT NULL DEFAULT 'queued'
                   CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
    attempts       INTEGER NOT NULL DEFAULT 0,
    next_at        INTEGER NOT NULL,                      -- ms since 1970; of a queued one
    last_error     TEXT NOT NULL DEFAULT '',              -- no personal data
    created_at     INTEGER NOT NULL,
    sent_at        INTEGER,
    CHECK (recipient IS NOT NULL OR state IN ('sent', 'failed'))
) STRICT;
CREATE INDEX outbox_to_send ON outbox (next_at, id) WHERE state = 'queued';
CREATE INDEX outbox_by_recipient ON outbox (recipient, created_at);
CREATE INDEX outbox_by_conversation ON outbox (conversation);
CREATE INDEX outbox_by_state ON outbox (state, id);

PRAGMA user_version = 2;
