/* follow_up.c - see follow_up.h. What belongs to a step is written before it, and only if the step
 * is new and possible: it is one group. */
#include "bot/net/follow_up.h"

#include <stdio.h>
#include <string.h>

#include "bot/inquiry.h"
#include "bot/mail/mail.h"
#include "bot/mask.h"
#include "bot/net/commands.h"
#include "bot/net/members.h"

void follow_up_assign(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    struct stored_account account;
    if (store_account_get(c->server->store, member_text(message, "to"), c->server->arena,
                          &account) != STORE_OK ||
        account.disabled)
        member_refuse(c, message, REFUSAL_NO_COLLEAGUE);
    else if (command_find(c, message, &conversation))
        command_add(c, message, &conversation,
                    (struct step){.type = "assigned",
                                  .to_login = account.login,
                                  .to_name = account.name,
                                  .body = json_pack("{s:s}", "to", account.name)});
}

/* Whether the advisor's step is new and possible; if not, command_add() says what it is. */
static bool possible(struct client *c, json_t *message,
                     const struct stored_conversation *conversation, const char *type)
{
    int64_t seq;
    const struct step step = {.by = "advisor",
                              .type = type,
                              .login = c->login,
                              .name = c->name,
                              .client_id = member_text(message, "client_id")};
    return conversation_check(c->server->store, conversation, &step, &seq) == CONVERSATION_OK;
}

static bool load_inquiry(struct client *c, json_t *message, const char *conversation,
                         struct stored_inquiry *out)
{
    if (inquiry_load(c->server->store, conversation, c->server->arena, out) == STORE_OK)
        return true;
    member_refuse(c, message, REFUSAL_NOT_STORED);
    return false;
}

/* ---- answering -------------------------------------------------------------------------- */

static enum mail_status queue_answer(struct client *c, json_t *message,
                                     const struct stored_conversation *conversation,
                                     const struct stored_inquiry *q)
{
    struct server *server = c->server;
    enum kb_lang lang = KB_DE;
    kb_lang_parse(conversation->lang, &lang);
    const struct mail_facts facts = {.chamber = server->config->chamber,
                                     .reference = q->reference,
                                     .name = c->name,
                                     .text = member_text(message, "text")};
    struct mail_message mail = {.kind = MAIL_ANSWER,
                                .key = arena_printf(server->arena, "answer-%s-%s", conversation->id,
                                                    member_text(message, "client_id")),
                                .conversation = conversation->id,
                                .recipient = q->email,
                                .reference = q->reference};
    mail_compose(&mail, lang, &facts, server->arena);
    return mail_queue(server->store, server->config, &mail, now_ms());
}

/* Queues the answer; false after saying why that is not possible. */
static bool mail_answer(struct client *c, json_t *message,
                        const struct stored_conversation *conversation,
                        const struct stored_inquiry *q)
{
    switch (queue_answer(c, message, conversation, q)) {
    case MAIL_QUEUED:
    case MAIL_AGAIN:
        return true;
    case MAIL_NOT_CONFIGURED:
        member_refuse(c, message, REFUSAL_NO_MAIL);
        return false;
    case MAIL_BAD_ADDRESS:
        member_refuse(c, message, REFUSAL_BAD_ADDRESS);
        return false;
    case MAIL_TOO_MANY:
        member_refuse(c, message, REFUSAL_TOO_MANY_MAILS);
        return false;
    default:
        fprintf(stderr, "kammerlotse: the answer to %s was not queued\n",
                q->reference == NULL ? "-" : q->reference);
        member_refuse(c, message, REFUSAL_NOT_STORED);
        return false;
    }
}

