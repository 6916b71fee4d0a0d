/* revision.c - what was published before. */
#include <string.h>

#include "kb/internal.h"
#include "kb/revision.h"

static struct kb_revision row(sqlite3_stmt *stmt, int64_t current, struct arena *arena)
{
    return (struct kb_revision){
        .revision = sqlite3_column_int64(stmt, 0),
        .at = sqlite3_column_int64(stmt, 1) * 1000,
        .by = column_copy(stmt, 2, arena),
        .note = column_copy(stmt, 3, arena),
        .current = sqlite3_column_int64(stmt, 0) == current,
    };
}

/* Binds what names the item; returns the number of the next parameter. */
static int bind_item(sqlite3_stmt *stmt, const char *item)
{
    enum kb_lang lang;
    const char *slug;
    bool entry = kb_item_entry(item, &lang, &slug);
    bind_text(stmt, 1, entry ? slug : item);
    if (entry)
        bind_text(stmt, 2, kb_lang_name(lang));
    return entry ? 3 : 2;
}

static int64_t current_of(struct kb *kb, const char *item, struct arena *arena)
{
    struct kb_published published;
    bool archived;
    kb_read_published(kb, item, arena, &published, &archived);
    return archived ? 0 : published.revision;
}

size_t kb_revisions(struct kb *kb, const char *item, struct arena *arena, struct kb_revision **out)
{
    int64_t current = current_of(kb, item, arena);
    bool entry = kb_item_kind(item) == KB_ITEM_ENTRY;
    sqlite3_stmt *stmt = kb->edit[entry ? EDIT_REVISION_LIST : EDIT_DOCUMENT_REVISION_LIST];
    size_t count = 0, size = 16;
    struct kb_revision *at = arena_alloc(arena, size, sizeof *at);
    bind_item(stmt, item);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        if (count == size) {
            struct kb_revision *more = arena_alloc(arena, size *= 2, sizeof *more);
            memcpy(more, at, count * sizeof *more);
            at = more;
        }
        at[count++] = row(stmt, current, arena);
    }
    stmt_done(stmt);
    *out = at;
    return count;
}

enum kb_status kb_revision(struct kb *kb, const char *item, int64_t revision, struct arena *arena,
                           struct kb_revision *out)
{
    int64_t current = current_of(kb, item, arena);
    bool entry = kb_item_kind(item) == KB_ITEM_ENTRY;
    sqlite3_stmt *stmt = kb->edit[entry ? EDIT_REVISION_GET : EDIT_DOCUMENT_REVISION_GET];
    sqlite3_bind_int64(stmt, bind_item(stmt, item), revision);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW) {
        *out = row(stmt, current, arena);
        out->text = column_copy(stmt, 4, arena);
    }
    stmt_done(stmt);
    if (rc == SQLITE_ROW)
        return KB_OK;
    return rc == SQLITE_DONE
               ? kb_fail(kb, KB_NOT_FOUND, "%.200s has no revision %lld", item, (long long)revision)
               : kb_fail_sql(kb, "reading a revision");
}

enum kb_status kb_restore(struct kb *kb, const char *item, int64_t revision, int64_t version,
                          const char *by, int64_t now, struct arena *arena, int64_t *new_version,
                          struct kb_draft *theirs)
{
    struct kb_revision old;
    *theirs = (struct kb_draft){.item = item, .by = "", .note = ""};
    enum kb_status status = kb_revision(kb, item, revision, arena, &old);
    if (status != KB_OK)
        return status;
    const struct kb_save save = {.item = item,
                                 .version = version,
                                 .text = text_of(old.text),
                                 .by = by,
                                 .note = "",
                                 .now = now};
    return kb_draft_save(kb, &save, arena, new_version, theirs);
}

/* ---- what was published together ------------------------------------------------------------ */

enum { TEXTS_MAX = 4000 };

static bool belongs(const struct kb_past_publication *p, const struct kb_past_publication *next)
{
    return p->at == next->at && strcmp(p->by, next->by) == 0 && strcmp(p->note, next->note) == 0;
}

size_t kb_past_publications(struct kb *kb, struct arena *arena, struct kb_past_publication **out)
{
    sqlite3_stmt *stmt = kb->edit[EDIT_PUBLICATION_LIST];
    size_t count = 0, items = 0, size = 0;
    sqlite3_bind_int64(stmt, 1, TEXTS_MAX);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        size++;
    sqlite3_reset(stmt);
    struct kb_past_publication *at = arena_alloc(arena, size + 1, sizeof *at);
    struct kb_past_item *item = arena_alloc(arena, size + 1, sizeof *item);
    while (items < size && sqlite3_step(stmt) == SQLITE_ROW) {
        at[count] = (struct kb_past_publication){.at = sqlite3_column_int64(stmt, 0) * 1000,
                                                 .by = column_copy(stmt, 1, arena),
                                                 .note = column_copy(stmt, 2, arena),
                                                 .items = item + items};
        item[items++] = (struct kb_past_item){.item = column_copy(stmt, 3, arena),
                                              .archived = sqlite3_column_int(stmt, 4) == 1,
                                              .revision = sqlite3_column_int64(stmt, 5),
                                              .before = sqlite3_column_int64(stmt, 6),
                                              .current = sqlite3_column_int(stmt, 7) == 1};
        if (count == 0 || !belongs(&at[count - 1], &at[count]))
            count++;
        at[count - 1].count++;
    }
    stmt_done(stmt);
    *out = at;
    return count;
}
