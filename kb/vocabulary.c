/* vocabulary.c - an open-addressing hash set of words (FNV-1a), and a dynamic program over the
 * letters of a word that finds the split with the fewest parts. */
#include "kb/vocabulary.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/hash.h"
#include "kb/memory.h"

enum { PART_MIN = 4, WORD_MIN = 8, WORD_MAX = 64 };

struct slot {
    char *word;
    size_t len, count;
};

struct vocabulary {
    struct slot *slots;
    size_t size, used, total;
};

struct vocabulary *vocabulary_new(void)
{
    struct vocabulary *v = memory_need(calloc(1, sizeof *v));
    v->size = 4096;
    v->slots = memory_need(calloc(v->size, sizeof *v->slots));
    return v;
}

void vocabulary_free(struct vocabulary *v)
{
    if (v == NULL)
        return;
    for (size_t i = 0; i < v->size; i++)
        free(v->slots[i].word);
    free(v->slots);
    free(v);
}

static struct slot *find_slot(const struct vocabulary *v, struct text word)
{
    uint64_t hash = hash_text(word);
    for (size_t i = hash % v->size;; i = (i + 1) % v->size) {
        struct slot *slot = &v->slots[i];
        if (slot->word == NULL ||
            (slot->len == word.len && memcmp(slot->word, word.at, word.len) == 0))
            return slot;
    }
}

static void grow(struct vocabulary *v)
{
    struct slot *old = v->slots;
    size_t old_size = v->size;
    v->size *= 2;
    v->slots = memory_need(calloc(v->size, sizeof *v->slots));
    for (size_t i = 0; i < old_size; i++)
        if (old[i].word != NULL)
            *find_slot(v, (struct text){old[i].word, old[i].len}) = old[i];
    free(old);
}

void vocabulary_add(struct vocabulary *v, struct text word)
{
    if (word.len < 3 || word.len > WORD_MAX)
        return;
    for (size_t i = 0; i < word.len; i++)
        if (word.at[i] >= '0' && word.at[i] <= '9')
            return;
    struct slot *slot = find_slot(v, word);
    if (slot->word == NULL) {
        slot->word = strndup(word.at, word.len);
        if (slot->word == NULL)
            memory_exhausted();
        slot->len = word.len;
        v->used++;
    }
    slot->count++;
    v->total++;
    if (v->used * 2 > v->size)
        grow(v);
}

size_t vocabulary_count(const struct vocabulary *v, struct text word)
{
    const struct slot *slot = find_slot(v, word);
    return slot->word == NULL ? 0 : slot->count;
}

size_t vocabulary_total(const struct vocabulary *v)
{
    return v->total;
}

void vocabulary_each(const struct vocabulary *v,
                     void (*seen)(void *context, struct text word, size_t count), void *context)
{
    for (size_t i = 0; i < v->size; i++)
        if (v->slots[i].word != NULL)
            seen(context, (struct text){v->slots[i].word, v->slots[i].len}, v->slots[i].count);
}

/* How many bytes of linking element may stand before the next part. */
static const char *const links[] = {"", "s", "es", "n", "en", "er", "e"};

size_t vocabulary_split(const struct vocabulary *v, struct text word,
                        struct text parts[COMPOUND_PARTS_MAX])
{
    if (word.len < WORD_MIN || word.len > WORD_MAX)
        return 0;
    /* best[i]: fewest parts that cover the first i bytes, the last one ending there. */
    size_t best[WORD_MAX + 1] = {0}, start[WORD_MAX + 1] = {0}, before[WORD_MAX + 1] = {0};
    for (size_t end = PART_MIN; end <= word.len; end++) {
        for (size_t from = 0; from + PART_MIN <= end; from++) {
            if (end - from == word.len)
                continue; /* the word itself */
            if (vocabulary_count(v, (struct text){word.at + from, end - from}) == 0)
                continue;
            size_t previous = 0;
            bool fits = from == 0;
            for (size_t l = 0; !fits && l < sizeof links / sizeof *links; l++) {
                size_t len = strlen(links[l]);
                if (from > len && best[from - len] > 0 &&
                    memcmp(word.at + from - len, links[l], len) == 0) {
                    previous = from - len;
                    fits = true;
                }
            }
            if (!fits)
                continue;
            size_t count = (from == 0 ? 0 : best[previous]) + 1;
            if (count <= COMPOUND_PARTS_MAX && (best[end] == 0 || count < best[end])) {
                best[end] = count;
                start[end] = from;
                before[end] = previous;
            }
        }
    }
    size_t count = best[word.len];
    if (count < 2)
        return 0;
    for (size_t i = count, end = word.len; i-- > 0; end = before[end])
        parts[i] = (struct text){word.at + start[end], end - start[end]};
    return count;
}
