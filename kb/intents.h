/* intents.h - what people say that no entry answers: the wish for a person, small talk,
 * questions out of scope, each learned from examples beside the entries.
 * Owns     all it was read from.
 * Threads  read-only once loaded. */
#ifndef KB_INTENTS_H
#define KB_INTENTS_H

#include "kb/entry_file.h"
#include "kb/problems.h"

enum intent_kind { INTENT_PERSON, INTENT_SMALLTALK, INTENT_SCOPE };

struct intent {
    const char *id;
    enum intent_kind kind;
    const char *reply[2];        /* by language, or NULL */
    struct strings questions[2]; /* by language */
};

struct intents;

/* Reads a JSON list: id, kind (person, smalltalk, scope), optional reply {de, en}, questions {de,
 * en}. On wrong input *out is NULL and a line for each fault goes to `problems`, which may be
 * NULL. */
enum kb_status intents_load(struct text json, const char *file, struct problems *problems,
                            struct intents **out);
void intents_free(struct intents *intents); /* NULL is fine */
size_t intents_count(const struct intents *intents);
const struct intent *intents_at(const struct intents *intents, size_t index);
const char *intent_kind_name(enum intent_kind kind);

#endif
