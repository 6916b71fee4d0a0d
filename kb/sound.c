/* sound.c - see sound.h. Each letter becomes a digit by itself and its neighbours; of equal digits
 * in a row one is left, and of vowels only one at the start. */
#include "kb/sound.h"

#include <stdbool.h>
#include <string.h>

#include "kb/hash.h"

static bool among(char c, const char *letters)
{
    return c != '\0' && strchr(letters, c) != NULL;
}

/* The digit of the letter c between `before` and `after`, '\0' at the ends; "" for a silent one. */
static const char *digit_of(char before, char c, char after)
{
    if (among(c, "aeijouy"))
        return "0";
    if (among(c, "dt"))
        return among(after, "csz") ? "8" : "2";
    if (among(c, "bp"))
        return c == 'p' && after == 'h' ? "3" : "1";
    if (among(c, "fvw"))
        return "3";
    if (among(c, "gkq"))
        return "4";
    if (c == 'x')
        return among(before, "ckq") ? "8" : "48";
    if (c == 'c' && before == '\0')
        return among(after, "ahkloqrux") ? "4" : "8";
    if (c == 'c')
        return among(before, "sz") || !among(after, "ahkoqux") ? "8" : "4";
    return c == 'l' ? "5" : among(c, "mn") ? "6" : c == 'r' ? "7" : among(c, "sz") ? "8" : "";
}

uint64_t sound_of(struct text word)
{
    uint64_t sound = HASH_START;
    char last = '\0';
    bool any = false;
    for (size_t i = 0; i < word.len; i++) {
        char before = i == 0 ? '\0' : word.at[i - 1];
        char after = i + 1 == word.len ? '\0' : word.at[i + 1];
        for (const char *digit = digit_of(before, word.at[i], after); *digit != '\0'; digit++) {
            if (*digit != last && (*digit != '0' || !any)) {
                sound = hash_byte(sound, (unsigned char)*digit);
                any = true;
            }
            last = *digit;
        }
    }
    return any ? sound : 0;
}
