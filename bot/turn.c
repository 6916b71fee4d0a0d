/* turn.c - the pipeline: kb_find() understands and decides, the reply is put together here. */
#include "bot/turn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/guide.h"
#include "bot/texts.h"
#include "bot/turn_day.h"
#include "bot/turn_memory.h"
#include "bot/turn_pick.h"
#include "kb/parts.h"
#include "kb/values.h"

/* What was picked weighs as a question of a few words that says nothing else (kb/topic.h). */
static const double CHOSEN_LENGTH = 12;

static void keep_chosen(struct turn_memory *memory, const char *slug)
{
    turn_memory_keep_context(memory, &(struct kb_context){slug, 1, CHOSEN_LENGTH}, 1,
                             CHOSEN_LENGTH);
}

/* ---- answers ---------------------------------------------------------------------------- */

/* An entry as it is shown in this conversation. */
struct shown {
    struct kb_answer answer;
    struct kb_office *offices; /* in charge at the place */
    size_t office_count;
    const char *place;     /* the heading of the offices, or NULL */
    const char *ask_place; /* what is to be said about the place instead, or NULL */
};

static const char *join(const char *const *list, size_t count, struct arena *arena)
{
    const char *joined = "";
    for (size_t i = 0; i < count; i++)
        joined = i == 0 ? list[0] : arena_printf(arena, "%s, %s", joined, list[i]);
    return joined;
}

/* Who is in charge at the place that was said now or before; else the question for it. */
static void show_offices(struct kb *kb, struct turn_memory *memory, const struct kb_place *place,
                         struct arena *arena, struct shown *out)
{
    enum kb_lang lang = memory->lang;
    turn_memory_keep(memory->place_entry, SLUG_SIZE, out->answer.slug);
    if (place->kind == KB_PLACE_FOUND) {
        turn_memory_keep(memory->place, PLACE_MAX, place->name);
        turn_memory_keep(memory->district, PLACE_MAX, place->district);
    }
    if (place->kind == KB_PLACE_AMBIGUOUS)
        out->ask_place = arena_printf(arena, bot_text(TEXT_PLACE_AMBIGUOUS, lang),
                                      join(place->choices, place->choice_count, arena));
    else if (place->kind == KB_PLACE_OUTSIDE)
        out->ask_place = arena_printf(arena, bot_text(TEXT_PLACE_OUTSIDE, lang), place->name);
    else if (memory->district[0] == '\0')
        out->ask_place = bot_text(TEXT_PLACE_ASK, lang);
    memory->asking = out->ask_place != NULL;
    if (memory->asking)
        return;
    out->office_count = kb_offices(kb, memory->district, out->answer.offices,
                                   out->answer.office_count, arena, &out->offices);
    out->place = strcmp(memory->place, memory->district) == 0
                     ? arena_strdup(arena, memory->place)
                     : arena_printf(arena, "%s (%s)", memory->place, memory->district);
    if (out->office_count == 0)
        out->ask_place = arena_printf(arena, bot_text(TEXT_PLACE_OUTSIDE, lang), memory->place);
}

static enum kb_status show(struct kb *kb, struct turn_memory *memory, const char *slug,
                           const struct kb_place *place, const char *day, struct arena *arena,
                           struct shown *out)
{
    *out = (struct shown){0};
    enum kb_status status = kb_answer(kb, slug, memory->lang, day, arena, &out->answer);
    if (status == KB_OK)
        turn_memory_keep(memory->shown, SLUG_SIZE, out->answer.slug);
    if (status == KB_OK && out->answer.office_count > 0)
        show_offices(kb, memory, place, arena, out);
    return status;
}

static const char *office_line(const struct kb_office *o, struct arena *arena)
{
    const char *parts[] = {o->name, o->address, o->phone, o->email, o->url};
    const char *given[5];
    size_t count = 0;
    for (size_t i = 0; i < 5; i++)
        if (parts[i][0] != '\0')
            given[count++] = parts[i];
    return join(given, count, arena);
}

