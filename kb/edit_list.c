/* edit_list.c - everything there is, published, archived or only drafted, for the editor's lists.
 */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "kb/edit.h"
#include "kb/internal.h"

enum { TERMS_MAX = 24 };
/* What a term counts for by where it stands: title, slug and keywords, questions and short, body.
 */
static const double WEIGHTS[] = {4, 3, 2, 1};
enum { FIELDS = sizeof WEIGHTS / sizeof *WEIGHTS };

struct terms {
    struct arena *arena;
    const char *at[2][TERMS_MAX]; /* by language */
    size_t count[2];
    enum kb_lang lang;
};

struct row {
    struct kb_edit_entry entry;
    double score;
    bool found;
};

struct listing {
    struct kb *kb;
    struct arena *arena, *scratch;
    struct row *rows; /* by slug, an open hash table */
    size_t mask, count;
    struct terms terms;
    bool searching;
};

/* ---- searching -------------------------------------------------------------------------- */

static int collect_term(void *context, const struct token *token)
{
    struct terms *t = context;
    if (!token->alternative && t->count[t->lang] < TERMS_MAX)
        t->at[t->lang][t->count[t->lang]++] =
            arena_strndup(t->arena, token->term.at, token->term.len);
    return 0;
}

struct matching {
    const struct terms *terms;
    enum kb_lang lang;
    double weight, found[TERMS_MAX];
};

static int match_term(void *context, const struct token *token)
{
    struct matching *m = context;
    for (size_t i = 0; i < m->terms->count[m->lang]; i++)
        if (m->found[i] < m->weight && text_is(token->term, m->terms->at[m->lang][i]))
            m->found[i] = m->weight;
    return 0;
}

static void match_list(struct kb *kb, struct matching *m, const struct strings *list)
{
    for (size_t i = 0; i < list->count; i++)
        analyser_run(kb->analyser, m->lang, text_of(list->at[i]), match_term, m);
}

/* The sum of what its terms count for; 0 where one of them does not stand there. */
static double score_of(struct listing *l, const struct entry *e)
{
    struct matching m = {.terms = &l->terms, .lang = e->lang};
    struct analyser *analyser = l->kb->analyser;
    for (size_t field = 0; field < FIELDS; field++) {
        m.weight = WEIGHTS[field];
        if (field == 0)
            analyser_run(analyser, e->lang, text_of(e->title), match_term, &m);
        if (field == 1) {
            analyser_run(analyser, e->lang, text_of(e->slug), match_term, &m);
            match_list(l->kb, &m, &e->keywords);
        }
        if (field == 2) {
            match_list(l->kb, &m, &e->questions);
            analyser_run(analyser, e->lang, text_of(e->summary), match_term, &m);
        }
        if (field == 3)
            analyser_run(analyser, e->lang, text_of(e->body), match_term, &m);
    }
    double sum = 0;
    for (size_t i = 0; i < l->terms.count[e->lang]; i++) {
        if (m.found[i] == 0)
            return 0;
        sum += m.found[i];
    }
    return sum;
}

/* ---- listing ---------------------------------------------------------------------------- */

static struct row *row_of(struct listing *l, const char *slug)
{
    uint64_t hash = 14695981039346656037u;
    for (const char *p = slug; *p != '\0'; p++)
        hash = (hash ^ (unsigned char)*p) * 1099511628211u;
    size_t at = (size_t)hash & l->mask;
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
static void read_text(struct listing *l, struct row *row, enum kb_lang lang, struct text text,
                      bool over)
{
    struct entry e;
    entry_file_parse(text, "", NULL, l->scratch, &e);
    struct kb_edit_entry *out = &row->entry;
    if (e.readable && (out->title[0] == '\0' || (over && (lang == KB_DE || !out->has[KB_DE])))) {
        out->area = arena_strdup(l->arena, e.area);
        out->title = arena_strdup(l->arena, e.title);
        out->stand = arena_strdup(l->arena, e.stand);
        out->review_by = arena_strdup(l->arena, e.review_by);
        out->review_reason = arena_strdup(l->arena, e.review_reason);
    }
    if (l->searching) {
        e.slug = out->slug;
        e.lang = lang;
        double score = score_of(l, &e);
        row->found |= score > 0;
        row->score = score > row->score ? score : row->score;
    }
    arena_reset(l->scratch);
}

static void list_published(struct listing *l)
{
    sqlite3_stmt *stmt = l->kb->edit[EDIT_ENTRY_STATES];
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        enum kb_lang lang = text_is(column_text(stmt, 1), "de") ? KB_DE : KB_EN;
        struct row *row = row_of(l, column_text(stmt, 0).at);
        row->entry.has[lang] = true;
        row->entry.state[lang] =
            sqlite3_column_int(stmt, 2) == 0 ? KB_IS_PUBLISHED : KB_IS_ARCHIVED;
        int64_t at = sqlite3_column_int64(stmt, 3) * 1000;
        row->entry.changed_at = at > row->entry.changed_at ? at : row->entry.changed_at;
        read_text(l, row, lang, column_text(stmt, 4), lang == KB_DE);
    }
    stmt_done(stmt);
}

static void list_drafts(struct listing *l, const struct kb_draft *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
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
        struct kb_draft draft;
        bool read = kb_read_draft(l->kb, drafts[i].item, l->scratch, &draft) == KB_OK;
        read_text(l, row, lang, text_of(read && draft.text != NULL ? draft.text : ""),
                  !published && lang == KB_DE);
    }
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

size_t kb_edit_entries(struct kb *kb, struct text said, struct arena *arena,
                       struct kb_edit_entry **out)
{
    struct listing l = {.kb = kb, .arena = arena, .scratch = arena_new((size_t)256 << 20)};
    struct kb_draft *drafts;
    size_t draft_count = kb_drafts(kb, arena, &drafts), most = draft_count, count = 0;
    sqlite3_stmt *stmt = kb->edit[EDIT_ENTRY_STATES];
    while (sqlite3_step(stmt) == SQLITE_ROW)
        most++;
    stmt_done(stmt);
    size_t size = 64;
    while (size < most * 2)
        size *= 2;
    l.rows = arena_alloc(arena, size, sizeof *l.rows);
    l.mask = size - 1;
    l.searching = text_trim(said).len > 0;
    l.terms.arena = arena;
    for (int lang = KB_DE; l.searching && lang <= KB_EN; lang++) {
        l.terms.lang = (enum kb_lang)lang;
        analyser_run(kb->analyser, (enum kb_lang)lang, said, collect_term, &l.terms);
    }
    list_published(&l);
    list_drafts(&l, drafts, draft_count);
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
    arena_free(l.scratch);
    return count;
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

/* One text at a time is held. */
static void read_document(struct kb *kb, struct kb_edit_document *d, const struct kb_draft *drafts,
                          size_t draft_count, struct arena *scratch, struct arena *arena)
{
    struct kb_item item;
    const char *title = "";
    d->kind = kb_item_kind(d->item);
    d->title = d->changed_by = "";
    if (kb_item_read(kb, d->item, scratch, &item) == KB_OK) {
        bool draft = item.draft.text != NULL;
        const char *text = draft ? item.draft.text : item.published.text;
        d->parts = count_parts(d, text_of(text), scratch, &title);
        d->title = arena_strdup(arena, title);
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
