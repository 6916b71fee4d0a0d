/* offices.h - who is in charge where: the directory and the postcodes of the region.
 *
 * A place is a town, a district or a postcode of `postcodes.tsv`; an office serves districts, a
 * state, or the whole country. Owns all it was read from. Threads read-only once loaded. */
#ifndef KB_OFFICES_H
#define KB_OFFICES_H

#include "kb/analyser.h"
#include "kb/problems.h"

struct offices;

/* Both texts may be empty. On wrong input *out is NULL and a line for each fault goes to
 * `problems`, which may be NULL. */
enum kb_status offices_load(struct text directory, struct text postcodes, struct analyser *analyser,
                            struct problems *problems, struct offices **out);
void offices_free(struct offices *offices); /* NULL is fine */
size_t offices_count(const struct offices *offices);

/* What `said` says about the place: a postcode, or a town or district by name. With `alone` the
 * whole text is taken for the name of a place, so that an unknown one is outside. */
struct kb_place offices_place(const struct offices *offices, struct analyser *analyser,
                              struct text said, bool alone, struct arena *arena);
/* The offices of a kind that serve a district; *out lives in `arena`. Returns their number. */
size_t offices_serving(const struct offices *offices, const char *district, const char *kind,
                       struct arena *arena, struct kb_office **out);
/* Whether there is an office of this kind at all. */
bool offices_has_kind(const struct offices *offices, const char *kind);
/* Calls `seen` for each office with a note in German only. */
void offices_untranslated(const struct offices *offices,
                          void (*seen)(void *context, const char *id), void *context);
/* Calls `seen` for each district of the postcodes, once. */
void offices_districts(const struct offices *offices,
                       void (*seen)(void *context, const char *district), void *context);

#endif
