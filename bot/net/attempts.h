/* attempts.h - how often somebody failed of late: ten times, then they wait for a quarter of an
 * hour. Kept in memory, for the 256 who failed last. Threads: the server's one. */
#ifndef BOT_NET_ATTEMPTS_H
#define BOT_NET_ATTEMPTS_H

#include <stdint.h>

/* `who` says what is tried as well: "login anna". Seconds until the next try, 0 for now. */
int attempts_wait(const char *who, int64_t now);
void attempts_failed(const char *who, int64_t now);
void attempts_forget(const char *who, int64_t now);

#endif
