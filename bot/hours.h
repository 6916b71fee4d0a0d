/* hours.h - when advisors can be reached: weekly hours, Thuringia's public holidays (computed),
 * one-off closures.
 * Owns     nothing: what is loaded lives in the caller's arena.
 * Units    ms since 1970; the local clock is that of TZ (config key `timezone`). */
#ifndef BOT_HOURS_H
#define BOT_HOURS_H

#include "bot/store.h"
#include "kb/kb.h"

struct hours;

enum store_status hours_load(struct store *store, struct arena *arena, struct hours **out);
/* Where no weekly hours are set at all, it is always open (whoever is there can be reached). */
bool hours_open(const struct hours *hours, int64_t now);
/* The next opening after `now`; 0 if it is open now, or if there is none within 60 days. */
int64_t hours_next(const struct hours *hours, int64_t now);
/* "heute, 13 Uhr", "morgen, 9 Uhr", "Montag, 9 Uhr", later than a week "Montag, 4. Januar, 9 Uhr";
 * "today, 1 p.m.", "Monday, 4 January, 9 a.m." */
const char *hours_text(int64_t at, int64_t now, enum kb_lang lang, struct arena *arena);

enum { HOLIDAY_COUNT = 11 };

struct holiday {
    char day[11];        /* YYYY-MM-DD */
    const char *name[2]; /* by enum kb_lang */
};

/* The public holidays of a year from 1583 to 9999, in order. */
void hours_holidays(int year, struct holiday out[HOLIDAY_COUNT]);

#endif
