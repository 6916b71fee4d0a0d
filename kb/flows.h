/* flows.h - guided questions: a graph of steps without circles, walked by answers.
 *
 * A flow has no state of its own: where one stands follows from the answers given so far, so that
 * going back is a shorter list and changing an answer a different one. Owns all it was read from.
 * Threads  read-only once loaded. */
#ifndef KB_FLOWS_H
#define KB_FLOWS_H

#include "kb/catalog.h"
#include "kb/problems.h"

struct flows;

struct flows *flows_new(void); /* empty, never NULL */
void flows_free(struct flows *flows);
/* Adds a file. Returns the number of faults reported: what is missing, where a step leads nowhere,
 * back or cannot be reached. */
size_t flows_add(struct flows *flows, struct text json, const char *file,
                 struct problems *problems);
size_t flows_count(const struct flows *flows);
const char *flows_id(const struct flows *flows, size_t index);
/* The ways from the start to an end. */
size_t flows_paths(const struct flows *flows, size_t index);
/* Whether it is offered under the answer of this entry. */
bool flows_offered(const struct flows *flows, size_t index, const char *slug);
const char *flows_title(const struct flows *flows, size_t index, enum kb_lang lang);
/* Calls `seen` for each entry and each text of the flow that may cite values. */
void flows_each(const struct flows *flows, size_t index,
                void (*entry)(void *context, const char *slug),
                void (*text)(void *context, struct text text), void *context);
/* Writes the graph in Graphviz DOT; false where there is no such flow. */
bool flows_draw(const struct flows *flows, const char *id, enum kb_lang lang, FILE *to);

/* See kb_guide() in kb.h. */
enum kb_guide_status flows_walk(const struct flows *flows, const struct catalog *catalog,
                                struct analyser *analyser, const char *id,
                                const char *const *answers, size_t count, enum kb_lang lang,
                                const char *day, struct arena *arena, struct kb_guide *out);

#endif
