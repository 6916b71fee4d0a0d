/* export.h - all that is kept of a conversation, for the person it is about.
 * Owns     nothing; the caller owns the JSON.
 * Errors   a status of the store.
 * Threads  as the store. */
#ifndef BOT_EXPORT_H
#define BOT_EXPORT_H

#include <jansson.h>

#include "bot/store.h"

/* {"conversation", "inquiry" (null where nobody was asked for), "events", "mails", "drafts"}: all
 * but the hashes of secrets. *out is set on STORE_OK only. */
enum store_status export_conversation(struct store *store,
                                      const struct stored_conversation *conversation,
                                      struct arena *arena, json_t **out);

#endif
