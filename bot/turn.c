/* turn.c - the pipeline: kb_find() understands and decides, the reply is put together here. */
#include "bot/turn.h"

#include <stdlib.h>
#include <string.h>

#include "bot/texts.h"

struct turn_memory {
    char *topic; /* slug of the last answer */
    char *said;  /* the last utterance */
};

struct turn_memory *turn_memory_new(void)
{
    struct turn_memory *memory = calloc(1, sizeof *memory);
    if (memory == NULL)
        exit(1);
    return memory;
}

void turn_memory_free(struct turn_memory *memory)
{
    if (memory == NULL)
        return;
    free(memory->topic);
    free(memory->said);
    free(memory);
}

static void remember(struct turn_memory *memory, struct text said, const struct kb_finding *found)
{
    free(memory->said);
    memory->said = strndup(said.at, said.len);
    if (found->action == KB_ANSWER) {
        free(memory->topic);
        memory->topic = strdup(found->hits[0].slug);
    }
}

static const char *answer_text(struct kb *kb, const struct kb_finding *found, const char *day,
                               struct arena *arena)
{
    struct kb_answer answer;
    if (kb_answer(kb, found->hits[0].slug, found->lang, day, arena, &answer) != KB_OK)
        return NULL;
    if (!answer.value_unknown)
        return answer.summary;
    return arena_printf(arena, "%s %s", answer.summary, bot_text(TEXT_VALUE_UNKNOWN, found->lang));
}

static const char *reply_text(struct kb *kb, const struct kb_finding *found, const char *day,
                              struct arena *arena)
{
    if (found->reply != NULL)
        return found->reply;
    switch (found->action) {
    case KB_ANSWER:
        return answer_text(kb, found, day, arena);
    case KB_CLARIFY:
        return bot_text(TEXT_CLARIFY, found->lang);
    default:
        return bot_text(found->wants_person ? TEXT_PERSON_OFFERED : TEXT_NOTHING_FOUND,
                        found->lang);
    }
}

static json_t *explanation(const struct kb_finding *found)
{
    json_t *rules = json_array();
    for (size_t i = 0; i < found->fired_count; i++)
        json_array_append_new(rules, json_pack("{s:s, s:s}", "rule", found->fired[i].rule, "kind",
                                               found->fired[i].kind));
    return json_pack("{s:o, s:b}", "rules", rules, "wants_person", (int)found->wants_person);
}

json_t *turn_ask_json(struct kb *kb, struct turn_memory *memory, struct text question,
                      bool lang_known, enum kb_lang lang, const char *day, bool explain,
                      struct arena *arena)
{
    struct kb_question asked = {
        .said = question, .lang_known = lang_known, .lang = lang, .day = day};
    struct text before = {NULL, 0};
    if (memory != NULL && memory->said != NULL) {
        before = text_of(memory->said);
        asked.before = &before;
        asked.before_count = 1;
        asked.topic = memory->topic;
    }
    struct kb_finding found;
    if (kb_find(kb, &asked, arena, &found) != KB_OK)
        return NULL;
    const char *reply = reply_text(kb, &found, day, arena);
    if (reply == NULL)
        return NULL;
    json_t *hits = json_array(), *choices = json_array();
    for (size_t i = 0; i < found.hit_count; i++)
        json_array_append_new(hits, json_pack("{s:s, s:f}", "entry", found.hits[i].slug, "score",
                                              found.hits[i].score));
    for (size_t i = 0; i < found.choice_count; i++)
        json_array_append_new(choices, json_string(found.choices[i].slug));
    json_t *out =
        json_pack("{s:s%, s:s, s:s, s:f, s:o, s:o, s:s}", "question", question.at, question.len,
                  "lang", kb_lang_name(found.lang), "action", kb_action_name(found.action),
                  "confidence", found.confidence, "hits", hits, "choices", choices, "reply", reply);
    if (out != NULL && explain)
        json_object_set_new(out, "why", explanation(&found));
    if (memory != NULL)
        remember(memory, question, &found);
    return out;
}

/* ---- events ----------------------------------------------------------------------------- */

static json_t *links(const struct kb_link *list, size_t count)
{
    json_t *out = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(out,
                              json_pack("{s:s, s:s}", "title", list[i].title, "url", list[i].url));
    return out;
}

static json_t *entries(const struct kb_hit *list, size_t count)
{
    json_t *out = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            out, json_pack("{s:s, s:s}", "entry", list[i].slug, "title", list[i].title));
    return out;
}

static json_t *answer_body(const struct kb_answer *a)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:b}", "entry", a->slug, "lang",
                     kb_lang_name(a->lang), "title", a->title, "summary", a->summary, "html",
                     a->body_html, "stand", a->stand, "legal_basis",
                     links(a->legal_basis, a->legal_basis_count), "sources",
                     links(a->sources, a->source_count), "related",
                     entries(a->related, a->related_count), "value_unknown", (int)a->value_unknown);
}

/* For advisors: what fired and what else came into question. */
static json_t *why(const struct kb_finding *found)
{
    json_t *out = explanation(found), *hits = json_array();
    for (size_t i = 0; i < found->hit_count; i++)
        json_array_append_new(hits, json_pack("{s:s, s:f}", "entry", found->hits[i].slug, "score",
                                              found->hits[i].score));
    json_object_set_new(out, "hits", hits);
    return out;
}

enum kb_status turn_choose(struct kb *kb, const char *slug, enum kb_lang lang, const char *day,
                           struct arena *arena, struct turn_event *out)
{
    struct kb_answer answer;
    enum kb_status status = kb_answer(kb, slug, lang, day, arena, &answer);
    if (status == KB_OK)
        *out = (struct turn_event){"answered", answer_body(&answer), answer.title};
    return status;
}

enum kb_status turn_say(struct kb *kb, struct text said, enum kb_lang lang, const char *before,
                        const char *topic, const char *day, struct arena *arena,
                        struct turn_event *out)
{
    struct text last = text_of(before);
    struct kb_question asked = {.said = said,
                                .lang = lang,
                                .day = day,
                                .before = &last,
                                .before_count = before != NULL,
                                .topic = topic};
    struct kb_finding found;
    enum kb_status status = kb_find(kb, &asked, arena, &found);
    if (status != KB_OK)
        return status;
    if (found.action == KB_ANSWER) {
        status = turn_choose(kb, found.hits[0].slug, found.lang, day, arena, out);
    } else if (found.action == KB_CLARIFY) {
        *out =
            (struct turn_event){"clarified",
                                json_pack("{s:s, s:o}", "text", bot_text(TEXT_CLARIFY, found.lang),
                                          "choices", entries(found.choices, found.choice_count)),
                                NULL};
    } else {
        *out =
            (struct turn_event){"replied",
                                json_pack("{s:s, s:b}", "text", reply_text(kb, &found, day, arena),
                                          "offer_person", (int)(found.action == KB_HANDOFF)),
                                NULL};
    }
    if (status != KB_OK)
        return status;
    json_object_set_new(out->body, "confidence", json_real(found.confidence));
    json_object_set_new(out->body, "why", why(&found));
    return KB_OK;
}
