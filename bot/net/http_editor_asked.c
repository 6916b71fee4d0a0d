/* http_editor_asked.c - what was asked and did not get its answer, similar questions together. */
#include <stdlib.h>
#include <string.h>

#include "bot/asked.h"
#include "bot/member.h"
#include "bot/net/http_editor.h"
#include "kb/group.h"

enum { ROWS_MAX = 2000, BEST_MAX = 3, IDS_MAX = 500 };

/* ---- some of them ----------------------------------------------------------------------- */

static void add_question(const char **questions, size_t *count, const char *question)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(questions[i], question) == 0)
            return;
    if (question[0] != '\0')
        questions[(*count)++] = question;
}

bool editor_asked_read(struct form *f, const char *name, struct editor_asked *out)
{
    json_t *list = json_object_get(f->body, name);
    size_t count = json_array_size(list);
    int64_t *ids = arena_alloc(f->server->arena, count + 1, sizeof *ids);
    const char **questions = arena_alloc(f->server->arena, count + 1, sizeof *questions);
    *out = (struct editor_asked){.ids = ids, .questions = questions, .count = count};
    if (f->refused)
        return false;
    if ((list != NULL && !json_is_null(list) && !json_is_array(list)) || count > IDS_MAX) {
        form_refuse(f, name, FORM_LIST);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct stored_question asked;
        ids[i] = json_integer_value(json_array_get(list, i));
        enum store_status status =
            store_question_get(f->server->store, ids[i], f->server->arena, &asked);
        if (status == STORE_OK) {
            add_question(questions, &out->question_count, asked.question);
            continue;
        }
        if (status == STORE_NOT_FOUND)
            editor_refuse(f, KB_NOT_FOUND, name, NULL);
        else
            http_answer_failed(f->h, f->server->store);
        f->refused = true;
        return false;
    }
    return true;
}

void editor_asked_mark(struct form *f, const struct editor_asked *asked, const char *state)
{
    for (size_t i = 0; i < asked->count; i++)
        if (store_question_mark(f->server->store, asked->ids[i], state, f->h->account.login,
                                now_ms()) != STORE_OK)
            fprintf(stderr, "kammerlotse: %s\n", store_message(f->server->store));
}

static json_t *ids_json(const struct editor_asked *asked)
{
    json_t *list = json_array();
    for (size_t i = 0; i < asked->count; i++)
        json_array_append_new(list, json_integer(asked->ids[i]));
    return json_pack("{s:o}", "asked", list);
}

/* Those of the member `asked`, at least one; false after an answer. */
static bool some(struct form *f, struct editor_asked *out)
{
    if (!editor_asked_read(f, "asked", out))
        return false;
    if (out->count == 0)
        form_refuse(f, "asked", FORM_MISSING);
    return out->count > 0;
}

static void mark(struct server *server, struct lws *wsi, struct http_session *h, json_t *body,
                 const char *state, const char *action)
{
    struct form f = form_of(server, wsi, h, body);
    struct editor_asked asked;
    if (!some(&f, &asked))
        return;
    editor_asked_mark(&f, &asked, state);
    editor_done(&f, action, "", ids_json(&asked), NULL);
}

void editor_asked_ignore(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body)
{
    mark(server, wsi, h, body, "ignored", "asked.ignore");
}

void editor_asked_open(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    mark(server, wsi, h, body, "open", "asked.open");
}

/* The language that most of them are in. */
static enum kb_lang lang_of(struct form *f, const struct editor_asked *asked)
{
    size_t english = 0;
    for (size_t i = 0; i < asked->count; i++) {
        struct stored_question one;
        english += store_question_get(f->server->store, asked->ids[i], f->server->arena, &one) ==
                       STORE_OK &&
                   strcmp(one.lang, "en") == 0;
    }
    return english * 2 > asked->count ? KB_EN : KB_DE;
}

void editor_asked_add(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *slug = editor_slug(&f);
    struct editor_asked asked;
    struct kb_item it;
    int64_t version;
    if (slug == NULL || !some(&f, &asked))
        return;
    const char *item = kb_entry_item(slug, lang_of(&f, &asked), server->arena);
    if (kb_item_read(server->kb, item, server->arena, &it) == KB_NOT_FOUND)
        item = kb_entry_item(slug, KB_DE, server->arena); /* there is no English variant */
    enum kb_status status =
        kb_draft_add_questions(server->kb, item, asked.questions, asked.question_count,
                               h->account.login, now_ms(), server->arena, &version);
    if (status != KB_OK) {
        editor_refuse(&f, status, "slug", NULL);
        return;
    }
    editor_asked_mark(&f, &asked, "done");
    editor_done(&f, "asked.add", item, ids_json(&asked),
                json_pack("{s:s, s:I}", "item", item, "version", (json_int_t)version));
}

void editor_asked_scope(struct server *server, struct lws *wsi, struct http_session *h,
                        json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *intent = form_line(&f, "intent", 64, false);
    struct editor_asked asked;
    int64_t version;
    if (!some(&f, &asked))
        return;
    enum kb_status status = kb_draft_add_intent(
        server->kb, intent, lang_of(&f, &asked), asked.questions, asked.question_count,
        h->account.login, now_ms(), server->arena, &version);
    if (status != KB_OK) {
        editor_refuse(&f, status, "intent", NULL);
        return;
    }
    editor_asked_mark(&f, &asked, "done");
    editor_done(&f, "asked.scope", intent, ids_json(&asked),
                json_pack("{s:I}", "version", (json_int_t)version));
}

