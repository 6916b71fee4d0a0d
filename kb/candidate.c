/* candidate.c - the knowledge as it would be: a database in memory with the drafts in place. */
#include <stdlib.h>
#include <string.h>

#include "kb/apply.h"
#include "kb/publish.h"

struct gathering {
    struct kb *kb;
    struct arena *arena;
    struct change *changes;
    size_t count;
};

static void add(struct gathering *g, const char *item, const char *text)
{
    g->changes[g->count++] =
        (struct change){.item = item, .text = text_of(text), .by = "candidate", .note = ""};
}

static size_t rows(struct kb *kb, enum statement which)
{
    size_t count = 0;
    while (sqlite3_step(kb->stmt[which]) == SQLITE_ROW)
        count++;
    stmt_done(kb->stmt[which]);
    return count;
}

static void gather_published(struct gathering *g)
{
    sqlite3_stmt *stmt = g->kb->stmt[ENTRY_LIST];
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        enum kb_lang lang = text_is(column_text(stmt, 3), "de") ? KB_DE : KB_EN;
        add(g, kb_entry_item(column_copy(stmt, 1, g->arena), lang, g->arena),
            column_copy(stmt, 2, g->arena));
    }
    stmt_done(stmt);
    stmt = g->kb->stmt[DOCUMENT_LIST];
    while (sqlite3_step(stmt) == SQLITE_ROW)
        add(g, column_copy(stmt, 0, g->arena), column_copy(stmt, 1, g->arena));
    stmt_done(stmt);
}

static void put_in_place(struct gathering *g, const struct change *draft)
{
    for (size_t i = 0; i < g->count; i++)
        if (strcmp(g->changes[i].item, draft->item) == 0) {
            g->changes[i].text = draft->text;
            return;
        }
    g->changes[g->count++] = *draft;
}

struct left_out {
    struct arena *arena;
    const char **items;
    size_t count;
};

static void leave_out(struct left_out *left_out, const char *item)
{
    left_out->items[left_out->count++] = arena_strdup(left_out->arena, item);
}

static bool wanted(const char *const *items, size_t count, const char *item)
{
    for (size_t i = 0; items != NULL && i < count; i++)
        if (strcmp(items[i], item) == 0)
            return true;
    return items == NULL;
}

static bool is_readable(const struct kb_draft *draft, struct arena *arena)
{
    struct entry e;
    return kb_item_kind(draft->item) != KB_ITEM_ENTRY ||
           entry_file_parse(text_of(draft->text), "", NULL, arena, &e) == KB_OK;
}

/* The drafts that are wanted, as changes; those that cannot be read go to `left_out`. */
static void gather_drafts(struct gathering *g, const struct kb_draft *drafts, size_t count,
                          const char *const *items, size_t item_count, struct left_out *left_out)
{
    for (size_t i = 0; i < count; i++) {
        if (!wanted(items, item_count, drafts[i].item))
            continue;
        if (is_readable(&drafts[i], g->arena))
            add(g, drafts[i].item, drafts[i].text);
        else
            leave_out(left_out, drafts[i].item);
    }
}

/* Takes out the documents with faults beside the others. One may have needed what another brought,
 * so that this is repeated until all are sound. An entry that cites what is missing stays: that
 * does not keep it from being found. */
static enum kb_status take_out_unsound(struct gathering *g, struct left_out *left_out)
{
    enum kb_status status = KB_OK;
    bool again = true;
    while (status == KB_OK && again) {
        struct catalog *catalog = NULL;
        status = kb_catalog_with(g->kb, g->changes, g->count, &catalog);
        const struct beside beside = {catalog, NULL};
        size_t kept = 0;
        for (size_t i = 0; i < g->count; i++) {
            const struct change c = g->changes[i];
            struct kb_faults faults = {0};
            if (status == KB_OK && kb_item_kind(c.item) != KB_ITEM_ENTRY)
                kb_faults_beside(g->kb, &beside, c.item, c.text, "2000-01-01", KB_EN, g->arena,
                                 &faults);
            if (faults.faults > 0)
                leave_out(left_out, c.item);
            else
                g->changes[kept++] = c;
        }
        again = kept < g->count;
        g->count = kept;
        catalog_free(catalog);
    }
    return status;
}

