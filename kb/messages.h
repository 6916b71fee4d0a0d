/* messages.h - what is wrong, in words for editors: the parsers' English sentences and their
 * German.
 */
#ifndef KB_MESSAGES_H
#define KB_MESSAGES_H

#include "kb/faults.h"
#include "kb/problems.h"

/* The sentence in a language; `what` itself where there is no other. */
const char *message_in(const char *what, enum kb_lang ui);
/* What the parsers found, as faults. */
void faults_of(const struct problems *problems, enum kb_lang ui, struct arena *arena,
               struct kb_faults *out);
/* Adds one; faults stay before warnings. Returns it as it was added, valid until the next one; NULL
 * where there are so many that it was left out (a fault only where there is another). */
struct kb_fault *fault_add(struct kb_faults *faults, struct arena *arena,
                           const struct kb_fault *one);
/* Likewise from a sentence and what it is about. */
struct kb_fault *fault_say(struct kb_faults *faults, struct arena *arena, enum kb_lang ui,
                           bool warning, const char *field, const char *what, const char *about);

#endif
