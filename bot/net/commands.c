/* commands.c - the messages of PROTOCOL.md, one function each; see commands.h. */
#include "bot/net/commands.h"

#include <string.h>

#include "bot/conversation.h"
#include "bot/guide.h"
#include "bot/inquiry.h"
#include "bot/mail/mail.h"
#include "bot/net/answer_commands.h"
#include "bot/net/client.h"
#include "bot/net/desk_commands.h"
#include "bot/net/follow_up.h"
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

/* ---- failing ---------------------------------------------------------------------------- */

static void say_why(struct client *c, enum conversation_status status, const char *client_id,
                    const struct stored_conversation *conversation, const char *id)
{
    static const enum refusal refusals[] = {
        [CONVERSATION_NOT_FOUND] = REFUSAL_NOT_FOUND,
        [CONVERSATION_WRONG_STATE] = REFUSAL_WRONG_STATE,
        [CONVERSATION_TAKEN] = REFUSAL_TAKEN,
        [CONVERSATION_INVALID] = REFUSAL_BAD_CLIENT_ID,
        [CONVERSATION_NOT_STORED] = REFUSAL_NOT_STORED,
    };
    json_t *error = client_error(c, refusals[status], client_id, id);
    if (status == CONVERSATION_TAKEN && conversation->advisor_name != NULL)
        json_object_set_new(error, "by", json_string(conversation->advisor_name));
    client_send(c, error);
}

