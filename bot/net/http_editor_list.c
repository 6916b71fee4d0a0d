/* http_editor_list.c - what there is to edit: the entries, the documents. */
#include <stdlib.h>
#include <string.h>

#include "bot/asked.h"
#include "bot/net/http_editor.h"
#include "kb/document.h"
#include "kb/publish.h"
#include "kb/values.h"

enum {
    LOW_LEAST = 3, /* so many found it unhelpful, and more than found it helpful */
    COUNT_MONTHS = 12,
};

/* ---- counts ----------------------------------------------------------------------------- */

struct counts {
    struct stored_count *at;
    size_t count;
};

static struct counts read_counts(struct server *server)
{
    struct counts counts;
    char month[8];
    asked_month(now_ms() - INT64_C(86400000) * 30 * COUNT_MONTHS, month);
    if (store_answer_count_list(server->store, month, server->arena, &counts.at, &counts.count) !=
        STORE_OK)
        counts.count = 0;
    return counts;
}

static int compare_count(const void *slug, const void *count)
{
    return strcmp(slug, ((const struct stored_count *)count)->slug);
}

static struct stored_count count_of(const struct counts *counts, const char *slug)
{
    const struct stored_count *found =
        counts->count == 0
            ? NULL
            : bsearch(slug, counts->at, counts->count, sizeof *counts->at, compare_count);
    return found == NULL ? (struct stored_count){0} : *found;
}

static bool low_rated(const struct stored_count *c)
{
    return c->bad >= LOW_LEAST && c->bad > c->good;
}

/* ---- entries ---------------------------------------------------------------------------- */

enum kb_item_state editor_entry_state(const struct kb_edit_entry *e)
{
    enum kb_item_state state = KB_IS_DRAFT;
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        if (e->has[lang] && e->state[lang] == KB_IS_PUBLISHED)
            return KB_IS_PUBLISHED;
        if (e->has[lang] && e->state[lang] == KB_IS_ARCHIVED)
            state = KB_IS_ARCHIVED;
    }
    return state;
}

enum kb_draft_state editor_entry_draft(const struct kb_edit_entry *e)
{
    return e->draft[KB_EN] > e->draft[KB_DE] ? e->draft[KB_EN] : e->draft[KB_DE];
}

bool editor_entry_due(const struct kb_edit_entry *e, const char *day)
{
    return editor_entry_state(e) == KB_IS_PUBLISHED && day_valid(e->review_by) &&
           strcmp(e->review_by, day) <= 0;
}

struct wanted {
    const char *area, *state, *lang, *show, *sort, *login, *today;
};

static bool shown(const struct wanted *w, const struct kb_edit_entry *e,
                  const struct stored_count *c)
{
    enum kb_lang lang;
    bool archived = editor_entry_state(e) == KB_IS_ARCHIVED;
    const char *draft = kb_draft_state_name(editor_entry_draft(e));
    if ((w->area[0] != '\0' && strcmp(w->area, e->area) != 0) ||
        (kb_lang_parse(w->lang, &lang) && !e->has[lang]))
        return false;
    if (w->state[0] != '\0' && strcmp(w->state, kb_item_state_name(editor_entry_state(e))) != 0 &&
        strcmp(w->state, draft) != 0)
        return false;
    if (strcmp(w->show, "due") == 0)
        return editor_entry_due(e, w->today);
    if (strcmp(w->show, "no-english") == 0)
        return !archived && !e->has[KB_EN];
    if (strcmp(w->show, "low-rated") == 0)
        return low_rated(c);
    if (strcmp(w->show, "drafts") == 0)
        return editor_entry_draft(e) != KB_NO_DRAFT;
    if (strcmp(w->show, "mine") == 0)
        return strcmp(e->owner, w->login) == 0 || strcmp(e->draft_by, w->login) == 0;
    return true;
}

struct row {
    const struct kb_edit_entry *entry;
    struct stored_count count;
    size_t place; /* as found: by title, or the best first */
};

static int by_place(const struct row *a, const struct row *b)
{
    return a->place < b->place ? -1 : 1;
}

static int by_asked(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    return x->count.asked != y->count.asked ? (x->count.asked > y->count.asked ? -1 : 1)
                                            : by_place(x, y);
}

static int by_review(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    bool has_x = x->entry->review_by[0] != '\0', has_y = y->entry->review_by[0] != '\0';
    int order =
        has_x != has_y ? (has_x ? -1 : 1) : strcmp(x->entry->review_by, y->entry->review_by);
    return order != 0 ? order : by_place(x, y);
}

