/* kb.h - the knowledge base: the one header others use.
 * Owns     the database `knowledge.db`, the compiled rules and the values.
 * Units    text is UTF-8; a day is a "YYYY-MM-DD" string; confidence runs from 0 to 1.
 * Errors   a status; kb_message() has the sentence for the person who can mend it.
 * Threads  a handle belongs to one thread. */
#ifndef KB_KB_H
#define KB_KB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "kb/arena.h"
#include "kb/text.h"

#define KB_STATUS(X)                                                                               \
    X(KB_OK, "done")                                                                               \
    X(KB_NOT_FOUND, "not found")                                                                   \
    X(KB_EXISTS, "it exists already")                                                              \
    X(KB_CONFLICT, "another saved since")                                                          \
    X(KB_USED, "it is used elsewhere")                                                             \
    X(KB_BUSY, "another is publishing: try again in a moment")                                     \
    X(KB_CANCELLED, "cancelled")                                                                   \
    X(KB_INVALID, "invalid input")                                                                 \
    X(KB_NEWER, "the database is from a newer version")                                            \
    X(KB_IO, "the database or a file could not be read or written")

enum kb_status {
#define KB_STATUS_NAME(name, text) name,
    KB_STATUS(KB_STATUS_NAME)
#undef KB_STATUS_NAME
};

const char *kb_status_text(enum kb_status status);

/* The longest question in bytes; longer ones are cut at a character by kb_find(). */
enum { KB_QUESTION_MAX = 8000 };

enum kb_lang { KB_DE, KB_EN };

const char *kb_lang_name(enum kb_lang lang); /* "de" or "en" */
bool kb_lang_parse(const char *name, enum kb_lang *lang);

/* ---- opening ---------------------------------------------------------------------------- */

struct kb;

/* Opens DIR/knowledge.db, making and upgrading it as needed; without DIR, an empty one in memory.
 * *out is set even on failure, for kb_message(); the caller ends it with kb_close() either way. */
enum kb_status kb_open(const char *dir, struct kb **out);
void kb_close(struct kb *kb); /* NULL is fine */
const char *kb_message(const struct kb *kb);
/* True where no entry was ever loaded. */
bool kb_is_empty(struct kb *kb);
/* Rules that compiled. */
size_t kb_rule_count(const struct kb *kb);
/* A number that changes whenever the published knowledge changes. */
int64_t kb_generation(struct kb *kb);

/* ---- asking ----------------------------------------------------------------------------- */

enum kb_action { KB_ANSWER, KB_CLARIFY, KB_HANDOFF, KB_SMALLTALK };

const char *kb_action_name(enum kb_action action);

/* How much an entry is what the conversation is about. */
struct kb_context {
    const char *slug;
    double share;    /* how probably it was meant in the last turn, 0 to 1 */
    double evidence; /* how much of what was said so far speaks for it */
};

enum { KB_CONTEXT_MAX = 16 };

struct kb_question {
    struct text said;
    bool lang_known;
    enum kb_lang lang; /* the language to answer in, if lang_known */
    const char *day;   /* answer as on that day */
    /* What the turn before left in kb_finding.context: a follow-up is read in its light. */
    const struct kb_context *context;
    size_t context_count;
    double context_length; /* of all that was said, which the evidence is measured by */
    const char *country;   /* what was said about it before: a code, or NULL */
};

struct kb_hit {
    const char *slug;
    const char *title;
    double score;         /* higher is better; comparable within one question only */
    double fields, model; /* what it is made of (kb/rank.h); 0 in a related entry */
};

struct kb_fired {
    const char *rule; /* id */
    const char *kind; /* as in the rule file */
};

struct kb_finding {
    enum kb_lang lang;
    enum kb_action action;
    double confidence;
    struct kb_hit *hits; /* best first, at most ten */
    size_t hit_count;
    struct kb_hit *choices; /* what is offered when the action is KB_CLARIFY */
    size_t choice_count;
    const char *reply; /* a rule's own text, or NULL */
    struct kb_fired *fired;
    size_t fired_count;
    struct kb_context context[KB_CONTEXT_MAX]; /* for the next turn */
    size_t context_count;
    double context_length;
    bool wants_person; /* said so */
    /* For the explanation: the best intent, NULL where there is none, and its signal; the shares of
     * the question that the model knows and that stand in the best entry. */
    const char *intent;
    double intent_model, known, covered;
    const char *country; /* code of the one the question names, else of the one before; or NULL */
    const char *profession; /* id of the one the question names, or NULL */
    const char *status;     /* id of what it says somebody is here as, or NULL */
    const char *salary;     /* the pay it names, as kb/salary.h writes it, or NULL */
};

