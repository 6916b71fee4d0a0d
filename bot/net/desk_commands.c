/* desk_commands.c - see desk_commands.h. */
#include "bot/net/desk_commands.h"

#include <stdio.h>
#include <string.h>

#include "bot/account.h"
#include "bot/net/commands.h"
#include "bot/net/members.h"
#include "bot/net/presence.h"
#include "bot/net/reach.h"

static const int64_t HOLD_MOST_MS = INT64_C(366) * 24 * 3600 * 1000;

static void add(struct client *c, json_t *message, struct step step)
{
    struct stored_conversation conversation;
    if (command_find(c, message, &conversation))
        command_add(c, message, &conversation, step);
    else
        json_decref(step.body);
}

void desk_take(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    struct stored_inquiry inquiry;
    struct server *server = c->server;
    if (!command_find(c, message, &conversation))
        return;
    struct part part = part_begin(c, message, &conversation);
    part_step(&part, (struct step){.type = "taken"});
    if (part_good(&part) &&
        store_inquiry_get(server->store, conversation.id, server->arena, &inquiry) == STORE_OK &&
        inquiry.taken_at == 0) {
        inquiry.taken_at = now_ms();
        part_wrote(&part, store_inquiry_set(server->store, &inquiry));
    }
    part_end(&part, NULL, NULL);
}

/* ---- notes ------------------------------------------------------------------------------ */

/* The logins named as @login of those who may read it, each once. */
static json_t *mentions_of(struct server *server, const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    enum { MOST = 20 };
    json_t *logins = json_object(), *list = json_array();
    for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
        struct stored_account account;
        size_t len = strspn(at + 1, letters);
        while (len > 0 && strchr("._-", at[len]) != NULL)
            len--; /* the end of a sentence */
        const char *login = arena_strndup(server->arena, at + 1, len);
        if (len == 0 || len > 64 || json_object_size(logins) == MOST ||
            json_object_get(logins, login) != NULL ||
            store_account_get(server->store, login, server->arena, &account) != STORE_OK ||
            account.disabled || !account_may_advise(account.role))
            continue;
        json_object_set_new(logins, login, json_true());
        json_array_append_new(list, json_string(login));
    }
    json_decref(logins);
    return list;
}

static bool is_mentioned(json_t *mentions, const char *login)
{
    size_t i;
    json_t *one;
    json_array_foreach(mentions, i, one)
    {
        if (strcmp(json_string_value(one), login) == 0)
            return true;
    }
    return false;
}

static void tell_mentioned(struct client *by, const char *conversation, json_t *mentions,
                           const char *text)
{
    for (struct client *c = by->server->advisors; c != NULL; c = c->next_advisor)
        if (is_mentioned(mentions, c->login))
            client_promise(c,
                           json_pack("{s:s, s:s, s:s, s:s}", "type", "mentioned", "conversation",
                                     conversation, "by", by->name, "text", text),
                           NULL);
}

void desk_note(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *text = member_text(message, "text");
    if (!member_said(c, message, "text") || !command_find(c, message, &conversation))
        return;
    json_t *mentions = mentions_of(c->server, text);
    json_t *body = json_pack("{s:s, s:O}", "text", text, "mentions", mentions);
    if (command_add(c, message, &conversation, (struct step){.type = "noted", .body = body}))
        tell_mentioned(c, conversation.id, mentions, text);
    json_decref(mentions);
}

/* ---- who has it ------------------------------------------------------------------------- */

void desk_hold(struct client *c, json_t *message)
{
    json_t *until = json_object_get(message, "until");
    int64_t now = now_ms();
    bool day = json_is_integer(until) && json_integer_value(until) > now &&
               json_integer_value(until) < now + HOLD_MOST_MS;
    if (until != NULL && !json_is_null(until) && !day) {
        member_refuse(c, message, REFUSAL_BAD_DAY);
        return;
    }
    if (!member_short(c, message, "note"))
        return;
    json_t *body = json_pack("{s:s}", "note", member_text(message, "note"));
    json_object_set_new(body, "until", day ? json_incref(until) : json_null());
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
                        .client_id = member_text(message, "client_id")};
    if (has != NULL && strcmp(has, c->login) == 0 &&
        conversation_check(c->server->store, &conversation, &step, &seq) == CONVERSATION_OK) {
        member_refuse(c, message,
                      REFUSAL_WRONG_STATE); /* it is theirs, and this is not said again */
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
    if (!presence_parse(member_text(message, "status"), &status) ||
        (capacity != NULL && !json_is_null(capacity) && (most < 1 || most > CAPACITY_MAX))) {
        member_refuse(c, message, REFUSAL_BAD_PRESENCE);
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
    const char *at = member_text(message, "conversation");
    if (strlen(at) >= sizeof c->looking || strcmp(at, c->looking) == 0)
        return;
    snprintf(c->looking, sizeof c->looking, "%s", at);
    c->server->board_changed = true;
}

static void transfer_to_team(struct client *c, json_t *message, const char *to)
{
    struct stored_team team;
    if (!reach_find_team(c->server, to, &team)) {
        member_refuse(c, message, REFUSAL_NO_TEAM);
        return;
    }
    json_t *body = json_pack("{s:s, s:s}", "team", to, "note", member_text(message, "note"));
    add(c, message,
        (struct step){.type = "transferred", .kind = STEP_TO_TEAM, .team = to, .body = body});
}

void desk_transfer(struct client *c, json_t *message)
{
    const char *team = member_text(message, "team");
    if (!member_short(c, message, "note"))
        return;
    if (team[0] != '\0') {
        transfer_to_team(c, message, team);
        return;
    }
    const struct person *colleague = presence_find(c->server, member_text(message, "to"));
    if (colleague == NULL || colleague->status == OFFLINE)
        member_refuse(c, message, REFUSAL_NO_COLLEAGUE);
    else
        add(c, message,
            (struct step){.type = "transferred",
                          .to_login = colleague->login,
                          .to_name = colleague->name,
                          .body = json_pack("{s:s, s:s}", "to", colleague->name, "note",
                                            member_text(message, "note"))});
}
