/* words.h - which words mean the same here: classes of synonyms, which ranking knows; countries
 * by group, professions by who recognises them and what somebody is here as (a student, a
 * refugee, with a Blue Card), which are told apart in questions and answers. Editors' data,
 * kb/content/words/.
 * Owns     all it was read from.
 * Threads  read-only once loaded. */
#ifndef KB_WORDS_H
#define KB_WORDS_H

#include <stdint.h>

#include "kb/analyser.h"
#include "kb/problems.h"

struct words;

struct words *words_new(void); /* empty, never NULL */
void words_free(struct words *words);
/* Adds a file: a list of objects with an `id` or `code`, words by language in `de` and `en`, for
 * countries `groups`, for professions `profession`: true and `recognition`, for what somebody is
 * here as `status`: true and, where it is meant only if somebody has it, `held`: true. Returns the
 * number of faults reported. */
size_t words_add(struct words *words, struct text json, const char *file, struct analyser *analyser,
                 struct problems *problems);
size_t words_count(const struct words *words); /* of classes */

/* Calls `seen` with the key of each class of synonyms that a run of up to three terms belongs to. A
 * term is as analyser_run() gives it. */
void words_classes(const struct words *words, enum kb_lang lang, const struct text *terms,
                   size_t count, void (*seen)(void *context, uint64_t class), void *context);

/* Calls `seen` with each run of terms that names a country or a profession. */
void words_names(const struct words *words, enum kb_lang lang, const struct text *terms,
                 size_t count, void (*seen)(void *context, size_t at, size_t run), void *context);

/* The code of the first country a text names and does not deny; NULL for none. It lives as long as
 * `words`. */
const char *words_country(const struct words *words, struct analyser *analyser, enum kb_lang lang,
                          struct text said);
/* The id of the profession a text names; NULL for none. */
const char *words_profession(const struct words *words, struct analyser *analyser,
                             enum kb_lang lang, struct text said);
/* The id of what a text says somebody is here as; NULL for none. */
const char *words_status(const struct words *words, struct analyser *analyser, enum kb_lang lang,
                         struct text said);
/* Whether one term, as analyser_run() gives it, names a country. */
bool words_is_country(const struct words *words, enum kb_lang lang, struct text term);
/* Whether a country is in a group, or is that country itself where `group` is a code. */
bool words_in_group(const struct words *words, const char *code, const char *group);
/* Whether there is such a group or code at all. */
bool words_has_group(const struct words *words, const char *group);
/* The name of a country or profession; `id` itself where it is not known. */
const char *words_name(const struct words *words, const char *id, enum kb_lang lang);

#endif
