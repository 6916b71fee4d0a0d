/* due.c - what happens by itself: scheduled publications and expiries. */
#include <string.h>

#include "kb/internal.h"
#include "kb/publish.h"

static int64_t next_of(sqlite3_stmt *stmt)
{
    int64_t at = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    stmt_done(stmt);
    return at;
}

int64_t kb_next_due(struct kb *kb)
{
    int64_t draft = next_of(kb->edit[EDIT_DRAFT_NEXT]),
            expiry = next_of(kb->edit[EDIT_EXPIRY_NEXT]);
    if (draft == 0 || expiry == 0)
        return draft + expiry;
    return draft < expiry ? draft : expiry;
}

/* One thing that is due, as it stands in the database. */
struct scheduled {
    const char *key, *by; /* item or slug */
    int64_t version;      /* of a draft */
};

static size_t read_scheduled(sqlite3_stmt *stmt, int64_t now, bool drafts, struct arena *arena,
                             struct scheduled **out)
{
    size_t count = 0, size = 16;
    struct scheduled *at = arena_alloc(arena, size, sizeof *at);
    sqlite3_bind_int64(stmt, 1, now);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        if (count == size) {
            struct scheduled *more = arena_alloc(arena, size *= 2, sizeof *more);
            memcpy(more, at, count * sizeof *more);
            at = more;
        }
        at[count++] = (struct scheduled){
            .key = column_copy(stmt, 0, arena),
            .by = column_copy(stmt, drafts ? 8 : 1, arena),
            .version = drafts ? sqlite3_column_int64(stmt, 1) : 0,
        };
    }
    stmt_done(stmt);
    *out = at;
    return count;
}

struct running {
    int64_t now;
    const char *day;
    enum kb_lang ui;
    struct arena *arena;
};

/* A draft that cannot be published stays, without its schedule, so that it is reported once. */
static enum kb_status publish_one(struct kb *kb, const struct running *r,
                                  const struct scheduled *one, struct kb_due *out)
{
    const struct kb_item_version item = {one->key, one->version};
    const struct kb_publication publication = {.items = &item,
                                               .count = 1,
                                               .by = one->by,
                                               .note = "",
                                               .now = r->now,
                                               .day = r->day,
                                               .ui = r->ui};
    struct kb_published_report report;
    enum kb_status status = kb_publish(kb, &publication, r->arena, &report);
    *out = (struct kb_due){.item = one->key, .done = status == KB_OK, .faults = report.faults};
    int64_t version;
    if (status == KB_INVALID)
        return kb_draft_schedule(kb, one->key, one->version, 0, one->by, &version);
    return status == KB_CONFLICT ? KB_OK : status; /* saved just now: the next call sees it */
}

static enum kb_status archive_one(struct kb *kb, const struct running *r,
                                  const struct scheduled *one, struct kb_due *out)
{
    const struct kb_change_why why = {.by = one->by, .note = "", .now = r->now};
    enum kb_status status = kb_archive(kb, one->key, &why);
    *out = (struct kb_due){.item = one->key, .done = status == KB_OK, .expired = true};
    if (status == KB_USED || status == KB_NOT_FOUND)
        return kb_set_expiry(kb, one->key, 0, "");
    return status;
}

size_t kb_run_due(struct kb *kb, int64_t now, const char *day, enum kb_lang ui, struct arena *arena,
                  struct kb_due **out, enum kb_status *status)
{
    const struct running r = {now, day, ui, arena};
    struct scheduled *drafts, *expiries;
    size_t draft_count = read_scheduled(kb->edit[EDIT_DRAFT_DUE], now, true, arena, &drafts);
    size_t expiry_count = read_scheduled(kb->edit[EDIT_EXPIRY_DUE], now, false, arena, &expiries);
    size_t count = 0;
    *out = arena_alloc(arena, draft_count + expiry_count + 1, sizeof **out);
    *status = KB_OK;
    for (size_t i = 0; *status == KB_OK && i < draft_count; i++)
        *status = publish_one(kb, &r, &drafts[i], &(*out)[count++]);
    for (size_t i = 0; *status == KB_OK && i < expiry_count; i++)
        *status = archive_one(kb, &r, &expiries[i], &(*out)[count++]);
    return count;
}
