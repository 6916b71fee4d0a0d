-- The office: teams, when advisors can be reached, ready-made replies, and who changed what.

CREATE TABLE team (
    team    TEXT PRIMARY KEY CHECK (team <> ''),
    name_de TEXT NOT NULL CHECK (name_de <> ''),
    name_en TEXT NOT NULL CHECK (name_en <> ''),
    areas   TEXT NOT NULL,                                -- of the knowledge, blank-separated
    email   TEXT NOT NULL DEFAULT ''                      -- gets the alarms, '' for none
) STRICT, WITHOUT ROWID;
INSERT INTO team (team, name_de, name_en, areas) VALUES
    ('einwanderung', 'Einwanderung und Beschäftigung', 'Immigration and employment',
     'einreise beschaeftigung rekrutierung region'),
    ('anerkennung', 'Anerkennung', 'Recognition', 'anerkennung'),
    ('integration', 'Integration und Förderung', 'Integration and funding',
     'integration foerderung'),
    ('ausbildung', 'Ausbildung', 'Vocational training', 'ausbildung');

-- An account in no team serves all.
CREATE TABLE team_member (
    login TEXT NOT NULL REFERENCES account (login) ON DELETE CASCADE,
    team  TEXT NOT NULL REFERENCES team (team) ON DELETE CASCADE,
    PRIMARY KEY (login, team)
) STRICT, WITHOUT ROWID;
CREATE INDEX team_member_by_team ON team_member (team);

-- The weekly hours, by the local clock. None at all: always open.
CREATE TABLE opening (
    weekday     INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),  -- 1 is Monday
    from_minute INTEGER NOT NULL CHECK (from_minute >= 0),         -- of the day
    to_minute   INTEGER NOT NULL CHECK (to_minute > from_minute AND to_minute <= 1440),
    PRIMARY KEY (weekday, from_minute)
) STRICT, WITHOUT ROWID;

-- Closed for whole days, beside the public holidays, which are computed.
CREATE TABLE closure (
    id     INTEGER PRIMARY KEY,
    first  TEXT NOT NULL CHECK (length(first) = 10),      -- YYYY-MM-DD
    last   TEXT NOT NULL CHECK (length(last) = 10 AND last >= first),
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE canned_reply (
    id    INTEGER PRIMARY KEY,
    lang  TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    title TEXT NOT NULL CHECK (title <> ''),
    text  TEXT NOT NULL CHECK (text <> '')                -- with {{name}} {{firm}} {{advisor}} {{reference}}
) STRICT;

-- A row is never changed. Without a reference to account: it outlives it.
CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,                             -- ms since 1970
    login   TEXT NOT NULL,                                -- who did it
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,                                -- of which team, account ...
    detail  TEXT NOT NULL                                 -- JSON: before and after
) STRICT;

ALTER TABLE account ADD COLUMN capacity INTEGER NOT NULL DEFAULT 3
    CHECK (capacity BETWEEN 1 AND 20);                    -- conversations at a time

PRAGMA user_version = 4;
