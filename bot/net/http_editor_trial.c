/* http_editor_trial.c - trying a question out, rehearsing a publication, saved test questions. */
#include <string.h>

#include "bot/member.h"
#include "bot/net/http_editor.h"
#include "bot/turn.h"
#include "bot/turn_memory.h"
#include "kb/rehearse.h"
#include "kb/terms.h"
#include "kb/values.h"

enum { TURNS_MAX = 20, TURN_CHARACTERS = 2000, QUESTION_CHARACTERS = 500 };

/* ---- one turn --------------------------------------------------------------------------- */

/* A turn as it is asked of one of the two, the published knowledge or the candidate. */
struct trial {
    struct kb *kb;
    struct turn_memory *memory;
    const char *day;
    enum kb_lang ui;
    struct arena *arena;
};

static json_t *title_of(const struct trial *t, const char *slug, enum kb_lang lang)
{
    struct kb_answer answer;
    return slug[0] != '\0' && kb_answer(t->kb, slug, lang, t->day, t->arena, &answer) == KB_OK
               ? json_string(answer.title)
               : json_null();
}

/* The titles of what was found, and how much of the question each entry has. */
static json_t *hits_json(const struct trial *t, const json_t *found, const char *said,
                         enum kb_lang lang)
{
    json_t *hits = json_object_get(json_object_get(found, "why"), "hits"), *hit,
           *list = json_array();
    size_t i;
    json_array_foreach(hits, i, hit)
    {
        struct kb_term *terms;
        const char *slug = member_text(hit, "entry");
        size_t count = kb_terms(t->kb, text_of(said), lang, slug, t->arena, &terms), in = 0;
        for (size_t k = 0; k < count; k++)
            in += terms[k].in_best;
        json_t *one = json_copy(hit);
        json_object_set_new(one, "title", title_of(t, slug, lang));
        json_object_set_new(one, "covered", json_real(count == 0 ? 0 : (double)in / (double)count));
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *choices_json(const struct trial *t, const json_t *found, enum kb_lang lang)
{
    json_t *list = json_array(), *one;
    size_t i;
    json_array_foreach(json_object_get(found, "choices"), i, one)
        json_array_append_new(list, json_pack("{s:O, s:o}", "entry", one, "title",
                                              title_of(t, json_string_value(one), lang)));
    return list;
}

static json_t *terms_json(const struct trial *t, const char *said, enum kb_lang lang,
                          const char *best)
{
    struct kb_term *terms;
    json_t *list = json_array();
    size_t count = kb_terms(t->kb, text_of(said), lang, best, t->arena, &terms);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:b, s:b}", "term", terms[i].term, "known",
                                        (int)terms[i].known, "in_best", (int)terms[i].in_best));
    return list;
}

static double number_in(const json_t *object, const char *name)
{
    return json_number_value(json_object_get(object, name));
}

static const char *or_none(const json_t *why, const char *name, enum kb_lang ui)
{
    const char *text = member_text(why, name);
    return text[0] != '\0' ? text : ui == KB_EN ? "none" : "keins";
}