void follow_up_answer(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    struct stored_inquiry inquiry;
    const char *by = member_text(message, "by"), *text = member_text(message, "text");
    bool mail = strcmp(by, "mail") == 0;
    const char *type = mail ? "replied-by-mail" : "replied-by-phone";
    if (!mail && strcmp(by, "phone") != 0) {
        member_refuse(c, message, REFUSAL_BAD_WAY);
        return;
    }
    if (!member_said(c, message, "text") || !command_find(c, message, &conversation) ||
        !load_inquiry(c, message, conversation.id, &inquiry))
        return;
    if (mail && possible(c, message, &conversation, type) &&
        !mail_answer(c, message, &conversation, &inquiry))
        return;
    json_t *body = json_pack("{s:s}", "text", text);
    if (mail)
        json_object_set_new(body, "reference",
                            json_string(inquiry.reference == NULL ? "" : inquiry.reference));
    command_add(c, message, &conversation, (struct step){.type = type, .body = body});
}

/* ---- wrapping up ------------------------------------------------------------------------ */

static bool wrap_up_valid(json_t *message)
{
    json_t *entry = json_object_get(message, "make_entry");
    return member_of_list("auskunft beratung verweis", member_text(message, "kind")) &&
           json_is_boolean(json_object_get(message, "solved")) &&
           text_trim(text_of(member_text(message, "topic"))).len > 0 &&
           (entry == NULL || json_is_null(entry) ||
            (member_text(entry, "question")[0] != '\0' && member_text(entry, "answer")[0] != '\0'));
}

/* A draft for the editors, who need not know who asked. */
static enum store_status leave_draft(struct client *c, const char *conversation, json_t *entry,
                                     const struct stored_inquiry *inquiry)
{
    struct arena *arena = c->server->arena;
    return store_draft_add(
        c->server->store, &(struct stored_draft){
                              .at = now_ms(),
                              .author = c->login,
                              .conversation = conversation,
                              .question = mask_text(member_text(entry, "question"), inquiry, arena),
                              .answer = mask_text(member_text(entry, "answer"), inquiry, arena)});
}

/* What came of the inquiry, and the draft where one is wished for. */
static bool keep_result(struct client *c, json_t *message,
                        const struct stored_conversation *conversation, const char *firm)
{
    struct stored_inquiry q;
    json_t *entry = json_object_get(message, "make_entry");
    if (!load_inquiry(c, message, conversation->id, &q))
        return false;
    if (q.asked_at == 0)
        q.asked_at = conversation->since;
    inquiry_give(&q, &(struct inquiry_given){.firm = firm}, c->server->arena);
    q.topic = member_text(message, "topic");
    q.kind = member_text(message, "kind");
    q.solved = json_is_true(json_object_get(message, "solved"));
    enum store_status status = inquiry_keep(c->server->store, &q, c->server->arena);
    if (status == STORE_OK && json_is_object(entry))
        status = leave_draft(c, conversation->id, entry, &q);
    if (status == STORE_OK)
        return true;
    fprintf(stderr, "kammerlotse: %s\n", store_message(c->server->store));
    member_refuse(c, message, REFUSAL_NOT_STORED);
    return false;
}

static bool entry_short(struct client *c, json_t *message, json_t *entry)
{
    if (text_length(text_of(member_text(entry, "question"))) <= TEXT_MAX &&
        text_length(text_of(member_text(entry, "answer"))) <= TEXT_MAX)
        return true;
    member_refuse(c, message, REFUSAL_TOO_LONG);
    return false;
}

void follow_up_wrap_up(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    json_t *entry = json_object_get(message, "make_entry");
    const char *firm;
    if (!wrap_up_valid(message)) {
        member_refuse(c, message, REFUSAL_BAD_WRAP_UP);
        return;
    }
    if (!member_short(c, message, "topic") || !member_line(c, message, "firm", &firm) ||
        !entry_short(c, message, entry) || !command_find(c, message, &conversation))
        return;
    if (possible(c, message, &conversation, "wrapped-up") &&
        !keep_result(c, message, &conversation, firm))
        return;
    command_add(c, message, &conversation,
                (struct step){.type = "wrapped-up",
                              .body = json_pack("{s:s, s:s, s:s, s:O, s:b}", "topic",
                                                member_text(message, "topic"), "kind",
                                                member_text(message, "kind"), "firm", firm,
                                                "solved", json_object_get(message, "solved"),
                                                "draft", (int)json_is_object(entry))});
}
