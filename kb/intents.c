/* intents.c - see intents.h. */
#include "kb/intents.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "kb/json_problem.h"
#include "kb/memory.h"

struct intents {
    struct arena *arena;
    struct intent *at;
    size_t count;
};

static const char *const kinds[] = {"person", "smalltalk", "scope"};

const char *intent_kind_name(enum intent_kind kind)
{
    return kinds[kind];
}

static bool fault(struct problems *problems, const char *file, const char *id, const char *field,
                  const char *what, const char *about)
{
    problem(problems, &(struct problem){.file = file,
                                        .label = "intent",
                                        .part = id,
                                        .field = field,
                                        .what = what,
                                        .about = about});
    return false;
}

static bool read_questions(json_t *list, struct arena *arena, struct strings *out)
{
    out->count = json_array_size(list);
    out->at = arena_alloc(arena, out->count + 1, sizeof *out->at);
    for (size_t i = 0; i < out->count; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (text == NULL)
            return false;
        out->at[i] = arena_strdup(arena, text);
    }
    return json_is_array(list);
}

static bool read_intent(struct intents *intents, json_t *json, const char *file,
                        struct problems *problems)
{
    const char *id = NULL, *kind = NULL, *de = NULL, *en = NULL;
    json_t *german = NULL, *english = NULL;
    json_error_t error;
    if (json_unpack_ex(json, &error, JSON_STRICT, "{s:s, s:s, s?{s:s, s:s}, s:{s:o, s:o}}", "id",
                       &id, "kind", &kind, "reply", "de", &de, "en", &en, "questions", "de",
                       &german, "en", &english) != 0)
        return fault(problems, file, id, shape_field(error.text), SHAPE_FAULT, error.text);
    size_t which = 0;
    while (which < sizeof kinds / sizeof *kinds && strcmp(kinds[which], kind) != 0)
        which++;
    if (which == sizeof kinds / sizeof *kinds)
        return fault(problems, file, id, "kind", "the kind is person, smalltalk or scope", NULL);
    if (which != INTENT_PERSON && de == NULL)
        return fault(problems, file, id, "reply", "it needs a reply in de and en", NULL);
    struct intent *intent = &intents->at[intents->count++];
    *intent =
        (struct intent){.id = arena_strdup(intents->arena, id), .kind = (enum intent_kind)which};
    if (de != NULL) {
        intent->reply[KB_DE] = arena_strdup(intents->arena, de);
        intent->reply[KB_EN] = arena_strdup(intents->arena, en);
    }
    if (!read_questions(german, intents->arena, &intent->questions[KB_DE]) ||
        !read_questions(english, intents->arena, &intent->questions[KB_EN]))
        return fault(problems, file, id, "questions", "questions are lists of texts", NULL);
    return true;
}

enum kb_status intents_load(struct text json, const char *file, struct problems *problems,
                            struct intents **out)
{
    *out = NULL;
    json_error_t error;
    json_t *root = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        json_problem(problems, file, &error);
        return KB_INVALID;
    }
    struct intents *intents = memory_need(calloc(1, sizeof *intents));
    intents->arena = arena_new((size_t)256 << 20);
    intents->at = arena_alloc(intents->arena, json_array_size(root) + 1, sizeof *intents->at);
    bool good =
        json_is_array(root) || fault(problems, file, NULL, "", "not a list of intents", NULL);
    size_t i;
    json_t *one;
    json_array_foreach(root, i, one)
    {
        good &= read_intent(intents, one, file, problems);
    }
    json_decref(root);
    if (!good) {
        intents_free(intents);
        return KB_INVALID;
    }
    *out = intents;
    return KB_OK;
}

void intents_free(struct intents *intents)
{
    if (intents == NULL)
        return;
    arena_free(intents->arena);
    free(intents);
}

size_t intents_count(const struct intents *intents)
{
    return intents == NULL ? 0 : intents->count;
}

const struct intent *intents_at(const struct intents *intents, size_t index)
{
    return &intents->at[index];
}
