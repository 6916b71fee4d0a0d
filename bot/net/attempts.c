/* attempts.c - see attempts.h. */
#include "bot/net/attempts.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 256 };
static const int64_t WINDOW_MS = 15 * 60 * 1000;

struct attempt {
    char who[88];
    int64_t since;
    int count; /* 0 where the row is free */
};

/* Those who ask are many; they must not push out who tried wrong passwords. */
static struct attempt secrets[ROWS], questions[ROWS];

static struct attempt *rows_of(const char *who)
{
    return strncmp(who, "question ", 9) == 0 ? questions : secrets;
}

static struct attempt *find(const char *who, int64_t now)
{
    struct attempt *attempts = rows_of(who);
    for (size_t i = 0; i < ROWS; i++)
        if (strncmp(attempts[i].who, who, sizeof attempts[i].who - 1) == 0 &&
            now - attempts[i].since < WINDOW_MS)
            return &attempts[i];
    return NULL;
}

/* Were it the oldest, who tries many logins would push out the count of their own address. */
static struct attempt *make_room(struct attempt *attempts, int64_t now)
{
    struct attempt *fewest = &attempts[0];
    for (size_t i = 0; i < ROWS; i++) {
        struct attempt *a = &attempts[i];
        if (a->count == 0 || now - a->since >= WINDOW_MS)
            return a;
        if (a->count < fewest->count || (a->count == fewest->count && a->since < fewest->since))
            fewest = a;
    }
    return fewest;
}

int attempts_wait(const char *who, int most, int64_t now)
{
    const struct attempt *a = find(who, now);
    return a == NULL || a->count < most ? 0 : (int)((a->since + WINDOW_MS - now) / 1000) + 1;
}

void attempts_failed(const char *who, int64_t now)
{
    struct attempt *a = find(who, now);
    if (a == NULL) {
        a = make_room(rows_of(who), now);
        *a = (struct attempt){.since = now};
        snprintf(a->who, sizeof a->who, "%s", who);
    }
    a->count++;
}

void attempts_take_back(const char *who, int64_t now)
{
    struct attempt *a = find(who, now);
    if (a != NULL && --a->count <= 0)
        *a = (struct attempt){0};
}

void attempts_forget(const char *who, int64_t now)
{
    struct attempt *a = find(who, now);
    if (a != NULL)
        *a = (struct attempt){0};
}
