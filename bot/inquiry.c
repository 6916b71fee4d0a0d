/* inquiry.c - see inquiry.h. */
#include "bot/inquiry.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "bot/firm.h"

enum { WAITS = 50, WAITS_LEAST = 5, MINUTE_MS = 60000, TRIES = 8 };

enum store_status inquiry_load(struct store *store, const char *conversation, struct arena *arena,
                               struct stored_inquiry *out)
{
    enum store_status status = store_inquiry_get(store, conversation, arena, out);
    return status == STORE_NOT_FOUND ? STORE_OK : status;
}

static void take_in(const char **known, const char *given)
{
    if (given != NULL && given[0] != '\0')
        *known = given;
}

void inquiry_give(struct stored_inquiry *q, const struct inquiry_given *given, struct arena *arena)
{
    take_in(&q->firm, given->firm);
    take_in(&q->place, given->place);
    take_in(&q->name, given->name);
    take_in(&q->email, given->email);
    take_in(&q->phone, given->phone);
    take_in(&q->consent, given->consent);
    take_in(&q->team, given->team);
    q->firm_key = firm_key(q->firm, arena);
    q->domain = firm_domain(q->email, arena);
}

void inquiry_make_reference(char out[REFERENCE_SIZE])
{
    static const char form[] = "KL-____-__", letters[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    for (size_t i = 0; i < REFERENCE_SIZE; i++)
        out[i] = form[i] == '_' ? letters[randombytes_uniform(sizeof letters - 1)] : form[i];
}

enum store_status inquiry_keep(struct store *store, struct stored_inquiry *inquiry,
                               struct arena *arena)
{
    if (inquiry->reference != NULL)
        return store_inquiry_set(store, inquiry);
    enum store_status status = STORE_EXISTS;
    for (int i = 0; i < TRIES && status == STORE_EXISTS; i++) {
        char *reference = arena_alloc(arena, REFERENCE_SIZE, 1);
        inquiry_make_reference(reference);
        inquiry->reference = reference;
        status = store_inquiry_set(store, inquiry);
    }
    return status;
}

json_t *inquiry_json(const struct stored_inquiry *q)
{
    const struct {
        const char *key, *text;
    } known[] = {{"firm", q->firm},
                 {"place", q->place},
                 {"name", q->name},
                 {"email", q->email},
                 {"phone", q->phone}};
    json_t *out = json_object();
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].text[0] != '\0')
            json_object_set_new(out, known[i].key, json_string(known[i].text));
    return out;
}

/* ---- waits ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The least wait that at least `percent` of all took no longer than; full minutes, at least one. */
static int quantile(const int64_t *sorted, size_t count, size_t percent)
{
    int64_t wait = sorted[(count * percent + 99) / 100 - 1];
    return wait <= MINUTE_MS ? 1 : (int)((wait + MINUTE_MS - 1) / MINUTE_MS);
}

bool inquiry_measure(int64_t *waits, size_t count, struct inquiry_wait *out)
{
    if (count < WAITS_LEAST)
        return false;
    qsort(waits, count, sizeof *waits, compare);
    *out = (struct inquiry_wait){quantile(waits, count, 50), quantile(waits, count, 90)};
    return true;
}

bool inquiry_wait(struct store *store, const char *team, struct inquiry_wait *out)
{
    int64_t waits[WAITS];
    size_t count;
    return store_inquiry_waits(store, team, 0, waits, WAITS, &count) == STORE_OK &&
           inquiry_measure(waits, count, out);
}
