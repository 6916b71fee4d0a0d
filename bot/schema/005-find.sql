-- Finding what is long over.

-- What the history is searched in, folded: firm, place, subject, reference, e-mail.
ALTER TABLE inquiry ADD COLUMN words TEXT NOT NULL DEFAULT '';
UPDATE inquiry SET words = lower(firm || ' ' || place || ' ' || coalesce(reference, '') || ' ' ||
    email || ' ' || (SELECT subject FROM conversation WHERE id = inquiry.conversation));
-- A search looks through all of them, so they are read from here, in their order of time.
CREATE INDEX inquiry_by_words ON inquiry (asked_at, conversation, words);
DROP INDEX inquiry_by_time;

CREATE INDEX reopen_link_by_conversation ON reopen_link (conversation);
CREATE INDEX reopen_link_by_expiry ON reopen_link (expires);

PRAGMA user_version = 5;
