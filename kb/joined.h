/* joined.h - questions joined in one sentence: "Was kostet die Anerkennung und wie lange dauert das
 * Visum?".
 * Units    parts are pieces of the text they are read from, which they borrow. */
#ifndef KB_JOINED_H
#define KB_JOINED_H

#include "kb/parts.h"

/* Cuts `said`, which is one question, before each "und", "and" or comma behind which something
 * begins that reads as a question by itself. Only the words are looked at: whether both are about
 * something of their own is for the caller to find out. What is told before the first question
 * belongs to it. Returns the number of questions, at most PARTS_MAX; 0 where there is one. */
size_t joined_of(struct text said, struct text parts[PARTS_MAX]);

#endif
