/* attempts.h - how often somebody tried something lately, so that they can be made to wait.
 * Owns     a table in memory, of 256 at a time; those with the fewest make room. Each kind of thing
 *          has its own: those who ask are many, and must not push out who tried wrong passwords.
 * Units    milliseconds of the steady clock, which nobody sets. A window begins with the first
 *          attempt in it.
 * Threads  the server's one. */
#ifndef BOT_NET_ATTEMPTS_H
#define BOT_NET_ATTEMPTS_H

#include <stdint.h>

/* What is usual. */
enum { ATTEMPTS_MAX = 10 };

struct attempts;

struct attempts *attempts_new(int64_t window_ms); /* never NULL */
void attempts_free(struct attempts *attempts);    /* NULL is fine */

/* `who` says what is tried as well: "login anna". Seconds until the next try, 0 for now. */
int attempts_wait(struct attempts *attempts, const char *who, long most, int64_t now);
void attempts_add(struct attempts *attempts, const char *who, int64_t now);
/* One of them was none. */
void attempts_take_back(struct attempts *attempts, const char *who, int64_t now);
void attempts_forget(struct attempts *attempts, const char *who, int64_t now);

#endif
