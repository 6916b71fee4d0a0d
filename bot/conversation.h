/* conversation.h - a conversation as a log of numbered events, and the states it can be in.
 * Owns     nothing: the store keeps everything, the caller's arena what is read.
 * Units    times are milliseconds since 1970; a token is the employer's secret.
 * Errors   a status; a wrong step is a result for the one who tried it, never a change.
 * Threads  as the store.
 *
 * Everything written belongs to the store's group: acknowledge and show it after store_commit(). */
#ifndef BOT_CONVERSATION_H
#define BOT_CONVERSATION_H

#include <jansson.h>

#include "bot/secret.h"
#include "bot/store.h"

#define CONVERSATION_STATUS(X)                                                                     \
    X(CONVERSATION_OK, "done")                                                                     \
    X(CONVERSATION_AGAIN, "said before")                                                           \
    X(CONVERSATION_NOT_FOUND, "there is no such conversation")                                     \
    X(CONVERSATION_WRONG_STATE, "not possible at this point of the conversation")                  \
    X(CONVERSATION_TAKEN, "another advisor has this conversation")                                 \
    X(CONVERSATION_INVALID, "the client id is not valid or was used by someone else")              \
    X(CONVERSATION_NOT_STORED, "not stored; please try again")

enum conversation_status {
#define CONVERSATION_STATUS_NAME(name, text) name,
    CONVERSATION_STATUS(CONVERSATION_STATUS_NAME)
#undef CONVERSATION_STATUS_NAME
};

const char *conversation_status_text(enum conversation_status status);

/* Makes a conversation with its `started` event. `id` and `token` get 128 and 256 random bits in
 * base64url; the token is not kept anywhere, only its hash. `notice` is the version of the privacy
 * notice that was shown before, or NULL. */
enum conversation_status conversation_start(struct store *store, const char *lang,
                                            const char *notice, int64_t now,
                                            char id[SECRET_ID_SIZE], char token[SECRET_TOKEN_SIZE]);
/* The same under an id of the caller's, for what nobody comes back to: no secret opens it. */
enum conversation_status conversation_start_as(struct store *store, const char *lang, int64_t now,
                                               const char *id);
/* Reads the conversation if `token` is its secret. A wrong token looks like a wrong id. */
enum conversation_status conversation_admit(struct store *store, const char *id, const char *token,
                                            struct arena *arena, struct stored_conversation *out);

/* Steps of one name that lead to different states. */
enum step_kind {
    STEP_PLAIN,
    STEP_OFFERS,  /* a reply that offers a person */
    STEP_TO_TEAM, /* a transfer to a team, not to a person */
};

/* What happens next in a conversation. */
struct step {
    const char *by, *type;
    const char *login, *name; /* of the advisor; else NULL */
    const char *client_id;    /* NULL for what the server itself adds */
    json_t *body;             /* borrowed; NULL is {} */
    const char *subject;      /* new subject for the board, or NULL */
    enum step_kind kind;
    const char *to_login, *to_name; /* the advisor who gets it instead, or NULL */
    const char *team;               /* whose queue it enters; NULL keeps it */
    int64_t until;                  /* on hold until then, or 0 */
};

/* Adds an event if the state allows it, changing the state as the table in conversation.c says, and
 * brings `conversation` up to date. *seq gets its number; on CONVERSATION_AGAIN the number it had
 * the first time. */
enum conversation_status conversation_add(struct store *store,
                                          struct stored_conversation *conversation,
                                          const struct step *step, int64_t now, int64_t *seq);

/* Would conversation_add() add it now? If not, what it would return; nothing is written. */
enum conversation_status conversation_check(struct store *store,
                                            const struct stored_conversation *conversation,
                                            const struct step *step, int64_t *seq);

/* How a state ends by itself: after so many seconds the system adds the event. */
struct state_limit {
    const char *state;
    int64_t seconds;
    bool idle; /* counted from the last event, else from when the state began */
    const char *type, *reason;
};
enum { STATE_LIMIT_COUNT = 10 };
extern const struct state_limit state_limits[STATE_LIMIT_COUNT];

/* Whether the employer may see an event of that type; takes out of `body` what they may not. */
bool conversation_shown_to_employer(const char *type, json_t *body);
/* Is it the bot that answers? */
bool conversation_bot_speaks(const struct stored_conversation *conversation);
/* Have advisors to do with it? */
bool conversation_on_board(const struct stored_conversation *conversation);

/* What stands for a conversation on the board: the beginning of a text as one line, at most 200
 * characters. */
const char *conversation_subject(const char *text, struct arena *arena);

/* 1 to 64 characters of A-Z a-z 0-9 _ - */
bool client_id_valid(const char *id);

#endif
