/* commands.c - the messages of PROTOCOL.md, one function each; see commands.h. */
#include "bot/net/commands.h"

#include <string.h>

#include "bot/guide.h"
#include "bot/net/answer_commands.h"
#include "bot/net/client.h"
#include "bot/net/desk_commands.h"
#include "bot/net/follow_up.h"
#include "bot/net/greeting.h"
#include "bot/net/knowledge_commands.h"
#include "bot/net/log_commands.h"
#include "bot/net/marks.h"
#include "bot/net/members.h"
#include "bot/net/person_commands.h"
#include "bot/recall.h"
#include "bot/turn.h"
#include "kb/values.h"

enum { SAYS_A_MINUTE = 30, TYPING_EVERY_MS = 1000 };

static const char *text_of_key(json_t *message, const char *key)
{
    return json_string_value(json_object_get(message, key));
}

/* ---- what commands share ---------------------------------------------------------------- */

void command_refuse_taken(struct client *c, json_t *message,
                          const struct stored_conversation *conversation)
{
    part_say_why(c, CONVERSATION_TAKEN, text_of_key(message, "client_id"), conversation,
                 conversation->id);
}

bool command_find(struct client *c, json_t *message, struct stored_conversation *out)
{
    const char *id = c->advisor ? text_of_key(message, "conversation") : c->watch[0].id;
    if (id == NULL || id[0] == '\0') {
        client_refuse(c, REFUSAL_NO_CONVERSATION, text_of_key(message, "client_id"), NULL);
        return false;
    }
    if (store_conversation_get(c->server->store, id, c->server->arena, out) == STORE_OK)
        return true;
    part_say_why(c, CONVERSATION_NOT_FOUND, text_of_key(message, "client_id"), out, id);
    return false;
}

bool command_add(struct client *c, json_t *message, struct stored_conversation *conversation,
                 struct step step)
{
    struct part part = part_begin(c, message, conversation);
    part_step(&part, step);
    return part_end(&part, NULL, NULL);
}

/* ---- saying ----------------------------------------------------------------------------- */

/* The bot's reply, kept with what it replies to; an error ends there, so that it is said again. */
static void add_reply(struct part *part, const struct turn_event *reply)
{
    part_follow(part,
                (struct step){
                    .by = "bot",
                    .type = reply->type,
                    .body = reply->body,
                    .kind = json_is_true(json_object_get(reply->body, "offer_person")) ? STEP_OFFERS
                                                                                       : STEP_PLAIN,
                    .subject = part->conversation->subject[0] == '\0' ? reply->subject : NULL});
}

/* Abuse and loops: a person does not type faster. The log itself is the count, so that a new
 * connection does not begin anew. What was said before may always be said again. */
bool command_too_fast(struct client *c, json_t *message,
                      const struct stored_conversation *conversation)
{
    const char *client_id = text_of_key(message, "client_id");
    int64_t at;
    struct stored_event before;
    bool fast =
        store_event_before(c->server->store, conversation->id, "employer", SAYS_A_MINUTE, &at) ==
            STORE_OK &&
        at > now_ms() - 60000 &&
        (client_id == NULL || store_event_said(c->server->store, conversation->id, client_id,
                                               c->server->arena, &before) != STORE_OK);
    if (fast)
        client_refuse(c, REFUSAL_TOO_FAST, client_id, NULL);
    return fast;
}

/* What the bot says to it. */
static void reply_to(struct part *part, const char *said)
{
    struct server *server = part->client->server;
    char day[11];
    day_today(day);
    struct turn_event reply;
    struct turn_memory *memory = recall(server->store, part->conversation, server->arena);
    if (turn_say(server->kb, memory, text_of(said), day, server->arena, &reply) == KB_OK)
        add_reply(part, &reply);
    else
        fprintf(stderr, "kammerlotse: %s\n", kb_message(server->kb));
    turn_memory_free(memory);
}