/* Why it came out like this, in sentences. */
static const char *explain(const struct trial *t, const json_t *why, const char *best)
{
    enum { KNOWN, RULE, NO_RULE, NEAREST, WANTS_PERSON };
    static const char *const words[][2] = {
        [KNOWN] = {"%s%.0f %% der Wörter und Buchstaben sind bekannt; %.0f %% der Begriffe stehen "
                   "im ersten Eintrag%s%s.\n",
                   "%s%.0f %% of the words and letters are known; %.0f %% of the terms stand in "
                   "the first entry%s%s.\n"},
        [RULE] = {"%sRegel %s: %s.\n", "%sRule %s: %s.\n"},
        [NO_RULE] = {"%sKeine Regel hat gegriffen.\n", "%sNo rule fired.\n"},
        [NEAREST] = {"%sNächstliegende Absicht: %s (%.2f); Land: %s; Beruf: %s.\n",
                     "%sNearest intent: %s (%.2f); country: %s; profession: %s.\n"},
        [WANTS_PERSON] = {"%sEs wurde nach einem Menschen gefragt.\n",
                          "%sA person was asked for.\n"},
    };
    enum kb_lang ui = t->ui;
    const json_t *rules = json_object_get(why, "rules"), *one;
    size_t i;
    const char *out = "";
    json_array_foreach(rules, i, one) out = arena_printf(
        t->arena, words[RULE][ui], out, member_text(one, "rule"), member_text(one, "kind"));
    if (json_array_size(rules) == 0)
        out = arena_printf(t->arena, words[NO_RULE][ui], out);
    out = arena_printf(t->arena, words[KNOWN][ui], out, 100 * number_in(why, "known"),
                       100 * number_in(why, "covered"), best == NULL ? "" : ", ",
                       best == NULL ? "" : best);
    out = arena_printf(t->arena, words[NEAREST][ui], out, or_none(why, "intent", ui),
                       number_in(why, "intent_model"), or_none(why, "country", ui),
                       or_none(why, "profession", ui));
    if (json_is_true(json_object_get(why, "wants_person")))
        out = arena_printf(t->arena, words[WANTS_PERSON][ui], out);
    return out;
}

static json_t *turn_json(const struct trial *t, const char *said, bool lang_known,
                         enum kb_lang lang)
{
    json_t *found = turn_ask_json(t->kb, t->memory, text_of(said), lang_known, lang, t->day,
                                  TURN_WHY, t->arena);
    if (found == NULL)
        return NULL;
    const json_t *why = json_object_get(found, "why");
    kb_lang_parse(member_text(found, "lang"), &lang);
    json_t *hits = hits_json(t, found, said, lang);
    const char *best =
        json_array_size(hits) == 0 ? NULL : member_text(json_array_get(hits, 0), "entry");
    bool answered = strcmp(member_text(found, "action"), "answer") == 0;
    json_t *out = json_pack(
        "{s:s, s:s, s:s, s:f, s:s, s:s, s:o, s:o, s:o, s:O, s:o, s:O, s:O, s:O, s:s}", "question",
        said, "lang", kb_lang_name(lang), "action", member_text(found, "action"), "confidence",
        number_in(found, "confidence"), "reply", member_text(found, "reply"), "entry",
        answered && best != NULL ? best : "", "title",
        title_of(t, answered && best != NULL ? best : "", lang), "hits", hits, "choices",
        choices_json(t, found, lang), "fired", json_object_get(why, "rules"), "terms",
        terms_json(t, said, lang, best), "intent", json_object_get(why, "intent"), "country",
        json_object_get(why, "country"), "profession", json_object_get(why, "profession"),
        "explain", explain(t, why, best));
    json_decref(found);
    return out;
}

/* A conversation with one of the two; NULL where it could not be read. */
static json_t *turns_json(struct job *job, struct kb *kb, struct arena *arena)
{
    const char *day = member_text(job->given, "day");
    enum kb_lang lang = KB_DE;
    bool known = kb_lang_parse(member_text(job->given, "lang"), &lang);
    struct trial t = {kb, turn_memory_new(lang), day[0] == '\0' ? job->day : day, job->ui, arena};
    json_t *turns = json_object_get(job->given, "turns"), *one, *list = json_array();
    size_t i;
    json_array_foreach(turns, i, one)
    {
        json_t *turn = turn_json(&t, json_string_value(one), known && i == 0, lang);
        if (turn == NULL) {
            json_decref(list);
            list = NULL;
            break;
        }
        json_array_append_new(list, turn);
    }
    turn_memory_free(t.memory);
    return list;
}

