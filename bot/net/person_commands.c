/* person_commands.c - see person_commands.h. What was given before is kept: nothing is typed
 * twice. */
#include "bot/net/person_commands.h"

#include <string.h>

#include "bot/inquiry.h"
#include "bot/net/board.h"
#include "bot/net/commands.h"
#include "bot/net/members.h"
#include "bot/net/person.h"
#include "bot/net/reach.h"

/* What a message says about who sends it; false after saying what is wrong. */
static bool read_given(struct client *c, json_t *message, struct inquiry_given *out)
{
    for (const char *const *field = person_fields; *field != NULL; field++) {
        enum refusal why = person_fault(c->server, message, *field);
        if (why != REFUSAL_COUNT) {
            member_refuse(c, message, why);
            return false;
        }
    }
    *out = person_given(c->server, message);
    return true;
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
    if (part_good(part))
        part_wrote(part, person_keep(part->client->server, &asking->inquiry));
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
    keep(&part, &asking); /* before the event: what is noted of it is masked by who asks */
    part_step(&part, (struct step){.type = "person-asked",
                                   .body = body,
                                   .subject = person_subject(c->server, &asking.conversation, note),
                                   .team = q->team});
    say_unavailable(&part);
    part_end(&part, NULL, NULL);
}

/* ---- leaving a message ------------------------------------------------------------------ */

void person_leave_message(struct client *c, json_t *message)
{
    struct asking asking;
    if (!member_said(c, message, "text") || !read_asking(c, message, &asking))
        return;
    struct server *server = c->server;
    const struct stored_inquiry *q = &asking.inquiry;
    enum refusal why = person_no_consent(message);
    if (why == REFUSAL_COUNT)
        why = person_no_reach(q);
    if (why != REFUSAL_COUNT) {
        member_refuse(c, message, why);
        return;
    }
    struct part part = part_begin(c, message, &asking.conversation);
    keep(&part, &asking); /* before the event, which names the reference */
    const char *text = member_text(message, "text"), *client_id = member_text(message, "client_id");
    bool confirmed = person_may_confirm(server, c->network, &asking.conversation, q, client_id);
    part_step(&part, (struct step){.type = "message-left",
                                   .body = person_message(q, text, confirmed),
                                   .subject = person_subject(server, &asking.conversation, text),
                                   .team = q->team});
    if (confirmed && part_good(&part) &&
        !person_confirm(server, c->network, &asking.conversation, q, text, client_id))
        part_refuse(&part, REFUSAL_NOT_STORED);
    part_end(&part, "reference", q->reference == NULL ? "" : q->reference);
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
