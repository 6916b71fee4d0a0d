/* eval_typo.h - questions as hasty people type them, the same in every run. */
#ifndef BOT_EVAL_TYPO_H
#define BOT_EVAL_TYPO_H

#include "kb/arena.h"
#include "kb/text.h"

/* `said` with two of its letters a to z turned into others, chosen by `seed` (the id of the row);
 * the copy lives in the arena. */
struct text typo_make(const char *seed, struct text said, struct arena *arena);

#endif
