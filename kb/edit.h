/* edit.h - items and their drafts: what an editor works on before it is published.
 *
 * An item is an entry in one language, "entries/de/blaue-karte-gehalt", or a document by its path,
 * "values.json", "flows/wer-erkennt-an.json". Each has at most one draft. Nothing here changes what
 * is answered; kb/publish.h does.
 *
 * Owns     nothing: what comes out lives in the caller's arena.
 * Units    times are ms since 1970, 0 for none; `by` is a login. A revision number of 0 is none.
 * Errors   KB_CONFLICT where another saved since; KB_BUSY where another holds the database longer
 *          than kb_set_wait() allows: nothing was stored, try again in a moment. */
#ifndef KB_EDIT_H
#define KB_EDIT_H

#include <stdatomic.h>

#include "kb/faults.h"
#include "kb/kb.h"

enum { KB_ITEM_MAX = 200, KB_DRAFT_TEXT_MAX = 1024 * 1024 };

enum kb_item_kind {
    KB_ITEM_NONE, /* no such thing can be edited */
    KB_ITEM_ENTRY,
    KB_ITEM_VALUES,
    KB_ITEM_OFFICES,
    KB_ITEM_POSTCODES,
    KB_ITEM_INTENTS,
    KB_ITEM_TOPICS,
    KB_ITEM_WORDS,
    KB_ITEM_FLOW,
    KB_ITEM_RULES,
};

/* What the name of an item says; no item need exist. */
enum kb_item_kind kb_item_kind(const char *item);
/* "entries/<lang>/<slug>"; false for a document. *slug points into `item`. */
bool kb_item_entry(const char *item, enum kb_lang *lang, const char **slug);
/* The item of an entry; in the arena. */
const char *kb_entry_item(const char *slug, enum kb_lang lang, struct arena *arena);

enum kb_item_state { KB_IS_DRAFT, KB_IS_PUBLISHED, KB_IS_ARCHIVED };
enum kb_draft_state { KB_NO_DRAFT, KB_IN_DRAFT, KB_IN_REVIEW };
const char *kb_item_state_name(enum kb_item_state state);   /* as in EDITOR.md */
const char *kb_draft_state_name(enum kb_draft_state state); /* "", "draft", "review" */

struct kb_published {
    const char *text; /* NULL where it never was */
    int64_t revision, at;
    const char *by, *note;
};

struct kb_draft {
    const char *item, *text; /* text NULL where there is none */
    int64_t version;
    enum kb_draft_state state;
    const char *by;
    int64_t at;
    const char *note;
    int64_t publish_at;
    int64_t base; /* the revision it was begun from; another is published now where this differs
                     from kb_published.revision */
};

struct kb_item {
    const char *item;
    enum kb_item_kind kind;
    enum kb_item_state state;
    struct kb_published published; /* of an archived one, what was published last */
    struct kb_draft draft;
    const char *owner; /* of the entry, "" for none */
    int64_t expires_at;
};

/* How long a write waits for another handle, in ms; 5000 at first. A server's loop wants 0. */
void kb_set_wait(struct kb *kb, int ms);
/* A draft is released by another than its author: however it is saved anew, it loses its schedule
 * in the same transaction, for its text is not the released one any more. Off at first. */
void kb_set_four_eyes(struct kb *kb, bool four_eyes);
/* Grows with each change of drafts, tests, owners and the like, and with each publication. */
int64_t kb_version(struct kb *kb);

/* KB_NOT_FOUND where there is neither a text nor a draft. */
enum kb_status kb_item_read(struct kb *kb, const char *item, struct arena *arena,
                            struct kb_item *out);

struct kb_save {
    const char *item;
    int64_t version; /* the draft one began with, 0 where there was none */
    struct text text;
    const char *by, *note;
    int64_t now;
};

/* Stores a draft, also one with faults, and takes it out of review. KB_CONFLICT with *theirs (which
 * may have no text: discarded or published since) where the version is not the stored one;
 * KB_INVALID for what is no UTF-8, larger than KB_DRAFT_TEXT_MAX, or a name that is not allowed. */
enum kb_status kb_draft_save(struct kb *kb, const struct kb_save *save, struct arena *arena,
                             int64_t *version, struct kb_draft *theirs);
/* *was is what was thrown away. KB_CONFLICT, KB_NOT_FOUND. */
enum kb_status kb_draft_discard(struct kb *kb, const char *item, int64_t version,
                                struct arena *arena, struct kb_draft *was);
