/* test_question.c - questions that must find their entry, kept beside the entries' own. */
#include <string.h>

#include "kb/internal.h"
#include "kb/rehearse.h"

size_t kb_tests(struct kb *kb, struct arena *arena, struct kb_test **out)
{
    size_t count = 0, size = 32;
    struct kb_test *at = arena_alloc(arena, size, sizeof *at);
    sqlite3_stmt *stmt = kb->edit[EDIT_TEST_LIST];
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        if (count == size) {
            struct kb_test *more = arena_alloc(arena, size *= 2, sizeof *more);
            memcpy(more, at, count * sizeof *more);
            at = more;
        }
        at[count++] = (struct kb_test){
            .test = sqlite3_column_int64(stmt, 0),
            .question = column_copy(stmt, 1, arena),
            .lang = text_is(column_text(stmt, 2), "de") ? KB_DE : KB_EN,
            .wanted = column_copy(stmt, 3, arena),
            .by = column_copy(stmt, 4, arena),
            .at = sqlite3_column_int64(stmt, 5),
        };
    }
    stmt_done(stmt);
    *out = at;
    return count;
}

enum kb_status kb_test_save(struct kb *kb, struct kb_test *test)
{
    struct text question = text_trim(text_of(test->question));
    if (question.len == 0 || question.len > KB_QUESTION_MAX || !text_valid(question))
        return kb_fail(kb, KB_INVALID, "a test needs a question");
    if (strcmp(test->wanted, "NONE") != 0 && !slug_valid(test->wanted))
        return kb_fail(kb, KB_INVALID, "a test wants an entry, or NONE");
    sqlite3_stmt *stmt = kb->edit[test->test == 0 ? EDIT_TEST_ADD : EDIT_TEST_CHANGE];
    sqlite3_bind_text(stmt, 1, question.at, (int)question.len, SQLITE_STATIC);
    bind_text(stmt, 2, kb_lang_name(test->lang));
    bind_text(stmt, 3, test->wanted);
    bind_text(stmt, 4, test->by);
    sqlite3_bind_int64(stmt, 5, test->at);
    if (test->test != 0)
        sqlite3_bind_int64(stmt, 6, test->test);
    enum kb_status status = kb_store_one(kb, stmt, "storing a test");
    if (status != KB_OK)
        return status;
    if (test->test == 0)
        test->test = sqlite3_last_insert_rowid(kb->db);
    else if (sqlite3_changes(kb->db) == 0)
        return kb_fail(kb, KB_NOT_FOUND, "there is no such test");
    return KB_OK;
}

enum kb_status kb_test_delete(struct kb *kb, int64_t test)
{
    sqlite3_stmt *stmt = kb->edit[EDIT_TEST_DELETE];
    sqlite3_bind_int64(stmt, 1, test);
    enum kb_status status = kb_store_one(kb, stmt, "removing a test");
    if (status == KB_OK && sqlite3_changes(kb->db) == 0)
        return kb_fail(kb, KB_NOT_FOUND, "there is no such test");
    return status;
}
