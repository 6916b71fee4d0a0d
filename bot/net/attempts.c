/* attempts.c - see attempts.h. */
#include "bot/net/attempts.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/memory.h"

enum { ROWS = 256 };

struct attempt {
    char who[88];
    int64_t since;
    int count; /* 0 where the row is free */
};

struct attempts {
    int64_t window_ms;
    struct attempt rows[ROWS];
};

struct attempts *attempts_new(int64_t window_ms)
{
    struct attempts *attempts = memory_need(calloc(1, sizeof *attempts));
    attempts->window_ms = window_ms;
    return attempts;
}

void attempts_free(struct attempts *attempts)
{
    free(attempts);
}

static struct attempt *find(struct attempts *attempts, const char *who, int64_t now)
{
    for (size_t i = 0; i < ROWS; i++) {
        struct attempt *a = &attempts->rows[i];
        if (a->count > 0 && strncmp(a->who, who, sizeof a->who - 1) == 0 &&
            now - a->since < attempts->window_ms)
            return a;
    }
    return NULL;
}

/* Were it the oldest, who tries many logins would push out the count of their own address. */
static struct attempt *make_room(struct attempts *attempts, int64_t now)
{
    struct attempt *fewest = &attempts->rows[0];
    for (size_t i = 0; i < ROWS; i++) {
        struct attempt *a = &attempts->rows[i];
        if (a->count == 0 || now - a->since >= attempts->window_ms)
            return a;
        if (a->count < fewest->count || (a->count == fewest->count && a->since < fewest->since))
            fewest = a;
    }
    return fewest;
}

int attempts_wait(struct attempts *attempts, const char *who, long most, int64_t now)
{
    const struct attempt *a = find(attempts, who, now);
    int64_t since = a == NULL ? now : a->since;
    long count = a == NULL ? 0 : a->count;
    return count < most ? 0 : (int)((since + attempts->window_ms - now) / 1000) + 1;
}

void attempts_add(struct attempts *attempts, const char *who, int64_t now)
{
    struct attempt *a = find(attempts, who, now);
    if (a == NULL) {
        a = make_room(attempts, now);
        *a = (struct attempt){.since = now};
        snprintf(a->who, sizeof a->who, "%s", who);
    }
    if (a->count < INT_MAX)
        a->count++;
}

void attempts_take_back(struct attempts *attempts, const char *who, int64_t now)
{
    struct attempt *a = find(attempts, who, now);
    if (a != NULL && --a->count <= 0)
        *a = (struct attempt){0};
}

void attempts_forget(struct attempts *attempts, const char *who, int64_t now)
{
    struct attempt *a = find(attempts, who, now);
    if (a != NULL)
        *a = (struct attempt){0};
}
