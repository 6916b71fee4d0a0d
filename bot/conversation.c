/* conversation.c - one table of steps: who may do what in which state, and where it leads. */
#include "bot/conversation.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

/* States as bits, so that a step may begin in several. */
enum { BOT = 1, WAITING = 2, ACTIVE = 4, CLOSED = 8, OPEN = BOT | WAITING | ACTIVE };

static const struct {
    unsigned bit;
    const char *name;
} states[] = {{BOT, "bot"}, {WAITING, "waiting"}, {ACTIVE, "active"}, {CLOSED, "closed"}};

static const struct {
    const char *by, *type;
    unsigned from;
    unsigned to; /* 0 stays */
    bool own;    /* only for the advisor who has it */
} steps[] = {
    {"employer", "said", OPEN, 0, false},
    {"employer", "chose", BOT | WAITING, 0, false},
    {"employer", "guided", BOT | WAITING, 0, false},
    {"employer", "forgot", BOT | WAITING, 0, false},
    {"employer", "person-asked", BOT, WAITING, false},
    {"employer", "person-cancelled", WAITING, BOT, false},
    {"employer", "closed", OPEN, CLOSED, false},
    {"bot", "answered", BOT | WAITING, 0, false},
    {"bot", "clarified", BOT | WAITING, 0, false},
    {"bot", "replied", BOT | WAITING, 0, false},
    {"bot", "asked", BOT | WAITING, 0, false},
    {"bot", "concluded", BOT | WAITING, 0, false},
    {"advisor", "taken", WAITING, ACTIVE, false},
    {"advisor", "said", ACTIVE, 0, true},
    {"advisor", "closed", ACTIVE, CLOSED, true},
    {"system", "started", BOT, 0, false},
    {"system", "closed", OPEN, CLOSED, false},
};

const char *conversation_status_text(enum conversation_status status)
{
    static const char *const texts[] = {
#define CONVERSATION_STATUS_TEXT(name, text) text,
        CONVERSATION_STATUS(CONVERSATION_STATUS_TEXT)
#undef CONVERSATION_STATUS_TEXT
    };
    return texts[status];
}

static unsigned state_bit(const char *name)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(states[i].name, name) == 0)
            return states[i].bit;
    return 0;
}

static const char *state_name(unsigned bit)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (states[i].bit == bit)
            return states[i].name;
    return NULL;
}

bool client_id_valid(const char *id)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    size_t len = strspn(id, allowed);
    return len > 0 && len <= 64 && id[len] == '\0';
}

enum conversation_status conversation_start(struct store *store, const char *lang, int64_t now,
                                            char id[SECRET_ID_SIZE], char token[SECRET_TOKEN_SIZE])
{
    secret_make_id(id);
    secret_make_token(token);
    struct stored_conversation conversation = {
        .id = id, .lang = lang, .state = "bot", .subject = "", .since = now};
    secret_hash(token, conversation.token_hash);
    if (store_conversation_add(store, &conversation) != STORE_OK)
        return CONVERSATION_NOT_STORED;
    json_t *body = json_pack("{s:s}", "lang", lang);
    int64_t seq;
    enum conversation_status status = conversation_add(
        store, &conversation, &(struct step){.by = "system", .type = "started", .body = body}, now,
        &seq);
    json_decref(body);
    return status;
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
    *why_not = CONVERSATION_WRONG_STATE;
    for (int i = 0; i < (int)(sizeof steps / sizeof *steps); i++) {
        if (strcmp(steps[i].by, step->by) != 0 || strcmp(steps[i].type, step->type) != 0)
            continue;
        bool others =
            c->advisor != NULL && step->login != NULL && strcmp(c->advisor, step->login) != 0;
        if (others && now == ACTIVE)
            *why_not = CONVERSATION_TAKEN;
        else if ((steps[i].from & now) != 0)
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

enum conversation_status conversation_add(struct store *store,
                                          struct stored_conversation *conversation,
                                          const struct step *step, int64_t now, int64_t *seq)
{
    if (step->client_id != NULL) {
        if (!client_id_valid(step->client_id))
            return CONVERSATION_INVALID;
        enum conversation_status status = said_before(store, conversation->id, step, seq);
        if (status != CONVERSATION_OK)
            return status;
    }
    enum conversation_status why_not;
    int row = allowed_step(conversation, step, &why_not);
    if (row < 0)
        return why_not;
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
        return CONVERSATION_NOT_STORED;
    *seq = conversation->seq = event.seq;
    if (steps[row].to == 0 && step->subject == NULL)
        return CONVERSATION_OK;
    if (steps[row].to != 0) {
        conversation->state = state_name(steps[row].to);
        conversation->since = now;
        if (steps[row].to == ACTIVE) {
            conversation->advisor = step->login;
            conversation->advisor_name = step->name;
        }
    }
    if (step->subject != NULL)
        conversation->subject = step->subject;
    return store_conversation_set(store, conversation) == STORE_OK ? CONVERSATION_OK
                                                                   : CONVERSATION_NOT_STORED;
}
