/* conversation.c - one table of steps: who may do what in which state, and where it leads. */
#include "bot/conversation.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

/* States as bits, so that a step may begin in several. */
enum {
    BOT = 1,
    OFFERED = 2,
    WAITING = 4,
    TAKEN = 8,
    ACTIVE = 16,
    HOLD = 32,
    WRAP_UP = 64,
    MESSAGE = 128,
    ASSIGNED = 256,
    ANSWERED = 512,
    CLOSED = 1024,
    WITH_BOT = BOT | OFFERED | WAITING | MESSAGE | ASSIGNED | ANSWERED,
    WITH_ADVISOR = TAKEN | ACTIVE | HOLD,
    FOLLOW_UP = MESSAGE | ASSIGNED | ANSWERED,
    OWNED = WITH_ADVISOR | WRAP_UP | ASSIGNED | ANSWERED, /* one advisor's business */
    ANY = 2047,
};

static const struct {
    unsigned bit;
    const char *name;
} states[] = {
    {BOT, "bot"},           {OFFERED, "offered"},   {WAITING, "waiting"}, {TAKEN, "taken"},
    {ACTIVE, "active"},     {HOLD, "hold"},         {WRAP_UP, "wrap-up"}, {MESSAGE, "message"},
    {ASSIGNED, "assigned"}, {ANSWERED, "answered"}, {CLOSED, "closed"},
};

/* Whose step it is, where one advisor has the conversation. */
enum whose { ALL, OWN };

static const struct {
    const char *by, *type;
    unsigned from;
    unsigned to; /* 0 stays */
    enum whose whose;
    enum step_kind kind;
} steps[] = {
    {"employer", "said", ANSWERED, MESSAGE, ALL, 0}, /* a new question to what was answered */
    {"employer", "said", ANY & ~(WRAP_UP | CLOSED | ANSWERED), 0, ALL, 0},
    {"employer", "chose", WITH_BOT, 0, ALL, 0},
    {"employer", "guided", WITH_BOT, 0, ALL, 0},
    {"employer", "forgot", WITH_BOT, 0, ALL, 0},
    {"employer", "person-asked", BOT | OFFERED, WAITING, ALL, 0},
    {"employer", "person-cancelled", WAITING, BOT, ALL, 0},
    {"employer", "message-left", BOT | OFFERED | WAITING, MESSAGE, ALL, 0},
    {"employer", "closed", BOT | OFFERED | WAITING, CLOSED, ALL, 0},
    {"employer", "closed", WITH_ADVISOR, WRAP_UP, ALL, 0},
    {"employer", "closed", FOLLOW_UP, 0, ALL, 0}, /* what was left is still to be answered */
    {"employer", "feedback", ANY, 0, ALL, 0},
    {"employer", "rated", WRAP_UP | ANSWERED | CLOSED, 0, ALL, 0},
    {"employer", "reopened", WRAP_UP | CLOSED, BOT, ALL, 0},
    {"employer", "reopened", FOLLOW_UP, 0, ALL, 0}, /* after their own `end` */
    {"bot", "answered", OFFERED, BOT, ALL, 0},
    {"bot", "answered", WITH_BOT, 0, ALL, 0},
    {"bot", "clarified", WITH_BOT, 0, ALL, 0},
    {"bot", "asked", WITH_BOT, 0, ALL, 0},
    {"bot", "replied", BOT | OFFERED, OFFERED, ALL, STEP_OFFERS},
    {"bot", "replied", WITH_BOT, 0, ALL, 0},
    {"bot", "concluded", BOT | OFFERED, OFFERED, ALL, STEP_OFFERS},
    {"bot", "concluded", WITH_BOT, 0, ALL, 0},
    {"advisor", "taken", WAITING, TAKEN, OWN, 0},
    {"advisor", "taken-over", WITH_ADVISOR, TAKEN, ALL, 0},
    {"advisor", "said", TAKEN, ACTIVE, OWN, 0},
    {"advisor", "said", ACTIVE, 0, OWN, 0},
    {"advisor", "inserted", TAKEN, ACTIVE, OWN, 0},
    {"advisor", "inserted", ACTIVE, 0, OWN, 0},
    {"advisor", "inserted-value", TAKEN, ACTIVE, OWN, 0},
    {"advisor", "inserted-value", ACTIVE, 0, OWN, 0},
    {"advisor", "noted", ANY & ~BOT, 0, ALL, 0},
    {"advisor", "transferred", WITH_ADVISOR, WAITING, OWN, STEP_TO_TEAM},
    {"advisor", "transferred", WITH_ADVISOR, TAKEN, OWN, 0},
    {"advisor", "held", TAKEN | ACTIVE, HOLD, OWN, 0},
    {"advisor", "resumed", HOLD, ACTIVE, OWN, 0},
    {"advisor", "closed", WITH_ADVISOR, WRAP_UP, OWN, 0},
    {"advisor", "closed", FOLLOW_UP, CLOSED, OWN, 0},
    {"advisor", "wrapped-up", WITH_ADVISOR | WRAP_UP | FOLLOW_UP, CLOSED, OWN, 0},
    {"advisor", "assigned", MESSAGE | ASSIGNED, ASSIGNED, ALL, 0},
    {"advisor", "replied-by-mail", FOLLOW_UP, ANSWERED, OWN, 0},
    {"advisor", "replied-by-phone", FOLLOW_UP, ANSWERED, OWN, 0},
    {"system", "started", BOT, 0, ALL, 0},
    {"system", "offer-lapsed", OFFERED, BOT, ALL, 0},
    {"system", "person-unavailable", WAITING, OFFERED, ALL, 0},
    {"system", "returned", WITH_ADVISOR, WAITING, ALL, 0},
    {"system", "returned", ASSIGNED, MESSAGE, ALL, 0},
    {"system", "resumed", HOLD, ACTIVE, ALL, 0},
    {"system", "idled", ACTIVE, WRAP_UP, ALL, 0},
    {"system", "closed", ANY & ~CLOSED, CLOSED, ALL, 0},
};

