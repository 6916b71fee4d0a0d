/* transfer.h - knowledge in and out: a look at what an import would change, tar archives.
 * Owns     what comes out lives in the caller's arena. */
#ifndef KB_TRANSFER_H
#define KB_TRANSFER_H

#include "kb/edit.h"
#include "kb/publish.h"

enum kb_file_what { KB_ADDED, KB_CHANGED, KB_UNCHANGED, KB_REMOVED, KB_BROKEN };
const char *kb_file_what_name(enum kb_file_what what);

struct kb_file_report {
    const char *path;
    enum kb_file_what what;
    struct kb_faults faults;
};
struct kb_transfer_report {
    struct kb_file_report *files; /* by path */
    size_t file_count;
    size_t added, changed, unchanged, removed, broken; /* of the files */
};

struct kb_transfer {
    const struct kb_file *files; /* of paths as in kb/content; others are passed over */
    size_t count;
    bool replace; /* what is not among them is archived */
    bool dry;     /* look only: broken ones do not keep the rest from being listed */
    const char *by, *note;
    int64_t now;
    const char *day;
    enum kb_lang ui;
    struct kb_watch watch;
};
/* What is imported is published under `by`; all or nothing: with a broken file KB_INVALID. */
enum kb_status kb_transfer(struct kb *kb, const struct kb_transfer *transfer, struct arena *arena,
                           struct kb_transfer_report *report);

/* What kb_import() of a folder or a TSV would change. */
enum kb_status kb_import_dry(struct kb *kb, const char *path, bool replace, enum kb_lang ui,
                             struct arena *arena, struct kb_transfer_report *report);

/* The files of what a browser or the command line gives: a tar (also gzip), a TSV with the columns
 * id, question, answer, or one file of the knowledge, by its bytes and its name ("" or a path: of
 * an entry the front matter says where it belongs). Bounded: 256 MiB, 400,000 files; links and
 * paths that leave the folder are passed over. KB_INVALID with a fault. */
enum kb_status kb_unpack(struct kb *kb, struct text bytes, const char *name, const char *day,
                         enum kb_lang ui, struct arena *arena, struct kb_file **files,
                         size_t *count, struct kb_faults *faults);
/* The published knowledge as a tar, in the arena. */
enum kb_status kb_export_tar(struct kb *kb, int64_t now, struct arena *arena, struct text *out);

#endif
