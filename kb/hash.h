/* hash.h - FNV-1a of 64 bits: fast for short texts, the same on every machine, as stored models
 * need it; no protection against somebody who looks for collisions. */
#ifndef KB_HASH_H
#define KB_HASH_H

#include <stdint.h>

#include "kb/text.h"

#define HASH_START UINT64_C(14695981039346656037)

static inline uint64_t hash_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * UINT64_C(1099511628211);
}

/* Of what was hashed before and `more`. */
static inline uint64_t hash_more(uint64_t hash, struct text more)
{
    for (size_t i = 0; i < more.len; i++)
        hash = hash_byte(hash, (unsigned char)more.at[i]);
    return hash;
}

static inline uint64_t hash_text(struct text text)
{
    return hash_more(HASH_START, text);
}

#endif