/* What employers may see; the members named are left out. The rest is for colleagues. */
static const struct {
    const char *type, *without[4];
} shown[] = {
    {"started", {0}},
    {"said", {0}},
    {"chose", {0}},
    {"guided", {0}},
    {"answered", {"why", "confidence"}},
    {"clarified", {"why", "confidence"}},
    {"replied", {"why", "confidence"}},
    {"asked", {0}},
    {"forgot", {0}},
    {"concluded", {"why", "confidence"}},
    {"person-asked", {0}},
    {"person-cancelled", {0}},
    {"person-unavailable", {0}},
    {"offer-lapsed", {0}},
    {"message-left", {0}},
    {"taken", {0}},
    {"taken-over", {0}},
    {"inserted", {0}},
    {"inserted-value", {0}},
    {"transferred", {"note"}},
    {"held", {"note", "until"}},
    {"resumed", {0}},
    {"returned", {0}},
    {"idled", {0}},
    {"closed", {0}},
    {"wrapped-up", {"topic", "kind", "firm", "solved"}},
    {"replied-by-mail", {0}},
    {"rated", {0}},
    {"feedback", {0}},
    {"reopened", {0}},
};

const struct state_limit state_limits[STATE_LIMIT_COUNT] = {
    {"bot", 24 * 3600, true, "closed", "idle"},
    {"offered", 30 * 60, true, "offer-lapsed", NULL},
    {"waiting", 10 * 60, false, "person-unavailable", "waited"},
    {"taken", 5 * 60, false, "returned", "silent"},
    {"active", 3600, true, "idled", NULL},
    {"hold", 14 * 24 * 3600, false, "resumed", NULL},
    {"wrap-up", 30 * 60, false, "closed", "idle"},
    {"message", 30 * 24 * 3600, false, "closed", "idle"},
    {"assigned", 3 * 24 * 3600, false, "returned", "unanswered"},
    {"answered", 14 * 24 * 3600, true, "closed", "idle"},
};

static unsigned state_bit(const char *name)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(states[i].name, name) == 0)
            return states[i].bit;
    return 0;
}

bool conversation_shown_to_employer(const char *type, json_t *body)
{
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        if (strcmp(shown[i].type, type) != 0)
            continue;
        for (size_t w = 0; w < 4 && shown[i].without[w] != NULL; w++)
            json_object_del(body, shown[i].without[w]);
        if (strcmp(type, "wrapped-up") == 0)
            json_object_del(body, "draft");
        return true;
    }
    return false;
}

