/* cut.h - what the tests of those that cut a message into parts share. */
#ifndef TESTS_UNIT_CUT_H
#define TESTS_UNIT_CUT_H

#include "check.h"

#include <stdio.h>
#include <string.h>

#include "kb/parts.h"

struct cut_case {
    const char *says, *said, *parts; /* parts joined by " | " */
};

static inline void check_cuts(const struct cut_case *cases, size_t count,
                              size_t (*cut)(struct text said, struct text parts[PARTS_MAX]))
{
    for (size_t i = 0; i < count; i++) {
        struct text parts[PARTS_MAX];
        char joined[512] = "";
        size_t found = cut(text_of(cases[i].said), parts), used = 0;
        for (size_t k = 0; k < found; k++)
            used += (size_t)snprintf(joined + used, sizeof joined - used, "%s%.*s",
                                     k == 0 ? "" : " | ", (int)parts[k].len, parts[k].at);
        if (strcmp(joined, cases[i].parts) != 0)
            fail_msg("%s: «%s» gives «%s»", cases[i].says, cases[i].said, joined);
    }
}

#endif
