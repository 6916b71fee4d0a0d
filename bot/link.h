/* link.h - the employer's own way back into a conversation: a secret for fourteen days.
 * Owns     nothing; of a secret only its hash is kept.
 * Errors   a status; a link that is unknown, too old or replaced looks the same. */
#ifndef BOT_LINK_H
#define BOT_LINK_H

#include "bot/conversation.h"

enum { LINK_DAYS = 14 }; /* how long a link is good */

/* Makes one more link; the oldest of a conversation gives way where there are too many. */
enum conversation_status link_make(struct store *store, const char *conversation, int64_t now,
                                   char link[SECRET_TOKEN_SIZE]);
/* The conversation of a link, with a new secret for its employer. Whether it is to be open again is
 * the caller's to decide. */
enum conversation_status link_follow(struct store *store, const char *link, int64_t now,
                                     struct arena *arena, struct stored_conversation *out,
                                     char token[SECRET_TOKEN_SIZE]);

#endif
