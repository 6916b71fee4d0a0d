/* season.c - see season.h. */
#include "kb/season.h"

#include "kb/json_problem.h"

enum { TOPICS_MAX = 200, MONTHS = 12 };

static bool fault(struct problems *problems, const char *file, const char *entry, const char *field,
                  const char *what, const char *about)
{
    problem(problems, &(struct problem){.file = file,
                                        .label = "topic",
                                        .part = entry,
                                        .field = field,
                                        .what = what,
                                        .about = about});
    return false;
}

static bool read_months(json_t *list, unsigned *out)
{
    size_t i;
    json_t *month;
    *out = 0;
    json_array_foreach(list, i, month)
    {
        json_int_t number = json_integer_value(month);
        if (number < 1 || number > MONTHS)
            return false;
        *out |= 1U << number;
    }
    return list == NULL || (json_is_array(list) && *out != 0);
}

static bool read_topic(json_t *json, const char *file, struct problems *problems,
                       struct arena *arena, struct season *out)
{
    const char *entry = NULL;
    json_t *list = NULL;
    json_error_t error;
    unsigned months;
    if (json_unpack_ex(json, &error, JSON_STRICT, "{s:s, s?o}", "entry", &entry, "months", &list) !=
        0)
        return fault(problems, file, entry, shape_field(error.text), SHAPE_FAULT, error.text);
    if (!read_months(list, &months))
        return fault(problems, file, entry, "months", "months are a list of numbers from 1 to 12",
                     NULL);
    out->at[out->count++] = (struct season_topic){arena_strdup(arena, entry), months};
    return true;
}

enum kb_status season_load(struct text json, const char *file, struct problems *problems,
                           struct arena *arena, struct season *out)
{
    json_error_t error;
    json_t *root = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &error);
    *out = (struct season){0};
    if (root == NULL) {
        json_problem(problems, file, &error);
        return KB_INVALID;
    }
    size_t count = json_array_size(root);
    bool good = (json_is_array(root) && count <= TOPICS_MAX) ||
                fault(problems, file, NULL, NULL, "not a list of at most 200 topics", NULL);
    out->at = arena_alloc(arena, good ? count + 1 : 1, sizeof *out->at);
    for (size_t i = 0; good && i < count; i++)
        good = read_topic(json_array_get(root, i), file, problems, arena, out);
    json_decref(root);
    if (!good)
        *out = (struct season){0};
    return good ? KB_OK : KB_INVALID;
}
