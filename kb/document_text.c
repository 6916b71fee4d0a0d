/* document_text.c - the one way in which documents are written, and their parts found. */
#include <stdlib.h>
#include <string.h>

#include "kb/document.h"
#include "kb/document_parts.h"

const char *kb_document_text(json_t *root, struct arena *arena)
{
    /* 17 digits would write 13.9 as 13.9 and also 0.1 as 0.10000000000000001 */
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15) | JSON_ENCODE_ANY);
    const char *copy = text == NULL ? NULL : arena_printf(arena, "%s\n", text);
    free(text);
    return copy;
}

const char *part_id(json_t *part)
{
    static const char *const names[] = {"id", "key", "code"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *id = json_string_value(json_object_get(part, names[i]));
        if (id != NULL)
            return id;
    }
    return "";
}

json_t *part_find(json_t *list, const char *id)
{
    size_t i;
    json_t *part;
    json_array_foreach(list, i, part)
    {
        if (strcmp(part_id(part), id) == 0)
            return part;
    }
    return NULL;
}
