/* attempts.h - how often somebody failed in the last quarter of an hour, so that they can be made
 * to wait. Kept in memory, for 256 at a time; those with the fewest make room.
 * "question …" counts what was asked, apart from the rest.
 * Threads  the server's one. */
#ifndef BOT_NET_ATTEMPTS_H
#define BOT_NET_ATTEMPTS_H

#include <stdint.h>

/* What is usual. */
enum { ATTEMPTS_MAX = 10 };

/* `who` says what is tried as well: "login anna". Seconds until the next try, 0 for now. */
int attempts_wait(const char *who, int most, int64_t now);
void attempts_failed(const char *who, int64_t now);
void attempts_take_back(const char *who, int64_t now); /* one of them was none */
void attempts_forget(const char *who, int64_t now);

#endif
