/* document_parts.h - how parts are told apart, shared by those that compare documents. */
#ifndef KB_DOCUMENT_PARTS_H
#define KB_DOCUMENT_PARTS_H

#include <jansson.h>

/* Its `id`, `key` or `code`; "" where it has none. */
const char *part_id(json_t *part);
json_t *part_find(json_t *list, const char *id); /* borrowed; NULL where there is none */

#endif
