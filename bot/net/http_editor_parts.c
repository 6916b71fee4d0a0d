/* http_editor_parts.c - documents that are lists: their parts, one by one; values and rules. */
#include <string.h>

#include "bot/net/http_editor.h"
#include "kb/document.h"
#include "kb/used.h"

enum { TEXTS_MAX = 500, TEXT_BYTES_MAX = 8000, SENTENCES_MAX = 50 };

/* ---- a document ------------------------------------------------------------------------- */

/* Those of one part, "" for those of none. */
static json_t *faults_of_part(const struct kb_faults *faults, const char *id, bool warnings,
                              struct arena *arena)
{
    struct kb_faults own = {.at = arena_alloc(arena, faults->count + 1, sizeof *own.at)};
    for (size_t i = 0; i < faults->count; i++)
        if (strcmp(faults->at[i].part, id) == 0)
            own.at[own.count++] = faults->at[i];
    return editor_faults(&own, warnings);
}

/* `used` is NULL where it is no value. */
static json_t *part_json(struct form *f, const struct kb_parts *parts, const struct kb_part *p,
                         const struct kb_used *used)
{
    struct arena *arena = f->server->arena;
    json_t *out = json_pack("{s:s, s:O, s:b, s:b, s:o, s:o}", "id", p->id, "part", p->part,
                            "changed", (int)p->changed, "new", (int)p->is_new, "faults",
                            faults_of_part(&parts->faults, p->id, false, arena), "warnings",
                            faults_of_part(&parts->faults, p->id, true, arena));
    if (used == NULL)
        return out;
    json_object_set_new(out, "used", editor_used(used));
    json_object_set_new(out, "now", json_string(p->now));
    json_object_set_new(out, "state", json_string(kb_value_state_name(p->state)));
    json_object_set_new(out, "ends", json_string(p->ends));
    return out;
}

/* Of each value of a list, by its place there. */
static struct kb_used *values_used(struct form *f, const struct kb_parts *parts)
{
    struct arena *arena = f->server->arena;
    const char **keys = arena_alloc(arena, parts->count + 1, sizeof *keys);
    struct kb_used *used = arena_alloc(arena, parts->count + 1, sizeof *used);
    for (size_t i = 0; i < parts->count; i++)
        keys[i] = parts->at[i].id;
    kb_values_used(f->server->kb, keys, parts->count, f->lang, arena, used);
    return used;
}

void editor_parts(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *document = editor_argument(&f, wsi, "document"), *day = editor_day(&f, wsi);
    struct kb_parts parts;
    if (form_refused(&f))
        return;
    enum kb_status status = kb_parts(server->kb, document, day, f.lang, server->arena, &parts);
    if (status != KB_OK) {
        editor_refuse(&f, status, "document", NULL);
        return;
    }
    bool values = kb_item_kind(document) == KB_ITEM_VALUES, draft = parts.draft.version != 0;
    const struct kb_used *used = values ? values_used(&f, &parts) : NULL;
    json_t *list = json_array(), *removed = json_array();
    for (size_t i = 0; i < parts.count; i++)
        json_array_append_new(list, part_json(&f, &parts, &parts.at[i], values ? &used[i] : NULL));
    for (size_t i = 0; i < parts.removed_count; i++)
        json_array_append_new(removed, json_string(parts.removed[i]));
    http_answer_json(
        h, 200,
        json_pack("{s:s, s:I, s:s, s:I, s:o, s:o, s:o, s:o, s:o}", "document", document, "version",
                  (json_int_t)parts.draft.version, "by", draft ? parts.draft.by : "", "at",
                  (json_int_t)(draft ? parts.draft.at : 0), "draft",
                  editor_draft(server, &parts.draft), "parts", list, "removed", removed, "faults",
                  faults_of_part(&parts.faults, "", false, server->arena), "others",
                  editor_others(server, &h->account, document)));
    json_decref(parts.root);
}

