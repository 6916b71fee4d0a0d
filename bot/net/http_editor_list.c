/* http_editor_list.c - what there is to edit: the overview, the entries, the documents, reviews. */
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
    DUE_DAYS = 30,
    DUE_DAYS_MAX = 3650,
};

/* Days since 1970 of the calendar we use, which runs in eras of 400 years. */
static long day_number(const char *day)
{
    long year = strtol(day, NULL, 10), month = strtol(day + 5, NULL, 10),
         of_month = strtol(day + 8, NULL, 10);
    year -= month <= 2;
    long of_era = year % 400,
         of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + of_month - 1;
    return year / 400 * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

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

/* Published where any language is; a draft where none ever was. */
static enum kb_item_state state_of(const struct kb_edit_entry *e)
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

/* What waits for review counts more than what is being written. */
static enum kb_draft_state draft_of(const struct kb_edit_entry *e)
{
    return e->draft[KB_EN] > e->draft[KB_DE] ? e->draft[KB_EN] : e->draft[KB_DE];
}

static bool is_due(const struct kb_edit_entry *e, const char *day)
{
    return state_of(e) == KB_IS_PUBLISHED && day_valid(e->review_by) &&
           strcmp(e->review_by, day) <= 0;
}

struct wanted {
    const char *area, *state, *lang, *show, *sort, *login, *today;
};

static bool shown(const struct wanted *w, const struct kb_edit_entry *e,
                  const struct stored_count *c)
{
    enum kb_lang lang;
    bool archived = state_of(e) == KB_IS_ARCHIVED;
    const char *draft = kb_draft_state_name(draft_of(e));
    if ((w->area[0] != '\0' && strcmp(w->area, e->area) != 0) ||
        (kb_lang_parse(w->lang, &lang) && !e->has[lang]))
        return false;
    if (w->state[0] != '\0' && strcmp(w->state, kb_item_state_name(state_of(e))) != 0 &&
        strcmp(w->state, draft) != 0)
        return false;
    if (strcmp(w->show, "due") == 0)
        return is_due(e, w->today);
    if (strcmp(w->show, "no-english") == 0)
        return !archived && !e->has[KB_EN];
    if (strcmp(w->show, "low-rated") == 0)
        return low_rated(c);
    if (strcmp(w->show, "drafts") == 0)
        return draft_of(e) != KB_NO_DRAFT;
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
    enum kb_draft_state draft = draft_of(e);
    json_t *out = json_pack("{s:s, s:s, s:s, s:o, s:o, s:s, s:s?, s:s, s:I}", "slug", e->slug,
                            "area", e->area, "title", e->title, "de", variant(e, KB_DE), "en",
                            variant(e, KB_EN), "state", kb_item_state_name(state_of(e)), "draft",
                            draft == KB_NO_DRAFT ? NULL : kb_draft_state_name(draft), "draft_by",
                            e->draft_by, "draft_at", (json_int_t)e->draft_at);
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
    if (form_refused(&f))
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

/* ---- reviews ---------------------------------------------------------------------------- */

static json_t *sources_json(struct server *server, const char *slug)
{
    struct kb_source_check *sources;
    size_t count = kb_sources(server->kb, slug, server->arena, &sources);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        bool checked = sources[i].at != 0;
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:o, s:s, s:o}", "title", sources[i].title, "url",
                            sources[i].url, "checked_at", editor_time(sources[i].at), "checked_by",
                            checked ? editor_name(server, sources[i].by) : "", "ok",
                            checked ? json_boolean(sources[i].ok) : json_null()));
    }
    return list;
}

static int by_review_day(const void *a, const void *b)
{
    const struct kb_edit_entry *const *x = a, *const *y = b;
    int order = strcmp((*x)->review_by, (*y)->review_by);
    return order != 0 ? order : strcmp((*x)->slug, (*y)->slug);
}

void editor_due(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *within = editor_argument(&f, wsi, "days");
    if (within == NULL)
        return;
    long most = within[0] == '\0' ? DUE_DAYS : strtol(within, NULL, 10);
    most = most < 0 ? 0 : most > DUE_DAYS_MAX ? DUE_DAYS_MAX : most;
    char today[11];
    day_today(today);
    struct kb_edit_entry *entries;
    size_t all = kb_edit_entries(server->kb, text_of(""), server->arena, &entries), count = 0;
    const struct kb_edit_entry **due = arena_alloc(server->arena, all + 1, sizeof *due);
    for (size_t i = 0; i < all; i++)
        if (state_of(&entries[i]) == KB_IS_PUBLISHED && day_valid(entries[i].review_by) &&
            day_number(entries[i].review_by) - day_number(today) <= most)
            due[count++] = &entries[i];
    qsort(due, count, sizeof *due, by_review_day);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:o}", "slug", due[i]->slug,
                            "title", due[i]->title, "area", due[i]->area, "owner", due[i]->owner,
                            "stand", due[i]->stand, "review_by", due[i]->review_by, "review_reason",
                            due[i]->review_reason, "days",
                            (json_int_t)(day_number(due[i]->review_by) - day_number(today)),
                            "sources", sources_json(server, due[i]->slug)));
    http_answer_json(h, 200, json_pack("{s:o}", "due", list));
}

