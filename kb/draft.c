/* draft.c - drafts: each save takes the version it began with, so that nobody's work is lost. */
#include "kb/edit.h"

#include <string.h>

#include "kb/internal.h"

/* ---- reading ---------------------------------------------------------------------------- */

static struct kb_draft draft_row(sqlite3_stmt *stmt, struct arena *arena)
{
    return (struct kb_draft){
        .item = column_copy(stmt, 0, arena),
        .version = sqlite3_column_int64(stmt, 1),
        .state = text_is(column_text(stmt, 2), "review") ? KB_IN_REVIEW : KB_IN_DRAFT,
        .by = column_copy(stmt, 3, arena),
        .at = sqlite3_column_int64(stmt, 4),
        .note = column_copy(stmt, 5, arena),
        .publish_at = sqlite3_column_int64(stmt, 6),
        .base = sqlite3_column_int64(stmt, 7),
    };
}

enum kb_status kb_read_draft(struct kb *kb, const char *item, struct arena *arena,
                             struct kb_draft *out)
{
    *out = (struct kb_draft){.item = item, .by = "", .note = ""};
    sqlite3_stmt *stmt = kb->edit[EDIT_DRAFT_GET];
    bind_text(stmt, 1, item);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW) {
        *out = draft_row(stmt, arena);
        out->text = column_copy(stmt, 9, arena);
    }
    stmt_done(stmt);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? KB_OK : kb_fail_sql(kb, "reading a draft");
}

static int read_published_row(struct kb *kb, enum edit_statement which, const char *key,
                              const char *lang, struct arena *arena, struct kb_published *out)
{
    sqlite3_stmt *stmt = kb->edit[which];
    bind_text(stmt, 1, key);
    if (lang != NULL)
        bind_text(stmt, 2, lang);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        *out = (struct kb_published){
            .revision = sqlite3_column_int64(stmt, 0),
            .at = sqlite3_column_int64(stmt, 1) * 1000,
            .by = column_copy(stmt, 2, arena),
            .note = column_copy(stmt, 3, arena),
            .text = column_copy(stmt, 4, arena),
        };
    stmt_done(stmt);
    return rc;
}

enum kb_status kb_read_published(struct kb *kb, const char *item, struct arena *arena,
                                 struct kb_published *out, bool *archived)
{
    *out = (struct kb_published){.by = "", .note = ""};
    *archived = false;
    enum kb_lang lang;
    const char *slug;
    bool is_entry = kb_item_entry(item, &lang, &slug);
    const char *name = is_entry ? kb_lang_name(lang) : NULL;
    int rc = read_published_row(kb, is_entry ? EDIT_ENTRY_PUBLISHED : EDIT_DOCUMENT_PUBLISHED,
                                is_entry ? slug : item, name, arena, out);
    if (rc == SQLITE_DONE && is_entry) {
        rc = read_published_row(kb, EDIT_ENTRY_ARCHIVED, slug, name, arena, out);
        *archived = rc == SQLITE_ROW;
    }
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? KB_OK : kb_fail_sql(kb, "reading an item");
}

static enum kb_status read_care(struct kb *kb, const char *slug, struct arena *arena,
                                struct kb_item *out)
{
    sqlite3_stmt *stmt = kb->edit[EDIT_CARE_GET];
    bind_text(stmt, 1, slug);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW) {
        out->owner = column_copy(stmt, 0, arena);
        out->expires_at = sqlite3_column_int64(stmt, 1);
    }
    stmt_done(stmt);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? KB_OK : kb_fail_sql(kb, "reading an item");
}

enum kb_status kb_item_read(struct kb *kb, const char *item, struct arena *arena,
                            struct kb_item *out)
{
    *out = (struct kb_item){
        .item = arena_strdup(arena, item), .kind = kb_item_kind(item), .owner = ""};
    bool archived;
    enum kb_status status = kb_read_published(kb, item, arena, &out->published, &archived);
    if (status == KB_OK)
        status = kb_read_draft(kb, item, arena, &out->draft);
    enum kb_lang lang;
    const char *slug;
    if (status == KB_OK && kb_item_entry(item, &lang, &slug))
        status = read_care(kb, slug, arena, out);
    out->state = archived                      ? KB_IS_ARCHIVED
                 : out->published.text != NULL ? KB_IS_PUBLISHED
                                               : KB_IS_DRAFT;
    if (status == KB_OK && out->published.text == NULL && out->draft.text == NULL)
        status = kb_fail(kb, KB_NOT_FOUND, "there is no %.200s", item);
    return status;
}