/* Understands one question. Everything in *out lives in `arena`. */
enum kb_status kb_find(struct kb *kb, const struct kb_question *question, struct arena *arena,
                       struct kb_finding *out);

/* What plain FTS5 (unicode61, bm25) finds for questions of one language, for comparison: the slugs
 * of each, best first, NULL behind the last. */
enum { KB_BASELINE_HITS = 10 };
enum kb_status kb_baseline(struct kb *kb, enum kb_lang lang, const struct text *said, size_t count,
                           struct arena *arena, const char *(*hits)[KB_BASELINE_HITS]);

/* How a country (by code), a profession or a status (by id) is called; in the arena. */
const char *kb_name(struct kb *kb, const char *id, enum kb_lang lang, struct arena *arena);

/* ---- places and offices ------------------------------------------------------------------ */

enum kb_place_kind {
    KB_PLACE_NONE,      /* nothing is said about it */
    KB_PLACE_FOUND,     /* `district` */
    KB_PLACE_AMBIGUOUS, /* `choices` are the towns or districts it may be */
    KB_PLACE_OUTSIDE,   /* `name` is not in the region */
};

struct kb_place {
    enum kb_place_kind kind;
    const char *name, *district; /* the town or postcode as known, and its district */
    const char **choices;
    size_t choice_count;
};

struct kb_office {
    const char *id, *kind, *name, *address, *phone, *email, *url, *note, *note_en, *source,
        *stand; /* or "" */
};

/* What the text says about the place; with `alone` it is nothing but the name of a place. */
struct kb_place kb_find_place(struct kb *kb, struct text said, bool alone, struct arena *arena);
/* The offices of these kinds in charge of a district, in this order; *out lives in `arena`. Returns
 * their number. */
size_t kb_offices(struct kb *kb, const char *district, const char *const *kinds, size_t count,
                  struct arena *arena, struct kb_office **out);

/* ---- guided questions ------------------------------------------------------------------- */

struct kb_flow {
    const char *id, *title;
};

struct kb_guide_answer {
    const char *step, *ask;   /* the question */
    const char *said, *shown; /* the answer as given and as a person reads it */
};

struct kb_guide_option {
    const char *id, *text;
};

struct kb_guide {
    const char *flow, *title, *intro, *stand;
    struct kb_guide_answer *answers; /* those that were understood */
    size_t answer_count;
    const char *step, *ask, *help, *kind, *per; /* the next question; step is NULL at an end */
    struct kb_guide_option *options;
    size_t option_count;
    size_t most_left; /* questions on the longest way from here, this one included */
    const char *text; /* of the end, values filled in */
    const char **entries;
    size_t entry_count;
    bool person;        /* an advisor should look at it */
    bool value_unknown; /* a figure of the end is not known for the day */
};

enum kb_guide_status {
    KB_GUIDE_OK,
    KB_GUIDE_NO_FLOW,
    KB_GUIDE_BAD_ANSWER, /* the last answer was not understood; the guide stands at its question */
};

/* Where the answers lead in a flow: the next question or an end. */
enum kb_guide_status kb_guide(struct kb *kb, const char *flow, const char *const *answers,
                              size_t count, enum kb_lang lang, const char *day, struct arena *arena,
                              struct kb_guide *out);
/* The flows offered under an entry, or all for NULL; *out lives in `arena`. Returns their number.
 */
size_t kb_flows(struct kb *kb, const char *slug, enum kb_lang lang, struct arena *arena,
                struct kb_flow **out);
/* Draws a flow as Graphviz DOT; false where there is none. */
bool kb_draw_flow(struct kb *kb, const char *id, enum kb_lang lang, FILE *to);

/* ---- answers ---------------------------------------------------------------------------- */

struct kb_link {
    const char *title;
    const char *url; /* "" where there is none */
};

