/* postcodes.c - looking up a row of postcodes.tsv, as drafted, else as published. */
#include <string.h>
#include <strings.h>

#include "kb/document.h"
#include "kb/internal.h"

static bool matches(const char *postcode, const char *place, const char *wanted)
{
    return strncmp(postcode, wanted, strlen(wanted)) == 0 || strcasestr(place, wanted) != NULL;
}

size_t kb_postcodes(struct kb *kb, struct text said, size_t most, struct arena *arena,
                    struct kb_postcode **out)
{
    struct kb_item item;
    *out = arena_alloc(arena, most + 1, sizeof **out);
    said = text_trim(said);
    const char *wanted = arena_strndup(arena, said.at, said.len);
    if (kb_item_read(kb, "postcodes.tsv", arena, &item) != KB_OK)
        return 0;
    char *rest =
        arena_strdup(arena, item.draft.text != NULL ? item.draft.text : item.published.text);
    size_t count = 0, row = 0;
    for (char *line = strsep(&rest, "\n"); line != NULL && count < most;
         line = strsep(&rest, "\n")) {
        line[strcspn(line, "\r")] = '\0';
        if (line[0] == '\0' || line[0] == '#' || row++ == 0) /* the header */
            continue;
        char *postcode = strsep(&line, "\t"), *place = strsep(&line, "\t"),
             *district = strsep(&line, "\t");
        if (district != NULL && matches(postcode, place, wanted))
            (*out)[count++] = (struct kb_postcode){postcode, place, district};
    }
    return count;
}
