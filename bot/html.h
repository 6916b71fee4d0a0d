/* html.h - HTML put together so that no text gets in unescaped.
 * Owns     nothing; the buffer is the caller's, and is `full` where the page is too large.
 * Units    text is valid UTF-8. */
#ifndef BOT_HTML_H
#define BOT_HTML_H

#include <jansson.h>

#include "kb/text.h"

/* Adds `format`, each %s of which is a text: escaped, for content and for attributes in double
 * quotes. Nothing else is special in it. */
void html_add(struct buffer *b, const char *format, ...);
/* Adds the JSON as a data block, which nothing in it can leave. */
void html_add_json(struct buffer *b, const char *type, const json_t *json);
/* An address that may be linked: http or https. */
bool html_may_link(const char *url);

#endif
