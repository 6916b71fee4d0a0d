/* recall.c - see recall.h. */
#include "bot/recall.h"

static void take_back(json_t *memory, const char *forgot)
{
    json_t *body = json_loads(forgot, 0, NULL);
    const char *slot = json_string_value(json_object_get(body, "slot"));
    if (slot != NULL)
        turn_memory_forget(memory, slot);
    json_decref(body);
}

/* Guided questions and advisors speak in between without a memory: what was asked or offered before
 * them is no longer what an answer is to. */
static bool interrupted(struct store *store, const char *conversation, int64_t since,
                        struct arena *arena)
{
    static const char *const types[] = {"guided", "taken"};
    struct stored_event e;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (store_event_next_of(store, conversation, types[i], since, arena, &e) == STORE_OK)
            return true;
    return false;
}

struct turn_memory *recall(struct store *store, const struct stored_conversation *conversation,
                           struct arena *arena)
{
    enum kb_lang lang = KB_DE;
    kb_lang_parse(conversation->lang, &lang);
    struct stored_event e;
    json_t *body = NULL;
    if (store_event_remembered(store, conversation->id, arena, &e) == STORE_OK)
        body = json_loads(e.body, 0, NULL);
    json_t *memory = json_object_get(body, "memory");
    bool stale = memory != NULL && interrupted(store, conversation->id, e.seq, arena);
    while (memory != NULL &&
           store_event_next_of(store, conversation->id, "forgot", e.seq, arena, &e) == STORE_OK)
        take_back(memory, e.body);
    struct turn_memory *out = turn_memory_load(memory, lang);
    if (stale) {
        out->choice_count = 0;
        out->asking = false;
        out->shown[0] = '\0';
    }
    json_decref(body);
    return out;
}
