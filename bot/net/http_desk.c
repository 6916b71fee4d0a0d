/* http_desk.c - what the desk looks up: knowledge, history, transcripts, drafts. */
#include <stdlib.h>
#include <string.h>

#include "bot/net/http_admin.h"
#include "bot/transcript.h"
#include "kb/values.h"

enum { PAGE = 50, DRAFTS_MAX = 200, TITLES_MAX = 8, VALUES_MAX = 12, HITS_MAX = 20 };

/* An argument that is there, NULL after answering 400. */
static const char *argument(struct server *server, struct lws *wsi, struct http_session *h,
                            const char *name)
{
    const char *value = http_argument(server, wsi, name);
    if (value == NULL)
        http_answer_error(h, 400, "bad-message",
                          "Die Adresse der Seite ist nicht lesbar (kein UTF-8).");
    return value;
}

/* ---- knowledge -------------------------------------------------------------------------- */

struct look_up {
    struct kb *kb;
    struct arena *arena;
    enum kb_lang lang;
    char day[11];
    const char *seen[HITS_MAX]; /* slugs */
    size_t seen_count;
    json_t *hits;
};

static void add_hits(struct look_up *l, const struct kb_hit *list, size_t count)
{
    for (size_t i = 0; i < count && l->seen_count < HITS_MAX; i++) {
        struct kb_answer a;
        bool again = false;
        for (size_t k = 0; k < l->seen_count; k++)
            again |= strcmp(l->seen[k], list[i].slug) == 0;
        if (again || kb_answer(l->kb, list[i].slug, l->lang, l->day, l->arena, &a) != KB_OK)
            continue;
        l->seen[l->seen_count++] = list[i].slug;
        json_array_append_new(l->hits, json_pack("{s:s, s:s, s:s, s:s, s:s, s:f}", "entry", a.slug,
                                                 "title", a.title, "summary", a.summary, "stand",
                                                 a.stand, "area", a.area, "score", list[i].score));
    }
}

static json_t *values_json(const struct kb_value *values, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:{s:s, s:s}}", "value",
                                              values[i].key, "title", values[i].title, "text",
                                              values[i].text, "stand", values[i].stand, "source",
                                              "title", values[i].source, "url", ""));
    return list;
}

static void find(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    struct look_up l = {.kb = server->kb, .arena = server->arena};
    const char *q, *lang;
    if ((q = argument(server, wsi, h, "q=")) == NULL ||
        (lang = argument(server, wsi, h, "lang=")) == NULL)
        return;
    bool lang_known = kb_lang_parse(lang, &l.lang);
    day_today(l.day);
    const struct kb_question question = {
        .said = text_of(q), .lang_known = lang_known, .lang = l.lang, .day = l.day};
    struct kb_finding found;
    struct kb_hit *titles;
    struct kb_value *values;
    if (kb_find(server->kb, &question, server->arena, &found) != KB_OK) {
        fprintf(stderr, "kammerlotse: %s\n", kb_message(server->kb));
        http_answer_error(h, 503, "failed", "Das hat nicht geklappt. Bitte noch einmal versuchen.");
        return;
    }
    l.lang = found.lang;
    l.hits = json_array();
    add_hits(&l, found.hits, found.hit_count);
    size_t title_count =
        kb_find_titles(server->kb, text_of(q), l.lang, TITLES_MAX, server->arena, &titles);
    add_hits(&l, titles, title_count);
    size_t value_count =
        kb_find_values(server->kb, text_of(q), l.lang, l.day, VALUES_MAX, server->arena, &values);
    http_answer_json(
        h, 200,
        json_pack("{s:o, s:o}", "hits", l.hits, "values", values_json(values, value_count)));
}

/* ---- history ---------------------------------------------------------------------------- */

/* Of anyone's it is "". */
static const char *team_name(const char *team, const char *known, const char *unknown)
{
    return team[0] == '\0' ? "" : known == NULL ? unknown : known;
}

static json_t *past_json(const struct stored_past *past)
{
    const struct stored_inquiry *q = &past->inquiry;
    const struct stored_conversation *c = &past->conversation;
    json_t *solved = q->solved < 0 ? json_null() : json_boolean(q->solved != 0);
    return json_pack(
        "{s:s, s:I, s:s, s:s, s:s, s:s?, s:s, s:{s:s, s:s}, s:s, s:s, s:s, s:s, "
        "s:s, s:s, s:o, s:s}",
        "conversation", c->id, "at", (json_int_t)q->asked_at, "state", c->state, "lang", c->lang,
        "subject", c->subject, "advisor", c->advisor_name, "team", q->team, "team_name", "de",
        team_name(q->team, past->team_de, "(gelöschtes Team)"), "en",
        team_name(q->team, past->team_en, "(deleted team)"), "firm", q->firm, "place", q->place,
        "name", q->name, "email", q->email, "topic", q->topic, "kind", q->kind, "solved", solved,
        "reference", q->reference == NULL ? "" : q->reference);
}

