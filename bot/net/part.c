/* part.c - see part.h. */
#include "bot/net/part.h"

#include <stdio.h>

#include "bot/net/members.h"

static void log_store(const struct part *part)
{
    fprintf(stderr, "kammerlotse: %s\n", store_message(part->client->server->store));
}

struct part part_begin(struct client *c, json_t *message, struct stored_conversation *conversation)
{
    struct part part = {.client = c,
                        .message = message,
                        .conversation = conversation,
                        .why = REFUSAL_COUNT,
                        .open = store_part_begin(c->server->store) == STORE_OK};
    if (!part.open)
        part_wrote(&part, STORE_IO);
    return part;
}

bool part_good(const struct part *part)
{
    return part->status == CONVERSATION_OK && part->why == REFUSAL_COUNT;
}

void part_wrote(struct part *part, enum store_status status)
{
    if (status == STORE_OK || !part_good(part))
        return;
    log_store(part);
    part->status = CONVERSATION_NOT_STORED;
}

void part_refuse(struct part *part, enum refusal why)
{
    if (part_good(part))
        part->why = why;
}

void part_step(struct part *part, struct step step)
{
    struct client *c = part->client;
    step.by = c->advisor ? "advisor" : "employer";
    step.login = c->advisor ? c->login : NULL;
    step.name = c->advisor ? c->name : NULL;
    step.client_id = json_string_value(json_object_get(part->message, "client_id"));
    if (part_good(part))
        part->status = step.client_id == NULL
                           ? CONVERSATION_INVALID
                           : board_add(c->server, part->conversation, &step, &part->seq);
    json_decref(step.body);
}

void part_follow(struct part *part, struct step step)
{
    int64_t seq;
    if (part_good(part) &&
        board_add(part->client->server, part->conversation, &step, &seq) == CONVERSATION_NOT_STORED)
        part_wrote(part, STORE_IO);
    json_decref(step.body);
}

void part_say_why(struct client *c, enum conversation_status status, const char *client_id,
                  const struct stored_conversation *conversation, const char *id)
{
    static const enum refusal refusals[] = {
        [CONVERSATION_NOT_FOUND] = REFUSAL_NOT_FOUND,
        [CONVERSATION_WRONG_STATE] = REFUSAL_WRONG_STATE,
        [CONVERSATION_TAKEN] = REFUSAL_TAKEN,
        [CONVERSATION_INVALID] = REFUSAL_BAD_CLIENT_ID,
        [CONVERSATION_NOT_STORED] = REFUSAL_NOT_STORED,
    };
    json_t *error = client_error(c, refusals[status], client_id, id);
    if (status == CONVERSATION_TAKEN && conversation->advisor_name != NULL)
        json_object_set_new(error, "by", json_string(conversation->advisor_name));
    client_send(c, error);
}

static void promise_ack(const struct part *part, const char *key, const char *value)
{
    struct client *c = part->client;
    const char *client_id = member_text(part->message, "client_id");
    json_t *ack = json_pack("{s:s, s:s, s:I}", "type", "ack", "client_id", client_id, "seq",
                            (json_int_t)part->seq);
    if (c->advisor)
        json_object_set_new(ack, "conversation", json_string(part->conversation->id));
    if (key != NULL)
        json_object_set_new(ack, key, json_string(value));
    client_promise(c, ack, client_id);
}

bool part_end(struct part *part, const char *key, const char *value)
{
    struct client *c = part->client;
    bool keep = part_good(part);
    if (part->open && store_part_end(c->server->store, keep) != STORE_OK)
        part_wrote(part, STORE_IO);
    if (part->why != REFUSAL_COUNT)
        member_refuse(c, part->message, part->why);
    else if (part->status == CONVERSATION_OK || part->status == CONVERSATION_AGAIN)
        promise_ack(part, key, value);
    else
        part_say_why(c, part->status,
                     json_string_value(json_object_get(part->message, "client_id")),
                     part->conversation, part->conversation->id);
    return part_good(part);
}