static void say(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *said = member_text(message, "text");
    if (!member_said(c, message, "text") || !command_find(c, message, &conversation) ||
        (!c->advisor && command_too_fast(c, message, &conversation)))
        return;
    bool bot_speaks = !c->advisor && conversation_bot_speaks(&conversation);
    const char *subject = c->advisor || conversation.subject[0] != '\0'
                              ? NULL
                              : conversation_subject(said, c->server->arena);
    struct part part = part_begin(c, message, &conversation);
    part_step(&part, (struct step){.type = "said",
                                   .body = json_pack("{s:s}", "text", said),
                                   .subject = subject});
    if (part_good(&part) && bot_speaks)
        reply_to(&part, said);
    if (part_end(&part, NULL, NULL) && !bot_speaks && !c->advisor)
        knowledge_suggest(c->server, &conversation, said);
}

/* Keeps a step of the employer with what the bot says to it; takes over both bodies. */
static void add_both(struct client *c, json_t *message, struct stored_conversation *conversation,
                     const char *type, json_t *body, const struct turn_event *reply)
{
    struct part part = part_begin(c, message, conversation);
    part_step(&part, (struct step){.type = type, .body = body});
    add_reply(&part, reply);
    part_end(&part, NULL, NULL);
}

static void choose(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *entry = text_of_key(message, "entry"),
               *client_id = text_of_key(message, "client_id");
    if (!command_find(c, message, &conversation) || command_too_fast(c, message, &conversation))
        return;
    char day[11];
    day_today(day);
    struct turn_event reply;
    struct turn_memory *memory = recall(c->server->store, &conversation, c->server->arena);
    bool chosen = entry != NULL &&
                  turn_choose(c->server->kb, memory, entry, day, c->server->arena, &reply) == KB_OK;
    turn_memory_free(memory);
    if (chosen)
        add_both(c, message, &conversation, "chose",
                 json_pack("{s:s, s:s}", "entry", entry, "title", reply.subject), &reply);
    else
        client_refuse(c, REFUSAL_NO_ENTRY, client_id, NULL);
}

static void guide(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *flow = text_of_key(message, "flow"), *client_id = text_of_key(message, "client_id");
    if (!command_find(c, message, &conversation) || command_too_fast(c, message, &conversation))
        return;
    char day[11];
    day_today(day);
    json_t *said;
    struct turn_event reply;
    enum kb_status status =
        flow == NULL ? KB_NOT_FOUND
                     : guide_step(c->server->kb, flow, json_object_get(message, "answers"), c->lang,
                                  day, c->server->arena, &said, &reply);
    if (status == KB_OK)
        add_both(c, message, &conversation, "guided", said, &reply);
    else
        client_refuse(c, status == KB_NOT_FOUND ? REFUSAL_NO_FLOW : REFUSAL_BAD_ANSWERS, client_id,
                      NULL);
}

static void forget(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *slot = text_of_key(message, "slot"), *client_id = text_of_key(message, "client_id");
    if (!command_find(c, message, &conversation))
        return;
    if (slot == NULL || !turn_memory_forget(NULL, slot))
        client_refuse(c, REFUSAL_NO_SLOT, client_id, NULL);
    else if (!command_too_fast(c, message, &conversation))
        command_add(c, message, &conversation,
                    (struct step){.type = "forgot", .body = json_pack("{s:s}", "slot", slot)});
}

static void plain_step(struct client *c, json_t *message, const char *type)
{
    struct stored_conversation conversation;
    if (command_find(c, message, &conversation) &&
        (c->advisor || !command_too_fast(c, message, &conversation)))
        command_add(c, message, &conversation, (struct step){.type = type});
}

static void cancel_person(struct client *c, json_t *message)
{
    plain_step(c, message, "person-cancelled");
}

static void close_conversation(struct client *c, json_t *message)
{
    plain_step(c, message, "closed");
}

/* ---- following -------------------------------------------------------------------------- */

/* An advisor only where the conversation is theirs. */
static bool may_type(struct client *c, const char *id)
{
    struct stored_conversation conversation;
    return !c->advisor ||
           (store_conversation_get(c->server->store, id, c->server->arena, &conversation) ==
                STORE_OK &&
            conversation.advisor != NULL && strcmp(conversation.advisor, c->login) == 0);
}

