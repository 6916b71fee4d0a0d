/* edit_list.c - everything there is, published, archived or only drafted, for the editor's lists.
 */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "kb/edit.h"
#include "kb/hash.h"
#include "kb/internal.h"
#include "kb/listed.h"

struct row {
    struct kb_edit_entry entry;
    double score;
    bool found;
};

struct listing {
    struct kb *kb;
    struct arena *arena;
    struct row *rows; /* by slug, an open hash table */
    size_t mask, count;
    struct searched searched;
    bool searching;
    const atomic_bool *cancelled; /* or NULL */
};

/* ---- listing ---------------------------------------------------------------------------- */

static struct row *row_of(struct listing *l, const char *slug)
{
    size_t at = (size_t)hash_text(text_of(slug)) & l->mask;
    while (l->rows[at].entry.slug != NULL && strcmp(l->rows[at].entry.slug, slug) != 0)
        at = (at + 1) & l->mask;
    if (l->rows[at].entry.slug == NULL) {
        l->count++;
        l->rows[at].entry = (struct kb_edit_entry){.slug = arena_strdup(l->arena, slug),
                                                   .area = "",
                                                   .title = "",
                                                   .draft_by = "",
                                                   .stand = "",
                                                   .review_by = "",
                                                   .review_reason = "",
                                                   .owner = ""};
    }
    return &l->rows[at];
}

/* Takes over what a text says; German counts, another language where there is none. */
static void read_text(struct listing *l, struct row *row, enum kb_lang lang,
                      const struct listed *text, bool over)
{
    struct kb_edit_entry *out = &row->entry;
    if (text->readable &&
        (out->title[0] == '\0' || (over && (lang == KB_DE || !out->has[KB_DE])))) {
        out->area = arena_strdup(l->arena, text->area);
        out->title = arena_strdup(l->arena, text->title);
        out->stand = arena_strdup(l->arena, text->stand);
        out->review_by = arena_strdup(l->arena, text->review_by);
        out->review_reason = arena_strdup(l->arena, text->review_reason);
    }
    if (l->searching) {
        double score = searched_score(&l->searched, lang, text);
        row->found |= score > 0;
        row->score = score > row->score ? score : row->score;
    }
}

/* What a text says, read now if it was not before; `text` is asked for only then. */
static const struct listed *listed_of(struct listing *l, const struct row *row, enum kb_lang lang,
                                      int64_t key, struct text text)
{
    const struct listed_source source = {l->kb->analyser, row->entry.slug, lang, l->searching};
    return shelf_put(l->kb->shelf, key, text, &source);
}

static bool is_cancelled(const struct listing *l)
{
    return l->cancelled != NULL && atomic_load(l->cancelled);
}

static void list_published(struct listing *l)
{
    sqlite3_stmt *stmt = l->kb->edit[EDIT_ENTRY_STATES];
    while (!is_cancelled(l) && sqlite3_step(stmt) == SQLITE_ROW) {
        enum kb_lang lang = text_is(column_text(stmt, 1), "de") ? KB_DE : KB_EN;
        struct row *row = row_of(l, column_text(stmt, 0).at);
        row->entry.has[lang] = true;
        row->entry.state[lang] =
            sqlite3_column_int(stmt, 2) == 0 ? KB_IS_PUBLISHED : KB_IS_ARCHIVED;
        int64_t at = sqlite3_column_int64(stmt, 3) * 1000;
        row->entry.changed_at = at > row->entry.changed_at ? at : row->entry.changed_at;
        int64_t revision = sqlite3_column_int64(stmt, 4);
        const struct listed *text = shelf_find(l->kb->shelf, revision, l->searching);
        if (text == NULL)
            text = listed_of(l, row, lang, revision, column_text(stmt, 5));
        read_text(l, row, lang, text, lang == KB_DE);
    }
    stmt_done(stmt);
}

/* NULL where it is not there any more, or cannot be read now: that is not what is remembered. */
static const struct listed *read_draft(struct listing *l, const struct row *row, enum kb_lang lang,
                                       const struct kb_draft *draft, struct arena *scratch)
{
    int64_t key = shelf_draft_key(draft->item, draft->version);
    const struct listed *text = shelf_find(l->kb->shelf, key, l->searching);
    if (text != NULL)
        return text;
    struct kb_draft stored;
    if (kb_read_draft(l->kb, draft->item, scratch, &stored) == KB_OK && stored.text != NULL)
        text = listed_of(l, row, lang, key, text_of(stored.text));
    arena_reset(scratch);
    return text;
}

