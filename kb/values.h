/* values.h - figures that change by date (values.json).
 * Owns     the parsed file.
 * Threads  read-only once loaded. */
#ifndef KB_VALUES_H
#define KB_VALUES_H

#include "kb/kb.h"
#include "kb/problems.h"

struct values;

/* Reads values.json from memory. On wrong input *out is NULL and a line for each fault goes to
 * `problems`, which may be NULL, under the name `file`. */
enum kb_status values_load(struct text json, const char *file, struct problems *problems,
                           struct values **out);
void values_free(struct values *values); /* NULL is fine */
size_t values_count(const struct values *values);
const char *values_key(const struct values *values, size_t index);
bool values_has(const struct values *values, struct text key);
/* The last day any period of it covers, NULL where it is open. */
const char *values_last_day(const struct values *values, size_t index);

/* Replaces each {{key}} and {{key@day}} of `in`; {{key|dative}} puts a counted German unit into the
 * dative ("nach 3 Monaten"). A figure not known for the day becomes a sentence
 * that says so, and *unknown is set (it may be NULL). */
char *values_fill(const struct values *values, struct text in, enum kb_lang lang, const char *day,
                  struct arena *arena, bool *unknown);
/* The figure of a key on a day as people write it; false where it is not known. */
bool values_read(const struct values *values, struct text key, enum kb_lang lang, const char *day,
                 struct arena *arena, struct kb_value *out);
/* The figure of a key on a day in *out; false where it is not known or not a number. */
bool values_number(const struct values *values, struct text key, const char *day, double *out);
/* Calls `seen` for each reference in `in`. */
void values_references(struct text in, void (*seen)(void *context, struct text key), void *context);
/* "YYYY-MM-DD" of a day that exists. */
bool day_valid(const char *day);
/* So many months after a valid day, or the last day of a month that is too short for it. */
const char *day_months_later(const char *day, int months, struct arena *arena);
/* "2026-08-19" as "19. August 2026" or "19 August 2026". */
char *day_written(const char *day, enum kb_lang lang, struct arena *arena);
/* "48.000 Euro" or "€48,000"; with cents where there are some. */
const char *euros_written(double amount, enum kb_lang lang, struct arena *arena);
/* Today, by the local clock. */
void day_today(char day[11]);

#endif
