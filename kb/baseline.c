/* baseline.c - what SQLite does with the same texts out of the box: FTS5 with its own tokenizer
 * unicode61 and bm25(), unweighted. Something to measure against, in the same run. */
#include "kb/internal.h"

#include <string.h>

enum { WORDS_MAX = 64 };

static const char *joined(const struct strings *list, struct arena *arena)
{
    const char *out = "";
    for (size_t i = 0; i < list->count; i++)
        out = arena_printf(arena, "%s %s", out, list->at[i]);
    return out;
}

static enum kb_status fill(struct kb *kb, enum kb_lang lang)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_exec(kb->db,
                     "CREATE VIRTUAL TABLE temp.baseline USING fts5 (slug UNINDEXED, title, "
                     "questions, keywords, short, body, tokenize = 'unicode61')",
                     NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(kb->db, "INSERT INTO temp.baseline VALUES (?1, ?2, ?3, ?4, ?5, ?6)", -1,
                           &stmt, NULL) != SQLITE_OK)
        return kb_fail_sql(kb, "the baseline");
    struct arena *arena = arena_new((size_t)1 << 30);
    enum kb_status status = KB_OK;
    for (size_t i = 0; status == KB_OK && i < kb->catalog->in_lang[lang]; i++) {
        const struct entry *e = kb->catalog->numbered[lang][i];
        const char *fields[] = {
            e->slug,    e->title, joined(&e->questions, arena), joined(&e->keywords, arena),
            e->summary, e->body};
        for (int f = 0; f < 6; f++)
            sqlite3_bind_text(stmt, f + 1, fields[f], -1, SQLITE_STATIC);
        if (sqlite3_step(stmt) != SQLITE_DONE)
            status = kb_fail_sql(kb, "the baseline");
        stmt_done(stmt);
        arena_reset(arena);
    }
    sqlite3_finalize(stmt);
    arena_free(arena);
    return status;
}

/* Every word, quoted, any of them. */
static const char *any_word(struct text said, struct arena *arena)
{
    const char *out = "";
    size_t words = 0;
    for (size_t i = 0; i < said.len && words < WORDS_MAX;) {
        size_t len = 0;
        while (i + len < said.len && ((unsigned char)said.at[i + len] >= 0x80 ||
                                      strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                             "0123456789",
                                             said.at[i + len]) != NULL))
            len++;
        if (len > 0)
            out = arena_printf(arena, "%s%s\"%.*s\"", out, words++ == 0 ? "" : " OR ", (int)len,
                               said.at + i);
        i += len + (len == 0);
    }
    return out;
}

enum kb_status kb_baseline(struct kb *kb, enum kb_lang lang, const struct text *said, size_t count,
                           struct arena *arena, const char *(*hits)[KB_BASELINE_HITS])
{
    enum kb_status status = fill(kb, lang);
    sqlite3_stmt *stmt = NULL;
    if (status == KB_OK &&
        sqlite3_prepare_v2(kb->db,
                           "SELECT slug FROM temp.baseline WHERE baseline MATCH ?1 "
                           "ORDER BY bm25(baseline) LIMIT ?2",
                           -1, &stmt, NULL) != SQLITE_OK)
        status = kb_fail_sql(kb, "the baseline");
    for (size_t i = 0; status == KB_OK && i < count; i++) {
        memset(hits[i], 0, sizeof hits[i]);
        const char *expression = any_word(said[i], arena);
        if (expression[0] == '\0')
            continue;
        sqlite3_bind_text(stmt, 1, expression, -1, SQLITE_STATIC);
        sqlite3_bind_int(stmt, 2, KB_BASELINE_HITS);
        for (size_t k = 0; k < KB_BASELINE_HITS && sqlite3_step(stmt) == SQLITE_ROW; k++)
            hits[i][k] = arena_strdup(arena, (const char *)sqlite3_column_text(stmt, 0));
        stmt_done(stmt);
    }
    sqlite3_finalize(stmt);
    sqlite3_exec(kb->db, "DROP TABLE IF EXISTS temp.baseline", NULL, NULL, NULL);
    return status;
}