/* One text at a time is held. */
static void list_drafts(struct listing *l, const struct kb_draft *drafts, size_t count)
{
    struct arena *scratch = arena_new((size_t)256 << 20);
    for (size_t i = 0; i < count && !is_cancelled(l); i++) {
        enum kb_lang lang;
        const char *slug;
        if (!kb_item_entry(drafts[i].item, &lang, &slug))
            continue;
        struct row *row = row_of(l, slug);
        bool published = row->entry.has[lang];
        row->entry.draft[lang] = drafts[i].state;
        if (!published)
            row->entry.state[lang] = KB_IS_DRAFT;
        row->entry.has[lang] = true;
        if (drafts[i].at >= row->entry.draft_at) {
            row->entry.draft_at = drafts[i].at;
            row->entry.draft_by = drafts[i].by;
        }
        if (drafts[i].at > row->entry.changed_at)
            row->entry.changed_at = drafts[i].at;
        const struct listed *text = read_draft(l, row, lang, &drafts[i], scratch);
        if (text != NULL)
            read_text(l, row, lang, text, !published && lang == KB_DE);
    }
    arena_free(scratch);
}

static void read_care(struct listing *l, struct kb_edit_entry *entry)
{
    sqlite3_stmt *stmt = l->kb->edit[EDIT_CARE_GET];
    bind_text(stmt, 1, entry->slug);
    if (sqlite3_step(stmt) == SQLITE_ROW) {
        entry->owner = column_copy(stmt, 0, l->arena);
        entry->expires_at = sqlite3_column_int64(stmt, 1);
    }
    stmt_done(stmt);
}

static int by_title(const void *a, const void *b)
{
    const struct row *const *x = a, *const *y = b;
    if ((*x)->score != (*y)->score)
        return (*x)->score < (*y)->score ? 1 : -1;
    int order = strcasecmp((*x)->entry.title, (*y)->entry.title);
    return order != 0 ? order : strcmp((*x)->entry.slug, (*y)->entry.slug);
}

static size_t count_texts(struct kb *kb)
{
    size_t count = 0;
    sqlite3_stmt *stmt = kb->edit[EDIT_ENTRY_STATES];
    while (sqlite3_step(stmt) == SQLITE_ROW)
        count++;
    stmt_done(stmt);
    return count;
}

/* All rows; returns how many slots there are for them. */
static size_t list_all(struct listing *l)
{
    struct kb_draft *drafts;
    size_t draft_count = kb_drafts(l->kb, l->arena, &drafts),
           most = draft_count + count_texts(l->kb), size = 64;
    while (size < most * 2)
        size *= 2;
    l->rows = arena_alloc(l->arena, size, sizeof *l->rows);
    l->mask = size - 1;
    list_published(l);
    list_drafts(l, drafts, draft_count);
    return size;
}

size_t kb_edit_entries(struct kb *kb, struct text said, struct arena *arena,
                       struct kb_edit_entry **out)
{
    struct listing l = {.kb = kb, .arena = arena, .searching = text_trim(said).len > 0};
    size_t count = 0;
    if (l.searching)
        l.searched = searched_read(kb->analyser, said);
    size_t size = list_all(&l);
    struct row **found = arena_alloc(arena, l.count + 1, sizeof *found);
    for (size_t i = 0; i < size; i++)
        if (l.rows[i].entry.slug != NULL && (!l.searching || l.rows[i].found))
            found[count++] = &l.rows[i];
    if (count > 0)
        qsort(found, count, sizeof *found, by_title);
    *out = arena_alloc(arena, count + 1, sizeof **out);
    for (size_t i = 0; i < count; i++) {
        (*out)[i] = found[i]->entry;
        read_care(&l, &(*out)[i]);
    }
    return count;
}

/* ---- what is read already ---------------------------------------------------------------- */

void kb_edit_read_all(struct kb *kb, const atomic_bool *cancelled)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct kb_draft *drafts;
    if (shelf_is_crowded(kb->shelf, kb_drafts(kb, arena, &drafts) + count_texts(kb)))
        shelf_clear(kb->shelf);
    struct listing l = {.kb = kb, .arena = arena, .searching = true, .cancelled = cancelled};
    list_all(&l);
    struct kb_edit_document *documents;
    if (!is_cancelled(&l))
        kb_edit_documents(kb, arena, &documents);
    arena_free(arena);
}