static size_t list(struct kb *kb, bool with_text, struct arena *arena, struct kb_draft **out)
{
    size_t count = 0, size = 16;
    struct kb_draft *drafts = arena_alloc(arena, size, sizeof *drafts);
    sqlite3_stmt *stmt = kb->edit[EDIT_DRAFT_LIST];
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        if (count == size) {
            struct kb_draft *more = arena_alloc(arena, size *= 2, sizeof *more);
            memcpy(more, drafts, count * sizeof *more);
            drafts = more;
        }
        drafts[count] = draft_row(stmt, arena);
        if (with_text)
            drafts[count].text = column_copy(stmt, 9, arena);
        count++;
    }
    stmt_done(stmt);
    *out = drafts;
    return count;
}

size_t kb_drafts(struct kb *kb, struct arena *arena, struct kb_draft **out)
{
    return list(kb, false, arena, out);
}

size_t kb_drafts_with_text(struct kb *kb, struct arena *arena, struct kb_draft **out)
{
    return list(kb, true, arena, out);
}

/* ---- versions --------------------------------------------------------------------------- */

void kb_set_wait(struct kb *kb, int ms)
{
    sqlite3_busy_timeout(kb->db, ms);
}

void kb_set_four_eyes(struct kb *kb, bool four_eyes)
{
    kb->four_eyes = four_eyes;
}

static int64_t number(sqlite3_stmt *stmt)
{
    int64_t number = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : -1;
    sqlite3_step(stmt); /* RETURNING is done only then */
    stmt_done(stmt);
    return number;
}

int64_t kb_version(struct kb *kb)
{
    return number(kb->edit[EDIT_VERSION]) + kb_generation(kb);
}

enum kb_status kb_next_version(struct kb *kb, int64_t *version)
{
    *version = number(kb->edit[EDIT_VERSION_NEXT]);
    return *version < 0 ? kb_fail_sql(kb, "storing a draft") : KB_OK;
}

/* Begins a transaction in which the draft is at `version`, else KB_CONFLICT with *stored. */
static enum kb_status begin_at(struct kb *kb, const char *item, int64_t version,
                               struct arena *arena, struct kb_draft *stored)
{
    enum kb_status status = kb_begin(kb);
    if (status != KB_OK)
        return status;
    status = kb_read_draft(kb, item, arena, stored);
    if (status == KB_OK && (stored->text == NULL ? 0 : stored->version) != version)
        status = kb_fail(kb, KB_CONFLICT, "%.200s was saved by %.100s in the meantime", item,
                         stored->text == NULL ? "another" : stored->by);
    return status == KB_OK ? status : kb_end(kb, status);
}

/* ---- writing ---------------------------------------------------------------------------- */

