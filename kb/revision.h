/* revision.h - the texts an item had when it was published, and what differs between two.
 * Owns     nothing: what comes out lives in the caller's arena. */
#ifndef KB_REVISION_H
#define KB_REVISION_H

#include "kb/edit.h"

struct kb_revision {
    int64_t revision, at;
    const char *by, *note;
    bool current;
    const char *text; /* of kb_revision() only, else NULL */
};

/* Newest first, without texts. Returns their number. */
size_t kb_revisions(struct kb *kb, const char *item, struct arena *arena, struct kb_revision **out);
/* KB_NOT_FOUND where the item has no such revision. */
enum kb_status kb_revision(struct kb *kb, const char *item, int64_t revision, struct arena *arena,
                           struct kb_revision *out);
/* That text becomes the draft, over version `version` of it. KB_CONFLICT as kb_draft_save(). */
enum kb_status kb_restore(struct kb *kb, const char *item, int64_t revision, int64_t version,
                          const char *by, int64_t now, struct arena *arena, int64_t *new_version,
                          struct kb_draft *theirs);

/* ---- what was published together ------------------------------------------------------------ */

struct kb_past_item {
    const char *item;
    int64_t revision, before; /* the text it had before, 0 where it is new */
    bool archived;            /* then both are the text it had */
    bool current;             /* nothing was published of it since */
};
struct kb_past_publication {
    int64_t at;
    const char *by, *note;
    struct kb_past_item *items;
    size_t count;
};
/* Newest first, of the last few thousand texts at most; the oldest one may lack some of its items.
 * Returns their number. */
size_t kb_past_publications(struct kb *kb, struct arena *arena, struct kb_past_publication **out);

/* ---- difference ----------------------------------------------------------------------------- */

enum kb_diff_kind { KB_SAME, KB_DELETED, KB_INSERTED };
struct kb_diff_word {
    enum kb_diff_kind kind;
    struct text text; /* a run of words and the white space between them, of either text */
};
struct kb_diff_part {
    const char *field; /* of an entry, of a document the id of the part; "text" where not parsed */
    struct kb_diff_word *words;
    size_t count;
};

/* Word by word: putting the same and the inserted runs together gives `after`, the same and the
 * deleted ones `before`, byte for byte. The views are into the two texts. Cost is bounded: where
 * the texts have little in common a stretch is given as deleted and inserted. Returns the runs. */
size_t kb_diff_words(struct text before, struct text after, struct arena *arena,
                     struct kb_diff_word **out);
/* The fields that differ, in the order of the front matter, the body last; of a document the parts.
 * Either text may be empty. Returns their number. */
size_t kb_diff(enum kb_item_kind kind, struct text before, struct text after, struct arena *arena,
               struct kb_diff_part **out);

#endif
