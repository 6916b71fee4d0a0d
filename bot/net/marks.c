/* marks.c - see marks.h. */
#include "bot/net/marks.h"

#include <string.h>

enum { PAUSE_MS = 500 };

static json_t *marks_json(const char *conversation, bool advisor, int64_t delivered, int64_t read)
{
    return json_pack("{s:s, s:s, s:s, s:I, s:I}", "type", "marks", "conversation", conversation,
                     "who", advisor ? "advisor" : "employer", "delivered", (json_int_t)delivered,
                     "read", (json_int_t)read);
}

void marks_show(struct client *c, const struct stored_conversation *conversation)
{
    int64_t delivered =
        c->advisor ? conversation->employer_delivered : conversation->advisor_delivered;
    int64_t read = c->advisor ? conversation->employer_read : conversation->advisor_read;
    if (delivered > 0)
        client_promise(c, marks_json(conversation->id, !c->advisor, delivered, read), NULL);
}

static int64_t between(int64_t least, int64_t value, int64_t most)
{
    return value < least ? least : value > most ? most : value;
}

/* Marks only go forward, and no further than the log. False if nothing changes. */
static bool move_marks(struct stored_conversation *c, const struct watch *w)
{
    int64_t *delivered = w->client->advisor ? &c->advisor_delivered : &c->employer_delivered;
    int64_t *read = w->client->advisor ? &c->advisor_read : &c->employer_read;
    int64_t before = *delivered + *read;
    *read = between(*read, w->read, c->seq);
    *delivered = between(*delivered, w->delivered, c->seq);
    *delivered = between(*read, *delivered, c->seq);
    return *delivered + *read != before;
}

void marks_flush(struct watch *w)
{
    struct client *c = w->client;
    struct stored_conversation conversation;
    if (!w->seen)
        return;
    w->seen = false;
    w->seen_at = steady_ms();
    if (store_conversation_get(c->server->store, w->id, c->server->arena, &conversation) !=
            STORE_OK ||
        /* a colleague who looks on has not read it for the one who has it */
        (c->advisor &&
         (conversation.advisor == NULL || strcmp(conversation.advisor, c->login) != 0)) ||
        !move_marks(&conversation, w) ||
        store_conversation_mark(c->server->store, &conversation) != STORE_OK)
        return;
    for (struct watch *o = watch_first(c->server, w->id); o != NULL; o = watch_next(o))
        if (o->client->advisor != c->advisor)
            client_promise(
                o->client,
                marks_json(w->id, c->advisor,
                           c->advisor ? conversation.advisor_delivered
                                      : conversation.employer_delivered,
                           c->advisor ? conversation.advisor_read : conversation.employer_read),
                NULL);
}

void marks_flush_all(struct server *server)
{
    if (!server->marks_wait)
        return;
    server->marks_wait = false;
    for (size_t i = 0; i < WATCH_BUCKETS; i++)
        for (struct watch *w = server->watches[i]; w != NULL; w = w->next)
            marks_flush(w);
}

void marks_seen(struct client *c, json_t *message)
{
    const char *id =
        c->advisor ? json_string_value(json_object_get(message, "conversation")) : c->watch[0].id;
    struct watch *w = id == NULL || id[0] == '\0' ? NULL : watch_find(c, id);
    if (w == NULL) {
        client_refuse(c, REFUSAL_NO_CONVERSATION, NULL, id);
        return;
    }
    int64_t delivered = json_integer_value(json_object_get(message, "delivered"));
    int64_t read = json_integer_value(json_object_get(message, "read"));
    w->delivered = delivered > w->delivered ? delivered : w->delivered;
    w->read = read > w->read ? read : w->read;
    w->seen = true;
    c->server->marks_wait = true;
    if (steady_ms() - w->seen_at >= PAUSE_MS)
        marks_flush(w);
}