/* ---- all of them ------------------------------------------------------------------------ */

static json_t *row_json(const struct stored_question *a)
{
    return json_pack("{s:I, s:s, s:I, s:s, s:s, s:s, s:s, s:s, s:s?, s:s}", "asked",
                     (json_int_t)a->id, "question", a->question, "at", (json_int_t)a->at, "kind",
                     a->kind, "entry", a->entry, "title", "", "reason", a->reason, "lang", a->lang,
                     "answer", a->answer, "state", a->state);
}

static json_t *title_of(struct job *job, struct kb *kb, const char *slug, enum kb_lang lang,
                        struct arena *arena)
{
    struct kb_answer answer;
    bool known = slug[0] != '\0' && kb_answer(kb, slug, lang, job->day, arena, &answer) == KB_OK;
    return json_string(known ? answer.title : "");
}

static json_t *best_json(struct job *job, struct kb *kb, const struct kb_asked *asked,
                         struct arena *arena)
{
    const struct kb_question question = {
        .said = asked->said, .lang_known = true, .lang = asked->lang, .day = job->day};
    struct kb_finding found;
    json_t *list = json_array();
    if (kb_find(kb, &question, arena, &found) != KB_OK)
        return list;
    for (size_t i = 0; i < found.hit_count && i < BEST_MAX; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:s, s:f}", "slug", found.hits[i].slug, "title",
                                        found.hits[i].title, "score", found.hits[i].score));
    return list;
}

/* One group of rows; the first is the most typical one. */
static json_t *group_json(struct job *job, struct kb *kb, json_t *rows,
                          const struct kb_asked *asked, const struct kb_group *group,
                          struct arena *arena)
{
    json_t *questions = json_array(),
           *kinds = json_pack("{s:i, s:i, s:i, s:i}", "unanswered", 0, "unhelpful", 0,
                              "handed-over", 0, "draft", 0);
    json_int_t last = 0;
    for (size_t i = 0; i < group->count; i++) {
        json_t *row = json_array_get(rows, group->members[i]);
        const char *kind = member_text(row, "kind");
        json_int_t at = json_integer_value(json_object_get(row, "at"));
        last = at > last ? at : last;
        json_object_set_new(kinds, kind,
                            json_integer(json_integer_value(json_object_get(kinds, kind)) + 1));
        json_object_set_new(row, "title",
                            title_of(job, kb, member_text(row, "entry"), asked->lang, arena));
        json_array_append(questions, row);
    }
    const struct kb_asked *typical = &asked[group->members[0]];
    json_t *first = json_array_get(rows, group->members[0]);
    return json_pack("{s:O, s:s, s:s, s:I, s:I, s:o, s:o, s:o}", "group",
                     json_object_get(first, "asked"), "question", member_text(first, "question"),
                     "lang", kb_lang_name(typical->lang), "count", (json_int_t)group->count,
                     "last_at", last, "kinds", kinds, "questions", questions, "best",
                     best_json(job, kb, typical, arena));
}

static enum kb_status run_asked(struct job *job, struct kb *kb, struct arena *arena)
{
    json_t *rows = json_object_get(job->given, "rows"), *row;
    size_t count = json_array_size(rows), i;
    struct kb_asked *asked = arena_alloc(arena, count + 1, sizeof *asked);
    struct kb_group *groups;
    json_array_foreach(rows, i, row)
    {
        asked[i].said = text_of(member_text(row, "question"));
        kb_lang_parse(member_text(row, "lang"), &asked[i].lang);
    }
    size_t group_count = kb_group(kb, asked, count, arena, &groups);
    job->result = json_array();
    for (i = 0; i < group_count && !atomic_load(&job->cancelled); i++)
        json_array_append_new(job->result, group_json(job, kb, rows, asked, &groups[i], arena));
    return KB_OK;
}

static void answer_asked(struct server *server, struct job *job)
{
    (void)server;
    if (editor_waits(job))
        http_answer_json(
            job->h, 200,
            json_pack("{s:O, s:I}", "groups", job->result, "all",
                      (json_int_t)json_array_size(json_object_get(job->given, "rows"))));
}

static const struct job_kind grouping = {"asked", run_asked, answer_asked, false, JOB_BESIDE};

void editor_asked(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *kind = editor_argument(&f, wsi, "kind"), *lang = editor_argument(&f, wsi, "lang"),
               *since = editor_argument(&f, wsi, "since"),
               *state = editor_argument(&f, wsi, "state");
    if (form_refused(&f))
        return;
    const struct stored_question like = {
        .kind = kind, .lang = lang, .state = state[0] == '\0' ? "open" : state};
    struct stored_question *rows = arena_alloc(server->arena, ROWS_MAX, sizeof *rows);
    size_t count;
    if (store_question_list(server->store, &like, strtoll(since, NULL, 10),
                            now_ms() - ASKED_CHOICE_MS, ROWS_MAX, server->arena, rows,
                            &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, row_json(&rows[i]));
    editor_wait(&f, wsi, &grouping, json_pack("{s:o}", "rows", list));
}
