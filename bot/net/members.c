/* members.c - see members.h. */
#include "bot/net/members.h"

#include <string.h>

const char *member_text(json_t *message, const char *key)
{
    const char *text = json_string_value(json_object_get(message, key));
    return text == NULL ? "" : text;
}

void member_refuse(struct client *c, json_t *message, enum refusal why)
{
    client_refuse(c, why, json_string_value(json_object_get(message, "client_id")),
                  json_string_value(json_object_get(message, "conversation")));
}

bool member_short(struct client *c, json_t *message, const char *key)
{
    if (text_length(text_of(member_text(message, key))) <= TEXT_MAX)
        return true;
    member_refuse(c, message, REFUSAL_TOO_LONG);
    return false;
}

bool member_said(struct client *c, json_t *message, const char *key)
{
    if (text_trim(text_of(member_text(message, key))).len > 0)
        return member_short(c, message, key);
    member_refuse(c, message, REFUSAL_EMPTY);
    return false;
}

const char *member_trimmed(struct arena *arena, json_t *message, const char *key)
{
    struct text line = text_trim(text_of(member_text(message, key)));
    return arena_strndup(arena, line.at, line.len);
}

enum refusal member_line_fault(json_t *message, const char *key)
{
    struct text line = text_trim(text_of(member_text(message, key)));
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)line.at[i] < ' ' || line.at[i] == 0x7F)
            return REFUSAL_NOT_A_LINE;
    return text_length(line) <= LINE_MAX_LENGTH ? REFUSAL_COUNT : REFUSAL_LINE_TOO_LONG;
}

bool member_line(struct client *c, json_t *message, const char *key, const char **out)
{
    enum refusal why = member_line_fault(message, key);
    *out = member_trimmed(c->server->arena, message, key);
    if (why != REFUSAL_COUNT)
        member_refuse(c, message, why);
    return why == REFUSAL_COUNT;
}

json_t *member_list(const char *words)
{
    json_t *list = json_array();
    for (const char *at = words; *(at += strspn(at, " ")) != '\0'; at += strcspn(at, " "))
        json_array_append_new(list, json_stringn(at, strcspn(at, " ")));
    return list;
}

bool member_of_list(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = list; len > 0 && (at = strstr(at, word)) != NULL; at += len)
        if ((at == list || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}
