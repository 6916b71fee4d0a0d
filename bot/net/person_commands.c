/* person_commands.c - see person_commands.h. What was given before is kept: nothing is typed
 * twice. */
#include "bot/net/person_commands.h"

#include <stdio.h>
#include <string.h>

#include "bot/inquiry.h"
#include "bot/mail/mail.h"
#include "bot/net/board.h"
#include "bot/net/commands.h"
#include "bot/net/members.h"
#include "bot/net/posting.h"
#include "bot/net/reach.h"

/* Digits, and what people write between them. */
static bool phone_valid(const char *phone)
{
    size_t digits = 0;
    for (const char *p = phone; *p != '\0'; p++)
        digits += *p >= '0' && *p <= '9';
    return phone[strspn(phone, "0123456789 +()/.-")] == '\0' && digits >= 5 && digits <= 20;
}

/* What a message says about who sends it; false after saying what is wrong. */
static bool read_given(struct client *c, json_t *message, struct inquiry_given *out)
{
    struct stored_team team;
    if (!member_line(c, message, "firm", &out->firm) ||
        !member_line(c, message, "place", &out->place) ||
        !member_line(c, message, "name", &out->name) ||
        !member_line(c, message, "email", &out->email) ||
        !member_line(c, message, "phone", &out->phone) ||
        !member_line(c, message, "consent", &out->consent) ||
        !member_line(c, message, "team", &out->team))
        return false;
    if (out->email[0] != '\0' && !mail_address_valid(out->email))
        member_refuse(c, message, REFUSAL_BAD_ADDRESS);
    else if (out->phone[0] != '\0' && !phone_valid(out->phone))
        member_refuse(c, message, REFUSAL_BAD_PHONE);
    else if (out->team[0] != '\0' && !reach_find_team(c->server, out->team, &team))
        member_refuse(c, message, REFUSAL_NO_TEAM);
    else
        return true;
    return false;
}

/* What is known of them already and what they say now, for the conversation of the message. */
struct asking {
    struct stored_conversation conversation;
    struct stored_inquiry inquiry;
};

static bool read_asking(struct client *c, json_t *message, struct asking *out)
{
    struct inquiry_given given;
    if (!read_given(c, message, &given) || !command_find(c, message, &out->conversation) ||
        command_too_fast(c, message, &out->conversation))
        return false;
    if (inquiry_load(c->server->store, out->conversation.id, c->server->arena, &out->inquiry) !=
        STORE_OK) {
        member_refuse(c, message, REFUSAL_NOT_STORED);
        return false;
    }
    inquiry_give(&out->inquiry, &given, c->server->arena);
    const char *team = given.team[0] == '\0' ? reach_team(c->server, &out->conversation) : "";
    struct stored_team known;
    if (team[0] != '\0')
        out->inquiry.team = team;
    else if (!reach_find_team(c->server, out->inquiry.team, &known))
        out->inquiry.team = ""; /* deleted since they asked for the first time */
    return true;
}

/* Keeps who asks. */
static void keep(struct part *part, struct asking *asking)
{
    struct server *server = part->client->server;
    if (!part_good(part))
        return;
    if (asking->inquiry.taken_at == 0)
        asking->inquiry.asked_at = now_ms();
    part_wrote(part, inquiry_keep(server->store, &asking->inquiry, server->arena));
}

/* What the board shows where nothing was asked before. */
static const char *subject_of(struct client *c, const struct asking *asking, const char *text)
{
    return asking->conversation.subject[0] != '\0' || text[0] == '\0'
               ? NULL
               : conversation_subject(text, c->server->arena);
}

/* ---- asking for a person ---------------------------------------------------------------- */

static void say_unavailable(struct part *part)
{
    json_t *body = part_good(part)
                       ? reach_unavailable(part->client->server, part->conversation, now_ms())
                       : NULL;
    if (body != NULL)
        part_follow(part,
                    (struct step){.by = "system", .type = "person-unavailable", .body = body});
}