/* A page of the history ends at a time and, as several may be of one time, a conversation. */
static const char *page_end(const struct stored_past *last, struct arena *arena)
{
    return arena_printf(arena, "%lld-%s", (long long)last->inquiry.asked_at, last->conversation.id);
}

static void history(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    const char *q, *before;
    if ((q = argument(server, wsi, h, "q=")) == NULL ||
        (before = argument(server, wsi, h, "before=")) == NULL)
        return;
    char *rest;
    int64_t at = before[0] == '\0' ? INT64_MAX : strtoll(before, &rest, 10);
    const char *id = before[0] == '\0' || *rest != '-' ? "" : rest + 1;
    struct stored_past *past = arena_alloc(server->arena, PAGE + 1, sizeof *past);
    size_t count;
    if (store_history(server->store, at, id, q[0] == '\0' ? NULL : q, PAGE + 1, server->arena, past,
                      &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < count && i < PAGE; i++)
        json_array_append_new(list, past_json(&past[i]));
    http_answer_json(h, 200,
                     json_pack("{s:o, s:s?}", "conversations", list, "before",
                               count > PAGE ? page_end(&past[PAGE - 1], server->arena) : NULL));
}

static void firm(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    const char *id;
    if ((id = argument(server, wsi, h, "conversation=")) == NULL)
        return;
    struct stored_inquiry inquiry;
    struct stored_past *past = arena_alloc(server->arena, PAGE + 1, sizeof *past);
    size_t count;
    if (store_inquiry_get(server->store, id, server->arena, &inquiry) == STORE_IO ||
        store_history_of(server->store, inquiry.firm_key, inquiry.domain, PAGE + 1, server->arena,
                         past, &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        if (strcmp(past[i].conversation.id, id) != 0 && json_array_size(list) < PAGE)
            json_array_append_new(list, past_json(&past[i]));
    http_answer_json(h, 200, json_pack("{s:o, s:n}", "conversations", list, "before"));
}

/* ---- transcripts and drafts ------------------------------------------------------------- */

static void transcript(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    struct stored_conversation conversation;
    const char *id, *text;
    if ((id = argument(server, wsi, h, "conversation=")) == NULL)
        return;
    enum store_status status =
        store_conversation_get(server->store, id, server->arena, &conversation);
    if (status == STORE_OK)
        status = transcript_write(server->store, &conversation, server->config->chamber,
                                  TRANSCRIPT_FOR_ADVISOR, TRANSCRIPT_MAX, server->arena, &text);
    if (status == STORE_OK)
        http_answer_text(h, text);
    else if (status == STORE_NOT_FOUND)
        http_answer_error(h, 404, "not-found", "Diese Unterhaltung gibt es nicht.");
    else
        http_answer_failed(h, server->store);
}

static const char *name_of(struct server *server, const char *login)
{
    struct stored_account account;
    return store_account_get(server->store, login, server->arena, &account) == STORE_OK
               ? account.name
               : login;
}

static void drafts(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    (void)wsi;
    struct stored_draft *rows = arena_alloc(server->arena, DRAFTS_MAX, sizeof *rows);
    size_t count;
    if (store_draft_list(server->store, DRAFTS_MAX, server->arena, rows, &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_pack("{s:I, s:I, s:s, s:s?, s:s, s:s}", "draft",
                                              (json_int_t)rows[i].id, "at", (json_int_t)rows[i].at,
                                              "by", name_of(server, rows[i].author), "conversation",
                                              rows[i].conversation, "question", rows[i].question,
                                              "answer", rows[i].answer));
    http_answer_json(h, 200, json_pack("{s:o}", "drafts", list));
}

const struct http_route http_desk_routes[] = {
    {"/api/desk/drafts", false, drafts, HTTP_SIGNED_IN},
    {"/api/desk/find", false, find, HTTP_SIGNED_IN},
    {"/api/desk/firm", false, firm, HTTP_ADVISOR},
    {"/api/desk/history", false, history, HTTP_ADVISOR},
    {"/api/desk/transcript", false, transcript, HTTP_ADVISOR},
};
const size_t http_desk_route_count = sizeof http_desk_routes / sizeof *http_desk_routes;
