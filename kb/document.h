/* document.h - the parts of documents that are lists: values, rules, intents, offices, words.
 *
 * A part has an id: `key` of a value, `code` of a country, else `id`. Parts are changed in the
 * draft of their document, which is written canonically (one style, 2 spaces), so that a changed
 * part is a small difference. Documents that are no lists (flows, postcodes) are edited as a whole.
 * Owns     a json_t that comes out is the caller's reference; the rest lives in the arena. */
#ifndef KB_DOCUMENT_H
#define KB_DOCUMENT_H

#include "kb/edit.h"

enum kb_value_state { KB_VALUE_CURRENT, KB_VALUE_SOON, KB_VALUE_EXPIRED, KB_VALUE_FUTURE };
const char *kb_value_state_name(enum kb_value_state state);
enum { KB_VALUE_SOON_DAYS = 60 };

struct kb_part {
    const char *id;
    json_t *part; /* borrowed from kb_parts.root */
    bool changed; /* other than published */
    bool is_new;
    /* of a value, as on the day: as written, "" where unknown; the last day of the period that
     * holds, or of the last one, "" where it is open */
    const char *now, *ends;
    enum kb_value_state state;
};

struct kb_parts {
    json_t *root; /* the caller's reference */
    struct kb_part *at;
    size_t count;
    const char **removed; /* ids that are published and not in the draft */
    size_t removed_count;
    struct kb_draft draft;   /* without its text */
    struct kb_faults faults; /* of the whole document, by part */
};

/* Of the draft, else of what is published. KB_NOT_FOUND; KB_INVALID where it is no list, or a draft
 * that is no JSON (then it is edited as text). */
enum kb_status kb_parts(struct kb *kb, const char *document, const char *day, enum kb_lang ui,
                        struct arena *arena, struct kb_parts *out);

struct kb_part_change {
    const char *document;
    const char *id; /* of `before`; NULL for a new one */
    json_t *before; /* the part as one has read it, NULL for a new one */
    json_t *part;   /* NULL removes it */
    const char *by, *note;
    int64_t now;
};
/* Changes one part in the draft, begun where there is none. KB_CONFLICT with *theirs (a new
 * reference, NULL where it is gone) where the part is not as in `before`; KB_INVALID with the
 * faults of this part; KB_EXISTS where the id is taken. */
enum kb_status kb_part_change(struct kb *kb, const struct kb_part_change *change, enum kb_lang ui,
                              struct arena *arena, int64_t *version, json_t **theirs,
                              struct kb_faults *faults);

/* The canonical text of a document, NULL where it is no JSON. */
const char *kb_document_text(json_t *root, struct arena *arena);

/* ---- trying a rule --------------------------------------------------------------------------
 */

struct kb_rule_span {
    size_t from, to; /* bytes of the text */
};
struct kb_rule_result {
    bool matches, slow;
    struct kb_rule_span *at;
    size_t at_count;
    const char **others; /* ids of published rules that match too */
    size_t other_count;
};
/* Results as many as texts, in the arena; none where the rule does not compile (see faults). */
enum kb_status kb_rule_test(struct kb *kb, json_t *rule, const struct text *texts, size_t count,
                            enum kb_lang ui, struct arena *arena, struct kb_rule_result **results,
                            struct kb_faults *faults);

/* ---- a rule from sentences ----------------------------------------------------------------- */

struct kb_rule_sentences {
    const char *const *matches; /* valid UTF-8, as the exceptions */
    size_t match_count;
    const char *const *exceptions;
    size_t exception_count;
    enum kb_lang lang;
    bool ordered; /* the words must stand in the order of the first sentence */
};
struct kb_rule_word {
    const char *pattern; /* what of it is looked for */
    const char **words;  /* as said, in small letters */
    size_t count;
};
struct kb_rule_proposal {
    const char *pattern; /* NULL where there is none: `faults` says why */
    bool ordered;        /* also where only the order tells `matches` from `exceptions` */
    struct kb_rule_word *words;
    size_t word_count;
    /* of `field` "matches", or "not" for the exceptions; `line` is the number there, from 1 */
    struct kb_faults faults;
};
/* A pattern of the words that all `matches` share, by their stems: matches all of these and none of
 * `exceptions`, or there is none. Never slow. */
void kb_rule_propose(struct kb *kb, const struct kb_rule_sentences *given, enum kb_lang ui,
                     struct arena *arena, struct kb_rule_proposal *out);

/* ---- flows ---------------------------------------------------------------------------------- */

struct kb_flow_report {
    size_t paths;
    const char **dead; /* steps nothing leads to, or that lead nowhere */
    size_t dead_count;
    struct kb_faults faults;
};
void kb_flow_check(struct kb *kb, struct text json, enum kb_lang ui, struct arena *arena,
                   struct kb_flow_report *out);
/* As kb_guide(), for a flow that is not published; its entries and values are those of `kb`.
 * KB_GUIDE_NO_FLOW where it has faults that keep it from being walked. */
enum kb_guide_status kb_flow_walk(struct kb *kb, struct text json, const char *const *answers,
                                  size_t count, enum kb_lang lang, const char *day,
                                  struct arena *arena, struct kb_guide *out);

struct kb_postcode {
    const char *postcode, *place, *district;
};
/* Those that begin with, or whose place contains, what is said; at most `most`. */
size_t kb_postcodes(struct kb *kb, struct text said, size_t most, struct arena *arena,
                    struct kb_postcode **out);

#endif
