/* repair.c - see repair.h. Two words are one slip apart only if they are equal after a letter is
 * left out of one or of both, so every known word is filed under what remains of it when each of
 * its letters is left out in turn (Garbe's symmetric delete index, to depth one). Where that finds
 * none, all known words are looked through, most of which their letters alone rule out. */
#include "kb/repair.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/hash.h"
#include "kb/memory.h"
#include "kb/sound.h"

enum { LETTERS_MIN = 5, LETTERS_MAX = 40 };
/* So many letters tell a word that has two slips, and three where both sound alike. */
enum { LETTERS_FAR = 8, SLIPS_FAR = 2, SLIPS_SOUND = 3 };

struct filed {
    uint64_t remains; /* hash of the word without one letter, or of the whole word */
    struct text word;
    size_t count;
};

/* A known word as the search through all of them sees it. */
struct seen {
    struct text word;
    size_t count;
    uint64_t sound;
    uint32_t letters; /* a bit each that occurs */
};

struct repair {
    const struct vocabulary *known;
    struct seen *words;
    size_t word_count, word_size;
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

static uint32_t letters_of(struct text word)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < word.len; i++)
        letters |= UINT32_C(1) << ((unsigned char)word.at[i] % 32);
    return letters;
}

static void keep(struct repair *r, struct text word, size_t count)
{
    if (r->word_count == r->word_size) {
        r->word_size = r->word_size * 2 + 1024;
        r->words = memory_need(realloc(r->words, r->word_size * sizeof *r->words));
    }
    r->words[r->word_count++] = (struct seen){word, count, sound_of(word), letters_of(word)};
}

