/* turn_show.c - see turn_show.h. */
#include "bot/turn_show.h"

#include <string.h>

#include "bot/texts.h"
#include "bot/turn_day.h"
#include "kb/values.h"

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

enum kb_status turn_show(struct kb *kb, struct turn_memory *memory, const char *slug,
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

const char *turn_show_text(const struct shown *shown, enum kb_lang lang, struct arena *arena)
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