static const char *answer_text(const struct shown *shown, enum kb_lang lang, struct arena *arena)
{
    const char *text = shown->answer.summary;
    if (shown->answer.lang != lang)
        text = arena_printf(arena, "%s %s", bot_text(TEXT_OTHER_LANG, lang), text);
    if (shown->answer.value_unknown)
        text = arena_printf(arena, "%s %s", text, bot_text(TEXT_VALUE_UNKNOWN, lang));
    if (shown->ask_place != NULL)
        return arena_printf(arena, "%s\n%s", text, shown->ask_place);
    if (shown->office_count > 0)
        text = arena_printf(arena, "%s\n%s:", text, shown->place);
    for (size_t i = 0; i < shown->office_count; i++)
        text = arena_printf(arena, "%s\n- %s (%s %s)", text, office_line(&shown->offices[i], arena),
                            lang == KB_DE ? "Stand" : "as of",
                            day_written(shown->offices[i].stand, lang, arena));
    return text;
}

/* ---- one utterance ---------------------------------------------------------------------- */

struct turn {
    struct kb_finding found;
    struct shown shown;            /* if the action is KB_ANSWER */
    struct kb_hit more[PARTS_MAX]; /* what answers the other questions of the message */
    size_t more_count;
    const char *reply; /* what is said */
};

/* The answer to "for which place?", or "and in Jena?" after an answer that depends on the place. A
 * name nobody knows is taken for a place only where it was asked for and says nothing else. */
static bool is_place(struct kb *kb, const struct turn_memory *memory, struct text said,
                     const struct kb_finding *found, struct arena *arena, struct kb_place *place)
{
    enum { PLACE_WORDS = 4, NAME_WORDS = 2 };
    size_t words = 1;
    for (size_t i = 0; i < said.len; i++)
        words += said.at[i] == ' ';
    if (memory->place_entry[0] == '\0' || words > PLACE_WORDS || found->wants_person ||
        found->action == KB_SMALLTALK)
        return false;
    bool name_only = words <= NAME_WORDS && memchr(said.at, '?', said.len) == NULL &&
                     found->reply == NULL && found->covered < 0.5;
    *place = kb_find_place(kb, said, memory->asking && name_only, arena);
    return place->kind != KB_PLACE_NONE;
}

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

/* Keeps the entry of a sure part, unless it is the answer or kept already. */
static void keep_more(struct turn *turn, const struct kb_hit *hit)
{
    bool known = strcmp(turn->found.hits[0].slug, hit->slug) == 0;
    for (size_t i = 0; i < turn->more_count; i++)
        known |= strcmp(turn->more[i].slug, hit->slug) == 0;
    if (!known)
        turn->more[turn->more_count++] = *hit;
}

/* A message with several questions: the first sure one is answered and the others are offered. A
 * long message with one question in it is answered if that question alone is sure. What the whole
 * message tells of the case holds for each of its parts. */
static enum kb_status find_in_parts(struct kb *kb, struct kb_question asked, struct arena *arena,
                                    struct turn *out)
{
    struct text parts[PARTS_MAX];
    struct kb_finding found[PARTS_MAX];
    size_t count = parts_of(asked.said, parts), sure = PARTS_MAX;
    asked.country = out->found.country;
    for (size_t i = 0; i < count; i++) {
        asked.said = parts[i];
        enum kb_status status = kb_find(kb, &asked, arena, &found[i]);
        if (status != KB_OK)
            return status;
        if (found[i].action == KB_ANSWER && sure == PARTS_MAX)
            sure = i;
    }
    if (sure == PARTS_MAX || (count == 1 && out->found.action == KB_ANSWER))
        return KB_OK;
    found[sure].profession = out->found.profession;
    found[sure].status = out->found.status;
    found[sure].salary = out->found.salary;
    out->found = found[sure];
    for (size_t i = 0; i < count; i++)
        if (i != sure && (found[i].action == KB_ANSWER || found[i].action == KB_CLARIFY))
            keep_more(out, &found[i].hits[0]);
    return KB_OK;
}

