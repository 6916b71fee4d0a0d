/* person.c - see person.h. */
#include "bot/net/person.h"

#include <stdio.h>
#include <string.h>

#include "bot/mail/mail.h"
#include "bot/net/members.h"
#include "bot/net/posting.h"
#include "bot/net/reach.h"

const char *const person_fields[] = {"firm",  "place",   "name", "email",
                                     "phone", "consent", "team", NULL};

/* Digits, and what people write between them. */
static bool phone_valid(const char *phone)
{
    size_t digits = 0;
    for (const char *p = phone; *p != '\0'; p++)
        digits += *p >= '0' && *p <= '9';
    return phone[strspn(phone, "0123456789 +()/.-")] == '\0' && digits >= 5 && digits <= 20;
}

enum refusal person_fault(struct server *server, json_t *message, const char *field)
{
    struct stored_team team;
    enum refusal why = member_line_fault(message, field);
    const char *line = member_trimmed(server->arena, message, field);
    if (why != REFUSAL_COUNT || line[0] == '\0')
        return why;
    if (strcmp(field, "email") == 0 && !mail_address_valid(line))
        return REFUSAL_BAD_ADDRESS;
    if (strcmp(field, "phone") == 0 && !phone_valid(line))
        return REFUSAL_BAD_PHONE;
    if (strcmp(field, "team") == 0 && !reach_find_team(server, line, &team))
        return REFUSAL_NO_TEAM;
    return REFUSAL_COUNT;
}

struct inquiry_given person_given(struct server *server, json_t *message)
{
    struct arena *arena = server->arena;
    return (struct inquiry_given){.firm = member_trimmed(arena, message, "firm"),
                                  .place = member_trimmed(arena, message, "place"),
                                  .name = member_trimmed(arena, message, "name"),
                                  .email = member_trimmed(arena, message, "email"),
                                  .phone = member_trimmed(arena, message, "phone"),
                                  .consent = member_trimmed(arena, message, "consent"),
                                  .team = member_trimmed(arena, message, "team")};
}

enum refusal person_no_consent(json_t *message)
{
    return text_trim(text_of(member_text(message, "consent"))).len == 0 ? REFUSAL_NO_CONSENT
                                                                        : REFUSAL_COUNT;
}

enum refusal person_no_reach(const struct stored_inquiry *q)
{
    return q->email[0] == '\0' && q->phone[0] == '\0' ? REFUSAL_NO_REACH : REFUSAL_COUNT;
}

enum store_status person_keep(struct server *server, struct stored_inquiry *inquiry)
{
    if (inquiry->taken_at == 0)
        inquiry->asked_at = now_ms();
    enum store_status status = inquiry_keep(server->store, inquiry, server->arena);
    if (status != STORE_OK)
        fprintf(stderr, "kammerlotse: %s\n", store_message(server->store));
    return status;
}

const char *person_subject(struct server *server, const struct stored_conversation *conversation,
                           const char *text)
{
    return conversation->subject[0] != '\0' || text[0] == '\0'
               ? NULL
               : conversation_subject(text, server->arena);
}

json_t *person_message(const struct stored_inquiry *q, const char *text, bool confirmed)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b}", "text", text, "email",
                     q->email, "phone", q->phone, "firm", q->firm, "name", q->name, "place",
                     q->place, "consent", q->consent, "reference",
                     q->reference == NULL ? "" : q->reference, "confirmed", (int)confirmed);
}

static const char *key_of(struct server *server, const char *conversation, const char *client_id)
{
    return arena_printf(server->arena, "confirmation-%s-%s", conversation, client_id);
}

/* The confirmation but for its text. */
static struct mail_message confirmation(struct server *server,
                                        const struct stored_conversation *conversation,
                                        const struct stored_inquiry *q, const char *client_id)
{
    return (struct mail_message){.kind = MAIL_CONFIRMATION,
                                 .key = key_of(server, conversation->id, client_id),
                                 .conversation = conversation->id,
                                 .recipient = q->email,
                                 .reference = q->reference};
}

bool person_confirmed(struct server *server, const char *conversation, const char *client_id)
{
    int64_t count = 0;
    const char *key = key_of(server, conversation, client_id);
    return store_outbox_count_key(server->store, key, &count) == STORE_OK && count > 0;
}

bool person_may_confirm(struct server *server, const char *network,
                        const struct stored_conversation *conversation,
                        const struct stored_inquiry *q, const char *client_id)
{
    struct mail_message mail = confirmation(server, conversation, q, client_id);
    return q->email[0] != '\0' && posting_allowed(server, network, &mail) == MAIL_QUEUED;
}

bool person_confirm(struct server *server, const char *network,
                    const struct stored_conversation *conversation, const struct stored_inquiry *q,
                    const char *text, const char *client_id)
{
    enum kb_lang lang = KB_DE;
    kb_lang_parse(conversation->lang, &lang);
    const struct mail_facts facts = {
        .chamber = server->config->chamber, .reference = q->reference, .text = text};
    struct mail_message mail = confirmation(server, conversation, q, client_id);
    mail_compose(&mail, lang, &facts, server->arena);
    enum mail_status status = posting_queue(server, network, &mail);
    if (status != MAIL_QUEUED)
        fprintf(stderr, "kammerlotse: a confirmation was not queued: %s\n",
                mail_status_text(status));
    return status == MAIL_QUEUED;
}
