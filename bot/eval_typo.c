/* eval_typo.c - see eval_typo.h. Knuth's linear congruential generator, seeded by FNV-1a. */
#include "bot/eval_typo.h"

#include <stdint.h>

#include "kb/hash.h"

enum { CHANGES = 2, TRIES = 200 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t draw(uint64_t *state, size_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(*state >> 33) % below;
}

struct text typo_make(const char *seed, struct text said, struct arena *arena)
{
    char *copy = arena_strndup(arena, said.at, said.len);
    uint64_t state = hash_text(text_of(seed));
    for (int changed = 0, tries = 0; said.len > 0 && changed < CHANGES && tries < TRIES; tries++) {
        size_t at = draw(&state, said.len);
        char letter = (char)('a' + draw(&state, 26));
        if (!is_letter(copy[at]) || copy[at] == letter)
            continue;
        copy[at] = letter;
        changed++;
    }
    return (struct text){copy, said.len};
}