static int by_changed(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    return x->entry->changed_at != y->entry->changed_at
               ? (x->entry->changed_at > y->entry->changed_at ? -1 : 1)
               : by_place(x, y);
}

static json_t *variant(const struct kb_edit_entry *e, enum kb_lang lang)
{
    return e->has[lang] ? json_string(kb_item_state_name(e->state[lang])) : json_null();
}

static json_t *row_json(const struct row *row)
{
    const struct kb_edit_entry *e = row->entry;
    enum kb_draft_state draft = editor_entry_draft(e);
    json_t *out = json_pack("{s:s, s:s, s:s, s:o, s:o, s:s, s:s?, s:s, s:I}", "slug", e->slug,
                            "area", e->area, "title", e->title, "de", variant(e, KB_DE), "en",
                            variant(e, KB_EN), "state", kb_item_state_name(editor_entry_state(e)),
                            "draft", draft == KB_NO_DRAFT ? NULL : kb_draft_state_name(draft),
                            "draft_by", e->draft_by, "draft_at", (json_int_t)e->draft_at);
    json_t *more =
        json_pack("{s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:o}", "stand", e->stand, "review_by",
                  e->review_by, "owner", e->owner, "asked", (json_int_t)row->count.asked, "good",
                  (json_int_t)row->count.good, "bad", (json_int_t)row->count.bad, "changed_at",
                  (json_int_t)e->changed_at, "expires_at", editor_time(e->expires_at));
    json_object_update(out, more);
    json_decref(more);
    return out;
}

static void sort_rows(struct row *rows, size_t count, const char *sort)
{
    if (strcmp(sort, "asked") == 0)
        qsort(rows, count, sizeof *rows, by_asked);
    else if (strcmp(sort, "review") == 0)
        qsort(rows, count, sizeof *rows, by_review);
    else if (strcmp(sort, "changed") == 0)
        qsort(rows, count, sizeof *rows, by_changed);
}

void editor_entries(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    char today[11];
    const char *q = editor_argument(&f, wsi, "q");
    struct wanted w = {.area = editor_argument(&f, wsi, "area"),
                       .state = editor_argument(&f, wsi, "state"),
                       .lang = editor_argument(&f, wsi, "lang"),
                       .show = editor_argument(&f, wsi, "show"),
                       .sort = editor_argument(&f, wsi, "sort"),
                       .login = h->account.login,
                       .today = today};
    if (form_refused(&f) || editor_waits_for_texts(&f, wsi))
        return;
    day_today(today);
    struct kb_edit_entry *entries;
    struct counts counts = read_counts(server);
    size_t all = kb_edit_entries(server->kb, text_trim(text_of(q)), server->arena, &entries);
    size_t count = 0;
    struct row *rows = arena_alloc(server->arena, all + 1, sizeof *rows);
    for (size_t i = 0; i < all; i++) {
        struct stored_count c = count_of(&counts, entries[i].slug);
        if (shown(&w, &entries[i], &c))
            rows[count++] = (struct row){&entries[i], c, i};
    }
    sort_rows(rows, count, w.sort);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, row_json(&rows[i]));
    http_answer_json(h, 200, json_pack("{s:o, s:I}", "entries", list, "all", (json_int_t)all));
}

/* ---- documents -------------------------------------------------------------------------- */

static const char *const kind_names[] = {
    [KB_ITEM_NONE] = "",           [KB_ITEM_ENTRY] = "entry",         [KB_ITEM_VALUES] = "values",
    [KB_ITEM_OFFICES] = "offices", [KB_ITEM_POSTCODES] = "postcodes", [KB_ITEM_INTENTS] = "intents",
    [KB_ITEM_WORDS] = "words",     [KB_ITEM_FLOW] = "flow",           [KB_ITEM_RULES] = "rules",
    [KB_ITEM_TOPICS] = "topics",
};

void editor_documents(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    struct kb_edit_document *documents;
    size_t count = kb_edit_documents(server->kb, server->arena, &documents);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        const struct kb_edit_document *d = &documents[i];
        bool draft = d->draft.state != KB_NO_DRAFT;
        json_array_append_new(list,
                              json_pack("{s:s, s:s, s:s, s:I, s:b, s:o, s:s, s:I}", "item", d->item,
                                        "title", d->title, "kind", kind_names[d->kind], "parts",
                                        (json_int_t)d->parts, "draft", (int)draft, "draft_version",
                                        draft ? json_integer(d->draft.version) : json_null(), "by",
                                        draft ? d->draft.by : d->changed_by, "at",
                                        (json_int_t)(draft ? d->draft.at : d->changed_at)));
    }
    http_answer_json(h, 200, json_pack("{s:o}", "documents", list));
}