void person_ask(struct client *c, json_t *message)
{
    struct asking asking;
    if (!member_short(c, message, "note") || !read_asking(c, message, &asking))
        return;
    const struct stored_inquiry *q = &asking.inquiry;
    const char *note = member_text(message, "note");
    json_t *body = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "note", note, "firm", q->firm,
                             "place", q->place, "name", q->name, "email", q->email, "consent",
                             q->consent, "team", q->team);
    struct part part = part_begin(c, message, &asking.conversation);
    part_step(&part, (struct step){.type = "person-asked",
                                   .body = body,
                                   .subject = subject_of(c, &asking, note),
                                   .team = q->team});
    keep(&part, &asking);
    say_unavailable(&part);
    part_end(&part, NULL, NULL);
}

/* ---- leaving a message ------------------------------------------------------------------ */

/* What is missing to be answered, REFUSAL_COUNT for nothing. */
static enum refusal missing(const struct stored_inquiry *q, json_t *message)
{
    if (text_trim(text_of(member_text(message, "consent"))).len == 0)
        return REFUSAL_NO_CONSENT;
    return q->email[0] == '\0' && q->phone[0] == '\0' ? REFUSAL_NO_REACH : REFUSAL_COUNT;
}

/* The mail that says that the message has come, but for its text. */
static struct mail_message confirmation(struct client *c, json_t *message,
                                        const struct asking *asking)
{
    return (struct mail_message){.kind = MAIL_CONFIRMATION,
                                 .key = arena_printf(c->server->arena, "confirmation-%s-%s",
                                                     asking->conversation.id,
                                                     member_text(message, "client_id")),
                                 .conversation = asking->conversation.id,
                                 .recipient = asking->inquiry.email,
                                 .reference = asking->inquiry.reference};
}

static void confirm(struct part *part, const struct asking *asking, struct mail_message *mail)
{
    struct server *server = part->client->server;
    enum kb_lang lang = KB_DE;
    if (!part_good(part))
        return;
    kb_lang_parse(asking->conversation.lang, &lang);
    const struct mail_facts facts = {.chamber = server->config->chamber,
                                     .reference = asking->inquiry.reference,
                                     .text = member_text(part->message, "text")};
    mail_compose(mail, lang, &facts, server->arena);
    enum mail_status status = posting_queue(part->client, mail);
    if (status == MAIL_QUEUED)
        return;
    fprintf(stderr, "kammerlotse: a confirmation was not queued: %s\n", mail_status_text(status));
    part_refuse(part, REFUSAL_NOT_STORED);
}

void person_leave_message(struct client *c, json_t *message)
{
    struct asking asking;
    if (!member_said(c, message, "text") || !read_asking(c, message, &asking))
        return;
    const struct stored_inquiry *q = &asking.inquiry;
    enum refusal why = missing(q, message);
    if (why != REFUSAL_COUNT) {
        member_refuse(c, message, why);
        return;
    }
    struct part part = part_begin(c, message, &asking.conversation);
    keep(&part, &asking); /* before the event, which names the reference */
    const char *text = member_text(message, "text"),
               *reference = q->reference == NULL ? "" : q->reference;
    struct mail_message mail = confirmation(c, message, &asking);
    /* where no mail can be sent, or none more, the message is kept without */
    bool mails = q->email[0] != '\0' && posting_allowed(c, &mail) == MAIL_QUEUED;
    json_t *body =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b}", "text", text, "email", q->email,
                  "phone", q->phone, "firm", q->firm, "name", q->name, "place", q->place, "consent",
                  q->consent, "reference", reference, "confirmed", (int)mails);
    part_step(&part, (struct step){.type = "message-left",
                                   .body = body,
                                   .subject = subject_of(c, &asking, text),
                                   .team = q->team});
    if (mails)
        confirm(&part, &asking, &mail);
    part_end(&part, "reference", reference);
}

/* ---- afterwards ------------------------------------------------------------------------- */

void person_rate(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    json_int_t score = json_integer_value(json_object_get(message, "score"));
    if (score < 1 || score > 5)
        member_refuse(c, message, REFUSAL_BAD_SCORE);
    else if (member_short(c, message, "text") && command_find(c, message, &conversation) &&
             !command_too_fast(c, message, &conversation))
        command_add(c, message, &conversation,
                    (struct step){.type = "rated",
                                  .body = json_pack("{s:I, s:s}", "score", score, "text",
                                                    member_text(message, "text"))});
}