void editor_source_checked(struct server *server, struct lws *wsi, struct http_session *h,
                           json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *slug = editor_slug(&f), *url = editor_argument(&f, NULL, "url");
    if (slug == NULL || url == NULL)
        return;
    bool ok = form_flag(&f, "ok");
    enum kb_status status =
        kb_source_checked(server->kb, slug, url, ok, h->account.login, now_ms());
    if (status != KB_OK)
        editor_refuse(&f, status, "url", NULL);
    else
        editor_done(&f, "source.check", slug, json_pack("{s:s, s:b}", "url", url, "ok", (int)ok),
                    NULL);
}

/* ---- the overview ----------------------------------------------------------------------- */

struct sums {
    json_int_t published, draft, review, archived, due, lang[2];
};

static struct sums sum_entries(struct server *server)
{
    struct sums sums = {0};
    struct kb_edit_entry *e;
    char today[11];
    day_today(today);
    size_t count = kb_edit_entries(server->kb, text_of(""), server->arena, &e);
    for (size_t i = 0; i < count; i++) {
        sums.published += state_of(&e[i]) == KB_IS_PUBLISHED;
        sums.archived += state_of(&e[i]) == KB_IS_ARCHIVED;
        sums.draft += draft_of(&e[i]) == KB_IN_DRAFT;
        sums.review += draft_of(&e[i]) == KB_IN_REVIEW;
        sums.due += is_due(&e[i], today);
        for (int lang = KB_DE; lang <= KB_EN; lang++)
            sums.lang[lang] += e[i].has[lang] && e[i].state[lang] == KB_IS_PUBLISHED;
    }
    return sums;
}

static json_t *values_json(struct server *server)
{
    json_int_t expired = 0, soon = 0;
    char today[11];
    struct kb_parts parts;
    day_today(today);
    if (kb_parts(server->kb, "values.json", today, KB_DE, server->arena, &parts) == KB_OK) {
        for (size_t i = 0; i < parts.count; i++) {
            expired += parts.at[i].state == KB_VALUE_EXPIRED;
            soon += parts.at[i].state == KB_VALUE_SOON;
        }
        json_decref(parts.root);
    }
    return json_pack("{s:I, s:I}", "expired", expired, "soon", soon);
}

static json_t *editors_json(struct server *server)
{
    struct stored_account *accounts;
    size_t count;
    json_t *list = json_array();
    if (store_account_list(server->store, server->arena, &accounts, &count) != STORE_OK)
        return list;
    for (size_t i = 0; i < count; i++)
        if (!accounts[i].disabled && strcmp(accounts[i].role, "advisor") != 0)
            json_array_append_new(list, json_pack("{s:s, s:s}", "login", accounts[i].login, "name",
                                                  accounts[i].name));
    return list;
}

static json_t *notices_json(struct server *server, const char *login)
{
    struct stored_notice *notices;
    size_t count;
    json_t *list = json_array();
    if (store_notice_list(server->store, login, server->arena, &notices, &count) != STORE_OK)
        return list;
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:I, s:s}", "item", notices[i].item, "at",
                                        (json_int_t)notices[i].at, "message", notices[i].message));
    return list;
}

void editor_overview(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    struct sums sums = sum_entries(server);
    struct kb_draft *drafts;
    int64_t asked;
    const char *const *ours;
    json_t *areas = json_array();
    size_t known = kb_areas(server->kb, server->arena, &ours);
    for (size_t i = 0; i < known; i++)
        json_array_append_new(areas, json_string(ours[i]));
    store_question_count(server->store, now_ms() - ASKED_CHOICE_MS, &asked);
    json_t *out =
        json_pack("{s:{s:s, s:s, s:s}, s:{s:I, s:I, s:I, s:I}, s:I, s:I, s:I}", "me", "login",
                  h->account.login, "name", h->account.name, "role", h->account.role, "entries",
                  "published", sums.published, "draft", sums.draft, "review", sums.review,
                  "archived", sums.archived, "due", sums.due, "asked", (json_int_t)asked, "drafts",
                  (json_int_t)kb_drafts(server->kb, server->arena, &drafts));
    json_t *more = json_pack(
        "{s:o, s:{s:I, s:I}, s:b, s:o, s:o, s:o, s:o}", "values", values_json(server), "languages",
        "de", sums.lang[KB_DE], "en", sums.lang[KB_EN], "four_eyes", (int)server->config->four_eyes,
        "publish_at_next", editor_time(kb_next_due(server->kb)), "editors", editors_json(server),
        "areas", areas, "not_published", notices_json(server, h->account.login));
    json_object_update(out, more);
    json_decref(more);
    http_answer_json(h, 200, out);
}
