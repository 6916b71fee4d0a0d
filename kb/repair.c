/* repair.c - see repair.h. Two words are one slip apart only if they are equal after a letter is
 * left out of one or of both, so every known word is filed under what remains of it when each of
 * its letters is left out in turn (Garbe's symmetric delete index, to depth one). */
#include "kb/repair.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/hash.h"
#include "kb/memory.h"

enum { LETTERS_MIN = 5, LETTERS_MAX = 40 };

struct filed {
    uint64_t remains; /* hash of the word without one letter, or of the whole word */
    struct text word;
    size_t count;
};

struct repair {
    const struct vocabulary *known;
    struct filed *at; /* by `remains` */
    size_t count, size;
};

static uint64_t hash_without(struct text word, size_t left_out)
{
    uint64_t h = HASH_START;
    for (size_t i = 0; i < word.len; i++)
        if (i != left_out)
            h = hash_byte(h, (unsigned char)word.at[i]);
    return h;
}

static void file(void *context, struct text word, size_t count)
{
    struct repair *r = context;
    if (word.len + 1 < LETTERS_MIN || word.len > LETTERS_MAX)
        return;
    if (r->count + word.len + 1 > r->size) {
        r->size = r->size * 2 + 4096;
        r->at = memory_need(realloc(r->at, r->size * sizeof *r->at));
    }
    for (size_t i = 0; i <= word.len; i++)
        r->at[r->count++] = (struct filed){hash_without(word, i), word, count};
}

static int by_remains(const void *a, const void *b)
{
    const struct filed *x = a, *y = b;
    return x->remains < y->remains ? -1 : x->remains > y->remains;
}

struct repair *repair_new(const struct vocabulary *known)
{
    struct repair *r = memory_need(calloc(1, sizeof *r));
    r->known = known;
    vocabulary_each(known, file, r);
    if (r->count > 0)
        qsort(r->at, r->count, sizeof *r->at, by_remains);
    return r;
}

void repair_free(struct repair *r)
{
    if (r == NULL)
        return;
    free(r->at);
    free(r);
}

/* Exactly one slip lies between them. */
static bool one_slip(struct text a, struct text b)
{
    if (a.len < b.len) {
        struct text longer = b;
        b = a;
        a = longer;
    }
    if (a.len > b.len + 1)
        return false;
    size_t same = 0;
    while (same < b.len && a.at[same] == b.at[same])
        same++;
    if (a.len != b.len) /* one too many in a */
        return memcmp(a.at + same + 1, b.at + same, b.len - same) == 0;
    if (same == a.len)
        return false;
    size_t rest = a.len - same - 1;
    if (memcmp(a.at + same + 1, b.at + same + 1, rest) == 0)
        return true;
    return rest >= 1 && a.at[same] == b.at[same + 1] && a.at[same + 1] == b.at[same] &&
           memcmp(a.at + same + 2, b.at + same + 2, rest - 1) == 0;
}

bool repair_word(const struct repair *r, struct text word, struct text *out)
{
    if (word.len < LETTERS_MIN || word.len > LETTERS_MAX || r->count == 0 ||
        vocabulary_count(r->known, word) > 0)
        return false;
    size_t best = 0;
    for (size_t i = 0; i <= word.len; i++) {
        uint64_t remains = hash_without(word, i);
        size_t from = 0, to = r->count;
        while (from < to) {
            size_t middle = from + (to - from) / 2;
            if (r->at[middle].remains < remains)
                from = middle + 1;
            else
                to = middle;
        }
        for (; from < r->count && r->at[from].remains == remains; from++) {
            if (r->at[from].count > best && one_slip(word, r->at[from].word)) {
                best = r->at[from].count;
                *out = r->at[from].word;
            }
        }
    }
    return best > 0;
}

struct mending {
    const struct repair *repair;
    struct text said;
    struct buffer out;
    size_t copied; /* of `said` */
};

static int mend(void *context, const struct token *token)
{
    struct mending *m = context;
    struct text word;
    if (!repair_word(m->repair, token->term, &word))
        return 0;
    buffer_add(&m->out, m->said.at + m->copied, token->start - m->copied);
    buffer_add(&m->out, word.at, word.len);
    m->copied = token->end;
    return 0;
}

struct text repair_text(const struct repair *repair, struct analyser *analyser, struct text said,
                        struct arena *arena)
{
    struct mending m = {.repair = repair, .said = said};
    buffer_init(&m.out, (size_t)64 * 1024);
    analyser_words(analyser, said, mend, &m);
    if (m.copied == 0)
        return said;
    buffer_add(&m.out, said.at + m.copied, said.len - m.copied);
    char *mended = arena_strndup(arena, buffer_text(&m.out), m.out.len);
    struct text out = {mended, m.out.len};
    buffer_free(&m.out);
    return out;
}