static void typing(struct client *c, json_t *message)
{
    const char *id = c->advisor ? text_of_key(message, "conversation") : c->watch[0].id;
    if (id == NULL || id[0] == '\0')
        return;
    bool on = json_is_true(json_object_get(message, "on"));
    /* said again and again it would fill the others' lines */
    bool same = (strcmp(c->typing, id) == 0) == on;
    if ((same && steady_ms() - c->typing_at < TYPING_EVERY_MS) || !may_type(c, id))
        return;
    c->typing_at = steady_ms();
    snprintf(c->typing, sizeof c->typing, "%s", on ? id : "");
    for (struct watch *w = watch_first(c->server, id); w != NULL; w = watch_next(w))
        if (w->client->advisor != c->advisor)
            client_send(w->client,
                        json_pack("{s:s, s:s, s:s, s:s?, s:b}", "type", "typing", "conversation",
                                  id, "who", c->advisor ? "advisor" : "employer", "name",
                                  c->advisor ? c->name : NULL, "on", on));
}

static void follow(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    if (!command_find(c, message, &conversation))
        return;
    if (watch_begin(c, conversation.id, member_after(message, &conversation)) == NULL)
        client_refuse(c, REFUSAL_TOO_MANY_WATCHED, NULL, conversation.id);
    else {
        marks_show(c, &conversation);
        lws_callback_on_writable(c->wsi);
    }
}

static void unfollow(struct client *c, json_t *message)
{
    const char *id = text_of_key(message, "conversation");
    struct watch *w = id == NULL || id[0] == '\0' ? NULL : watch_find(c, id);
    if (w != NULL)
        watch_end(w);
}

/* A browser can neither send a ping of WebSocket nor see one. */
static void ping(struct client *c, json_t *message)
{
    (void)message;
    client_send(c, json_pack("{s:s}", "type", "pong"));
}

/* ---- dispatch --------------------------------------------------------------------------- */

enum { EMPLOYER = 1, ADVISOR = 2, ANYONE = EMPLOYER | ADVISOR };

static const struct {
    const char *name;
    int who;
    void (*run)(struct client *c, json_t *message);
} commands[] = {
    {"start", EMPLOYER, greeting_start},
    {"say", ANYONE, say},
    {"choose", EMPLOYER, choose},
    {"guide", EMPLOYER, guide},
    {"forget", EMPLOYER, forget},
    {"ask-person", EMPLOYER, person_ask},
    {"leave-message", EMPLOYER, person_leave_message},
    {"find", EMPLOYER, answer_find},
    {"feedback", EMPLOYER, answer_feedback},
    {"rate", EMPLOYER, person_rate},
    {"seen", ANYONE, marks_seen},
    {"cancel-person", EMPLOYER, cancel_person},
    {"end", EMPLOYER, close_conversation},
    {"transcript", EMPLOYER, log_transcript},
    {"mail-transcript", EMPLOYER, log_mail_transcript},
    {"make-link", EMPLOYER, log_make_link},
    {"typing", ANYONE, typing},
    {"ping", ANYONE, ping},
    {"watch", ADVISOR, follow},
    {"unwatch", ADVISOR, unfollow},
    {"take", ADVISOR, desk_take},
    {"close", ADVISOR, close_conversation},
    {"insert-entry", ADVISOR, knowledge_insert_entry},
    {"insert-value", ADVISOR, knowledge_insert_value},
    {"note", ADVISOR, desk_note},
    {"hold", ADVISOR, desk_hold},
    {"resume", ADVISOR, desk_resume},
    {"presence", ADVISOR, desk_presence},
    {"looking", ADVISOR, desk_looking},
    {"take-over", ADVISOR, desk_take_over},
    {"transfer", ADVISOR, desk_transfer},
    {"wrap-up", ADVISOR, follow_up_wrap_up},
    {"assign", ADVISOR, follow_up_assign},
    {"answer", ADVISOR, follow_up_answer},
};

void command_run(struct client *c, json_t *message)
{
    const char *type = text_of_key(message, "type"), *client_id = text_of_key(message, "client_id");
    if (type == NULL) {
        client_refuse(c, REFUSAL_NO_TYPE, client_id, NULL);
        return;
    }
    if (!member_types_good(c, message))
        return;
    if (strcmp(type, "hello") == 0) {
        greeting_hello(c, message);
        return;
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, type) != 0)
            continue;
        if (!c->greeted || (commands[i].who & (c->advisor ? ADVISOR : EMPLOYER)) == 0)
            client_refuse(c, REFUSAL_FORBIDDEN, client_id, NULL);
        else
            commands[i].run(c, message);
        return;
    }
    client_refuse(c, REFUSAL_UNKNOWN_TYPE, client_id, NULL);
}
