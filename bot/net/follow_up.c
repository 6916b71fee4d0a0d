/* follow_up.c - see follow_up.h. */
#include "bot/net/follow_up.h"

#include <stdio.h>
#include <string.h>

#include "bot/account.h"
#include "bot/inquiry.h"
#include "bot/mail/mail.h"
#include "bot/mask.h"
#include "bot/net/commands.h"
#include "bot/net/members.h"
#include "bot/net/posting.h"

void follow_up_assign(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    struct stored_account account;
    if (store_account_get(c->server->store, member_text(message, "to"), c->server->arena,
                          &account) != STORE_OK ||
        account.disabled || !account_may_advise(account.role))
        member_refuse(c, message, REFUSAL_NO_COLLEAGUE);
    else if (command_find(c, message, &conversation))
        command_add(c, message, &conversation,
                    (struct step){.type = "assigned",
                                  .to_login = account.login,
                                  .to_name = account.name,
                                  .body = json_pack("{s:s}", "to", account.name)});
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

static enum mail_status queue_answer(const struct part *part, const struct stored_inquiry *q)
{
    struct server *server = part->client->server;
    const struct stored_conversation *conversation = part->conversation;
    enum kb_lang lang = KB_DE;
    kb_lang_parse(conversation->lang, &lang);
    const struct mail_facts facts = {.chamber = server->config->chamber,
                                     .reference = q->reference,
                                     .name = part->client->name,
                                     .text = member_text(part->message, "text")};
    struct mail_message mail = {.kind = MAIL_ANSWER,
                                .key = arena_printf(server->arena, "answer-%s-%s", conversation->id,
                                                    member_text(part->message, "client_id")),
                                .conversation = conversation->id,
                                .recipient = q->email,
                                .reference = q->reference};
    mail_compose(&mail, lang, &facts, server->arena);
    return mail_queue(server->store, server->config, &mail, now_ms());
}

/* Queues the answer, or says why that is not possible. */
static void mail_answer(struct part *part, const struct stored_inquiry *q)
{
    enum mail_status status = queue_answer(part, q);
    if (status == MAIL_QUEUED || status == MAIL_AGAIN)
        return;
    if (status != MAIL_NOT_CONFIGURED && status != MAIL_BAD_ADDRESS)
        fprintf(stderr, "kammerlotse: the answer to %s was not queued: %s\n",
                q->reference == NULL ? "-" : q->reference, mail_status_text(status));
    part_refuse(part, posting_refusal(status));
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
    json_t *body = json_pack("{s:s}", "text", text);
    if (mail)
        json_object_set_new(body, "reference",
                            json_string(inquiry.reference == NULL ? "" : inquiry.reference));
    struct part part = part_begin(c, message, &conversation);
    part_step(&part, (struct step){.type = type, .body = body});
    if (mail && part_good(&part))
        mail_answer(&part, &inquiry);
    part_end(&part, NULL, NULL);
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
static void keep_result(struct part *part, struct stored_inquiry *q)
{
    struct client *c = part->client;
    json_t *entry = json_object_get(part->message, "make_entry");
    if (!part_good(part))
        return;
    q->topic = member_text(part->message, "topic");
    q->kind = member_text(part->message, "kind");
    q->solved = json_is_true(json_object_get(part->message, "solved"));
    part_wrote(part, inquiry_keep(c->server->store, q, c->server->arena));
    if (part_good(part) && json_is_object(entry))
        part_wrote(part, leave_draft(c, part->conversation->id, entry, q));
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
    struct stored_inquiry inquiry;
    json_t *entry = json_object_get(message, "make_entry");
    const char *firm;
    if (!wrap_up_valid(message)) {
        member_refuse(c, message, REFUSAL_BAD_WRAP_UP);
        return;
    }
    if (!member_short(c, message, "topic") || !member_line(c, message, "firm", &firm) ||
        !entry_short(c, message, entry) || !command_find(c, message, &conversation) ||
        !load_inquiry(c, message, conversation.id, &inquiry))
        return;
    inquiry_give(&inquiry, &(struct inquiry_given){.firm = firm}, c->server->arena);
    if (inquiry.asked_at == 0)
        inquiry.asked_at = conversation.since;
    struct part part = part_begin(c, message, &conversation);
    part_step(&part, (struct step){.type = "wrapped-up",
                                   .body = json_pack("{s:s, s:s, s:s, s:O, s:b}", "topic",
                                                     member_text(message, "topic"), "kind",
                                                     member_text(message, "kind"), "firm", firm,
                                                     "solved", json_object_get(message, "solved"),
                                                     "draft", (int)json_is_object(entry))});
    keep_result(&part, &inquiry);
    part_end(&part, NULL, NULL);
}
