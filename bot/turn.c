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