bool kb_edit_has_read(struct kb *kb)
{
    enum { FEW = 20 }; /* are read along with the next list */
    int64_t version = kb_version(kb);
    if (version == kb->read_version)
        return true;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct kb_draft *drafts;
    size_t unread = 0, count = kb_drafts(kb, arena, &drafts);
    for (size_t i = 0; i < count; i++)
        unread +=
            kb_item_kind(drafts[i].item) == KB_ITEM_ENTRY &&
            shelf_find(kb->shelf, shelf_draft_key(drafts[i].item, drafts[i].version), true) == NULL;
    sqlite3_stmt *stmt = kb->edit[EDIT_ENTRY_STATES];
    for (; sqlite3_step(stmt) == SQLITE_ROW; count++)
        unread += shelf_find(kb->shelf, sqlite3_column_int64(stmt, 4), true) == NULL;
    stmt_done(stmt);
    arena_free(arena);
    bool good = unread <= FEW && !shelf_is_crowded(kb->shelf, count);
    if (good)
        kb->read_version = version;
    return good;
}

/* ---- documents -------------------------------------------------------------------------- */

static size_t count_parts(const struct kb_edit_document *d, struct text text, struct arena *arena,
                          const char **title)
{
    if (d->kind == KB_ITEM_POSTCODES) {
        size_t lines = 0;
        for (size_t i = 0; i < text.len; i++)
            lines += text.at[i] == '\n';
        return lines == 0 ? 0 : lines - 1; /* without the header */
    }
    json_t *root = json_loadb(text.at, text.len, 0, NULL);
    const char *name = json_string_value(json_object_get(json_object_get(root, "title"), "de"));
    *title = name == NULL ? "" : arena_strdup(arena, name);
    size_t count = json_is_array(root) ? json_array_size(root)
                                       : json_object_size(json_object_get(root, "steps"));
    json_decref(root);
    return count;
}

/* What a text says of its document, read once for each. */
static const struct listed *listed_document(struct kb *kb, const struct kb_edit_document *d,
                                            const struct kb_item *item, struct arena *scratch)
{
    bool draft = item->draft.text != NULL;
    int64_t key =
        shelf_draft_key(d->item, draft ? item->draft.version : -item->published.revision - 1);
    const struct listed *known = shelf_find(kb->shelf, key, false);
    if (known != NULL && (draft || item->published.revision != 0))
        return known;
    const char *title = "", *text = draft ? item->draft.text : item->published.text;
    size_t parts = count_parts(d, text_of(text), scratch, &title);
    return shelf_put_document(kb->shelf, key, title, parts);
}

/* One text at a time is held. */
static void read_document(struct kb *kb, struct kb_edit_document *d, const struct kb_draft *drafts,
                          size_t draft_count, struct arena *scratch, struct arena *arena)
{
    struct kb_item item;
    d->kind = kb_item_kind(d->item);
    d->title = d->changed_by = "";
    if (kb_item_read(kb, d->item, scratch, &item) == KB_OK) {
        bool draft = item.draft.text != NULL;
        const struct listed *listed = listed_document(kb, d, &item, scratch);
        d->parts = listed->parts;
        d->title = arena_strdup(arena, listed->title);
        d->changed_at = draft ? item.draft.at : item.published.at;
        d->changed_by = arena_strdup(arena, draft ? item.draft.by : item.published.by);
    }
    for (size_t i = 0; i < draft_count; i++)
        if (strcmp(drafts[i].item, d->item) == 0)
            d->draft = drafts[i];
    arena_reset(scratch);
}

static int by_item(const void *a, const void *b)
{
    const struct kb_edit_document *x = a, *y = b;
    return strcmp(x->item, y->item);
}

size_t kb_edit_documents(struct kb *kb, struct arena *arena, struct kb_edit_document **out)
{
    struct kb_draft *drafts;
    size_t draft_count = kb_drafts(kb, arena, &drafts), count = 0, most = draft_count + 1;
    sqlite3_stmt *stmt = kb->stmt[DOCUMENT_LIST];
    while (sqlite3_step(stmt) == SQLITE_ROW)
        most++;
    stmt_done(stmt);
    struct kb_edit_document *at = arena_alloc(arena, most, sizeof *at);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        at[count++].item = column_copy(stmt, 0, arena);
    stmt_done(stmt);
    for (size_t i = 0, known = count; i < draft_count; i++) {
        bool listed = kb_item_kind(drafts[i].item) == KB_ITEM_ENTRY;
        for (size_t k = 0; k < known; k++)
            listed |= strcmp(at[k].item, drafts[i].item) == 0;
        if (!listed)
            at[count++].item = drafts[i].item;
    }
    struct arena *scratch = arena_new((size_t)256 << 20);
    for (size_t i = 0; i < count; i++)
        read_document(kb, &at[i], drafts, draft_count, scratch, arena);
    arena_free(scratch);
    if (count > 0)
        qsort(at, count, sizeof *at, by_item);
    *out = at;
    return count;
}