struct kb_answer {
    const char *slug, *area;
    enum kb_lang lang; /* may differ from the one asked for: then no such variant exists */
    const char *title;
    const char *summary;   /* the short answer, plain text, values filled in */
    const char *body_html; /* the full answer; raw HTML and unsafe links are off */
    const char *stand;     /* legal date, a day */
    struct kb_link *legal_basis, *sources;
    size_t legal_basis_count, source_count;
    struct kb_hit *related; /* slug and title */
    size_t related_count;
    bool value_unknown;   /* a figure it cites is not known for the day */
    const char **offices; /* kinds of offices in charge, which depend on the place */
    size_t office_count;
};

/* The published entry, as on `day`. KB_NOT_FOUND if there is none in any language. */
enum kb_status kb_answer(struct kb *kb, const char *slug, enum kb_lang lang, const char *day,
                         struct arena *arena, struct kb_answer *out);

/* ---- looking up ------------------------------------------------------------------------- */

/* The entries with a title in whose words all words of `said` begin, at most `most`, by slug;
 * without a score. */
size_t kb_find_titles(struct kb *kb, struct text said, enum kb_lang lang, size_t most,
                      struct arena *arena, struct kb_hit **out);

/* An entry to begin with; one of the season is asked about in that month more than in others. */
struct kb_topic {
    const char *slug;
    bool seasonal;
};

/* The entries of topics.json for a month (1 to 12), each once, those of the season first; *out
 * lives in `arena`. Returns their number. */
size_t kb_topics(struct kb *kb, int month, struct arena *arena, struct kb_topic **out);

struct kb_listed {
    const char *slug, *area, *title;
    enum kb_lang lang; /* of the title: the one asked for, where the entry has it */
};

/* Every published entry once, by slug; *out lives in `arena`. Returns their number. */
size_t kb_entries(struct kb *kb, enum kb_lang lang, const char *day, struct arena *arena,
                  struct kb_listed **out);

/* A figure as on a day; `stand` is the day from which it holds, "" where that is not known. */
struct kb_value {
    const char *key, *title, *text, *stand, *source;
};

/* KB_NOT_FOUND if there is no such figure, or none for the day. */
enum kb_status kb_value(struct kb *kb, const char *key, enum kb_lang lang, const char *day,
                        struct arena *arena, struct kb_value *out);
/* The figures known for the day in whose title or key all words of `said` stand, at most `most`. */
size_t kb_find_values(struct kb *kb, struct text said, enum kb_lang lang, const char *day,
                      size_t most, struct arena *arena, struct kb_value **out);

/* The areas of the entries, each once, by name; *out lives in `arena`. Returns their number. */
size_t kb_areas(struct kb *kb, struct arena *arena, const char *const **out);

/* ---- content ---------------------------------------------------------------------------- */

struct kb_import_report {
    size_t added, changed, unchanged, removed;
    size_t rules, values, offices, flows;
};

/* Loads a folder of the shape of kb/content, or a TSV with the columns id, question, answer, in one
 * transaction: on an error nothing is stored. `problems` gets a line for each thing wrong
 * ("file:line: what"), NULL for none. `replace` starts from an empty knowledge base. */
enum kb_status kb_import(struct kb *kb, const char *path, bool replace, FILE *problems,
                         struct kb_import_report *report);
/* A file of the shipped knowledge: its path below kb/content and its bytes. */
struct kb_file {
    const char *path;
    struct text bytes;
};
enum kb_status kb_import_files(struct kb *kb, const struct kb_file *files, size_t count,
                               bool replace, FILE *problems, struct kb_import_report *report);
enum kb_status kb_export(struct kb *kb, const char *dir);

struct kb_check_report {
    size_t errors, warnings, entries, variants, values, offices, flows, paths, rules;
};
/* Checks what is loaded. Each finding is a line on `to`, or one JSON object if `as_json`. */
enum kb_status kb_check(struct kb *kb, const char *day, bool as_json, FILE *to,
                        struct kb_check_report *report);

/* Prints the tokens of a text, as entries and questions are both cut into, one a line. */
void kb_print_tokens(struct kb *kb, enum kb_lang lang, struct text said, FILE *to);

#endif
