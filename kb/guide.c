/* guide.c - guided questions over the loaded knowledge. */
#include "kb/flows.h"
#include "kb/internal.h"

enum kb_guide_status kb_guide(struct kb *kb, const char *flow, const char *const *answers,
                              size_t count, enum kb_lang lang, const char *day, struct arena *arena,
                              struct kb_guide *out)
{
    *out = (struct kb_guide){0};
    if (kb_refresh(kb) != KB_OK)
        return KB_GUIDE_NO_FLOW;
    return flows_walk(kb->catalog->flows, kb->catalog, kb->analyser, flow, answers, count, lang,
                      day, arena, out);
}

size_t kb_flows(struct kb *kb, const char *slug, enum kb_lang lang, struct arena *arena,
                struct kb_flow **out)
{
    const struct flows *flows = kb->catalog->flows;
    size_t count = 0;
    *out = arena_alloc(arena, flows_count(flows) + 1, sizeof **out);
    for (size_t i = 0; i < flows_count(flows); i++)
        if (slug == NULL || flows_offered(flows, i, slug))
            (*out)[count++] = (struct kb_flow){arena_strdup(arena, flows_id(flows, i)),
                                               arena_strdup(arena, flows_title(flows, i, lang))};
    return count;
}

bool kb_draw_flow(struct kb *kb, const char *id, enum kb_lang lang, FILE *to)
{
    return flows_draw(kb->catalog->flows, id, lang, to);
}
