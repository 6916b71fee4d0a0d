/* diff.c - word by word, by the greedy algorithm of Eugene W. Myers, "An O(ND) Difference Algorithm
 * and Its Variations", Algorithmica 1 (1986), https://doi.org/10.1007/BF01840446, in its linear
 * space form: the middle snake is looked for from both ends at once, and each half then solved
 * alike.
 *
 * The number of edits that are looked for is bounded: where two stretches have less in common, they
 * are given as deleted and inserted. */
#include <stdint.h>
#include <string.h>

#include "kb/hash.h"
#include "kb/revision.h"

enum { EDITS_MAX = 1000, EDITS_ALL_MAX = 20000 };

struct word {
    struct text text;
    uint64_t hash;
};

struct diff {
    const struct word *a, *b;
    int64_t *forward, *backward; /* by diagonal, from the middle of the arrays */
    int64_t middle;
    int64_t left; /* edits that may still be looked for, in all */
    struct arena *arena;
    struct kb_diff_word *runs;
    size_t count, size;
};

/* ---- words ------------------------------------------------------------------------------ */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_mark(char c)
{
    return strchr(".,;:!?()[]{}\"'|*#", c) != NULL && c != '\0';
}

/* A word, a mark, or white space: what is compared as one. */
static size_t word_length(struct text rest)
{
    if (is_mark(rest.at[0]))
        return 1;
    bool space = is_space(rest.at[0]);
    size_t len = 1;
    while (len < rest.len && is_space(rest.at[len]) == space && !is_mark(rest.at[len]))
        len++;
    return len;
}

static struct word *cut(struct text text, struct arena *arena, size_t *count)
{
    struct text rest = text;
    *count = 0;
    for (; rest.len > 0; (*count)++) {
        size_t len = word_length(rest);
        rest = (struct text){rest.at + len, rest.len - len};
    }
    struct word *words = arena_alloc(arena, *count + 1, sizeof *words);
    rest = text;
    for (size_t i = 0; i < *count; i++) {
        words[i].text = (struct text){rest.at, word_length(rest)};
        words[i].hash = hash_text(words[i].text);
        rest = (struct text){rest.at + words[i].text.len, rest.len - words[i].text.len};
    }
    return words;
}

static bool same(const struct diff *d, int64_t x, int64_t y)
{
    return d->a[x].hash == d->b[y].hash && text_equal(d->a[x].text, d->b[y].text);
}

/* ---- runs ------------------------------------------------------------------------------- */

static void add(struct diff *d, enum kb_diff_kind kind, const struct word *from, int64_t count)
{
    if (count == 0)
        return;
    const struct word *last = &from[count - 1];
    size_t len = (size_t)(last->text.at + last->text.len - from->text.at);
    struct kb_diff_word *before = d->count > 0 ? &d->runs[d->count - 1] : NULL;
    if (before != NULL && before->kind == kind &&
        before->text.at + before->text.len == from->text.at) {
        before->text.len += len;
        return;
    }
    if (d->count == d->size) {
        size_t size = d->size == 0 ? 64 : d->size * 2;
        struct kb_diff_word *more = arena_alloc(d->arena, size, sizeof *more);
        if (d->count > 0)
            memcpy(more, d->runs, d->count * sizeof *more);
        d->runs = more;
        d->size = size;
    }
    d->runs[d->count++] = (struct kb_diff_word){kind, {from->text.at, len}};
}

/* ---- the algorithm ---------------------------------------------------------------------- */

struct box {
    int64_t a0, a1, b0, b1; /* half open */
};

/* A point on a shortest path through the box, where the path from one end meets that from the
 * other; false where more edits would be needed than may be looked for. */
static bool find_middle(struct diff *d, struct box box, int64_t *x_out, int64_t *y_out)
{
    int64_t n = box.a1 - box.a0, m = box.b1 - box.b0, delta = n - m;
    int64_t most = (n + m + 1) / 2;
    most = most < EDITS_MAX ? most : EDITS_MAX;
    int64_t *vf = d->forward + d->middle, *vb = d->backward + d->middle;
    bool odd = (delta & 1) != 0;
    vf[1] = vb[1] = 0;
    for (int64_t e = 0; e <= most && d->left > 0; e++, d->left--) {
        for (int64_t k = -e; k <= e; k += 2) {
            int64_t x = k == -e || (k != e && vf[k - 1] < vf[k + 1]) ? vf[k + 1] : vf[k - 1] + 1;
            int64_t y = x - k;
            while (x < n && y < m && y >= 0 && same(d, box.a0 + x, box.b0 + y)) {
                x++;
                y++;
            }
            vf[k] = x;
            int64_t back = delta - k;
            if (odd && back >= -(e - 1) && back <= e - 1 && x + vb[back] >= n) {
                *x_out = box.a0 + x;
                *y_out = box.b0 + y;
                return x <= n && y <= m && y >= 0;
            }
        }
        for (int64_t k = -e; k <= e; k += 2) {
            int64_t x = k == -e || (k != e && vb[k - 1] < vb[k + 1]) ? vb[k + 1] : vb[k - 1] + 1;
            int64_t y = x - k;
            while (x < n && y < m && y >= 0 && same(d, box.a1 - x - 1, box.b1 - y - 1)) {
                x++;
                y++;
            }
            vb[k] = x;
            int64_t forth = delta - k;
            if (!odd && forth >= -e && forth <= e && x + vf[forth] >= n) {
                *x_out = box.a1 - x;
                *y_out = box.b1 - y;
                return x <= n && y <= m && y >= 0;
            }
        }
    }
    return false;
}

static void compare(struct diff *d, struct box box)
{
    int64_t head = 0, tail = 0;
    while (box.a0 + head < box.a1 && box.b0 + head < box.b1 &&
           same(d, box.a0 + head, box.b0 + head))
        head++;
    add(d, KB_SAME, d->b + box.b0, head);
    box.a0 += head;
    box.b0 += head;
    while (box.a1 - tail > box.a0 && box.b1 - tail > box.b0 &&
           same(d, box.a1 - tail - 1, box.b1 - tail - 1))
        tail++;
    box.a1 -= tail;
    box.b1 -= tail;
    int64_t x, y;
    bool one_sided = box.a0 == box.a1 || box.b0 == box.b1;
    /* a middle in a corner would not make the box smaller */
    if (!one_sided && find_middle(d, box, &x, &y) &&
        !((x == box.a0 && y == box.b0) || (x == box.a1 && y == box.b1))) {
        compare(d, (struct box){box.a0, x, box.b0, y});
        compare(d, (struct box){x, box.a1, y, box.b1});
    } else {
        add(d, KB_DELETED, d->a + box.a0, box.a1 - box.a0);
        add(d, KB_INSERTED, d->b + box.b0, box.b1 - box.b0);
    }
    add(d, KB_SAME, d->b + box.b1, tail);
}

size_t kb_diff_words(struct text before, struct text after, struct arena *arena,
                     struct kb_diff_word **out)
{
    size_t a_count, b_count;
    struct diff d = {.arena = arena, .left = EDITS_ALL_MAX, .middle = EDITS_MAX + 2};
    d.a = cut(before, arena, &a_count);
    d.b = cut(after, arena, &b_count);
    d.forward = arena_alloc(arena, 2 * EDITS_MAX + 5, sizeof *d.forward);
    d.backward = arena_alloc(arena, 2 * EDITS_MAX + 5, sizeof *d.backward);
    compare(&d, (struct box){0, (int64_t)a_count, 0, (int64_t)b_count});
    *out = d.runs;
    return d.count;
}
