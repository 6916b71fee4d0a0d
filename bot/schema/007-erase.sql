-- What is erased, what stays of it, and finding what is long over, in the letters of every name.

-- Of each erased conversation, for the reports; nothing of who asked or what was said.
CREATE TABLE tally (
    id       INTEGER PRIMARY KEY,
    month    TEXT NOT NULL CHECK (length(month) = 7),     -- YYYY-MM, in which it was asked
    lang     TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    said     INTEGER NOT NULL,                            -- how often the employer spoke
    answered INTEGER NOT NULL,                            -- how often the bot had an answer
    person   INTEGER NOT NULL CHECK (person IN (0, 1)),   -- a person was asked for or written to
    message  INTEGER NOT NULL CHECK (message IN (0, 1)),  -- left, to be answered later
    team     TEXT NOT NULL,
    waited   INTEGER,                                     -- minutes until it was taken; NULL: never
    kind     TEXT NOT NULL CHECK (kind IN ('', 'auskunft', 'beratung', 'verweis')),
    solved   INTEGER CHECK (solved IN (0, 1)),
    -- the last one of its firm that was kept of its year: their sum is how many firms there were; a
    -- firm whose inquiries of a year lie further apart than they are kept counts once more
    firm     INTEGER NOT NULL CHECK (firm IN (0, 1)),
    score    INTEGER CHECK (score BETWEEN 1 AND 5)
) STRICT;
CREATE INDEX tally_by_month ON tally (month);

-- How teams were called that are no more, for the history.
CREATE TABLE former_team (
    team    TEXT PRIMARY KEY,
    name_de TEXT NOT NULL,
    name_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;
UPDATE conversation SET team = '' WHERE team NOT IN (SELECT team FROM team);
UPDATE inquiry SET team = '' WHERE team NOT IN (SELECT team FROM team)
    AND (SELECT state FROM conversation WHERE id = inquiry.conversation) <> 'closed';

-- Before, umlauts in capitals and the subjects of first messages were not in them.
UPDATE inquiry SET words = fold(firm || ' ' || place || ' ' || coalesce(reference, '') || ' ' ||
    email || ' ' || (SELECT subject FROM conversation WHERE id = inquiry.conversation));

CREATE INDEX outbox_by_time ON outbox (created_at);       -- how many were asked for in an hour
CREATE INDEX audit_by_time ON audit (at);

PRAGMA user_version = 7;
