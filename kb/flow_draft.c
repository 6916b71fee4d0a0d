/* flow_draft.c - a flow that is being written: checked and walked as if it were published. */
#include <string.h>

#include "kb/document.h"
#include "kb/flows.h"
#include "kb/internal.h"
#include "kb/messages.h"

static bool is_dead_end(const struct problem *p)
{
    static const char *const ends[] = {"no way leads to it",
                                       "it leads to a step that does not exist",
                                       "it needs branches", "a choice has two to eight options"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (strcmp(p->what, ends[i]) == 0)
            return true;
    return false;
}

struct citing {
    struct kb *kb;
    struct problems *problems;
};

static void see_entry(void *context, const char *slug)
{
    struct citing *c = context;
    if (slug == NULL || catalog_find_any(c->kb->catalog, slug, KB_DE) == NULL)
        problem(c->problems, &(struct problem){.file = "flow",
                                               .field = "entries",
                                               .what = "entry does not exist",
                                               .about = slug});
}

static void see_key(void *context, struct text key)
{
    struct citing *c = context;
    if (!values_has(c->kb->catalog->values, key))
        problem(c->problems,
                &(struct problem){.file = "flow",
                                  .field = "end",
                                  .what = "unknown value",
                                  .about = arena_strndup(c->problems->arena, key.at, key.len)});
}

static void see_text(void *context, struct text text)
{
    values_references(text, see_key, context);
}

void kb_flow_check(struct kb *kb, struct text json, enum kb_lang ui, struct arena *arena,
                   struct kb_flow_report *out)
{
    struct problems problems = {.arena = arena};
    struct citing citing = {kb, &problems};
    struct flows *flows = flows_new();
    *out = (struct kb_flow_report){0};
    flows_add(flows, json, "flow", &problems);
    if (flows_count(flows) > 0) {
        out->paths = flows_paths(flows, 0);
        flows_each(flows, 0, see_entry, see_text, &citing);
    }
    flows_free(flows);
    out->dead = arena_alloc(arena, problems.count + 1, sizeof *out->dead);
    for (size_t i = 0; i < problems.count; i++)
        if (is_dead_end(&problems.at[i]))
            out->dead[out->dead_count++] = problems.at[i].part;
    faults_of(&problems, ui, arena, &out->faults);
}

enum kb_guide_status kb_flow_walk(struct kb *kb, struct text json, const char *const *answers,
                                  size_t count, enum kb_lang lang, const char *day,
                                  struct arena *arena, struct kb_guide *out)
{
    *out = (struct kb_guide){0};
    struct flows *flows = flows_new();
    enum kb_guide_status status = KB_GUIDE_NO_FLOW;
    if (flows_add(flows, json, "flow", NULL) == 0)
        status = flows_walk(flows, kb->catalog, kb->analyser, flows_id(flows, 0), answers, count,
                            lang, day, arena, out);
    flows_free(flows);
    return status;
}
