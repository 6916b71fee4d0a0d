/* check_entry.h - what an editor should mend in one entry, beside what keeps it from being read. */
#ifndef KB_CHECK_ENTRY_H
#define KB_CHECK_ENTRY_H

#include "kb/catalog.h"

struct finding {
    bool error; /* else a warning */
    const char *field;
    size_t line; /* of the body, from 1; 0 in the other fields */
    const char *what, *about;
};
typedef void finding_sink(void *context, const struct finding *finding);

/* What the entry points to must be in `catalog` or, where it is not NULL, in `also`. */
void check_entry(const struct catalog *catalog, const struct catalog *also, const struct entry *e,
                 const char *day, finding_sink *found, void *context);
/* Calls `found` for each value the text cites and neither catalog has, an error. */
void check_values_cited(const struct catalog *catalog, const struct catalog *also, struct text text,
                        const char *field, finding_sink *found, void *context);

#endif