bool conversation_bot_speaks(const struct stored_conversation *conversation)
{
    return (state_bit(conversation->state) & WITH_BOT) != 0;
}

bool conversation_on_board(const struct stored_conversation *conversation)
{
    return (state_bit(conversation->state) & (BOT | OFFERED)) == 0;
}

const char *conversation_status_text(enum conversation_status status)
{
    static const char *const texts[] = {
#define CONVERSATION_STATUS_TEXT(name, text) text,
        CONVERSATION_STATUS(CONVERSATION_STATUS_TEXT)
#undef CONVERSATION_STATUS_TEXT
    };
    return texts[status];
}

static const char *state_name(unsigned bit)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (states[i].bit == bit)
            return states[i].name;
    return NULL;
}

const char *conversation_subject(const char *text, struct arena *arena)
{
    enum { SUBJECT_MAX = 200 };
    char *line = arena_strdup(arena, text);
    size_t characters = 0, i = 0;
    for (; line[i] != '\0'; i++) {
        if (text_begins(line[i]) && characters++ == SUBJECT_MAX)
            break;
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7F)
            line[i] = ' ';
    }
    line[i] = '\0';
    return line;
}

bool client_id_valid(const char *id)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    size_t len = strspn(id, allowed);
    return len > 0 && len <= 64 && id[len] == '\0';
}

static enum conversation_status begin(struct store *store, const char *lang, const char *notice,
                                      int64_t now, const char *id, const char *token)
{
    struct stored_conversation conversation = {
        .id = id, .lang = lang, .state = "bot", .subject = "", .team = "", .since = now};
    secret_hash(token, conversation.token_hash);
    if (store_part_begin(store) != STORE_OK)
        return CONVERSATION_NOT_STORED;
    json_t *body = json_pack("{s:s, s:s*}", "lang", lang, "notice", notice);
    int64_t seq;
    enum conversation_status status = CONVERSATION_NOT_STORED;
    if (store_conversation_add(store, &conversation) == STORE_OK)
        status = conversation_add(store, &conversation,
                                  &(struct step){.by = "system", .type = "started", .body = body},
                                  now, &seq);
    json_decref(body);
    return store_part_end(store, status == CONVERSATION_OK) == STORE_OK ? status
                                                                        : CONVERSATION_NOT_STORED;
}

enum conversation_status conversation_start(struct store *store, const char *lang,
                                            const char *notice, int64_t now,
                                            char id[SECRET_ID_SIZE], char token[SECRET_TOKEN_SIZE])
{
    secret_make_id(id);
    secret_make_token(token);
    return begin(store, lang, notice, now, id, token);
}

enum conversation_status conversation_start_as(struct store *store, const char *lang, int64_t now,
                                               const char *id)
{
    char token[SECRET_TOKEN_SIZE];
    secret_make_token(token);
    return begin(store, lang, NULL, now, id, token);
}

enum conversation_status conversation_admit(struct store *store, const char *id, const char *token,
                                            struct arena *arena, struct stored_conversation *out)
{
    unsigned char hash[STORE_HASH_SIZE];
    enum store_status status = store_conversation_get(store, id, arena, out);
    if (status != STORE_OK)
        return status == STORE_NOT_FOUND ? CONVERSATION_NOT_FOUND : CONVERSATION_NOT_STORED;
    secret_hash(token, hash);
    return sodium_memcmp(hash, out->token_hash, sizeof hash) == 0 ? CONVERSATION_OK
                                                                  : CONVERSATION_NOT_FOUND;
}

/* The row of the table for this step in this state, or -1 and why not. */
static int allowed_step(const struct stored_conversation *c, const struct step *step,
                        enum conversation_status *why_not)
{
    unsigned now = state_bit(c->state);
    bool others = (now & OWNED) != 0 && c->advisor != NULL && step->login != NULL &&
                  strcmp(c->advisor, step->login) != 0;
    *why_not = CONVERSATION_WRONG_STATE;
    for (int i = 0; i < (int)(sizeof steps / sizeof *steps); i++) {
        if (strcmp(steps[i].by, step->by) != 0 || strcmp(steps[i].type, step->type) != 0)
            continue;
        if (others && steps[i].whose == OWN)
            *why_not = CONVERSATION_TAKEN;
        else if ((steps[i].from & now) != 0 && (steps[i].kind == 0 || steps[i].kind == step->kind))
            return i;
    }
    return -1;
}

