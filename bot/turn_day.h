/* turn_day.h - "und ab Januar?", "and in 2027?": a follow-up that asks for another time only.
 * Units    a day is "YYYY-MM-DD".
 * Owns     nothing.
 * Errors   none. */
#ifndef BOT_TURN_DAY_H
#define BOT_TURN_DAY_H

#include "kb/kb.h"

/* The day that is meant, seen from `today`, in the arena; NULL where more or less than a time is
 * said. A month without a year is the next one; of a coming year the first day is meant, of a past
 * one the last. Both languages are understood. */
const char *day_meant(struct text said, const char *today, struct arena *arena);

#endif
