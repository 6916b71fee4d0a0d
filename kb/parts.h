/* parts.h - the questions in one message.
 * Units    parts are pieces of the text they are read from, which they borrow. */
#ifndef KB_PARTS_H
#define KB_PARTS_H

#include <stddef.h>

#include "kb/text.h"

enum { PARTS_MAX = 4 };

/* Cuts `said` behind each question mark and into the lines of a list. What is told before a
 * question belongs to it, what is told behind the last one belongs to none. Returns the number of
 * questions, at most PARTS_MAX; 0 where there is no more than one and nothing around it. */
size_t parts_of(struct text said, struct text parts[PARTS_MAX]);

#endif
