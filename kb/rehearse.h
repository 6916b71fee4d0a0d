/* rehearse.h - what a publication would change in the answers to known questions.
 * Owns     nothing: what comes out lives in the caller's arena. */
#ifndef KB_REHEARSE_H
#define KB_REHEARSE_H

#include "kb/publish.h"

struct kb_rehearsed_answer {
    enum kb_action action;
    const char *entry, *title; /* the best, or "" */
    double confidence;
};
enum kb_verdict { KB_BETTER, KB_WORSE, KB_OTHER };
const char *kb_verdict_name(enum kb_verdict verdict);

struct kb_rehearsed {
    const char *question;
    enum kb_lang lang;
    const char *wanted; /* a slug or "NONE" */
    bool test;          /* a saved test question, else an example question */
    struct kb_rehearsed_answer before, after;
    enum kb_verdict verdict;
};

struct kb_competing {
    const char *slug, *title, *against; /* that wins or nearly wins questions of `against` */
    size_t questions;
    const char *example;
};

/* Worse first, then better, then other. */
struct kb_rehearsed_list {
    struct kb_rehearsed *at;
    size_t count, better, worse, other;
};

struct kb_rehearsal {
    size_t questions, known; /* that were asked, and that there are */
    struct kb_rehearsed_list changed;
    /* What was on the edge between two answers and tipped by a little, with no drafted entry near:
     * nobody would call that a change of theirs. Saved test questions are never among these. */
    struct kb_rehearsed_list edge;
    double score_before, score_after; /* share of questions answered as wanted, 0 to 1 */
    struct kb_competing *competing; /* most questions first; of the entries that are drafts, else of
                                       all */
    size_t competing_count;
    size_t tests_passed, tests_failed; /* with the drafts in place */
};

/* Asks the saved test questions of `published` and the example questions of both, each once: all of
 * the entries that differ, and of the others as many as can be asked in some seconds (all of a few
 * hundred entries). Asks `candidate` in a thread of its own; `watch` is called in the caller's.
 * KB_CANCELLED. */
enum kb_status kb_rehearse(struct kb *published, struct kb *candidate, const char *day,
                           const struct kb_watch *watch, struct arena *arena,
                           struct kb_rehearsal *out);

/* ---- saved test questions ------------------------------------------------------------------- */

struct kb_test {
    int64_t test;
    const char *question;
    enum kb_lang lang;
    const char *wanted, *by;
    int64_t at;
};
size_t kb_tests(struct kb *kb, struct arena *arena, struct kb_test **out); /* newest first */
/* `test` 0 for a new one; its number is put there. KB_INVALID, KB_NOT_FOUND. */
enum kb_status kb_test_save(struct kb *kb, struct kb_test *test);
enum kb_status kb_test_delete(struct kb *kb, int64_t test);

#endif
