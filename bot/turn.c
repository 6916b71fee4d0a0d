/* turn.c - the pipeline: a follow-up is taken as it is, else kb_find() understands and decides; the
 * reply is put together here. */
#include "bot/turn.h"

#include "bot/texts.h"
#include "bot/turn_json.h"
#include "bot/turn_steps.h"

/* ---- the reply -------------------------------------------------------------------------- */

static const char *reply_with_more(const struct turn *turn, struct arena *arena)
{
    const char *text =
        arena_printf(arena, "%s\n%s", turn->reply, bot_text(TEXT_MORE, turn->found.lang));
    for (size_t i = 0; i < turn->more_count; i++)
        text = arena_printf(arena, "%s\n- %s", text, turn->more[i].title);
    return text;
}

/* The second miss in a row says more about the person, the third hands over. */
static const char *say_miss(struct turn_memory *memory, struct kb_finding *found)
{
    static const enum bot_text texts[] = {TEXT_NOTHING_FOUND, TEXT_NOTHING_AGAIN,
                                          TEXT_PERSON_INSTEAD};
    json_int_t miss = memory->misses++;
    found->wants_person |= miss >= 2;
    return bot_text(texts[miss < 2 ? miss : 2], memory->lang);
}

/* What is said to what was found, and shown where it is an answer. */
static const char *reply_to(struct turn_memory *memory, struct turn *turn, struct arena *arena)
{
    struct kb_finding *found = &turn->found;
    if (found->action == KB_ANSWER) {
        turn->reply = turn_show_text(&turn->shown, memory->lang, arena);
        return turn->more_count > 0 ? reply_with_more(turn, arena) : turn->reply;
    }
    if (found->reply != NULL)
        return found->reply;
    if (found->action == KB_CLARIFY)
        return bot_text(TEXT_CLARIFY, found->lang);
    if (found->wants_person)
        return bot_text(TEXT_PERSON_OFFERED, found->lang);
    return say_miss(memory, found);
}

/* ---- one utterance ---------------------------------------------------------------------- */

/* The conversation goes on from what was found. */
static void keep_found(struct turn_memory *memory, const struct kb_finding *found)
{
    memory->lang = found->lang;
    memory->shown[0] = '\0';
    if (found->country != NULL)
        turn_memory_keep(memory->country, COUNTRY_SIZE, found->country);
    if (found->profession != NULL)
        turn_memory_keep(memory->profession, SLUG_SIZE, found->profession);
    if (found->status != NULL)
        turn_memory_keep(memory->status, SLUG_SIZE, found->status);
    if (found->salary != NULL)
        turn_memory_keep(memory->salary, SALARY_SIZE, found->salary);
    memory->place_entry[0] = '\0';
    memory->asking = false;
    turn_memory_keep_choices(memory, found->choices, found->choice_count);
    turn_memory_keep_context(memory, found->context, found->context_count, found->context_length);
    if (found->action != KB_HANDOFF || found->wants_person)
        memory->misses = 0;
}

/* A message that is no choice and asks for no other day. */
static enum kb_status take_message(struct kb *kb, struct turn_memory *memory, struct text said,
                                   const char *day, bool lang_known, struct arena *arena,
                                   struct turn *out)
{
    struct kb_finding *found = &out->found;
    struct kb_place place;
    enum kb_status status = turn_understand(kb, memory, said, day, lang_known, arena, out);
    if (status != KB_OK)
        return status;
    if (turn_follow_place(kb, memory, said, found, arena, &place)) {
        found->action = KB_ANSWER;
        found->confidence = 1;
        found->choice_count = 0;
        return turn_show(kb, memory, arena_strdup(arena, memory->place_entry), &place, day, arena,
                         &out->shown);
    }
    keep_found(memory, found);
    if (found->action != KB_ANSWER)
        return KB_OK;
    place = kb_find_place(kb, said, false, arena);
    return turn_show(kb, memory, found->hits[0].slug, &place, day, arena, &out->shown);
}

static enum kb_status take_turn(struct kb *kb, struct turn_memory *memory, struct text said,
                                const char *day, bool lang_known, struct arena *arena,
                                struct turn *out)
{
    enum kb_status status;
    *out = (struct turn){0};
    if (!turn_follow(kb, memory, said, day, arena, out, &status))
        status = take_message(kb, memory, said, day, lang_known, arena, out);
    if (status == KB_OK)
        out->reply = reply_to(memory, out, arena);
    return status;
}

