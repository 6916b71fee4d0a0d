/* salary.h - what a text says about the pay of a job: "42.000 brutto im Jahr", "3500 im Monat".
 * Units    a salary is a text, "42000/year", "3500/month" or "14.60/hour", in euros.
 * Errors   none: what is no salary is NULL, or "" where it is written. */
#ifndef KB_SALARY_H
#define KB_SALARY_H

#include "kb/kb.h"

/* The first salary of a text, in the arena; NULL for none. An amount counts where its sentence says
 * that it is pay or for how long it is, and does not speak of rents, fees or grants. Without a
 * time a large amount is for a year and a small one for a month. */
const char *salary_in(struct text said, struct arena *arena);

/* A text that is an amount in euros and nothing else: "48.000", "48 000 €", "48k", "€48,000 gross a
 * year". `per` is "year", "month" or "": of another time it is none. */
bool salary_amount(struct text said, const char *per, double *out);

/* "42.000 Euro im Jahr" or "€42,000 a year"; in the arena. */
const char *salary_written(const char *salary, enum kb_lang lang, struct arena *arena);

#endif