static enum kb_status run_try(struct job *job, struct kb *kb, struct arena *arena)
{
    struct kb *candidate = NULL;
    enum kb_status status = KB_OK;
    json_t *published = turns_json(job, kb, arena), *draft = NULL;
    if (json_is_true(json_object_get(job->given, "draft")))
        status = job_candidate(job, kb, arena, &candidate);
    if (status == KB_OK && candidate != NULL)
        draft = turns_json(job, candidate, arena);
    if (status == KB_OK && (published == NULL || (candidate != NULL && draft == NULL)))
        status = KB_IO;
    if (status == KB_OK)
        job->result = json_pack("{s:O, s:O?}", "published", published, "draft", draft);
    json_decref(published);
    json_decref(draft);
    return status;
}

static const struct job_kind trying = {"try", run_try, NULL, false, JOB_BESIDE};

void editor_try(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *day = editor_day(&f, NULL), *const * turns;
    size_t count;
    if (day == NULL || !editor_texts(&f, "turns", TURNS_MAX, &turns, &count))
        return;
    for (size_t i = 0; i < count; i++)
        if (text_trim(text_of(turns[i])).len == 0 ||
            text_length(text_of(turns[i])) > TURN_CHARACTERS)
            editor_refuse_field(&f, "turns", "Bitte Fragen mit 1 bis 2000 Zeichen.",
                                "Please questions of 1 to 2000 characters.");
    if (count == 0)
        form_refuse(&f, "turns", FORM_MISSING);
    if (form_refused(&f))
        return;
    editor_job(&f, &trying,
               json_pack("{s:O, s:s, s:s, s:b}", "turns", json_object_get(body, "turns"), "lang",
                         member_text(body, "lang"), "day", day, "draft",
                         (int)form_flag(&f, "draft")),
               NULL);
}

/* ---- rehearsing ------------------------------------------------------------------------- */

static json_t *answer_json(const struct kb_rehearsed_answer *a)
{
    return json_pack("{s:s, s:s, s:s, s:f}", "action", kb_action_name(a->action), "entry", a->entry,
                     "title", a->title, "confidence", a->confidence);
}

static json_t *rehearsed_json(const struct kb_rehearsed_list *list)
{
    json_t *out = json_array();
    for (size_t i = 0; i < list->count; i++) {
        const struct kb_rehearsed *q = &list->at[i];
        json_array_append_new(
            out, json_pack("{s:s, s:s, s:s, s:b, s:o, s:o, s:s}", "question", q->question, "lang",
                           kb_lang_name(q->lang), "wanted", q->wanted, "test", (int)q->test,
                           "before", answer_json(&q->before), "after", answer_json(&q->after),
                           "verdict", kb_verdict_name(q->verdict)));
    }
    return out;
}

static json_t *rehearsal_json(const struct kb_rehearsal *r)
{
    json_t *competing = json_array();
    for (size_t i = 0; i < r->competing_count; i++) {
        const struct kb_competing *c = &r->competing[i];
        json_array_append_new(competing,
                              json_pack("{s:s, s:s, s:s, s:I, s:s}", "slug", c->slug, "title",
                                        c->title, "against", c->against, "questions",
                                        (json_int_t)c->questions, "example", c->example));
    }
    json_t *edge = json_pack("{s:I, s:I, s:I, s:o}", "better", (json_int_t)r->edge.better, "worse",
                             (json_int_t)r->edge.worse, "other", (json_int_t)r->edge.other,
                             "questions", rehearsed_json(&r->edge));
    return json_pack("{s:I, s:I, s:o, s:I, s:I, s:I, s:o, s:{s:f, s:f}, s:o, s:{s:I, s:I}}",
                     "questions", (json_int_t)r->questions, "known", (json_int_t)r->known,
                     "changed", rehearsed_json(&r->changed), "better",
                     (json_int_t)r->changed.better, "worse", (json_int_t)r->changed.worse, "other",
                     (json_int_t)r->changed.other, "edge", edge, "score", "before", r->score_before,
                     "after", r->score_after, "competing", competing, "tests", "passed",
                     (json_int_t)r->tests_passed, "failed", (json_int_t)r->tests_failed);
}