/* Hands in for review, takes or sends back. The author of the text stays. */
enum kb_status kb_draft_set_state(struct kb *kb, const char *item, int64_t version,
                                  enum kb_draft_state state, const char *note,
                                  int64_t *new_version);
/* 0 for `publish_at` takes the schedule back. */
enum kb_status kb_draft_schedule(struct kb *kb, const char *item, int64_t version,
                                 int64_t publish_at, const char *by, int64_t *new_version);
/* All drafts, by item, without their texts. Returns their number. */
size_t kb_drafts(struct kb *kb, struct arena *arena, struct kb_draft **out);

struct kb_new_entry {
    const char *slug, *area, *title;
    enum kb_lang lang;
    const char *const *questions; /* its first example questions */
    size_t question_count;
    const char *by, *day; /* the day becomes its Stand; its review is a year later */
    int64_t now;
};
/* A first draft. KB_EXISTS where the item has a text or a draft; KB_INVALID for a slug or area that
 * is not allowed. A variant of an entry takes over area, sources, legal basis and relations of the
 * other language. *item is in the arena. */
enum kb_status kb_draft_new(struct kb *kb, const struct kb_new_entry *entry, struct arena *arena,
                            const char **item, int64_t *version);
/* Adds example questions to the draft of an entry (begun where there is none), those it does not
 * have yet. */
enum kb_status kb_draft_add_questions(struct kb *kb, const char *item, const char *const *questions,
                                      size_t count, const char *by, int64_t now,
                                      struct arena *arena, int64_t *version);
/* Likewise examples of an intent, in the draft of intents.json. */
enum kb_status kb_draft_add_intent(struct kb *kb, const char *intent, enum kb_lang lang,
                                   const char *const *questions, size_t count, const char *by,
                                   int64_t now, struct arena *arena, int64_t *version);

/* ---- what belongs to an entry beside its text --------------------------------------------- */

enum kb_status kb_set_owner(struct kb *kb, const char *slug, const char *owner);
enum kb_status kb_set_expiry(struct kb *kb, const char *slug, int64_t at, const char *by);

struct kb_source_check {
    const char *title, *url, *by; /* by "" where it was never checked */
    int64_t at;
    bool ok;
};
enum kb_status kb_source_checked(struct kb *kb, const char *slug, const char *url, bool ok,
                                 const char *by, int64_t now);
/* The sources of the published entry (any language, each url once) and when they were looked at. */
size_t kb_sources(struct kb *kb, const char *slug, struct arena *arena,
                  struct kb_source_check **out);

/* ---- lists ----------------------------------------------------------------------------------
 */

struct kb_edit_entry {
    const char *slug, *area, *title; /* German where there is one; of the draft if new */
    bool has[2];                     /* by language: it has a text or a draft */
    enum kb_item_state state[2];     /* of each variant */
    enum kb_draft_state draft[2];    /* of each variant */
    const char *draft_by;            /* of the newest draft, or "" */
    int64_t draft_at;
    const char *stand, *review_by, *review_reason, *owner;
    int64_t changed_at; /* of the newest revision or draft */
    int64_t expires_at;
};
/* Every entry once, by title: published, archived, and those that are only drafts. With `said` (not
 * empty) those in whose words (slug, title, short answer, keywords, questions, body; published or
 * draft; either language) all its terms stand, as the analyser reads them, best first. Returns
 * their number. */
size_t kb_edit_entries(struct kb *kb, struct text said, struct arena *arena,
                       struct kb_edit_entry **out);
/* Reads all that these lists need of texts and remembers it on the handle; for some hundred entries
 * that takes a third of a second, which a thread should have that answers nobody. Breaks off as
 * soon as `cancelled`, which may be NULL, is set. */
void kb_edit_read_all(struct kb *kb, const atomic_bool *cancelled);
/* Whether nothing but a few texts is left to be read. */
bool kb_edit_has_read(struct kb *kb);

struct kb_edit_document {
    const char *item, *title; /* of a flow its own; else "" */
    enum kb_item_kind kind;
    size_t parts;
    struct kb_draft draft; /* without its text */
    int64_t changed_at;
    const char *changed_by;
};
size_t kb_edit_documents(struct kb *kb, struct arena *arena, struct kb_edit_document **out);

#endif
