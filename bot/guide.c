/* guide.c - see guide.h. Each message brings all answers, so that the server keeps nothing between
 * them: going back is a shorter list. */
#include "bot/guide.h"

enum { ANSWERS_MAX = 40, ANSWER_BYTES_MAX = 400 };

json_t *guide_offers(struct kb *kb, const char *entry, enum kb_lang lang, struct arena *arena)
{
    struct kb_flow *flows;
    size_t count = kb_flows(kb, entry, lang, arena, &flows);
    json_t *out = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            out, json_pack("{s:s, s:s}", "flow", flows[i].id, "title", flows[i].title));
    return out;
}

static json_t *answers_json(const struct kb_guide *g)
{
    json_t *out = json_array();
    for (size_t i = 0; i < g->answer_count; i++)
        json_array_append_new(out, json_pack("{s:s, s:s, s:s, s:s}", "step", g->answers[i].step,
                                             "ask", g->answers[i].ask, "said", g->answers[i].said,
                                             "shown", g->answers[i].shown));
    return out;
}

static json_t *question_json(const struct kb_guide *g, bool misunderstood)
{
    json_t *options = json_array();
    for (size_t i = 0; i < g->option_count; i++)
        json_array_append_new(
            options, json_pack("{s:s, s:s}", "id", g->options[i].id, "text", g->options[i].text));
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:I, s:b}", "flow",
                     g->flow, "title", g->title, "intro", g->intro, "step", g->step, "ask", g->ask,
                     "help", g->help, "kind", g->kind, "per", g->per, "options", options, "answers",
                     answers_json(g), "left", (json_int_t)g->most_left, "misunderstood",
                     (int)misunderstood);
}

static json_t *end_json(struct kb *kb, const struct kb_guide *g, enum kb_lang lang, const char *day,
                        struct arena *arena)
{
    json_t *entries = json_array();
    for (size_t i = 0; i < g->entry_count; i++) {
        struct kb_answer answer;
        if (kb_answer(kb, g->entries[i], lang, day, arena, &answer) == KB_OK)
            json_array_append_new(
                entries, json_pack("{s:s, s:s}", "entry", answer.slug, "title", answer.title));
    }
    return json_pack("{s:s, s:s, s:s, s:o, s:s, s:o, s:b, s:b}", "flow", g->flow, "title", g->title,
                     "stand", g->stand, "answers", answers_json(g), "text", g->text, "entries",
                     entries, "offer_person", (int)g->person, "value_unknown",
                     (int)g->value_unknown);
}

enum kb_status guide_step(struct kb *kb, const char *flow, const json_t *answers, enum kb_lang lang,
                          const char *day, struct arena *arena, json_t **said,
                          struct turn_event *reply)
{
    const char *given[ANSWERS_MAX];
    size_t count = json_array_size(answers);
    if ((answers != NULL && !json_is_array(answers)) || count > ANSWERS_MAX)
        return KB_INVALID;
    for (size_t i = 0; i < count; i++) {
        json_t *answer = json_array_get(answers, i);
        if (!json_is_string(answer) || json_string_length(answer) > ANSWER_BYTES_MAX)
            return KB_INVALID;
        given[i] = json_string_value(answer);
    }
    struct kb_guide g;
    enum kb_guide_status status = kb_guide(kb, flow, given, count, lang, day, arena, &g);
    if (status == KB_GUIDE_NO_FLOW)
        return KB_NOT_FOUND;
    bool misunderstood = status == KB_GUIDE_BAD_ANSWER;
    const char *text = g.title;
    if (misunderstood)
        text = given[g.answer_count];
    else if (g.answer_count > 0)
        text = g.answers[g.answer_count - 1].shown;
    *said = json_pack("{s:s, s:s, s:I, s:s}", "flow", g.flow, "title", g.title, "answered",
                      (json_int_t)g.answer_count, "text", text);
    if (g.step != NULL)
        *reply = (struct turn_event){"asked", question_json(&g, misunderstood), g.title};
    else
        *reply = (struct turn_event){"concluded", end_json(kb, &g, lang, day, arena), g.title};
    return KB_OK;
}
