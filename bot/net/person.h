/* person.h - what employers say about themselves and the message they leave, whether it comes over
 * the WebSocket or from the form without JavaScript: the same checks, the same traces.
 * Owns     nothing; texts live in the server's arena or in the message.
 * Errors   a refusal, REFUSAL_COUNT where there is none. */
#ifndef BOT_NET_PERSON_H
#define BOT_NET_PERSON_H

#include <jansson.h>

#include "bot/conversation.h"
#include "bot/inquiry.h"
#include "bot/net/refusal.h"
#include "bot/net/server.h"

/* firm, place, name, email, phone, consent, team; NULL ends them. */
extern const char *const person_fields[];

/* What is wrong with that member of the message. */
enum refusal person_fault(struct server *server, json_t *message, const char *field);
/* They all, trimmed; of a message without fault. */
struct inquiry_given person_given(struct server *server, json_t *message);
/* What is missing to be answered. */
enum refusal person_no_consent(json_t *message);
enum refusal person_no_reach(const struct stored_inquiry *inquiry);

/* Keeps who asks, from now on if nobody has taken it yet. */
enum store_status person_keep(struct server *server, struct stored_inquiry *inquiry);
/* What the board shows where nothing was asked before, else NULL. */
const char *person_subject(struct server *server, const struct stored_conversation *conversation,
                           const char *text);
/* The body of `message-left`, which the caller owns; `confirmed`: a mail says that it has come. */
json_t *person_message(const struct stored_inquiry *inquiry, const char *text, bool confirmed);
/* Whether that mail can be sent: an address was given, and the limits allow it. */
bool person_may_confirm(struct server *server, const char *network,
                        const struct stored_conversation *conversation,
                        const struct stored_inquiry *inquiry, const char *client_id);
/* Whether it was queued. */
bool person_confirmed(struct server *server, const char *conversation, const char *client_id);
/* Queues it; false where it could not be stored. */
bool person_confirm(struct server *server, const char *network,
                    const struct stored_conversation *conversation,
                    const struct stored_inquiry *inquiry, const char *text, const char *client_id);

#endif
