/* inquiry.h - who asks, and what becomes of it.
 * Owns     nothing; what is read or made lives in the arena.
 * Errors   a status of the store.
 * Threads  as the store. */
#ifndef BOT_INQUIRY_H
#define BOT_INQUIRY_H

#include <jansson.h>

#include "bot/store.h"

/* "KL-7F3K-92", with its zero byte: 31^6 of them, without what looks alike. */
enum { REFERENCE_SIZE = 11 };

/* What someone said about themselves this time; "" keeps what was known. */
struct inquiry_given {
    const char *firm, *place, *name, *email, *phone, *consent, *team;
};

/* As it is kept, or empty. */
enum store_status inquiry_load(struct store *store, const char *conversation, struct arena *arena,
                               struct stored_inquiry *out);
/* Takes in what was given; key and domain of the firm follow. */
void inquiry_give(struct stored_inquiry *inquiry, const struct inquiry_given *given,
                  struct arena *arena);
/* Keeps it, with a new reference if it has none. */
enum store_status inquiry_keep(struct store *store, struct stored_inquiry *inquiry,
                               struct arena *arena);
/* What is known of firm, place, name, email and phone. */
json_t *inquiry_json(const struct stored_inquiry *inquiry);

void inquiry_make_reference(char out[REFERENCE_SIZE]);

/* How long one waits for a team, in minutes: half of the last 50 waits took no longer than
 * `typical`, nine in ten no longer than `longest`. */
struct inquiry_wait {
    int typical, longest;
};
/* Sorts `waits` (ms). False if there are fewer than five. */
bool inquiry_measure(int64_t *waits, size_t count, struct inquiry_wait *out);
/* The same, of a team. */
bool inquiry_wait(struct store *store, const char *team, struct inquiry_wait *out);

#endif
