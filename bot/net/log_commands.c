/* log_commands.c - see log_commands.h. */
#include "bot/net/log_commands.h"

#include <stdio.h>

#include "bot/link.h"
#include "bot/net/commands.h"
#include "bot/net/members.h"
#include "bot/net/posting.h"
#include "bot/transcript.h"

enum { TRANSCRIPT_EVERY_MS = 1000, TRANSCRIPTS_AT_ONCE = 10 };

static const char *client_id_of(json_t *message)
{
    return json_string_value(json_object_get(message, "client_id"));
}

/* The conversation of a message that carries a client id; false after saying why not. */
static bool find(struct client *c, json_t *message, struct stored_conversation *out)
{
    const char *client_id = client_id_of(message);
    if (client_id != NULL && client_id_valid(client_id))
        return command_find(c, message, out);
    client_refuse(c, REFUSAL_BAD_CLIENT_ID, client_id, NULL);
    return false;
}

/* `link` may be NULL. */
static void promise_ack(struct client *c, json_t *message, int64_t seq, const char *link)
{
    const char *client_id = client_id_of(message);
    client_promise(c,
                   json_pack("{s:s, s:s, s:I, s:s*}", "type", "ack", "client_id", client_id, "seq",
                             (json_int_t)seq, "link", link),
                   client_id);
}

void log_transcript(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *text;
    if (!command_find(c, message, &conversation))
        return;
    /* to write one takes long */
    int64_t now = steady_ms();
    if (c->transcript_at > now + TRANSCRIPTS_AT_ONCE * TRANSCRIPT_EVERY_MS) {
        client_refuse(c, REFUSAL_TOO_FAST, NULL, NULL);
        return;
    }
    c->transcript_at = (c->transcript_at > now ? c->transcript_at : now) + TRANSCRIPT_EVERY_MS;
    if (transcript_write(c->server->store, &conversation, c->server->config->chamber,
                         TRANSCRIPT_FOR_EMPLOYER, TRANSCRIPT_MAX, c->server->arena,
                         &text) == STORE_OK)
        client_promise(c, json_pack("{s:s, s:s}", "type", "transcript", "text", text), NULL);
    else
        client_refuse(c, REFUSAL_NOT_STORED, NULL, NULL);
}

static enum mail_status queue_transcript(struct client *c, const char *key, const char *email,
                                         const struct stored_conversation *conversation)
{
    struct server *server = c->server;
    const char *text;
    struct stored_inquiry inquiry;
    enum kb_lang lang = KB_DE;
    kb_lang_parse(conversation->lang, &lang);
    struct mail_message mail = {
        .kind = MAIL_TRANSCRIPT, .key = key, .conversation = conversation->id, .recipient = email};
    /* to write one takes long */
    enum mail_status status = posting_allowed(server, c->network, &mail);
    if (status != MAIL_QUEUED)
        return status;
    if (store_inquiry_get(server->store, conversation->id, server->arena, &inquiry) == STORE_IO ||
        transcript_write(server->store, conversation, server->config->chamber,
                         TRANSCRIPT_FOR_EMPLOYER, TRANSCRIPT_MAIL_MAX, server->arena,
                         &text) != STORE_OK)
        return MAIL_NOT_STORED;
    mail.reference = inquiry.reference;
    const struct mail_facts facts = {
        .chamber = server->config->chamber, .reference = inquiry.reference, .text = text};
    mail_compose(&mail, lang, &facts, server->arena);
    return posting_queue(server, c->network, &mail);
}

void log_mail_transcript(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *email;
    if (!find(c, message, &conversation) || !member_line(c, message, "email", &email))
        return;
    const char *key =
        arena_printf(c->server->arena, "transcript-%s-%s", conversation.id, client_id_of(message));
    enum mail_status status = queue_transcript(c, key, email, &conversation);
    if (status == MAIL_QUEUED || status == MAIL_AGAIN) {
        promise_ack(c, message, conversation.seq, NULL);
        return;
    }
    enum refusal why = posting_refusal(status);
    if (why == REFUSAL_NOT_STORED)
        fprintf(stderr, "kammerlotse: a transcript was not queued: %s\n", mail_status_text(status));
    client_refuse(c, why, client_id_of(message), NULL);
}

void log_make_link(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    char link[SECRET_TOKEN_SIZE];
    if (!find(c, message, &conversation))
        return;
    if (link_make(c->server->store, conversation.id, now_ms(), link) == CONVERSATION_OK)
        promise_ack(c, message, conversation.seq, link);
    else
        client_refuse(c, REFUSAL_NOT_STORED, client_id_of(message), NULL);
}
