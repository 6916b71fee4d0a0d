/* topics.c - see topics.h. An entry is worth its share of the most asked one, and as much again
 * where it is of the season; half of that where it is offered all year round. */
#include "bot/topics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fewer may be one firm. */
enum { ASKED_LEAST = 5 };

struct offer {
    const struct kb_listed *entry;
    double worth;
    size_t at; /* its place in the list of topics, or of entries behind it */
};

struct offers {
    struct offer *of; /* one for each entry, by slug */
    size_t count;
};

static int by_slug(const void *slug, const void *offer)
{
    return strcmp(slug, ((const struct offer *)offer)->entry->slug);
}

static int by_worth(const void *a, const void *b)
{
    const struct offer *x = a, *y = b;
    if (x->worth > y->worth || x->worth < y->worth)
        return x->worth > y->worth ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static struct offer *find(const struct offers *offers, const char *slug)
{
    return offers->count == 0
               ? NULL
               : bsearch(slug, offers->of, offers->count, sizeof *offers->of, by_slug);
}

static void add_season(struct offers *offers, struct kb *kb, const char *day, struct arena *arena)
{
    struct kb_topic *topics;
    size_t count = kb_topics(kb, (int)strtol(day + 5, NULL, 10), arena, &topics);
    for (size_t i = 0; i < count; i++) {
        struct offer *offer = find(offers, topics[i].slug);
        if (offer == NULL)
            continue;
        offer->worth += topics[i].seasonal ? 1 : 0.5;
        offer->at = i;
    }
}

/* The month before the one of `day`, as store_answer_count_list() wants it. */
static void month_before(const char *day, char out[8])
{
    int year = (int)strtol(day, NULL, 10), month = (int)strtol(day + 5, NULL, 10);
    int months = year * 12 + month - 2;
    snprintf(out, 8, "%04u-%02u", (unsigned)(months / 12) % 10000, (unsigned)(months % 12) + 1);
}

static void add_asked(struct offers *offers, struct store *store, const char *day,
                      struct arena *arena)
{
    struct stored_count *counts;
    size_t count;
    char month[8];
    int64_t most = ASKED_LEAST;
    month_before(day, month);
    if (store_answer_count_list(store, month, arena, &counts, &count) != STORE_OK) {
        fprintf(stderr, "kammerlotse: %s\n", store_message(store));
        return;
    }
    for (size_t i = 0; i < count; i++)
        most = counts[i].asked > most ? counts[i].asked : most;
    for (size_t i = 0; i < count; i++) {
        struct offer *offer = find(offers, counts[i].slug);
        if (offer != NULL && counts[i].asked >= ASKED_LEAST)
            offer->worth += (double)counts[i].asked / (double)most;
    }
}

static void add_areas(struct offers *offers)
{
    for (size_t i = 0; i < offers->count; i++) {
        bool first = true;
        for (size_t k = 0; k < i && first; k++)
            first = strcmp(offers->of[k].entry->area, offers->of[i].entry->area) != 0;
        offers->of[i].worth = first ? 1 : 0;
    }
}

json_t *topics_offer(struct kb *kb, struct store *store, enum kb_lang lang, const char *day,
                     struct arena *arena)
{
    struct kb_listed *entries;
    struct offers offers = {.count = kb_entries(kb, lang, day, arena, &entries)};
    offers.of = arena_alloc(arena, offers.count + 1, sizeof *offers.of);
    for (size_t i = 0; i < offers.count; i++)
        offers.of[i] = (struct offer){.entry = &entries[i], .at = SIZE_MAX / 2 + i};
    add_season(&offers, kb, day, arena);
    add_asked(&offers, store, day, arena);
    bool any = false;
    for (size_t i = 0; i < offers.count; i++)
        any |= offers.of[i].worth > 0;
    if (!any)
        add_areas(&offers);
    if (offers.count > 0)
        qsort(offers.of, offers.count, sizeof *offers.of, by_worth);
    json_t *out = json_array();
    for (size_t i = 0; i < offers.count && i < TOPICS_OFFERED && offers.of[i].worth > 0; i++)
        json_array_append_new(out, json_pack("{s:s, s:s}", "entry", offers.of[i].entry->slug,
                                             "title", offers.of[i].entry->title));
    return out;
}
