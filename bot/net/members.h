/* members.h - the members of a message, checked. */
#ifndef BOT_NET_MEMBERS_H
#define BOT_NET_MEMBERS_H

#include "bot/member.h"
#include "bot/net/client.h"

enum { TEXT_MAX = 2000, LINE_MAX_LENGTH = 200 };

/* Whether each member that the protocol knows is of its type (null: left out); false after naming
 * one that is not. */
bool member_types_good(struct client *c, json_t *message);
/* The number of the last event someone has. Whoever claims to have more than there is would miss
 * what comes. */
int64_t member_after(json_t *message, const struct stored_conversation *conversation);
/* Refuses the message. */
void member_refuse(struct client *c, json_t *message, enum refusal why);
/* Of at most TEXT_MAX characters; false after saying why not. */
bool member_short(struct client *c, json_t *message, const char *key);
/* The same, and not empty. */
bool member_said(struct client *c, json_t *message, const char *key);
/* Trimmed, in the arena. */
const char *member_trimmed(struct arena *arena, json_t *message, const char *key);
/* Why it is no line of at most LINE_MAX_LENGTH characters, REFUSAL_COUNT if it is one. */
enum refusal member_line_fault(json_t *message, const char *key);
/* One line of at most LINE_MAX_LENGTH characters, trimmed, into *out in the server's arena. */
bool member_line(struct client *c, json_t *message, const char *key, const char **out);
/* A blank-separated list as JSON; the caller owns it. */
json_t *member_list(const char *words);
/* Is `word` one of a blank-separated list? */
bool member_of_list(const char *list, const char *word);

#endif