static void file(void *context, struct text word, size_t count)
{
    struct repair *r = context;
    if (word.len + 1 < LETTERS_MIN || word.len > LETTERS_MAX)
        return;
    keep(r, word, count);
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
    free(r->words);
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

/* The most frequent known word one slip away. */
static bool find_near(const struct repair *r, struct text word, struct text *out)
{
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

/* Slips between a and b, or more than `most`: the distance of optimal string alignment. */
static size_t slips_between(struct text a, struct text b, size_t most)
{
    size_t rows[3][LETTERS_MAX + 1], *two = rows[0], *one = rows[1], *now = rows[2];
    for (size_t k = 0; k <= b.len; k++)
        one[k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        size_t least = now[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            size_t n = one[k - 1] + (a.at[i - 1] != b.at[k - 1]);
            n = one[k] + 1 < n ? one[k] + 1 : n;
            n = now[k - 1] + 1 < n ? now[k - 1] + 1 : n;
            if (i > 1 && k > 1 && a.at[i - 1] == b.at[k - 2] && a.at[i - 2] == b.at[k - 1] &&
                two[k - 2] + 1 < n)
                n = two[k - 2] + 1;
            now[k] = n;
            least = n < least ? n : least;
        }
        if (least > most)
            return most + 1;
        size_t *oldest = two;
        two = one;
        one = now;
        now = oldest;
    }
    return one[b.len];
}

static unsigned bits(uint32_t set)
{
    return (unsigned)__builtin_popcount(set);
}

/* The known word with the fewest slips, one that sounds alike before others; of equal ones the most
 * frequent. */
static bool find_far(const struct repair *r, struct text word, struct text *out)
{
    const uint64_t sound = sound_of(word);
    const uint32_t letters = letters_of(word);
    const bool far = word.len >= LETTERS_FAR;
    size_t least = SIZE_MAX, most_frequent = 0;
    for (size_t i = 0; i < r->word_count; i++) {
        const struct seen *s = &r->words[i];
        bool alike = s->sound == sound;
        if (!alike && (!far || s->word.len + SLIPS_FAR < LETTERS_FAR))
            continue;
        size_t most = !far ? SLIPS_FAR : alike ? SLIPS_SOUND : SLIPS_FAR;
        size_t longer = s->word.len > word.len ? s->word.len - word.len : word.len - s->word.len;
        if (longer > most || bits(s->letters ^ letters) > 2 * most)
            continue;
        size_t slips = slips_between(word, s->word, most);
        if (slips > most)
            continue;
        slips = 2 * slips - alike;
        if (slips < least || (slips == least && s->count > most_frequent)) {
            least = slips;
            most_frequent = s->count;
            *out = s->word;
        }
    }
    return least != SIZE_MAX;
}

bool repair_word(const struct repair *r, struct text word, struct text *out)
{
    struct text parts[COMPOUND_PARTS_MAX];
    if (word.len < LETTERS_MIN || word.len > LETTERS_MAX || r->count == 0 ||
        vocabulary_count(r->known, word) > 0)
        return false;
    /* a compound of known words is no typo, and nobody needs to have seen it */
    return find_near(r, word, out) ||
           (vocabulary_split(r->known, word, parts) == 0 && find_far(r, word, out));
}

/* ---- a text ----------------------------------------------------------------------------- */

enum { WORDS_MAX = 500, JOINED_MAX = 3, JOINED_LETTERS_MIN = 8, JOINING_LETTERS_MIN = 3 };

struct said_word {
    struct text word; /* mended */
    size_t start, end;
    bool mended;
};

struct mending {
    const struct repair *repair;
    struct arena *arena;
    struct said_word words[WORDS_MAX];
    size_t count;
};

static int mend(void *context, const struct token *token)
{
    struct mending *m = context;
    struct text word;
    if (m->count == WORDS_MAX)
        return 0;
    bool mended = repair_word(m->repair, token->term, &word);
    if (!mended)
        word = (struct text){arena_strndup(m->arena, token->term.at, token->term.len),
                             token->term.len};
    m->words[m->count++] = (struct said_word){word, token->start, token->end, mended};
    return 0;
}

/* "aufenthalts titel": how many words from `at` on are the parts of one that is known, which is put
 * into *out; 0 for none. */
static size_t joined_at(const struct mending *m, struct text said, size_t at, struct text *out)
{
    for (size_t run = JOINED_MAX; run > 1; run--) {
        if (at + run > m->count)
            continue;
        char joined[LETTERS_MAX];
        size_t len = 0;
        bool fits = true;
        for (size_t i = at; fits && i < at + run; i++) {
            struct text w = m->words[i].word;
            fits = w.len >= JOINING_LETTERS_MIN && len + w.len <= LETTERS_MAX &&
                   (i == at || (m->words[i].start == m->words[i - 1].end + 1 &&
                                said.at[m->words[i - 1].end] == ' '));
            if (fits)
                memcpy(joined + len, w.at, w.len);
            len += w.len;
        }
        if (fits && len >= JOINED_LETTERS_MIN &&
            vocabulary_count(m->repair->known, (struct text){joined, len}) > 0) {
            *out = (struct text){arena_strndup(m->arena, joined, len), len};
            return run;
        }
    }
    return 0;
}

struct text repair_text(const struct repair *repair, struct analyser *analyser, struct text said,
                        struct arena *arena)
{
    struct mending *m = arena_alloc(arena, 1, sizeof *m);
    m->repair = repair;
    m->arena = arena;
    analyser_words(analyser, said, mend, m);
    struct buffer b;
    buffer_init(&b, (size_t)64 * 1024);
    size_t copied = 0;
    for (size_t i = 0; i < m->count;) {
        struct text word = m->words[i].word;
        size_t run = joined_at(m, said, i, &word);
        if (run > 0 || m->words[i].mended) {
            buffer_add(&b, said.at + copied, m->words[i].start - copied);
            buffer_add(&b, word.at, word.len);
            copied = m->words[i + (run > 0 ? run - 1 : 0)].end;
        }
        i += run > 0 ? run : 1;
    }
    if (copied > 0) {
        buffer_add(&b, said.at + copied, said.len - copied);
        said = (struct text){arena_strndup(arena, buffer_text(&b), b.len), b.len};
    }
    buffer_free(&b);
    return said;
}
