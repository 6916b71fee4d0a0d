/* turn_follow.c - see turn_steps.h. */
#include "bot/turn_steps.h"

#include <string.h>

#include "bot/texts.h"
#include "bot/turn_day.h"
#include "bot/turn_pick.h"
#include "kb/values.h"

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
        return true;
    }
    found->action = KB_ANSWER;
    memory->misses = 0;
    turn_memory_keep_choices(memory, NULL, 0);
    turn_memory_keep_chosen(memory, found->hits[0].slug);
    *status =
        turn_show(kb, memory, found->hits[0].slug, &(struct kb_place){0}, day, arena, &out->shown);
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
    *status = turn_show(kb, memory, slug, &(struct kb_place){0}, on, arena, &out->shown);
    if (*status == KB_NOT_FOUND) { /* it was withdrawn meanwhile */
        *out = (struct turn){0};
        return false;
    }
    turn_memory_keep_choices(memory, NULL, 0);
    if (*status == KB_OK)
        *status = show_day(kb, memory, day, on, arena, &out->shown);
    return true;
}

bool turn_follow(struct kb *kb, struct turn_memory *memory, struct text said, const char *day,
                 struct arena *arena, struct turn *out, enum kb_status *status)
{
    return take_pick(kb, memory, said, day, arena, out, status) ||
           take_day(kb, memory, said, day, arena, out, status);
}

/* A name nobody knows is taken for a place only where it was asked for and says nothing else. */
bool turn_follow_place(struct kb *kb, const struct turn_memory *memory, struct text said,
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