static json_t *object_or_null(json_t *body, const char *name)
{
    json_t *given = json_object_get(body, name);
    return json_is_null(given) ? NULL : given;
}

static void refuse_part(struct form *f, const struct kb_part_change *change, enum kb_status status,
                        json_t *theirs, const struct kb_faults *faults)
{
    if (status == KB_CONFLICT) {
        editor_refuse(f, status, "", json_pack("{s:o?}", "theirs", theirs));
        return;
    }
    json_decref(theirs);
    if (status == KB_USED) {
        struct kb_used used;
        kb_value_used(f->server->kb, change->id, f->lang, f->server->arena, &used);
        editor_refuse(f, status, "", json_pack("{s:o}", "used", editor_used(&used)));
    } else if (status == KB_INVALID && faults->faults > 0) {
        editor_refuse_faults(f, change->document, faults);
    } else {
        editor_refuse(f, status, status == KB_EXISTS ? "id" : "", NULL);
    }
}

/* A figure that texts cite would leave a gap in them. */
static bool still_used(struct form *f, const struct kb_part_change *change)
{
    struct kb_used used;
    if (change->part != NULL || change->id == NULL ||
        kb_item_kind(change->document) != KB_ITEM_VALUES)
        return false;
    kb_value_used(f->server->kb, change->id, f->lang, f->server->arena, &used);
    return used.entry_count + used.flow_count > 0;
}

void editor_part(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *document = editor_argument(&f, NULL, "document");
    const char *note = form_line(&f, "note", EDITOR_NOTE_MAX, true);
    struct kb_part_change change = {.document = document,
                                    .id = json_string_value(json_object_get(body, "id")),
                                    .before = object_or_null(body, "before"),
                                    .part = object_or_null(body, "part"),
                                    .by = h->account.login,
                                    .note = note,
                                    .now = now_ms()};
    if (form_refused(&f))
        return;
    if (change.before == NULL)
        change.id = NULL; /* a new one names itself */
    if ((change.before == NULL && change.part == NULL) ||
        (change.before != NULL && !json_is_object(change.before)) ||
        (change.part != NULL && !json_is_object(change.part))) {
        editor_refuse(&f, KB_INVALID, "part", NULL);
        return;
    }
    int64_t version;
    json_t *theirs = NULL;
    struct kb_faults faults = {0};
    enum kb_status status = still_used(&f, &change)
                                ? KB_USED
                                : kb_part_change(server->kb, &change, f.lang, server->arena,
                                                 &version, &theirs, &faults);
    if (status != KB_OK) {
        refuse_part(&f, &change, status, theirs, &faults);
        return;
    }
    json_decref(theirs);
    store_notice_clear(server->store, document);
    editor_done(&f, "draft.save", document,
                json_pack("{s:s?, s:I}", "part", change.id, "version", (json_int_t)version),
                json_pack("{s:I}", "version", (json_int_t)version));
}

/* ---- where a value stands --------------------------------------------------------------- */

static enum kb_status run_value_texts(struct job *job, struct kb *kb, struct arena *arena)
{
    struct kb *candidate;
    enum kb_status status = job_candidate(job, kb, arena, &candidate);
    if (status != KB_OK)
        return status;
    struct kb_value_text *texts;
    size_t count =
        kb_value_texts(kb, candidate, json_string_value(json_object_get(job->given, "key")),
                       json_string_value(json_object_get(job->given, "day")), arena, &texts);
    job->result = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(job->result,
                              json_pack("{s:s, s:s, s:s, s:s, s:s}", "slug", texts[i].slug, "lang",
                                        kb_lang_name(texts[i].lang), "title", texts[i].title,
                                        "before", texts[i].before, "after", texts[i].after));
    return KB_OK;
}

static void answer_value_texts(struct server *server, struct job *job)
{
    (void)server;
    if (editor_waits(job))
        http_answer_json(job->h, 200, json_pack("{s:O}", "texts", job->result));
}

