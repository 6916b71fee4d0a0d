/* http_editor_flows.c - guided questions as they are edited and walked; postcodes. */
#include <string.h>

#include "bot/net/http_editor.h"
#include "kb/document.h"
#include "kb/values.h"

enum { ANSWERS_MAX = 40, POSTCODES_MAX = 100 };

/* The item of a flow, by its id; NULL after an answer. */
static const char *flow_item(struct form *f, const char *flow)
{
    const char *item =
        flow == NULL ? NULL : arena_printf(f->server->arena, "flows/%.100s.json", flow);
    if (item != NULL && kb_item_kind(item) == KB_ITEM_FLOW)
        return item;
    editor_refuse(f, KB_NOT_FOUND, "flow", NULL);
    return NULL;
}

static json_t *step_faults(const struct kb_faults *faults)
{
    json_t *list = json_array();
    for (size_t i = 0; i < faults->count; i++)
        if (!faults->at[i].warning)
            json_array_append_new(list,
                                  json_pack("{s:s, s:s, s:s}", "step", faults->at[i].part, "field",
                                            faults->at[i].field, "message", faults->at[i].message));
    return list;
}

static json_t *titles(struct server *server, json_t *flow, enum kb_lang lang)
{
    json_t *list = json_array(), *one;
    size_t i;
    json_array_foreach(json_object_get(flow, "offered"), i, one)
    {
        const char *slug = json_string_value(one);
        struct kb_answer answer;
        char day[11];
        day_today(day);
        if (slug != NULL && kb_answer(server->kb, slug, lang, day, server->arena, &answer) == KB_OK)
            json_array_append_new(list,
                                  json_pack("{s:s, s:s}", "slug", slug, "title", answer.title));
    }
    return list;
}

void editor_flow(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = flow_item(&f, editor_argument(&f, wsi, "flow"));
    struct kb_item it;
    struct kb_flow_report report;
    if (item == NULL)
        return;
    enum kb_status status = kb_item_read(server->kb, item, server->arena, &it);
    if (status != KB_OK) {
        editor_refuse(&f, status, "flow", NULL);
        return;
    }
    const char *text = it.draft.text != NULL ? it.draft.text : it.published.text;
    kb_flow_check(server->kb, text_of(text), f.lang, server->arena, &report);
    json_t *flow = json_loads(text, JSON_REJECT_DUPLICATES, NULL), *dead = json_array();
    for (size_t i = 0; i < report.dead_count; i++)
        json_array_append_new(dead, json_string(report.dead[i]));
    http_answer_json(h, 200,
                     json_pack("{s:O?, s:s, s:I, s:s, s:o, s:o, s:I, s:o, s:o, s:o}", "flow", flow,
                               "text", text, "version", (json_int_t)it.draft.version, "state",
                               kb_item_state_name(it.state), "draft",
                               editor_draft(server, &it.draft), "faults",
                               step_faults(&report.faults), "paths", (json_int_t)report.paths,
                               "dead", dead, "used", titles(server, flow, f.lang), "others",
                               editor_others(server, &h->account, item)));
    json_decref(flow);
}

/* ---- walking ---------------------------------------------------------------------------- */

static json_t *guide_json(struct server *server, const struct kb_guide *g, bool misunderstood,
                          enum kb_lang lang, const char *day)
{
    json_t *options = json_array(), *answers = json_array(), *entries = json_array();
    for (size_t i = 0; i < g->option_count; i++)
        json_array_append_new(
            options, json_pack("{s:s, s:s}", "id", g->options[i].id, "text", g->options[i].text));
    for (size_t i = 0; i < g->answer_count; i++)
        json_array_append_new(answers, json_pack("{s:s, s:s, s:s, s:s}", "step", g->answers[i].step,
                                                 "ask", g->answers[i].ask, "said",
                                                 g->answers[i].said, "shown", g->answers[i].shown));
    for (size_t i = 0; i < g->entry_count; i++) {
        struct kb_answer answer;
        bool known =
            kb_answer(server->kb, g->entries[i], lang, day, server->arena, &answer) == KB_OK;
        json_array_append_new(entries, json_pack("{s:s, s:s}", "entry", g->entries[i], "title",
                                                 known ? answer.title : g->entries[i]));
    }
    return json_pack(
        "{s:s?, s:s?, s:s?, s:s?, s:s?, s:o, s:o, s:I, s:s?, s:o, s:b, s:b, s:b, s:s?}", "step",
        g->step, "ask", g->ask, "help", g->help, "kind", g->kind, "per", g->per, "options", options,
        "answers", answers, "most_left", (json_int_t)g->most_left, "text", g->text, "entries",
        entries, "person", (int)g->person, "value_unknown", (int)g->value_unknown, "misunderstood",
        (int)misunderstood, "title", g->title);
}

/* The flow as text: what the request brings, or the draft of the one it names; NULL after an
 * answer. */
static const char *flow_text(struct form *f)
{
    json_t *flow = json_object_get(f->body, "flow");
    struct kb_item it;
    if (json_is_object(flow)) {
        const char *text = kb_document_text(flow, f->server->arena);
        if (text == NULL)
            editor_refuse(f, KB_INVALID, "flow", NULL);
        return text;
    }
    const char *item = flow_item(f, json_string_value(flow));
    enum kb_status status =
        item == NULL ? KB_NOT_FOUND : kb_item_read(f->server->kb, item, f->server->arena, &it);
    if (status == KB_OK)
        return it.draft.text != NULL ? it.draft.text : it.published.text;
    editor_refuse(f, status, "flow", NULL);
    return NULL;
}

void editor_walk(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    static const char *const langs[] = {"de", "en", NULL};
    struct form f = form_of(server, wsi, h, body);
    const char *day = editor_day(&f, NULL), *text = day == NULL ? NULL : flow_text(&f);
    const char *const *answers;
    size_t count;
    enum kb_lang lang = KB_DE;
    if (text == NULL || !editor_texts(&f, "answers", ANSWERS_MAX, &answers, &count) ||
        !kb_lang_parse(form_word(&f, "lang", langs, FORM_LANG), &lang))
        return;
    struct kb_guide g;
    enum kb_guide_status status =
        kb_flow_walk(server->kb, text_of(text), answers, count, lang, day, server->arena, &g);
    if (status == KB_GUIDE_NO_FLOW) {
        struct kb_flow_report report;
        kb_flow_check(server->kb, text_of(text), f.lang, server->arena, &report);
        editor_refuse_faults(&f, "", &report.faults);
        return;
    }
    http_answer_json(h, 200, guide_json(server, &g, status == KB_GUIDE_BAD_ANSWER, lang, day));
}

void editor_postcodes(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *q = editor_argument(&f, wsi, "q");
    struct kb_postcode *postcodes;
    if (q == NULL)
        return;
    size_t count =
        kb_postcodes(server->kb, text_trim(text_of(q)), POSTCODES_MAX, server->arena, &postcodes);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "postcode", postcodes[i].postcode,
                                              "place", postcodes[i].place, "district",
                                              postcodes[i].district));
    http_answer_json(h, 200, json_pack("{s:o}", "postcodes", list));
}
