/* publish.h - drafts become what is answered; the knowledge as it would be with drafts in place.
 *
 * How a server publishes without letting a question wait. It holds two handles of the same folder:
 * the one that answers, on its loop, for which it calls kb_hold(); and one of a worker thread. The
 * worker calls kb_publish() (or kb_archive(), kb_confirm(), kb_import...) on its handle. That reads
 * the drafts, parses everything and trains the models without any lock, then takes the write lock
 * for the transaction that stores texts, index and models, and leaves its handle warm: catalog and
 * models in memory. On KB_OK the server, back on its loop, lets the two handles change places: the
 * worker's answers from the next question on (kb_hold() it), the old one becomes the worker's
 * (kb_release(), and kb_reload() in the worker's thread, off the loop). A handle belongs to one
 * thread at a time; handing it over while no call runs on it is fine.
 *
 * Between the commit and the change of places the old handle answers from its old catalog: entries
 * it does not know are passed over. Where another process published (`kb import`), kb_stale() says
 * so on the loop, and the worker's kb_reload() and the same change of places follow.
 *
 * Errors   KB_CONFLICT where a draft changed; KB_INVALID with the faults; nothing is half stored.
 */
#ifndef KB_PUBLISH_H
#define KB_PUBLISH_H

#include "kb/edit.h"

/* From now on this handle keeps what it has in memory, models included, and never reloads by
 * itself. */
void kb_hold(struct kb *kb);
void kb_release(struct kb *kb);
/* True where something else is published than what this handle holds. Cheap. */
bool kb_stale(struct kb *kb);
/* Loads what is published now, models included; takes a while. */
enum kb_status kb_reload(struct kb *kb);

/* Called now and then with what is done; false stops. NULL never does. */
typedef bool kb_progress(void *context, size_t done, size_t all);
struct kb_watch {
    kb_progress *progress;
    void *context;
};

struct kb_item_version {
    const char *item;
    int64_t version;
};

struct kb_publication {
    const struct kb_item_version *items;
    size_t count;
    const char *by, *note; /* the note of the draft where it is empty */
    int64_t now;
    const char *day; /* for the checks */
    enum kb_lang ui;
    struct kb_watch watch;
};

struct kb_published_report {
    const char *item;        /* the one concerned, where the status is not KB_OK */
    struct kb_faults faults; /* of that item */
    size_t published;
};

/* Publishes several drafts at once, with the index and the models. An entry that was archived is
 * answered again. KB_CANCELLED where the watch stopped it. */
enum kb_status kb_publish(struct kb *kb, const struct kb_publication *publication,
                          struct arena *arena, struct kb_published_report *report);

struct kb_change_why {
    const char *by, *note;
    int64_t now;
    struct kb_watch watch;
};
/* All languages of an entry. KB_USED where other entries relate to it or flows end at it: kb_used()
 * lists them. */
enum kb_status kb_archive(struct kb *kb, const char *slug, const struct kb_change_why *why);
/* KB_NOT_FOUND where it is not archived. */
enum kb_status kb_unarchive(struct kb *kb, const char *slug, const struct kb_change_why *why);
/* Still right: a new revision of each published language with new days, published; drafts of the
 * entry get the new days too. KB_INVALID for a day that is none, or a review before the Stand. */
enum kb_status kb_confirm(struct kb *kb, const char *slug, const char *stand, const char *review_by,
                          const struct kb_change_why *why);

/* ---- by itself ------------------------------------------------------------------------------ */

struct kb_due {
    const char *item; /* of a draft that was published or could not be, or of an entry archived */
    bool done;
    bool expired;            /* archived, else published */
    struct kb_faults faults; /* why not; the draft stays and loses its schedule */
};
/* When the next scheduled publication or expiry is, 0 for none. */
int64_t kb_next_due(struct kb *kb);
/* Publishes and archives all that is due at `now`, under the login that scheduled it; what one
 * login scheduled is one publication, without those that have faults. *out says what came of each,
 * in the arena; returns their number. */
size_t kb_run_due(struct kb *kb, int64_t now, const char *day, enum kb_lang ui, struct arena *arena,
                  struct kb_due **out, enum kb_status *status);

/* ---- the candidate -------------------------------------------------------------------------- */

/* The published knowledge with the drafts of `items` (all for NULL) in place, in memory: a handle
 * of its own, ended with kb_close(). Drafts with faults are left out; *left_out lists them. It is
 * good as long as kb_version() and kb_generation() of `kb` stay. *out is set also on failure. */
enum kb_status kb_candidate(struct kb *kb, const char *const *items, size_t count,
                            const struct kb_watch *watch, struct arena *arena, struct kb **out,
                            const char ***left_out, size_t *left_out_count);

#endif