static enum kb_status run_rehearse(struct job *job, struct kb *kb, struct arena *arena)
{
    json_t *list = json_object_get(job->given, "items");
    size_t count = json_array_size(list);
    const char **items = arena_alloc(arena, count + 1, sizeof *items), **left_out = NULL;
    struct kb_watch watch = job_watch(job);
    struct kb *candidate = NULL, *own = NULL;
    size_t left_out_count = 0;
    struct kb_rehearsal rehearsal;
    enum kb_status status;
    for (size_t i = 0; i < count; i++)
        items[i] = json_string_value(json_array_get(list, i));
    if (json_is_array(list)) {
        status = kb_candidate(kb, items, count, &watch, arena, &own, &left_out, &left_out_count);
        candidate = own;
    } else {
        status = job_candidate(job, kb, arena, &candidate);
    }
    if (status == KB_OK)
        status = kb_rehearse(kb, candidate, job->day, &watch, arena, &rehearsal);
    if (status == KB_OK) {
        json_t *without = json_array();
        for (size_t i = 0; i < left_out_count; i++)
            json_array_append_new(without, json_string(left_out[i]));
        job->result = rehearsal_json(&rehearsal);
        json_object_set_new(job->result, "left_out", without);
    }
    kb_close(own);
    return status;
}

static const struct job_kind rehearsing = {"rehearse", run_rehearse, NULL, false, JOB_IN_TURN};

void editor_rehearse(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    json_t *list = json_object_get(body, "items"), *one;
    const char *const *items;
    size_t i, count;
    if (list != NULL && !json_is_null(list)) {
        if (json_is_array(list) && json_is_object(json_array_get(list, 0))) {
            /* as for `publish` */
            json_t *names = json_array();
            json_array_foreach(list, i, one) json_array_append(names, json_object_get(one, "item"));
            json_object_set_new(body, "items", names);
            list = names;
        }
        if (!editor_texts(&f, "items", EDITOR_ITEMS_MAX, &items, &count))
            return;
    }
    editor_job(&f, &rehearsing, json_pack("{s:O?}", "items", json_is_array(list) ? list : NULL),
               NULL);
}

/* ---- saved test questions --------------------------------------------------------------- */

void editor_list_tests(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    struct kb_test *tests;
    size_t count = kb_tests(server->kb, server->arena, &tests);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            list,
            json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:I}", "test", (json_int_t)tests[i].test,
                      "question", tests[i].question, "lang", kb_lang_name(tests[i].lang), "wanted",
                      tests[i].wanted, "by", tests[i].by, "name", editor_name(server, tests[i].by),
                      "at", (json_int_t)tests[i].at));
    http_answer_json(h, 200, json_pack("{s:o}", "tests", list));
}

void editor_save_test(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    static const char *const langs[] = {"de", "en", NULL};
    struct form f = form_of(server, wsi, h, body);
    struct kb_test test = {.test = editor_number(&f, "test"),
                           .question = form_line(&f, "question", QUESTION_CHARACTERS, false),
                           .wanted = form_line(&f, "wanted", KB_ITEM_MAX, false),
                           .by = h->account.login,
                           .at = now_ms()};
    bool known = kb_lang_parse(form_word(&f, "lang", langs, FORM_LANG), &test.lang);
    if (form_refused(&f) || !known)
        return;
    enum kb_status status = kb_test_save(server->kb, &test);
    if (status != KB_OK)
        editor_refuse(&f, status, status == KB_INVALID ? "wanted" : "test", NULL);
    else
        editor_done(&f, "test.save", test.question,
                    json_pack("{s:s, s:s}", "wanted", test.wanted, "lang", kb_lang_name(test.lang)),
                    json_pack("{s:I}", "test", (json_int_t)test.test));
}

void editor_delete_test(struct server *server, struct lws *wsi, struct http_session *h,
                        json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    int64_t test = editor_number(&f, "test");
    enum kb_status status = kb_test_delete(server->kb, test);
    if (status != KB_OK)
        editor_refuse(&f, status, "test", NULL);
    else
        editor_done(&f, "test.delete", arena_printf(server->arena, "%lld", (long long)test), NULL,
                    NULL);
}
