/* greeting.c - see greeting.h. */
#include "bot/net/greeting.h"

#include <string.h>

#include "bot/conversation.h"
#include "bot/guide.h"
#include "bot/inquiry.h"
#include "bot/mail/mail.h"
#include "bot/net/marks.h"
#include "bot/net/members.h"
#include "bot/net/part.h"

static void greet_advisor(struct client *c)
{
    if (!client_signed_in(c)) {
        client_refuse(c, REFUSAL_SIGN_IN, NULL, NULL);
        return;
    }
    if (!client_may_advise(c)) {
        client_refuse(c, REFUSAL_NO_ADVISOR, NULL, NULL);
        return;
    }
    client_join_advisors(c);
    c->greeted = true;
    client_promise(c,
                   json_pack("{s:s, s:i, s:n, s:{s:i}, s:s, s:b, s:{s:s, s:s, s:s}, s:o}", "type",
                             "welcome", "v", 1, "conversation", "limits", "text", TEXT_MAX,
                             "chamber", c->server->config->chamber, "mail",
                             (int)mail_configured(c->server->config), "account", "login", c->login,
                             "name", c->name, "role", c->role, "teams", board_teams(c)),
                   NULL);
    board_show(c);
}

static void welcome(struct client *c, const struct stored_conversation *conversation)
{
    struct server *server = c->server;
    struct stored_inquiry inquiry;
    bool known = conversation->id != NULL &&
                 inquiry_load(server->store, conversation->id, server->arena, &inquiry) == STORE_OK;
    /* that an advisor still notes what it was about is no business of theirs */
    const char *state =
        strcmp(conversation->state, "wrap-up") == 0 ? "closed" : conversation->state;
    client_promise(c,
                   json_pack("{s:s, s:i, s:s?, s:I, s:s, s:{s:i}, s:s, s:b, s:o, s:o}", "type",
                             "welcome", "v", 1, "conversation", conversation->id, "seq",
                             (json_int_t)conversation->seq, "state", state, "limits", "text",
                             TEXT_MAX, "chamber", server->config->chamber, "mail",
                             (int)mail_configured(server->config), "given",
                             known ? inquiry_json(&inquiry) : json_object(), "flows",
                             guide_offers(server->kb, NULL, c->lang, server->arena)),
                   NULL);
    if (conversation->id != NULL)
        marks_show(c, conversation);
}

/* The conversation that a hello is about, with the right to it; empty where there is none. A
 * connection that has one and names none means its own: the employer's language has changed, say.
 */
static enum conversation_status admit(struct client *c, json_t *message,
                                      struct stored_conversation *out)
{
    struct store *store = c->server->store;
    const char *id = json_string_value(json_object_get(message, "conversation"));
    *out = (struct stored_conversation){.state = "bot"};
    if (id != NULL)
        return conversation_admit(store, id, member_text(message, "token"), c->server->arena, out);
    if (c->watch[0].id[0] == '\0')
        return CONVERSATION_OK;
    enum store_status status = store_conversation_get(store, c->watch[0].id, c->server->arena, out);
    return status == STORE_OK          ? CONVERSATION_OK
           : status == STORE_NOT_FOUND ? CONVERSATION_NOT_FOUND
                                       : CONVERSATION_NOT_STORED;
}

static void greet_employer(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    bool named = json_is_string(json_object_get(message, "conversation"));
    enum conversation_status status = admit(c, message, &conversation);
    if (status != CONVERSATION_OK) {
        part_say_why(c, status, NULL, &conversation, NULL);
        return;
    }
    if (conversation.id != NULL && (named || json_is_integer(json_object_get(message, "after")))) {
        watch_end(&c->watch[0]);
        watch_begin(c, conversation.id, member_after(message, &conversation));
    }
    c->greeted = true;
    welcome(c, &conversation);
    c->server->queue_changed |= strcmp(conversation.state, "waiting") == 0;
}

void greeting_hello(struct client *c, json_t *message)
{
    const char *lang = member_text(message, "lang");
    bool advisor = strcmp(member_text(message, "role"), "advisor") == 0;
    kb_lang_parse(lang, &c->lang);
    if (json_integer_value(json_object_get(message, "v")) != 1)
        client_refuse(c, REFUSAL_VERSION, NULL, NULL);
    else if (c->greeted && c->advisor != advisor)
        client_refuse(c, REFUSAL_GREETED, NULL, NULL);
    else if (advisor)
        greet_advisor(c);
    else
        greet_employer(c, message);
}

void greeting_start(struct client *c, json_t *message)
{
    const char *notice = json_string_value(json_object_get(message, "notice"));
    kb_lang_parse(member_text(message, "lang"), &c->lang);
    if (notice != NULL && !client_id_valid(notice)) {
        client_refuse(c, REFUSAL_BAD_NOTICE, NULL, NULL);
        return;
    }
    char id[SECRET_ID_SIZE], token[SECRET_TOKEN_SIZE];
    if (c->watch[0].id[0] != '\0') {
        client_refuse(c, REFUSAL_STARTED_ALREADY, NULL, NULL);
        return;
    }
    if (conversation_start(c->server->store, kb_lang_name(c->lang), notice, now_ms(), id, token) !=
        CONVERSATION_OK) {
        client_refuse(c, REFUSAL_NOT_STORED, NULL, NULL);
        return;
    }
    watch_begin(c, id, 0);
    c->starting = true;
    client_promise(
        c, json_pack("{s:s, s:s, s:s}", "type", "started", "conversation", id, "token", token),
        NULL);
}
