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
    while (memory != NULL &&
           store_event_next_of(store, conversation->id, "forgot", e.seq, arena, &e) == STORE_OK)
        take_back(memory, e.body);
    struct turn_memory *out = turn_memory_load(memory, lang);
    json_decref(body);
    return out;
}