/* A language that no draft touches keeps its model, which takes longest to make. */
static void keep_models(struct kb *kb, struct kb *candidate, const bool touched[2],
                        struct apply *apply)
{
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        size_t size;
        void *bytes = touched[lang] ? NULL : model_save(kb_model(kb, (enum kb_lang)lang), &size);
        if (bytes != NULL)
            candidate->model[lang] = model_load(bytes, size);
        apply->trained[lang] = bytes != NULL && candidate->model[lang] != NULL;
        free(bytes);
    }
}

static void note_touched(bool touched[2], const char *item)
{
    enum kb_lang lang;
    const char *slug;
    enum kb_item_kind kind = kb_item_kind(item);
    if (kb_item_entry(item, &lang, &slug))
        touched[lang] = true;
    else if (kind == KB_ITEM_WORDS || kind == KB_ITEM_INTENTS)
        touched[KB_DE] = touched[KB_EN] = true;
}

/* Room for all drafts. */
static struct gathering drafts_of(struct kb *kb, const char *const *items, size_t count,
                                  struct arena *own, struct left_out *left_out)
{
    struct kb_draft *drafts;
    size_t draft_count = kb_drafts_with_text(kb, own, &drafts);
    struct gathering g = {.kb = kb, .arena = own};
    g.changes = arena_alloc(own, draft_count + 1, sizeof *g.changes);
    left_out->items = arena_alloc(left_out->arena, draft_count + 1, sizeof *left_out->items);
    gather_drafts(&g, drafts, draft_count, items, count, left_out);
    return g;
}

static bool has_documents(const struct gathering *g)
{
    for (size_t i = 0; i < g->count; i++)
        if (kb_item_kind(g->changes[i].item) != KB_ITEM_ENTRY)
            return true;
    return false;
}

enum kb_status kb_candidate(struct kb *kb, const char *const *items, size_t count,
                            const struct kb_watch *watch, struct arena *arena, struct kb **out,
                            const char ***left_out, size_t *left_out_count)
{
    struct arena *own = arena_new((size_t)4 << 30);
    struct left_out leaving = {.arena = arena};
    struct gathering drafts = drafts_of(kb, items, count, own, &leaving);
    enum kb_status drafted = has_documents(&drafts) ? take_out_unsound(&drafts, &leaving) : KB_OK;
    *left_out = leaving.items;
    *left_out_count = leaving.count;
    struct gathering g = {.kb = kb, .arena = own};
    g.changes = arena_alloc(own, rows(kb, ENTRY_LIST) + rows(kb, DOCUMENT_LIST) + drafts.count + 1,
                            sizeof *g.changes);
    gather_published(&g);
    bool touched[2] = {false, false};
    for (size_t i = 0; i < drafts.count; i++) {
        put_in_place(&g, &drafts.changes[i]);
        note_touched(touched, drafts.changes[i].item);
    }
    enum kb_status status = kb_open(NULL, out);
    struct apply apply = {.at = g.changes, .count = g.count, .watch = watch};
    if (status == KB_OK && drafted != KB_OK)
        status = kb_fail(*out, drafted, "%s", kb_message(kb));
    if (status == KB_OK) {
        keep_models(kb, *out, touched, &apply);
        status = kb_apply(*out, &apply);
    }
    arena_free(own);
    return status;
}

enum kb_status kb_catalog_drafted(struct kb *kb, struct catalog **out)
{
    struct arena *own = arena_new((size_t)1 << 30);
    struct left_out leaving = {.arena = own};
    struct gathering drafts = drafts_of(kb, NULL, 0, own, &leaving);
    enum kb_status status = kb_catalog_with(kb, drafts.changes, drafts.count, out);
    arena_free(own);
    return status;
}
