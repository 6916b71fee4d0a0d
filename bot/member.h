/* member.h - a text in a JSON object of ours or of a client. */
#ifndef BOT_MEMBER_H
#define BOT_MEMBER_H

#include <jansson.h>

/* "" where it is left out or no text; lives as long as the object has it. */
static inline const char *member_text(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text == NULL ? "" : text;
}

#endif
