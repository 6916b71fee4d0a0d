/* rule_check.h - what is wrong with a file of rules beside the other rules. */
#ifndef KB_RULE_CHECK_H
#define KB_RULE_CHECK_H

#include "kb/faults.h"
#include "kb/internal.h"
#include "kb/problems.h"

/* What the parser says goes to `problems`; slow patterns, entries that do not exist in `catalog`
 * and conflicts with the rules of its other files to `out`. A conflict is an example of
 * one rule that has an answer of its own and that another of these matches. */
void rule_check(const char *item, struct text text, const struct catalog *catalog, enum kb_lang ui,
                struct arena *arena, struct problems *problems, struct kb_faults *out);

#endif