json_t *turn_ask_json(struct kb *kb, struct turn_memory *memory, struct text question,
                      bool lang_known, enum kb_lang lang, const char *day, enum turn_with with,
                      struct arena *arena)
{
    struct turn_memory *own = memory == NULL ? turn_memory_new(lang) : memory;
    if (lang_known)
        own->lang = lang;
    struct turn turn;
    enum kb_status status = take_turn(kb, own, question, day, lang_known, arena, &turn);
    if (memory == NULL)
        turn_memory_free(own);
    if (status != KB_OK)
        return NULL;
    const struct kb_finding *found = &turn.found;
    json_t *hits = json_array(), *choices = json_array(), *more = json_array();
    for (size_t i = 0; i < found->hit_count; i++)
        json_array_append_new(hits, json_pack("{s:s, s:f}", "entry", found->hits[i].slug, "score",
                                              found->hits[i].score));
    for (size_t i = 0; i < found->choice_count; i++)
        json_array_append_new(choices, json_string(found->choices[i].slug));
    for (size_t i = 0; i < turn.more_count; i++)
        json_array_append_new(more, json_string(turn.more[i].slug));
    json_t *out = json_pack("{s:s%, s:s, s:s, s:f, s:o, s:o, s:s}", "question", question.at,
                            question.len, "lang", kb_lang_name(found->lang), "action",
                            kb_action_name(found->action), "confidence", found->confidence, "hits",
                            hits, "choices", choices, "reply", turn.reply);
    if (out != NULL && with != TURN_PLAIN)
        json_object_set(out, "more", more);
    json_decref(more);
    if (out != NULL && (with & TURN_WHY) != 0)
        json_object_set_new(out, "why", turn_json_why(found));
    if (out != NULL && (with & TURN_ANSWER) != 0 && found->action == KB_ANSWER)
        json_object_set_new(out, "answer", turn_json_answer(kb, &turn.shown, found->lang, arena));
    return out;
}

/* ---- events ----------------------------------------------------------------------------- */

/* What is taken for known, for the employer to correct, and the memory for the next turn. */
static void remember(struct kb *kb, const struct turn_memory *memory, struct arena *arena,
                     json_t *body)
{
    json_object_set_new(body, "slots", turn_memory_slots(memory, kb, arena));
    json_object_set_new(body, "memory", turn_memory_json(memory));
}

enum kb_status turn_choose(struct kb *kb, struct turn_memory *memory, const char *slug,
                           const char *day, struct arena *arena, struct turn_event *out)
{
    struct shown shown;
    memory->place_entry[0] = '\0';
    memory->asking = false;
    turn_memory_keep_choices(memory, NULL, 0);
    enum kb_status status = turn_show(kb, memory, slug, &(struct kb_place){0}, day, arena, &shown);
    if (status != KB_OK)
        return status;
    memory->misses = 0;
    turn_memory_keep_chosen(memory, shown.answer.slug);
    *out = (struct turn_event){"answered", turn_json_answer(kb, &shown, memory->lang, arena),
                               shown.answer.title};
    remember(kb, memory, arena, out->body);
    return KB_OK;
}

enum kb_status turn_say(struct kb *kb, struct turn_memory *memory, struct text said,
                        const char *day, struct arena *arena, struct turn_event *out)
{
    struct turn turn;
    enum kb_status status = take_turn(kb, memory, said, day, false, arena, &turn);
    if (status != KB_OK)
        return status;
    const struct kb_finding *found = &turn.found;
    if (found->action == KB_ANSWER) {
        *out =
            (struct turn_event){"answered", turn_json_answer(kb, &turn.shown, found->lang, arena),
                                turn.shown.answer.title};
        json_object_set_new(out->body, "more", turn_json_entries(turn.more, turn.more_count));
    } else if (found->action == KB_CLARIFY) {
        *out =
            (struct turn_event){"clarified",
                                json_pack("{s:s, s:o}", "text", turn.reply, "choices",
                                          turn_json_entries(found->choices, found->choice_count)),
                                NULL};
    } else {
        *out = (struct turn_event){"replied",
                                   json_pack("{s:s, s:b, s:b}", "text", turn.reply, "offer_person",
                                             (int)(found->action == KB_HANDOFF), "wants_person",
                                             (int)found->wants_person),
                                   NULL};
    }
    json_object_set_new(out->body, "confidence", json_real(found->confidence));
    json_object_set_new(out->body, "why", turn_json_why(found));
    remember(kb, memory, arena, out->body);
    return KB_OK;
}
