/* handoff.c - see handoff.h. */
#include "bot/handoff.h"

#include <string.h>

#include <jansson.h>

/* The last characters of `text`, at most `most`, from the beginning of a line or a word on. */
static const char *last_of(const char *text, size_t most)
{
    size_t length = text_length(text_of(text));
    if (length <= most)
        return text;
    for (size_t skip = length - most; skip > 0; text++)
        if (text_begins(text[1]))
            skip--;
    const char *space = strpbrk(text, " \n");
    return space == NULL ? text : space + 1;
}

const char *handoff_prefill(struct store *store, const struct stored_conversation *conversation,
                            struct arena *arena)
{
    enum { EVENTS = 200 };
    const char *out = "";
    struct stored_event e;
    int64_t from = conversation->seq > EVENTS ? conversation->seq - EVENTS : 0;
    while (store_event_next(store, conversation->id, from, arena, &e) == STORE_OK) {
        from = e.seq;
        if (strcmp(e.by, "employer") != 0 ||
            (strcmp(e.type, "said") != 0 && strcmp(e.type, "person-asked") != 0))
            continue;
        json_t *body = json_loads(e.body, 0, NULL);
        const char *key = strcmp(e.type, "said") == 0 ? "text" : "note";
        const char *said = json_string_value(json_object_get(body, key));
        if (said != NULL && said[0] != '\0')
            out = last_of(arena_printf(arena, "%s%s%s", out, out[0] == '\0' ? "" : "\n", said),
                          HANDOFF_PREFILL_MAX);
        json_decref(body);
    }
    return out;
}
