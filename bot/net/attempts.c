/* attempts.c - see attempts.h. */
#include "bot/net/attempts.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { ATTEMPTS_MAX = 10, ROWS = 256 };
static const int64_t WINDOW_MS = 15 * 60 * 1000;

static struct attempt {
    char who[88];
    int64_t since;
    int count;
} attempts[ROWS];

static struct attempt *find(const char *who, int64_t now)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strncmp(attempts[i].who, who, sizeof attempts[i].who - 1) == 0 &&
            now - attempts[i].since < WINDOW_MS)
            return &attempts[i];
    return NULL;
}

int attempts_wait(const char *who, int64_t now)
{
    const struct attempt *a = find(who, now);
    return a == NULL || a->count < ATTEMPTS_MAX ? 0
                                                : (int)((a->since + WINDOW_MS - now) / 1000) + 1;
}

void attempts_failed(const char *who, int64_t now)
{
    struct attempt *a = find(who, now);
    if (a == NULL) {
        a = &attempts[0];
        for (size_t i = 1; i < ROWS; i++)
            if (attempts[i].since < a->since)
                a = &attempts[i];
        *a = (struct attempt){.since = now};
        snprintf(a->who, sizeof a->who, "%s", who);
    }
    a->count++;
}

void attempts_forget(const char *who, int64_t now)
{
    struct attempt *a = find(who, now);
    if (a != NULL)
        *a = (struct attempt){0};
}
