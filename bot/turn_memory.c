/* turn_memory.c - see turn_memory.h. */
#include "bot/turn_memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/memory.h"
#include "kb/salary.h"

/* Of all that is said in a conversation, in the model's measure: far more than there can be. */
static const double LENGTH_MAX = 10000;

/* A question of a few words, in the same measure. */
static const double CHOSEN_LENGTH = 12;

struct turn_memory *turn_memory_new(enum kb_lang lang)
{
    struct turn_memory *memory = memory_need(calloc(1, sizeof *memory));
    memory->lang = lang;
    return memory;
}

void turn_memory_free(struct turn_memory *memory)
{
    free(memory);
}

void turn_memory_keep(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text == NULL ? "" : text);
}

void turn_memory_keep_context(struct turn_memory *memory, const struct kb_context *context,
                              size_t count, double length)
{
    memory->context_length = length;
    memory->context_count = count < KB_CONTEXT_MAX ? count : KB_CONTEXT_MAX;
    for (size_t i = 0; i < memory->context_count; i++) {
        turn_memory_keep(memory->slugs[i], SLUG_SIZE, context[i].slug);
        memory->context[i] =
            (struct kb_context){memory->slugs[i], context[i].share, context[i].evidence};
    }
}

struct kb_question turn_memory_question(const struct turn_memory *memory, struct text said,
                                        const char *day)
{
    return (struct kb_question){.said = said,
                                .lang = memory->lang,
                                .day = day,
                                .context = memory->context,
                                .context_count = memory->context_count,
                                .context_length = memory->context_length,
                                .country = memory->country};
}

void turn_memory_keep_chosen(struct turn_memory *memory, const char *slug)
{
    turn_memory_keep_context(memory, &(struct kb_context){slug, 1, CHOSEN_LENGTH}, 1,
                             CHOSEN_LENGTH);
}

/* What the ranking can add up: JSON may hold any number. */
static double bounded(const json_t *number, double least, double most)
{
    return fmin(fmax(json_number_value(number), least), most);
}

void turn_memory_keep_choices(struct turn_memory *memory, const struct kb_hit *choices,
                              size_t count)
{
    memory->choice_count = count < CHOICES_MAX ? count : CHOICES_MAX;
    for (size_t i = 0; i < memory->choice_count; i++)
        turn_memory_keep(memory->choices[i], SLUG_SIZE, choices[i].slug);
}

struct turn_memory *turn_memory_load(const json_t *json, enum kb_lang lang)
{
    struct turn_memory *memory = turn_memory_new(lang);
    const char *name = json_string_value(json_object_get(json, "lang"));
    if (name != NULL)
        kb_lang_parse(name, &memory->lang);
    struct kb_context context[KB_CONTEXT_MAX];
    size_t count = 0, i;
    json_t *one, *list = json_object_get(json, "context");
    json_array_foreach(list, i, one)
    {
        const char *slug = json_string_value(json_array_get(one, 0));
        if (slug != NULL && count < KB_CONTEXT_MAX)
            context[count++] =
                (struct kb_context){slug, bounded(json_array_get(one, 1), 0, 1),
                                    bounded(json_array_get(one, 2), -LENGTH_MAX, LENGTH_MAX)};
    }
    turn_memory_keep_context(memory, context, count,
                             bounded(json_object_get(json, "length"), 0, LENGTH_MAX));
    turn_memory_keep(memory->place, PLACE_MAX, json_string_value(json_object_get(json, "place")));
    turn_memory_keep(memory->district, PLACE_MAX,
                     json_string_value(json_object_get(json, "district")));
    turn_memory_keep(memory->place_entry, SLUG_SIZE,
                     json_string_value(json_object_get(json, "place_entry")));
    turn_memory_keep(memory->country, COUNTRY_SIZE,
                     json_string_value(json_object_get(json, "country")));
    turn_memory_keep(memory->profession, SLUG_SIZE,
                     json_string_value(json_object_get(json, "profession")));
    turn_memory_keep(memory->shown, SLUG_SIZE, json_string_value(json_object_get(json, "shown")));
    turn_memory_keep(memory->status, SLUG_SIZE, json_string_value(json_object_get(json, "status")));
    turn_memory_keep(memory->salary, SALARY_SIZE,
                     json_string_value(json_object_get(json, "salary")));
    json_array_foreach(json_object_get(json, "choices"), i, one)
    {
        if (memory->choice_count < CHOICES_MAX)
            turn_memory_keep(memory->choices[memory->choice_count++], SLUG_SIZE,
                             json_string_value(one));
    }
    memory->asking = json_is_true(json_object_get(json, "asking"));
    memory->misses = json_integer_value(json_object_get(json, "misses"));
    if (memory->misses < 0)
        memory->misses = 0;
    return memory;
}

json_t *turn_memory_json(const struct turn_memory *memory)
{
    json_t *context = json_array();
    for (size_t i = 0; i < memory->context_count; i++)
        json_array_append_new(context,
                              json_pack("[s, f, f]", memory->context[i].slug,
                                        memory->context[i].share, memory->context[i].evidence));
    json_t *choices = json_array();
    for (size_t i = 0; i < memory->choice_count; i++)
        json_array_append_new(choices, json_string(memory->choices[i]));
    return json_pack("{s:s, s:s, s:o, s:f, s:o, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:I}",
                     "lang", kb_lang_name(memory->lang), "shown", memory->shown, "context", context,
                     "length", memory->context_length, "choices", choices, "place", memory->place,
                     "district", memory->district, "place_entry", memory->place_entry, "country",
                     memory->country, "profession", memory->profession, "status", memory->status,
                     "salary", memory->salary, "asking", (int)memory->asking, "misses",
                     memory->misses);
}

/* ---- slots ------------------------------------------------------------------------------ */

static void add_slot(json_t *list, const char *slot, const char *value, const char *shown)
{
    if (value[0] != '\0')
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s}", "slot", slot, "value", value, "shown", shown));
}

json_t *turn_memory_slots(const struct turn_memory *memory, struct kb *kb, struct arena *arena)
{
    json_t *list = json_array();
    add_slot(list, "country", memory->country, kb_name(kb, memory->country, memory->lang, arena));
    add_slot(list, "profession", memory->profession,
             kb_name(kb, memory->profession, memory->lang, arena));
    add_slot(list, "status", memory->status, kb_name(kb, memory->status, memory->lang, arena));
    add_slot(list, "salary", memory->salary, salary_written(memory->salary, memory->lang, arena));
    add_slot(list, "place", memory->place, memory->place);
    return list;
}

bool turn_memory_forget(json_t *memory, const char *slot)
{
    static const char *const slots[] = {"country", "profession", "status", "salary", "place"};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        if (strcmp(slots[i], slot) != 0)
            continue;
        if (memory != NULL)
            json_object_set_new(memory, slot, json_string(""));
        if (memory != NULL && strcmp(slot, "place") == 0)
            json_object_set_new(memory, "district", json_string(""));
        return true;
    }
    return false;
}