/* What is understood of the message: a wish for a person, small talk and what is out of scope are
 * never looked for in its parts. */
static enum kb_status understand(struct kb *kb, const struct turn_memory *memory, struct text said,
                                 const char *day, bool lang_known, struct arena *arena,
                                 struct turn *out)
{
    const struct kb_question asked = {.said = said,
                                      .lang_known = lang_known,
                                      .lang = memory->lang,
                                      .day = day,
                                      .context = memory->context,
                                      .context_count = memory->context_count,
                                      .context_length = memory->context_length,
                                      .country = memory->country};
    enum kb_status status = kb_find(kb, &asked, arena, &out->found);
    bool entry = out->found.action == KB_ANSWER || out->found.action == KB_CLARIFY;
    return status == KB_OK && entry ? find_in_parts(kb, asked, arena, out) : status;
}

/* The title of an entry that was offered, in the conversation's language. */
static struct kb_hit offered(struct kb *kb, const struct turn_memory *memory, const char *slug,
                             const char *day, struct arena *arena)
{
    struct kb_answer answer;
    bool found = kb_answer(kb, slug, memory->lang, day, arena, &answer) == KB_OK;
    return (struct kb_hit){.slug = arena_strdup(arena, slug),
                           .title = found ? answer.title : arena_strdup(arena, slug)};
}

/* "The second one", typed after a list of choices; false if the message is no such thing. */
static bool take_pick(struct kb *kb, struct turn_memory *memory, struct text said, const char *day,
                      struct arena *arena, struct turn *out, enum kb_status *status)
{
    int pick = pick_of(text_trim(said), memory->choice_count);
    if (pick == PICK_NOTHING)
        return false;
    struct kb_finding *found = &out->found;
    *status = KB_OK;
    found->lang = memory->lang;
    found->confidence = 1;
    memory->shown[0] = '\0';
    memory->place_entry[0] = '\0';
    memory->asking = false;
    if (pick == PICK_NONE) {
        found->action = KB_HANDOFF;
        turn_memory_keep_choices(memory, NULL, 0);
        out->reply = say_miss(memory, found);
        return true;
    }
    size_t count = pick == PICK_UNCLEAR ? memory->choice_count : 1;
    found->hits = arena_alloc(arena, count, sizeof *found->hits);
    found->hit_count = count;
    for (size_t i = 0; i < count; i++)
        found->hits[i] = offered(
            kb, memory, memory->choices[pick == PICK_UNCLEAR ? i : (size_t)pick], day, arena);
    if (pick == PICK_UNCLEAR) {
        found->action = KB_CLARIFY;
        found->choices = found->hits;
        found->choice_count = count;
        out->reply = bot_text(TEXT_CLARIFY, memory->lang);
        return true;
    }
    found->action = KB_ANSWER;
    memory->misses = 0;
    turn_memory_keep_choices(memory, NULL, 0);
    keep_chosen(memory, found->hits[0].slug);
    *status = show(kb, memory, found->hits[0].slug, &(struct kb_place){0}, day, arena, &out->shown);
    out->reply = *status == KB_OK ? answer_text(&out->shown, memory->lang, arena) : NULL;
    return true;
}

/* Says of an answer as on another day what is different about it. */
static enum kb_status show_day(struct kb *kb, const struct turn_memory *memory, const char *today,
                               const char *on, struct arena *arena, struct shown *shown)
{
    struct kb_answer now, *then = &shown->answer;
    enum kb_status status = kb_answer(kb, then->slug, memory->lang, today, arena, &now);
    if (status != KB_OK)
        return status;
    bool same =
        strcmp(now.summary, then->summary) == 0 && strcmp(now.body_html, then->body_html) == 0;
    const char *written = day_written(on, memory->lang, arena);
    const char *told = bot_text(same ? TEXT_NO_CHANGE : TEXT_ON_DAY, memory->lang);
    if (strcmp(on, today) != 0)
        then->summary =
            arena_printf(arena, "%s %s", arena_printf(arena, told, written), then->summary);
    return KB_OK;
}

