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

/* One that cannot be published stays, without its schedule, so that it is reported once; one saved
 * just now is seen by the next call. */
static enum kb_status leave(struct kb *kb, enum kb_status why, const struct scheduled *one,
                            const struct kb_published_report *report, struct kb_due *out)
{
    int64_t version;
    out->faults = report->faults;
    return why == KB_CONFLICT ? KB_OK
                              : kb_draft_schedule(kb, one->key, one->version, 0, one->by, &version);
}

/* Takes the one that keeps the others from being published out of `which`; false where it is none
 * of them. */
static bool take_out(const struct scheduled *drafts, const char *item, size_t *which, size_t *count,
                     size_t *taken)
{
    for (size_t i = 0; i < *count; i++)
        if (item != NULL && strcmp(drafts[which[i]].key, item) == 0) {
            *taken = which[i];
            memmove(&which[i], &which[i + 1], (--*count - i) * sizeof *which);
            return true;
        }
    return false;
}

/* Those that one editor scheduled go together, since one may need what another brings; `which` are
 * their indexes. */
static enum kb_status publish_together(struct kb *kb, const struct running *r,
                                       const struct scheduled *drafts, size_t *which, size_t count,
                                       struct kb_due *out)
{
    struct kb_item_version *items = arena_alloc(r->arena, count + 1, sizeof *items);
    while (count > 0) {
        for (size_t i = 0; i < count; i++)
            items[i] = (struct kb_item_version){drafts[which[i]].key, drafts[which[i]].version};
        const struct kb_publication publication = {.items = items,
                                                   .count = count,
                                                   .by = drafts[which[0]].by,
                                                   .note = "",
                                                   .now = r->now,
                                                   .day = r->day,
                                                   .ui = r->ui};
        struct kb_published_report report;
        enum kb_status status = kb_publish(kb, &publication, r->arena, &report);
        for (size_t i = 0; status == KB_OK && i < count; i++)
            out[which[i]].done = true;
        size_t taken;
        if ((status != KB_INVALID && status != KB_CONFLICT) ||
            !take_out(drafts, report.item, which, &count, &taken))
            return status;
        status = leave(kb, status, &drafts[taken], &report, &out[taken]);
        if (status != KB_OK)
            return status;
    }
    return KB_OK;
}

static enum kb_status publish_due(struct kb *kb, const struct running *r,
                                  const struct scheduled *drafts, size_t count, struct kb_due *out)
{
    bool *taken = arena_alloc(r->arena, count + 1, sizeof *taken);
    size_t *which = arena_alloc(r->arena, count + 1, sizeof *which);
    enum kb_status status = KB_OK;
    for (size_t i = 0; i < count; i++)
        out[i] = (struct kb_due){.item = drafts[i].key};
    for (size_t i = 0; status == KB_OK && i < count; i++) {
        size_t together = 0;
        for (size_t k = i; k < count; k++)
            if (!taken[k] && strcmp(drafts[k].by, drafts[i].by) == 0) {
                taken[k] = true;
                which[together++] = k;
            }
        status = publish_together(kb, r, drafts, which, together, out);
    }
    return status;
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
    size_t count = draft_count;
    *out = arena_alloc(arena, draft_count + expiry_count + 1, sizeof **out);
    *status = publish_due(kb, &r, drafts, draft_count, *out);
    for (size_t i = 0; *status == KB_OK && i < expiry_count; i++)
        *status = archive_one(kb, &r, &expiries[i], &(*out)[count++]);
    return count;
}
