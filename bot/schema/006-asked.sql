-- How often an entry was the answer, by day: counts, and nothing of who asked or what was said.
CREATE TABLE asked (
    day   TEXT NOT NULL CHECK (length(day) = 10),
    entry TEXT NOT NULL CHECK (entry <> ''),
    count INTEGER NOT NULL CHECK (count > 0),             -- a conversation counts once
    PRIMARY KEY (day, entry)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 6;
