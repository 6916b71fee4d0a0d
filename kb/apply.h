/* apply.h - changes of the published knowledge, all or nothing, with the index and the models.
 *
 * Everything is parsed and the models are trained in memory first; the transaction only stores. */
#ifndef KB_APPLY_H
#define KB_APPLY_H

#include "kb/internal.h"
#include "kb/publish.h"

struct change {
    const char *item;
    struct text text; /* at NULL: taken out, an entry is archived */
    const char *by, *note;
};

struct apply {
    const struct change *at;
    size_t count;
    int64_t now;                  /* ms */
    const struct kb_watch *watch; /* NULL for none */
    bool trained[2];              /* by language: the handle's model fits already */
    /* Called at the end of the transaction; another status than KB_OK undoes all. NULL for none. */
    enum kb_status (*inside)(struct kb *kb, void *context);
    void *context;
};

/* The texts must have no faults. The handle is warm afterwards, whatever came of it. */
enum kb_status kb_apply(struct kb *kb, const struct apply *apply);
/* The published knowledge with the changes in place, in memory only; the caller ends *out with
 * catalog_free(). It is NULL where the status is not KB_OK. */
enum kb_status kb_catalog_with(struct kb *kb, const struct change *changes, size_t count,
                               struct catalog **out);
/* Likewise as the catalog of the handle: what kb_apply() does first. */
enum kb_status kb_load_changed(struct kb *kb, const struct change *changes, size_t count);

#endif