/* CONVERSATION_AGAIN if the same speaker said it before; an id that someone else used is not
 * theirs. */
static enum conversation_status said_before(struct store *store, const char *conversation,
                                            const struct step *step, int64_t *seq)
{
    struct arena *arena = arena_new(64 * 1024);
    struct stored_event event;
    enum store_status found = store_event_said(store, conversation, step->client_id, arena, &event);
    enum conversation_status status = CONVERSATION_OK;
    if (found == STORE_OK) {
        bool same_name = event.name == NULL || step->name == NULL
                             ? event.name == step->name
                             : strcmp(event.name, step->name) == 0;
        bool same =
            same_name && strcmp(event.by, step->by) == 0 && strcmp(event.type, step->type) == 0;
        *seq = event.seq;
        status = same ? CONVERSATION_AGAIN : CONVERSATION_INVALID;
    } else if (found != STORE_NOT_FOUND) {
        status = CONVERSATION_NOT_STORED;
    }
    arena_free(arena);
    return status;
}

/* Who comes back from an advisor goes to the front, and to the end of the queue otherwise. */
static void enter(struct stored_conversation *c, unsigned state, const struct step *step,
                  int64_t now)
{
    bool owned = (state & OWNED) != 0;
    if (owned && step->login != NULL) {
        c->advisor = step->to_login != NULL ? step->to_login : step->login;
        c->advisor_name = step->to_login != NULL ? step->to_name : step->name;
    } else if ((state & (BOT | WAITING | MESSAGE)) != 0) {
        c->advisor = c->advisor_name = NULL;
    }
    if (state == WAITING) {
        c->front = (state_bit(c->state) & WITH_ADVISOR) != 0;
        if (step->team != NULL)
            c->team = step->team;
    } else if (state == MESSAGE && step->team != NULL) {
        c->team = step->team;
    }
    c->until = state == HOLD ? step->until : 0;
    c->state = state_name(state);
    c->since = now;
}

enum conversation_status conversation_check(struct store *store,
                                            const struct stored_conversation *conversation,
                                            const struct step *step, int64_t *seq)
{
    if (step->client_id != NULL) {
        if (!client_id_valid(step->client_id))
            return CONVERSATION_INVALID;
        enum conversation_status status = said_before(store, conversation->id, step, seq);
        if (status != CONVERSATION_OK)
            return status;
    }
    enum conversation_status why_not;
    return allowed_step(conversation, step, &why_not) < 0 ? why_not : CONVERSATION_OK;
}

/* The event and what it changes, in a part of its own. */
static enum store_status write_step(struct store *store, struct stored_conversation *conversation,
                                    const struct step *step, int64_t now, unsigned to)
{
    char *body = step->body == NULL ? NULL : json_dumps(step->body, JSON_COMPACT);
    struct stored_event event = {
        .at = now,
        .by = step->by,
        .type = step->type,
        .name = step->name,
        .client_id = step->client_id,
        .body = body == NULL ? "{}" : body,
    };
    enum store_status status = store_event_add(store, conversation->id, &event);
    free(body);
    if (status != STORE_OK)
        return status;
    conversation->seq = event.seq;
    conversation->touched = now;
    if (to == 0 && step->subject == NULL)
        return STORE_OK;
    if (to != 0)
        enter(conversation, to, step, now);
    if (step->subject != NULL)
        conversation->subject = step->subject;
    return store_conversation_set(store, conversation);
}

enum conversation_status conversation_add(struct store *store,
                                          struct stored_conversation *conversation,
                                          const struct step *step, int64_t now, int64_t *seq)
{
    enum conversation_status checked = conversation_check(store, conversation, step, seq);
    if (checked != CONVERSATION_OK)
        return checked;
    int row = allowed_step(conversation, step, &checked);
    if (store_part_begin(store) != STORE_OK)
        return CONVERSATION_NOT_STORED;
    struct stored_conversation after = *conversation;
    bool written = write_step(store, &after, step, now, steps[row].to) == STORE_OK;
    if (store_part_end(store, written) != STORE_OK || !written)
        return CONVERSATION_NOT_STORED;
    *conversation = after;
    *seq = after.seq;
    return CONVERSATION_OK;
}
