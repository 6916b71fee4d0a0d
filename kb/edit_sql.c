/* edit_sql.c - see edit_sql.h. */
#include "kb/edit_sql.h"

#define DRAFT_COLUMNS "item, version, state, author, at, note, publish_at, base, publish_by"

const char *const edit_sql[EDIT_STATEMENT_COUNT] = {
    [EDIT_VERSION] = "SELECT version FROM state",
    [EDIT_VERSION_NEXT] = "UPDATE state SET version = version + 1 RETURNING version",
    [EDIT_DRAFT_GET] = "SELECT " DRAFT_COLUMNS ", text FROM draft WHERE item = ?1",
    [EDIT_DRAFT_PUT] = "INSERT INTO draft (item, text, version, state, author, at, note, base) "
                       "VALUES (?1, ?2, ?3, 'draft', ?4, ?5, ?6, ?7) "
                       "ON CONFLICT (item) DO UPDATE SET text = ?2, version = ?3, state = 'draft', "
                       "author = ?4, at = ?5, note = ?6, base = ?7, "
                       "publish_at = iif(?8, NULL, publish_at), "
                       "publish_by = iif(?8, NULL, publish_by)",
    [EDIT_DRAFT_SET_STATE] = "UPDATE draft SET state = ?2, version = ?3, note = ?4 WHERE item = ?1",
    [EDIT_DRAFT_SET_SCHEDULE] =
        "UPDATE draft SET publish_at = ?2, version = ?3, publish_by = ?4 WHERE item = ?1",
    [EDIT_DRAFT_DELETE] = "DELETE FROM draft WHERE item = ?1",
    [EDIT_DRAFT_LIST] = "SELECT " DRAFT_COLUMNS ", text FROM draft ORDER BY item",
    [EDIT_DRAFT_DUE] = "SELECT " DRAFT_COLUMNS " FROM draft WHERE publish_at <= ?1 "
                       "ORDER BY publish_at, item",
    [EDIT_DRAFT_NEXT] = "SELECT min(publish_at) FROM draft WHERE publish_at IS NOT NULL",
    [EDIT_ENTRY_PUBLISHED] = "SELECT r.id, r.at, r.author, r.note, r.file FROM entry e "
                             "JOIN revision r ON r.id = e.revision "
                             "WHERE e.slug = ?1 AND e.lang = ?2",
    [EDIT_ENTRY_ARCHIVED] = "SELECT r.id, a.at / 1000, a.author, a.note, r.file FROM archived a "
                            "JOIN revision r ON r.id = a.revision "
                            "WHERE a.slug = ?1 AND a.lang = ?2",
    [EDIT_ENTRY_ID] = "SELECT id FROM entry WHERE slug = ?1 AND lang = ?2",
    [EDIT_ENTRY_DELETE] = "DELETE FROM entry WHERE slug = ?1 AND lang = ?2",
    [EDIT_ENTRY_STATES] = "SELECT e.slug, e.lang, 0, r.at, r.id, r.file FROM entry e "
                          "JOIN revision r ON r.id = e.revision "
                          "UNION ALL SELECT a.slug, a.lang, 1, a.at / 1000, r.id, r.file "
                          "FROM archived a JOIN revision r ON r.id = a.revision",
    [EDIT_ARCHIVE_PUT] =
        "INSERT INTO archived (slug, lang, revision, at, author, note) "
        "SELECT slug, lang, revision, ?3, ?4, ?5 FROM entry WHERE slug = ?1 AND lang = ?2 "
        "ON CONFLICT (slug, lang) DO UPDATE SET revision = excluded.revision, at = ?3, "
        "author = ?4, note = ?5",
    [EDIT_ARCHIVE_DELETE] = "DELETE FROM archived WHERE slug = ?1 AND lang = ?2",
    [EDIT_DOCUMENT_PUBLISHED] =
        "SELECT r.id, r.at, r.author, r.note, d.text FROM document d "
        "LEFT JOIN document_revision r ON r.id = d.revision WHERE d.path = ?1",
    [EDIT_DOCUMENT_DELETE] = "DELETE FROM document WHERE path = ?1",
    [EDIT_DOCUMENT_REVISION_ADD] =
        "INSERT INTO document_revision (path, at, author, note, text) VALUES (?1, ?2, ?3, ?4, ?5)",
    [EDIT_DOCUMENT_PUT] = "INSERT INTO document (path, text, revision) VALUES (?1, ?2, ?3) "
                          "ON CONFLICT (path) DO UPDATE SET text = ?2, revision = ?3",
    [EDIT_REVISION_ADD] = "INSERT INTO revision (slug, lang, at, author, note, file) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [EDIT_REVISION_LIST] = "SELECT id, at, author, note FROM revision "
                           "WHERE slug = ?1 AND lang = ?2 ORDER BY id DESC",
    [EDIT_REVISION_GET] = "SELECT id, at, author, note, file FROM revision "
                          "WHERE slug = ?1 AND lang = ?2 AND id = ?3",
    [EDIT_DOCUMENT_REVISION_LIST] = "SELECT id, at, author, note FROM document_revision "
                                    "WHERE path = ?1 ORDER BY id DESC",
    [EDIT_DOCUMENT_REVISION_GET] = "SELECT id, at, author, note, text FROM document_revision "
                                   "WHERE path = ?1 AND id = ?2",
    [EDIT_PUBLICATION_LIST] =
        "SELECT at, author, note, item, what, id, before, current FROM ("
        "SELECT at, author, note, 'entries/' || lang || '/' || slug AS item, 0 AS what, id, "
        "(SELECT max(o.id) FROM revision o WHERE o.slug = r.slug AND o.lang = r.lang "
        "AND o.id < r.id) AS before, "
        "EXISTS (SELECT 1 FROM entry e WHERE e.revision = r.id) AS current "
        "FROM revision r WHERE id > (SELECT max(id) FROM revision) - ?1) "
        "UNION ALL SELECT at, author, note, path, 0, id, "
        "(SELECT max(o.id) FROM document_revision o WHERE o.path = r.path AND o.id < r.id), "
        "EXISTS (SELECT 1 FROM document d WHERE d.revision = r.id) "
        "FROM document_revision r WHERE id > (SELECT max(id) FROM document_revision) - ?1 "
        "UNION ALL SELECT at / 1000, author, note, 'entries/' || lang || '/' || slug, 1, revision, "
        "revision, 1 FROM archived "
        "ORDER BY at DESC, author, note, item",
    [EDIT_OWNER_PUT] = "INSERT INTO care (slug, owner) VALUES (?1, ?2) "
                       "ON CONFLICT (slug) DO UPDATE SET owner = ?2",
    [EDIT_EXPIRY_PUT] = "INSERT INTO care (slug, expire_at, expire_by) VALUES (?1, ?2, ?3) "
                        "ON CONFLICT (slug) DO UPDATE SET expire_at = ?2, expire_by = ?3",
    [EDIT_CARE_GET] = "SELECT owner, expire_at FROM care WHERE slug = ?1",
    [EDIT_EXPIRY_DUE] = "SELECT slug, expire_by FROM care WHERE expire_at <= ?1 "
                        "ORDER BY expire_at, slug",
    [EDIT_EXPIRY_NEXT] = "SELECT min(expire_at) FROM care WHERE expire_at IS NOT NULL",
    [EDIT_SOURCE_PUT] = "INSERT INTO source_check (slug, url, at, author, ok) "
                        "VALUES (?1, ?2, ?3, ?4, ?5) "
                        "ON CONFLICT (slug, url) DO UPDATE SET at = ?3, author = ?4, ok = ?5",
    [EDIT_SOURCE_LIST] = "SELECT url, at, author, ok FROM source_check WHERE slug = ?1",
    [EDIT_TEST_LIST] = "SELECT id, question, lang, wanted, author, at FROM test_question "
                       "ORDER BY id DESC",
    [EDIT_TEST_ADD] = "INSERT INTO test_question (question, lang, wanted, author, at) "
                      "VALUES (?1, ?2, ?3, ?4, ?5)",
    [EDIT_TEST_CHANGE] = "UPDATE test_question SET question = ?1, lang = ?2, wanted = ?3, "
                         "author = ?4, at = ?5 WHERE id = ?6",
    [EDIT_TEST_DELETE] = "DELETE FROM test_question WHERE id = ?1",
};