/* "And from January?" after an answer: the same one, as on that day. */
static bool take_day(struct kb *kb, struct turn_memory *memory, struct text said, const char *day,
                     struct arena *arena, struct turn *out, enum kb_status *status)
{
    const char *on = memory->shown[0] == '\0' ? NULL : day_meant(text_trim(said), day, arena);
    if (on == NULL)
        return false;
    struct kb_finding *found = &out->found;
    const char *slug = arena_strdup(arena, memory->shown);
    found->lang = memory->lang;
    found->confidence = 1;
    found->action = KB_ANSWER;
    found->hits = arena_alloc(arena, 1, sizeof *found->hits);
    found->hits[0] = offered(kb, memory, slug, day, arena);
    found->hit_count = 1;
    *status = show(kb, memory, slug, &(struct kb_place){0}, on, arena, &out->shown);
    if (*status == KB_NOT_FOUND) { /* it was withdrawn meanwhile */
        *out = (struct turn){0};
        return false;
    }
    turn_memory_keep_choices(memory, NULL, 0);
    if (*status == KB_OK)
        *status = show_day(kb, memory, day, on, arena, &out->shown);
    out->reply = *status == KB_OK ? answer_text(&out->shown, memory->lang, arena) : NULL;
    return true;
}

static enum kb_status take_turn(struct kb *kb, struct turn_memory *memory, struct text said,
                                const char *day, bool lang_known, struct arena *arena,
                                struct turn *out)
{
    *out = (struct turn){0};
    struct kb_finding *found = &out->found;
    enum kb_status status;
    if (take_pick(kb, memory, said, day, arena, out, &status) ||
        take_day(kb, memory, said, day, arena, out, &status))
        return status;
    status = understand(kb, memory, said, day, lang_known, arena, out);
    if (status != KB_OK)
        return status;
    struct kb_place place;
    if (is_place(kb, memory, said, found, arena, &place)) {
        found->action = KB_ANSWER;
        found->confidence = 1;
        found->choice_count = 0;
        status = show(kb, memory, arena_strdup(arena, memory->place_entry), &place, day, arena,
                      &out->shown);
        out->reply = status == KB_OK ? answer_text(&out->shown, memory->lang, arena) : NULL;
        return status;
    }
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
    if (found->action == KB_ANSWER) {
        place = kb_find_place(kb, said, false, arena);
        status = show(kb, memory, found->hits[0].slug, &place, day, arena, &out->shown);
        out->reply = status == KB_OK ? answer_text(&out->shown, found->lang, arena) : NULL;
        if (status == KB_OK && out->more_count > 0)
            out->reply = reply_with_more(out, arena);
    } else if (found->reply != NULL) {
        out->reply = found->reply;
    } else if (found->action == KB_CLARIFY) {
        out->reply = bot_text(TEXT_CLARIFY, found->lang);
    } else if (found->wants_person) {
        out->reply = bot_text(TEXT_PERSON_OFFERED, found->lang);
    } else {
        out->reply = say_miss(memory, found);
    }
    return status;
}

/* ---- as JSON ---------------------------------------------------------------------------- */

/* What fired and why, for editors and advisors. */
static json_t *explanation(const struct kb_finding *found)
{
    json_t *rules = json_array(), *hits = json_array();
    for (size_t i = 0; i < found->fired_count; i++)
        json_array_append_new(rules, json_pack("{s:s, s:s}", "rule", found->fired[i].rule, "kind",
                                               found->fired[i].kind));
    for (size_t i = 0; i < found->hit_count; i++)
        json_array_append_new(hits,
                              json_pack("{s:s, s:f, s:f, s:f}", "entry", found->hits[i].slug,
                                        "score", found->hits[i].score, "fields",
                                        found->hits[i].fields, "model", found->hits[i].model));
    return json_pack("{s:o, s:o, s:b, s:s?, s:f, s:f, s:f, s:s?, s:s?}", "rules", rules, "hits",
                     hits, "wants_person", (int)found->wants_person, "intent", found->intent,
                     "intent_model", found->intent_model, "known", found->known, "covered",
                     found->covered, "country", found->country, "profession", found->profession);
}

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

