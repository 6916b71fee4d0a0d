/* front.h - the files of the front end as they are sent: of the program, or with the look of the
 * chamber, plain and as gzip.
 * Owns     what it wrote itself; all of it stays as it is until front_free().
 * Errors   none: memory that runs out ends the process. */
#ifndef BOT_NET_FRONT_H
#define BOT_NET_FRONT_H

#include "bot/config.h"
#include "kb/text.h"

enum { FRONT_ETAG_SIZE = 40 };

struct front_file {
    const char *path; /* without the first slash */
    const char *type; /* Content-Type */
    struct text plain;
    struct text gzip;           /* empty where it would not be shorter */
    char etag[FRONT_ETAG_SIZE]; /* a weak one, of both */
    bool embeddable;            /* by pages of other sites */
    bool final;                 /* its address has its version: it may be kept for good */
};

/* The caller owns it and ends it with front_free(). `look` is needed only here. */
struct front *front_load(const struct look_config *look);
void front_free(struct front *front);
/* The file of an address' path, "/desk.js"; NULL where there is none. "/widget/VERSION/panel.js" is
 * "/widget/panel.js", final where that is its version: a page that was loaded before an update
 * finds what there is now. */
const struct front_file *front_find(const struct front *front, const char *path);

#endif
