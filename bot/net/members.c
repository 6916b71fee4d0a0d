/* members.c - see members.h. */
#include "bot/net/members.h"

#include <string.h>

/* A member is of one type, whatever message it is in. */
enum kind { TEXT, WHOLE, FLAG, LIST, OBJECT };

static const struct {
    const char *name;
    enum kind kind;
} known[] = {
    {"after", WHOLE},     {"answer", TEXT},    {"answers", LIST}, {"by", TEXT},
    {"capacity", WHOLE},  {"client_id", TEXT}, {"consent", TEXT}, {"conversation", TEXT},
    {"delivered", WHOLE}, {"email", TEXT},     {"entry", TEXT},   {"firm", TEXT},
    {"flow", TEXT},       {"kind", TEXT},      {"lang", TEXT},    {"make_entry", OBJECT},
    {"name", TEXT},       {"note", TEXT},      {"on", FLAG},      {"phone", TEXT},
    {"place", TEXT},      {"question", TEXT},  {"read", WHOLE},   {"role", TEXT},
    {"score", WHOLE},     {"slot", TEXT},      {"solved", FLAG},  {"status", TEXT},
    {"team", TEXT},       {"text", TEXT},      {"to", TEXT},      {"token", TEXT},
    {"topic", TEXT},      {"until", WHOLE},    {"value", TEXT},   {"good", FLAG},
    {"notice", TEXT},     {"reason", TEXT},    {"seq", WHOLE},    {"words", TEXT},
};

static const char *const kinds[][2] = {
    [TEXT] = {"ein Text", "a text"},
    [WHOLE] = {"eine ganze Zahl", "a whole number"},
    [FLAG] = {"true oder false", "true or false"},
    [LIST] = {"eine Liste", "a list"},
    [OBJECT] = {"ein Objekt", "an object"},
};

static bool is_kind(json_t *value, enum kind kind)
{
    switch (kind) {
    case TEXT:
        return json_is_string(value);
    case WHOLE:
        return json_is_integer(value);
    case FLAG:
        return json_is_boolean(value);
    case LIST:
        return json_is_array(value);
    default:
        return json_is_object(value);
    }
}

/* The place in the table of a member of the wrong type, -1 if there is none. */
static int find_wrong(json_t *object)
{
    for (int i = 0; i < (int)(sizeof known / sizeof *known); i++) {
        json_t *value = json_object_get(object, known[i].name);
        if (value != NULL && !json_is_null(value) && !is_kind(value, known[i].kind))
            return i;
    }
    return -1;
}

bool member_types_good(struct client *c, json_t *message)
{
    int wrong = find_wrong(message);
    const char *within = "";
    if (wrong < 0) {
        wrong = find_wrong(json_object_get(message, "make_entry"));
        within = "make_entry.";
    }
    if (wrong < 0)
        return true;
    json_t *id = json_object_get(message, "client_id");
    json_t *error = client_error(c, REFUSAL_BAD_MEMBER, json_string_value(id), NULL);
    const char *name = arena_printf(c->server->arena, "%s%s", within, known[wrong].name);
    json_object_set_new(error, "member", json_string(name));
    json_object_set_new(error, "message",
                        json_sprintf(refusal_text(REFUSAL_BAD_MEMBER, c->lang), name,
                                     kinds[known[wrong].kind][c->lang]));
    client_send(c, error);
    return false;
}

int64_t member_after(json_t *message, const struct stored_conversation *conversation)
{
    int64_t after = json_integer_value(json_object_get(message, "after"));
    return after < 0 ? 0 : after > conversation->seq ? conversation->seq : after;
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