/* `released`: what it was scheduled with stays true of the new text. */
static enum kb_status put(struct kb *kb, const struct kb_save *save, int64_t base, bool released,
                          int64_t *version)
{
    enum kb_status status = kb_next_version(kb, version);
    if (status != KB_OK)
        return status;
    sqlite3_stmt *stmt = kb->edit[EDIT_DRAFT_PUT];
    bind_text(stmt, 1, save->item);
    sqlite3_bind_text64(stmt, 2, save->text.at, save->text.len, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int64(stmt, 3, *version);
    bind_text(stmt, 4, save->by);
    sqlite3_bind_int64(stmt, 5, save->now);
    bind_text(stmt, 6, save->note == NULL ? "" : save->note);
    if (base > 0)
        sqlite3_bind_int64(stmt, 7, base);
    sqlite3_bind_int(stmt, 8, !released);
    return kb_step(kb, stmt, "storing a draft");
}

static enum kb_status check_save(struct kb *kb, const struct kb_save *save)
{
    if (kb_item_kind(save->item) == KB_ITEM_NONE)
        return kb_fail(kb, KB_INVALID, "there can be no item %.200s", save->item);
    if (save->text.len > KB_DRAFT_TEXT_MAX)
        return kb_fail(kb, KB_INVALID, "a text may have 1 MiB at most");
    if (!text_valid(save->text))
        return kb_fail(kb, KB_INVALID, "the text is not valid UTF-8");
    if (save->note != NULL && !text_valid(text_of(save->note)))
        return kb_fail(kb, KB_INVALID, "the note is not valid UTF-8");
    return KB_OK;
}

enum kb_status kb_draft_save(struct kb *kb, const struct kb_save *save, struct arena *arena,
                             int64_t *version, struct kb_draft *theirs)
{
    *theirs = (struct kb_draft){.item = save->item, .by = "", .note = ""};
    enum kb_status status = check_save(kb, save);
    if (status == KB_OK)
        status = begin_at(kb, save->item, save->version, arena, theirs);
    if (status != KB_OK)
        return status;
    struct kb_published published;
    bool archived;
    int64_t base = theirs->base;
    if (theirs->text == NULL) {
        status = kb_read_published(kb, save->item, arena, &published, &archived);
        base = published.revision;
    }
    if (status == KB_OK)
        status = put(kb, save, base, !kb->four_eyes, version);
    return kb_end(kb, status);
}

static enum kb_status delete_draft(struct kb *kb, const char *item)
{
    int64_t version;
    enum kb_status status = kb_next_version(kb, &version);
    if (status != KB_OK)
        return status;
    bind_text(kb->edit[EDIT_DRAFT_DELETE], 1, item);
    return kb_step(kb, kb->edit[EDIT_DRAFT_DELETE], "removing a draft");
}

static enum kb_status no_draft(struct kb *kb, const char *item)
{
    return kb_fail(kb, KB_NOT_FOUND, "there is no draft of %.200s", item);
}

enum kb_status kb_draft_discard(struct kb *kb, const char *item, int64_t version,
                                struct arena *arena, struct kb_draft *was)
{
    enum kb_status status = begin_at(kb, item, version, arena, was);
    if (status != KB_OK)
        return status;
    return kb_end(kb, was->text == NULL ? no_draft(kb, item) : delete_draft(kb, item));
}

enum kb_status kb_draft_set_state(struct kb *kb, const char *item, int64_t version,
                                  enum kb_draft_state state, const char *note, int64_t *new_version)
{
    struct arena *arena = arena_new((size_t)16 << 20);
    struct kb_draft draft;
    enum kb_status status = begin_at(kb, item, version, arena, &draft);
    if (status == KB_OK) {
        status = draft.text == NULL || state == KB_NO_DRAFT ? no_draft(kb, item)
                                                            : kb_next_version(kb, new_version);
        if (status == KB_OK) {
            sqlite3_stmt *stmt = kb->edit[EDIT_DRAFT_SET_STATE];
            bind_text(stmt, 1, item);
            bind_text(stmt, 2, kb_draft_state_name(state));
            sqlite3_bind_int64(stmt, 3, *new_version);
            bind_text(stmt, 4, note == NULL ? draft.note : note);
            status = kb_step(kb, stmt, "storing a draft");
        }
        status = kb_end(kb, status);
    }
    arena_free(arena);
    return status;
}

enum kb_status kb_draft_schedule(struct kb *kb, const char *item, int64_t version,
                                 int64_t publish_at, const char *by, int64_t *new_version)
{
    struct arena *arena = arena_new((size_t)16 << 20);
    struct kb_draft draft;
    enum kb_status status = begin_at(kb, item, version, arena, &draft);
    if (status == KB_OK) {
        status = draft.text == NULL ? no_draft(kb, item) : kb_next_version(kb, new_version);
        if (status == KB_OK) {
            sqlite3_stmt *stmt = kb->edit[EDIT_DRAFT_SET_SCHEDULE];
            bind_text(stmt, 1, item);
            if (publish_at > 0)
                sqlite3_bind_int64(stmt, 2, publish_at);
            sqlite3_bind_int64(stmt, 3, *new_version);
            bind_text(stmt, 4, by);
            status = kb_step(kb, stmt, "storing a draft");
        }
        status = kb_end(kb, status);
    }
    arena_free(arena);
    return status;
}

enum kb_status kb_rebase_draft(struct kb *kb, const struct kb_draft *draft, const char *text,
                               int64_t base)
{
    int64_t version;
    const struct kb_save save = {.item = draft->item,
                                 .text = text_of(text),
                                 .by = draft->by,
                                 .note = draft->note,
                                 .now = draft->at};
    enum kb_status status = put(kb, &save, base, true, &version);
    if (status != KB_OK || draft->state == KB_IN_DRAFT)
        return status;
    sqlite3_stmt *stmt = kb->edit[EDIT_DRAFT_SET_STATE];
    bind_text(stmt, 1, draft->item);
    bind_text(stmt, 2, kb_draft_state_name(draft->state));
    sqlite3_bind_int64(stmt, 3, version);
    bind_text(stmt, 4, draft->note);
    return kb_step(kb, stmt, "storing a draft");
}