static json_t *offices(const struct kb_office *list, size_t count)
{
    json_t *out = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(out, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "kind",
                                             list[i].kind, "name", list[i].name, "address",
                                             list[i].address, "phone", list[i].phone, "email",
                                             list[i].email, "url", list[i].url, "note",
                                             list[i].note, "stand", list[i].stand));
    return out;
}

static json_t *answer_body(struct kb *kb, const struct shown *shown, enum kb_lang asked,
                           struct arena *arena)
{
    const struct kb_answer *a = &shown->answer;
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:b, s:o, s:s?, s:s?, s:o, s:b}", "entry",
        a->slug, "lang", kb_lang_name(a->lang), "title", a->title, "summary", a->summary, "html",
        a->body_html, "stand", a->stand, "legal_basis", links(a->legal_basis, a->legal_basis_count),
        "sources", links(a->sources, a->source_count), "related",
        entries(a->related, a->related_count), "value_unknown", (int)a->value_unknown, "offices",
        offices(shown->offices, shown->office_count), "place", shown->place, "ask_place",
        shown->ask_place, "flows", guide_offers(kb, a->slug, a->lang, arena), "other_lang",
        (int)(a->lang != asked));
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
    json_t *hits = json_array(), *choices = json_array();
    for (size_t i = 0; i < found->hit_count; i++)
        json_array_append_new(hits, json_pack("{s:s, s:f}", "entry", found->hits[i].slug, "score",
                                              found->hits[i].score));
    for (size_t i = 0; i < found->choice_count; i++)
        json_array_append_new(choices, json_string(found->choices[i].slug));
    json_t *out = json_pack("{s:s%, s:s, s:s, s:f, s:o, s:o, s:s}", "question", question.at,
                            question.len, "lang", kb_lang_name(found->lang), "action",
                            kb_action_name(found->action), "confidence", found->confidence, "hits",
                            hits, "choices", choices, "reply", turn.reply);
    if (out != NULL && (with & TURN_WHY) != 0)
        json_object_set_new(out, "why", explanation(found));
    if (out != NULL && (with & TURN_ANSWER) != 0 && found->action == KB_ANSWER)
        json_object_set_new(out, "answer", answer_body(kb, &turn.shown, found->lang, arena));
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
    enum kb_status status = show(kb, memory, slug, &(struct kb_place){0}, day, arena, &shown);
    if (status != KB_OK)
        return status;
    memory->misses = 0;
    keep_chosen(memory, shown.answer.slug);
    *out = (struct turn_event){"answered", answer_body(kb, &shown, memory->lang, arena),
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
        *out = (struct turn_event){"answered", answer_body(kb, &turn.shown, found->lang, arena),
                                   turn.shown.answer.title};
        json_object_set_new(out->body, "more", entries(turn.more, turn.more_count));
    } else if (found->action == KB_CLARIFY) {
        *out = (struct turn_event){"clarified",
                                   json_pack("{s:s, s:o}", "text", turn.reply, "choices",
                                             entries(found->choices, found->choice_count)),
                                   NULL};
    } else {
        *out = (struct turn_event){"replied",
                                   json_pack("{s:s, s:b, s:b}", "text", turn.reply, "offer_person",
                                             (int)(found->action == KB_HANDOFF), "wants_person",
                                             (int)found->wants_person),
                                   NULL};
    }
    json_object_set_new(out->body, "confidence", json_real(found->confidence));
    json_object_set_new(out->body, "why", explanation(found));
    remember(kb, memory, arena, out->body);
    return KB_OK;
}