static const struct job_kind value_texts = {"value-texts", run_value_texts, answer_value_texts,
                                            false, JOB_BESIDE};

void editor_value_texts(struct server *server, struct lws *wsi, struct http_session *h,
                        json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *key = editor_argument(&f, wsi, "key"), *day = editor_day(&f, wsi);
    if (!form_refused(&f))
        editor_wait(&f, wsi, &value_texts, json_pack("{s:s, s:s}", "key", key, "day", day));
}

/* ---- rules ------------------------------------------------------------------------------ */

static json_t *result_json(const char *text, const struct kb_rule_result *r)
{
    json_t *at = json_array(), *others = json_array();
    for (size_t i = 0; i < r->at_count; i++)
        json_array_append_new(
            at, json_pack("[I, I]", (json_int_t)r->at[i].from, (json_int_t)r->at[i].to));
    for (size_t i = 0; i < r->other_count; i++)
        json_array_append_new(others, json_string(r->others[i]));
    return json_pack("{s:s, s:b, s:b, s:o, s:o}", "text", text, "matches", (int)r->matches, "slow",
                     (int)r->slow, "at", at, "others", others);
}

void editor_rule_test(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *const *given;
    size_t count;
    json_t *rule = json_object_get(body, "rule");
    if (!editor_texts(&f, "texts", TEXTS_MAX, &given, &count))
        return;
    if (!json_is_object(rule)) {
        editor_refuse(&f, KB_INVALID, "rule", NULL);
        return;
    }
    struct text *texts = arena_alloc(server->arena, count + 1, sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        texts[i] = text_of(given[i]);
        if (texts[i].len > TEXT_BYTES_MAX)
            form_refuse(&f, "texts", FORM_TOO_LONG, TEXT_BYTES_MAX);
    }
    if (form_refused(&f))
        return;
    struct kb_rule_result *results = NULL;
    struct kb_faults faults = {0};
    enum kb_status status =
        kb_rule_test(server->kb, rule, texts, count, f.lang, server->arena, &results, &faults);
    if (status != KB_OK && !(status == KB_INVALID && faults.count > 0)) {
        editor_refuse(&f, status, "rule", NULL);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; results != NULL && status == KB_OK && i < count; i++)
        json_array_append_new(list, result_json(given[i], &results[i]));
    http_answer_json(
        h, 200, json_pack("{s:o, s:o}", "results", list, "faults", editor_faults(&faults, false)));
}

static json_t *proposal_json(const struct kb_rule_proposal *proposal)
{
    json_t *words = json_array();
    for (size_t i = 0; i < proposal->word_count; i++) {
        json_t *said = json_array();
        for (size_t k = 0; k < proposal->words[i].count; k++)
            json_array_append_new(said, json_string(proposal->words[i].words[k]));
        json_array_append_new(
            words, json_pack("{s:s, s:o}", "pattern", proposal->words[i].pattern, "said", said));
    }
    return json_pack("{s:s?, s:b, s:o, s:o}", "pattern", proposal->pattern, "ordered",
                     (int)proposal->ordered, "words", words, "faults",
                     editor_faults(&proposal->faults, false));
}

void editor_rule_propose(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body)
{
    static const char *const langs[] = {"de", "en", NULL};
    struct form f = form_of(server, wsi, h, body);
    struct kb_rule_sentences given = {.ordered = form_flag(&f, "ordered")};
    if (!editor_texts(&f, "matches", SENTENCES_MAX, &given.matches, &given.match_count) ||
        !editor_texts(&f, "not", SENTENCES_MAX, &given.exceptions, &given.exception_count))
        return;
    bool known = kb_lang_parse(form_word(&f, "lang", langs, FORM_LANG), &given.lang);
    if (form_refused(&f) || !known)
        return;
    struct kb_rule_proposal proposal;
    kb_rule_propose(server->kb, &given, f.lang, server->arena, &proposal);
    http_answer_json(h, 200, proposal_json(&proposal));
}
