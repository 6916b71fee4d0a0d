/* desk_commands.c - see desk_commands.h. */
#include "bot/net/desk_commands.h"

#include <stdio.h>
#include <string.h>

#include "bot/net/presence.h"

/* A text of the message, "" where it is left out. */
static const char *text_or_empty(json_t *message, const char *key)
{
    const char *text = json_string_value(json_object_get(message, key));
    return text == NULL ? "" : text;
}

static void refuse(struct client *c, json_t *message, enum refusal why)
{
    client_refuse(c, why, json_string_value(json_object_get(message, "client_id")),
                  json_string_value(json_object_get(message, "conversation")));
}

static bool short_enough(struct client *c, json_t *message, const char *key)
{
    if (text_length(text_of(text_or_empty(message, key))) <= TEXT_MAX)
        return true;
    refuse(c, message, REFUSAL_TOO_LONG);
    return false;
}

static void add(struct client *c, json_t *message, struct step step)
{
    struct stored_conversation conversation;
    if (command_find(c, message, &conversation))
        command_add(c, message, &conversation, step);
    else
        json_decref(step.body);
}

void desk_note(struct client *c, json_t *message)
{
    const char *text = text_or_empty(message, "text");
    if (text_trim(text_of(text)).len == 0)
        refuse(c, message, REFUSAL_EMPTY);
    else if (short_enough(c, message, "text"))
        add(c, message, (struct step){.type = "noted", .body = json_pack("{s:s}", "text", text)});
}

void desk_hold(struct client *c, json_t *message)
{
    json_t *until = json_object_get(message, "until");
    if (!short_enough(c, message, "note"))
        return;
    json_t *body = json_pack("{s:s}", "note", text_or_empty(message, "note"));
    json_object_set_new(body, "until", json_is_integer(until) ? json_incref(until) : json_null());
    add(c, message,
        (struct step){.type = "held", .body = body, .until = json_integer_value(until)});
}

void desk_resume(struct client *c, json_t *message)
{
    add(c, message, (struct step){.type = "resumed"});
}

void desk_take_over(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    if (!command_find(c, message, &conversation))
        return;
    const char *has = conversation.advisor;
    if (has != NULL && strcmp(has, c->login) != 0 && !presence_absent(c->server, has)) {
        command_refuse_taken(c, message, &conversation);
        return;
    }
    int64_t seq;
    const char *from = conversation.advisor_name == NULL ? "" : conversation.advisor_name;
    struct step step = {.by = "advisor",
                        .type = "taken-over",
                        .login = c->login,
                        .name = c->name,
                        .client_id = text_or_empty(message, "client_id")};
    if (has != NULL && strcmp(has, c->login) == 0 &&
        conversation_check(c->server->store, &conversation, &step, &seq) == CONVERSATION_OK) {
        refuse(c, message, REFUSAL_WRONG_STATE); /* it is theirs, and this is not said again */
        return;
    }
    step.body = json_pack("{s:s}", "from", from);
    command_add(c, message, &conversation, step);
}

void desk_presence(struct client *c, json_t *message)
{
    enum presence status;
    json_t *capacity = json_object_get(message, "capacity");
    json_int_t most = json_integer_value(capacity);
    if (!presence_parse(text_or_empty(message, "status"), &status) ||
        (capacity != NULL && !json_is_null(capacity) && (most < 1 || most > CAPACITY_MAX))) {
        refuse(c, message, REFUSAL_BAD_PRESENCE);
        return;
    }
    presence_heard(c);
    struct person *person = presence_find(c->server, c->login);
    person->status = status;
    if (most != 0)
        person->capacity = (int)most;
    c->server->people_changed = true;
}

void desk_looking(struct client *c, json_t *message)
{
    const char *at = text_or_empty(message, "conversation");
    if (strlen(at) >= sizeof c->looking || strcmp(at, c->looking) == 0)
        return;
    snprintf(c->looking, sizeof c->looking, "%s", at);
    c->server->board_changed = true;
}

void desk_transfer(struct client *c, json_t *message)
{
    const struct person *colleague = presence_find(c->server, text_or_empty(message, "to"));
    if (colleague == NULL || colleague->status == OFFLINE)
        refuse(c, message, REFUSAL_NO_COLLEAGUE);
    else if (short_enough(c, message, "note"))
        add(c, message,
            (struct step){.type = "transferred",
                          .to_login = colleague->login,
                          .to_name = colleague->name,
                          .body = json_pack("{s:s, s:s}", "to", colleague->name, "note",
                                            text_or_empty(message, "note"))});
}

void desk_wrap_up(struct client *c, json_t *message)
{
    const char *kind = text_or_empty(message, "kind");
    json_t *solved = json_object_get(message, "solved");
    if ((strcmp(kind, "auskunft") != 0 && strcmp(kind, "beratung") != 0 &&
         strcmp(kind, "verweis") != 0) ||
        !json_is_boolean(solved) || text_or_empty(message, "topic")[0] == '\0')
        refuse(c, message, REFUSAL_BAD_WRAP_UP);
    else if (short_enough(c, message, "topic") && short_enough(c, message, "firm"))
        add(c, message,
            (struct step){.type = "wrapped-up",
                          .body = json_pack("{s:s, s:s, s:s, s:O}", "topic",
                                            text_or_empty(message, "topic"), "kind", kind, "firm",
                                            text_or_empty(message, "firm"), "solved", solved)});
}