void command_refuse_taken(struct client *c, json_t *message,
                          const struct stored_conversation *conversation)
{
    say_why(c, CONVERSATION_TAKEN, text_of_key(message, "client_id"), conversation,
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
    say_why(c, CONVERSATION_NOT_FOUND, text_of_key(message, "client_id"), out, id);
    return false;
}

bool command_add_and_say(struct client *c, json_t *message,
                         struct stored_conversation *conversation, struct step step,
                         const char *key, const char *value)
{
    const char *client_id = text_of_key(message, "client_id");
    int64_t seq = 0;
    enum conversation_status status = CONVERSATION_INVALID;
    step.by = c->advisor ? "advisor" : "employer";
    step.login = c->advisor ? c->login : NULL;
    step.name = c->advisor ? c->name : NULL;
    step.client_id = client_id;
    if (client_id != NULL)
        status = board_add(c->server, conversation, &step, &seq);
    json_decref(step.body);
    if (status != CONVERSATION_OK && status != CONVERSATION_AGAIN) {
        say_why(c, status, client_id, conversation, conversation->id);
        return false;
    }
    json_t *ack =
        json_pack("{s:s, s:s, s:I}", "type", "ack", "client_id", client_id, "seq", (json_int_t)seq);
    if (c->advisor)
        json_object_set_new(ack, "conversation", json_string(conversation->id));
    if (key != NULL)
        json_object_set_new(ack, key, json_string(value));
    client_promise(c, ack, client_id);
    return status == CONVERSATION_OK;
}

bool command_add(struct client *c, json_t *message, struct stored_conversation *conversation,
                 struct step step)
{
    return command_add_and_say(c, message, conversation, step, NULL, NULL);
}

static bool add(struct client *c, json_t *message, struct stored_conversation *conversation,
                const char *type, json_t *body, const char *subject)
{
    return command_add(c, message, conversation,
                       (struct step){.type = type, .body = body, .subject = subject});
}

/* ---- greeting --------------------------------------------------------------------------- */

/* Whoever claims to have more than there is would miss what comes. */
static int64_t after_of(json_t *message, const struct stored_conversation *conversation)
{
    int64_t after = json_integer_value(json_object_get(message, "after"));
    return after < 0 ? 0 : after > conversation->seq ? conversation->seq : after;
}

static void greet_advisor(struct client *c)
{
    if (c->login[0] == '\0' || !client_signed_in(c)) {
        client_refuse(c, REFUSAL_SIGN_IN, NULL, NULL);
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

static void hello(struct client *c, json_t *message)
{
    const char *id = text_of_key(message, "conversation"), *token = text_of_key(message, "token");
    const char *role = text_of_key(message, "role"), *lang = text_of_key(message, "lang");
    if (lang != NULL)
        kb_lang_parse(lang, &c->lang);
    if (json_integer_value(json_object_get(message, "v")) != 1) {
        client_refuse(c, REFUSAL_VERSION, NULL, NULL);
        return;
    }
    if (role != NULL && strcmp(role, "advisor") == 0) {
        greet_advisor(c);
        return;
    }
    struct stored_conversation conversation = {.state = "bot"};
    if (id != NULL) {
        enum conversation_status status = conversation_admit(
            c->server->store, id, token == NULL ? "" : token, c->server->arena, &conversation);
        if (status != CONVERSATION_OK) {
            say_why(c, status, NULL, &conversation, NULL);
            return;
        }
        watch_end(&c->watch[0]);
        watch_begin(c, conversation.id, after_of(message, &conversation));
    }
    c->greeted = true;
    welcome(c, &conversation);
    c->server->queue_changed |= strcmp(conversation.state, "waiting") == 0;
}

static void start(struct client *c, json_t *message)
{
    const char *lang_name = text_of_key(message, "lang"), *notice = text_of_key(message, "notice");
    if (lang_name != NULL)
        kb_lang_parse(lang_name, &c->lang);
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

/* ---- saying ----------------------------------------------------------------------------- */

static void add_reply(struct client *c, struct stored_conversation *conversation,
                      const struct turn_event *reply)
{
    int64_t seq;
    board_add(c->server, conversation,
              &(struct step){.by = "bot",
                             .type = reply->type,
                             .body = reply->body,
                             .kind = json_is_true(json_object_get(reply->body, "offer_person"))
                                         ? STEP_OFFERS
                                         : STEP_PLAIN,
                             .subject = conversation->subject[0] == '\0' ? reply->subject : NULL},
              &seq);
    json_decref(reply->body);
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

static void say(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *said = text_of_key(message, "text"), *client_id = text_of_key(message, "client_id");
    if (said == NULL || text_trim(text_of(said)).len == 0) {
        client_refuse(c, REFUSAL_EMPTY, client_id, NULL);
        return;
    }
    if (text_length(text_of(said)) > TEXT_MAX) {
        client_refuse(c, REFUSAL_TOO_LONG, client_id, NULL);
        return;
    }
    if (!command_find(c, message, &conversation))
        return;
    if (!c->advisor && command_too_fast(c, message, &conversation))
        return;
    bool bot_speaks = !c->advisor && conversation_bot_speaks(&conversation);
    const char *subject = c->advisor || conversation.subject[0] != '\0'
                              ? NULL
                              : conversation_subject(said, c->server->arena);
    if (!add(c, message, &conversation, "said", json_pack("{s:s}", "text", said), subject))
        return;
    if (!bot_speaks) {
        if (!c->advisor)
            knowledge_suggest(c->server, &conversation, said);
        return;
    }
    char day[11];
    day_today(day);
    struct turn_event reply;
    struct turn_memory *memory = recall(c->server->store, &conversation, c->server->arena);
    if (turn_say(c->server->kb, memory, text_of(said), day, c->server->arena, &reply) == KB_OK)
        add_reply(c, &conversation, &reply);
    else
        fprintf(stderr, "kammerlotse: %s\n", kb_message(c->server->kb));
    turn_memory_free(memory);
}

static void choose(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *entry = text_of_key(message, "entry"),
               *client_id = text_of_key(message, "client_id");
    if (!command_find(c, message, &conversation))
        return;
    char day[11];
    day_today(day);
    struct turn_event reply;
    struct turn_memory *memory = recall(c->server->store, &conversation, c->server->arena);
    bool chosen = entry != NULL &&
                  turn_choose(c->server->kb, memory, entry, day, c->server->arena, &reply) == KB_OK;
    turn_memory_free(memory);
    if (!chosen) {
        client_refuse(c, REFUSAL_NO_ENTRY, client_id, NULL);
        return;
    }
    json_t *body = json_pack("{s:s, s:s}", "entry", entry, "title", reply.subject);
    if (command_too_fast(c, message, &conversation)) {
        json_decref(body);
        json_decref(reply.body);
        return;
    }
    if (add(c, message, &conversation, "chose", body, NULL))
        add_reply(c, &conversation, &reply);
    else
        json_decref(reply.body);
}

static void guide(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *flow = text_of_key(message, "flow"), *client_id = text_of_key(message, "client_id");
    if (!command_find(c, message, &conversation))
        return;
    if (command_too_fast(c, message, &conversation))
        return;
    char day[11];
    day_today(day);
    json_t *said;
    struct turn_event reply;
    enum kb_status status =
        flow == NULL ? KB_NOT_FOUND
                     : guide_step(c->server->kb, flow, json_object_get(message, "answers"), c->lang,
                                  day, c->server->arena, &said, &reply);
    if (status != KB_OK)
        client_refuse(c, status == KB_NOT_FOUND ? REFUSAL_NO_FLOW : REFUSAL_BAD_ANSWERS, client_id,
                      NULL);
    else if (add(c, message, &conversation, "guided", said, NULL))
        add_reply(c, &conversation, &reply);
    else
        json_decref(reply.body);
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
        add(c, message, &conversation, "forgot", json_pack("{s:s}", "slot", slot), NULL);
}

static void plain_step(struct client *c, json_t *message, const char *type)
{
    struct stored_conversation conversation;
    if (command_find(c, message, &conversation) &&
        (c->advisor || !command_too_fast(c, message, &conversation)))
        add(c, message, &conversation, type, NULL, NULL);
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
    if (watch_begin(c, conversation.id, after_of(message, &conversation)) == NULL)
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

/* ---- dispatch --------------------------------------------------------------------------- */

enum { EMPLOYER = 1, ADVISOR = 2, ANYONE = EMPLOYER | ADVISOR };

static const struct {
    const char *name;
    int who;
    void (*run)(struct client *c, json_t *message);
} commands[] = {
    {"start", EMPLOYER, start},
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
    if (strcmp(type, "hello") == 0) {
        hello(c, message);
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
