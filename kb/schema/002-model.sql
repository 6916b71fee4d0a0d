-- What ranks the entries of a language, trained when they were published (kb/model.h).
CREATE TABLE model (
    lang  TEXT PRIMARY KEY CHECK (lang IN ('de', 'en')),
    bytes BLOB NOT NULL
) STRICT;

-- The model knows the example questions better.
DROP TABLE question_index_de;
DROP TABLE question_index_en;

PRAGMA user_version = 2;
