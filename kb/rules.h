/* rules.h - the editors' rules, compiled and ready to match.
 * Owns     the compiled patterns. A ruleset never changes once loaded.
 * Errors   a rule that does not compile or whose examples fail is not a failure: the others load,
 *          and a line for each goes to `problems`.
 * Threads  a ruleset belongs to one thread (its match data are shared by its matches). */
#ifndef KB_RULES_H
#define KB_RULES_H

#include "kb/entry_file.h"
#include "kb/kb.h"
#include "kb/problems.h"

#define RULE_KINDS(X)                                                                              \
    X(RULE_PERSON, "person")                                                                       \
    X(RULE_SMALLTALK, "smalltalk")                                                                 \
    X(RULE_SCOPE, "scope")                                                                         \
    X(RULE_SYNONYM, "synonym")                                                                     \
    X(RULE_BOOST, "boost")                                                                         \
    X(RULE_EXCLUDE, "exclude")

enum rule_kind {
#define RULE_KIND_NAME(name, text) name,
    RULE_KINDS(RULE_KIND_NAME)
#undef RULE_KIND_NAME
};

struct rule {
    const char *id;
    enum rule_kind kind;
    const char *reply[2]; /* by language, or NULL */
    const char *add;      /* of a synonym */
    struct strings entries;
    double weight;
    bool one_lang;
    enum kb_lang lang;
};

struct rule_hit {
    const struct rule *rule;
    bool gave_up; /* it ran into its match limit: no hit, but worth reporting */
};

struct rules;

struct rules *rules_new(void); /* empty, never NULL */
void rules_free(struct rules *rules);
/* Adds the rules of one file. Returns the number of faults reported. */
size_t rules_add(struct rules *rules, struct text json, const char *file,
                 struct problems *problems);
size_t rules_count(const struct rules *rules);
const struct rule *rules_at(const struct rules *rules, size_t index);
const char *rule_kind_name(enum rule_kind kind);
/* The first place of the text where one rule matches, from the byte `from` on: 1 with *start and
 * *end, 0 none, -1 it ran into its match limit. */
int rules_match_one(const struct rules *rules, size_t index, struct text said, size_t from,
                    size_t *start, size_t *end);
/* Whether a rule runs into its limit on one of some long texts made to provoke that, its examples
 * over and over among them. */
bool rules_slow(const struct rules *rules, size_t index, const char *const *examples, size_t count);
/* Every hit, in rule order; *hits lives in `arena`. Returns their number. */
size_t rules_match(const struct rules *rules, struct text said, enum kb_lang lang,
                   struct arena *arena, struct rule_hit **hits);

#endif
