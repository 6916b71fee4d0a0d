/* urlencoded.h - application/x-www-form-urlencoded, as addresses and forms have it
 * (https://url.spec.whatwg.org/#application/x-www-form-urlencoded).
 * Owns     what is returned: the JSON is the caller's, text lives in the arena. */
#ifndef BOT_URLENCODED_H
#define BOT_URLENCODED_H

#include <jansson.h>

#include "kb/arena.h"
#include "kb/text.h"

/* The fields as an object of texts, each as it stands first, lines ended by "\n" alone; NULL where
 * one is not UTF-8 or has a zero byte. */
json_t *urlencoded_read(struct text fields);
/* The text as a value in an address. */
const char *urlencoded_text(const char *text, struct arena *arena);

#endif
