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

static void put_in_place(struct gathering *g, const struct kb_draft *draft)
{
    for (size_t i = 0; i < g->count; i++)
        if (strcmp(g->changes[i].item, draft->item) == 0) {
            g->changes[i].text = text_of(draft->text);
            return;
        }
    add(g, draft->item, draft->text);
}

static bool wanted(const char *const *items, size_t count, const char *item)
{
    for (size_t i = 0; items != NULL && i < count; i++)
        if (strcmp(items[i], item) == 0)
            return true;
    return items == NULL;
}

/* Whether the draft can be read at all; that something it cites is missing does not matter here. */
static bool sound(struct kb *kb, const struct kb_draft *draft, struct arena *arena)
{
    struct entry e;
    struct kb_faults faults;
    if (kb_item_kind(draft->item) == KB_ITEM_ENTRY)
        return entry_file_parse(text_of(draft->text), "", NULL, arena, &e) == KB_OK;
    kb_item_faults(kb, NULL, draft->item, text_of(draft->text), "2000-01-01", KB_EN, arena,
                   &faults);
    return faults.faults == 0;
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

enum kb_status kb_candidate(struct kb *kb, const char *const *items, size_t count,
                            const struct kb_watch *watch, struct arena *arena, struct kb **out,
                            const char ***left_out, size_t *left_out_count)
{
    struct arena *own = arena_new((size_t)2 << 30);
    struct kb_draft *drafts;
    size_t draft_count = kb_drafts_with_text(kb, own, &drafts);
    struct gathering g = {.kb = kb, .arena = own};
    g.changes = arena_alloc(own, rows(kb, ENTRY_LIST) + rows(kb, DOCUMENT_LIST) + draft_count + 1,
                            sizeof *g.changes);
    *left_out = arena_alloc(arena, draft_count + 1, sizeof **left_out);
    *left_out_count = 0;
    bool touched[2] = {false, false};
    gather_published(&g);
    for (size_t i = 0; i < draft_count; i++) {
        if (!wanted(items, count, drafts[i].item))
            continue;
        if (sound(kb, &drafts[i], own)) {
            put_in_place(&g, &drafts[i]);
            note_touched(touched, drafts[i].item);
        } else {
            (*left_out)[(*left_out_count)++] = arena_strdup(arena, drafts[i].item);
        }
    }
    enum kb_status status = kb_open(NULL, out);
    struct apply apply = {.at = g.changes, .count = g.count, .watch = watch};
    if (status == KB_OK) {
        keep_models(kb, *out, touched, &apply);
        status = kb_apply(*out, &apply);
    }
    arena_free(own);
    return status;
}
