/* answer_commands.c - see answer_commands.h. */
#include "bot/net/answer_commands.h"

#include <string.h>

#include "bot/net/commands.h"
#include "bot/net/members.h"

enum {
    FOUND_MAX = 5,
    FIND_LENGTH_MAX = 60, /* characters: the beginning of a question, not one */
    FIND_EVERY_MS = 200,
    FINDS_AT_ONCE = 10,
    WORDS_MAX = 500, /* characters */
};

/* ---- looking ---------------------------------------------------------------------------- */

/* A key that comes too soon after the others is not answered: the next one will be. */
static bool too_soon(struct client *c)
{
    int64_t now = steady_ms();
    if (c->find_at > now + FINDS_AT_ONCE * FIND_EVERY_MS)
        return true;
    c->find_at = (c->find_at > now ? c->find_at : now) + FIND_EVERY_MS;
    return false;
}

void answer_find(struct client *c, json_t *message)
{
    const char *text = member_text(message, "text");
    enum kb_lang lang = c->lang;
    struct kb_hit *titles;
    kb_lang_parse(member_text(message, "lang"), &lang);
    if (text_length(text_of(text)) > FIND_LENGTH_MAX) {
        member_refuse(c, message, REFUSAL_TOO_LONG);
        return;
    }
    if (too_soon(c))
        return;
    size_t count =
        kb_find_titles(c->server->kb, text_of(text), lang, FOUND_MAX, c->server->arena, &titles);
    json_t *entries = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            entries, json_pack("{s:s, s:s}", "entry", titles[i].slug, "title", titles[i].title));
    client_send(c, json_pack("{s:s, s:s, s:o}", "type", "found", "text", text, "entries", entries));
}

/* ---- feedback --------------------------------------------------------------------------- */

/* The entry the bot answered with as event `seq`, in the arena; NULL where that was no answer. */
static const char *answered_entry(struct client *c, const char *conversation, int64_t seq)
{
    struct stored_event event;
    if (seq < 1 ||
        store_event_next_of(c->server->store, conversation, "answered", seq - 1, c->server->arena,
                            &event) != STORE_OK ||
        event.seq != seq)
        return NULL;
    json_t *body = json_loads(event.body, 0, NULL);
    const char *entry =
        arena_strdup(c->server->arena, json_string_value(json_object_get(body, "entry")));
    json_decref(body);
    return entry;
}

/* Only of what did not help; "" is: not said. */
static bool good_reason(const char *reason, bool bad)
{
    static const char *const reasons[] = {"wrong", "unclear", "outdated", "unfit"};
    for (size_t i = 0; bad && i < sizeof reasons / sizeof *reasons; i++)
        if (strcmp(reasons[i], reason) == 0)
            return true;
    return reason[0] == '\0';
}

void answer_feedback(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    json_t *good = json_object_get(message, "good");
    const char *reason = member_text(message, "reason"), *words = member_text(message, "words");
    int64_t seq = json_integer_value(json_object_get(message, "seq"));
    bool bad = json_is_false(good);
    if ((!json_is_boolean(good) && !json_is_null(good)) || !good_reason(reason, bad) ||
        (!bad && words[0] != '\0')) {
        member_refuse(c, message, REFUSAL_BAD_FEEDBACK);
        return;
    }
    if (text_length(text_of(words)) > WORDS_MAX) {
        member_refuse(c, message, REFUSAL_WORDS_TOO_LONG);
        return;
    }
    if (!command_find(c, message, &conversation))
        return;
    const char *entry = answered_entry(c, conversation.id, seq);
    if (entry == NULL)
        member_refuse(c, message, REFUSAL_NO_ANSWER);
    else if (!command_too_fast(c, message, &conversation))
        command_add(c, message, &conversation,
                    (struct step){.type = "feedback",
                                  .body = json_pack("{s:I, s:s, s:O, s:s, s:s}", "seq",
                                                    (json_int_t)seq, "entry", entry, "good", good,
                                                    "reason", reason, "words", words)});
}
