/* knowledge_commands.c - see knowledge_commands.h. */
#include "bot/net/knowledge_commands.h"

#include <stdio.h>
#include <string.h>

#include "bot/net/commands.h"
#include "bot/net/members.h"
#include "bot/recall.h"
#include "kb/values.h"

enum { SUGGESTIONS = 3 };

/* ---- inserting -------------------------------------------------------------------------- */

/* In the language and for the place of which the employer spoke; nothing in it is the bot's to
 * remember or to have taken back. */
void knowledge_insert_entry(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *entry = json_string_value(json_object_get(message, "entry"));
    if (!command_find(c, message, &conversation))
        return;
    char day[11];
    day_today(day);
    struct turn_event shown;
    struct turn_memory *memory = recall(c->server->store, &conversation, c->server->arena);
    bool found = entry != NULL &&
                 turn_choose(c->server->kb, memory, entry, day, c->server->arena, &shown) == KB_OK;
    turn_memory_free(memory);
    if (!found) {
        member_refuse(c, message, REFUSAL_NO_ENTRY);
        return;
    }
    json_object_del(shown.body, "memory");
    json_object_set_new(shown.body, "slots", json_array());
    command_add(c, message, &conversation, (struct step){.type = "inserted", .body = shown.body});
}

void knowledge_insert_value(struct client *c, json_t *message)
{
    struct stored_conversation conversation;
    const char *key = json_string_value(json_object_get(message, "value"));
    if (!command_find(c, message, &conversation))
        return;
    char day[11];
    day_today(day);
    struct kb_value value;
    struct turn_memory *memory = recall(c->server->store, &conversation, c->server->arena);
    bool found = key != NULL &&
                 kb_value(c->server->kb, key, memory->lang, day, c->server->arena, &value) == KB_OK;
    turn_memory_free(memory);
    if (!found) {
        member_refuse(c, message, REFUSAL_NO_VALUE);
        return;
    }
    json_t *body = json_pack("{s:s, s:s, s:s, s:s, s:{s:s, s:s}}", "value", value.key, "title",
                             value.title, "text", value.text, "stand", value.stand, "source",
                             "title", value.source, "url", "");
    command_add(c, message, &conversation, (struct step){.type = "inserted-value", .body = body});
}

/* ---- suggesting ------------------------------------------------------------------------- */

/* Small talk, the wish for a person and what is out of scope suggest nothing. */
static json_t *entries_for(struct server *server, const struct turn_memory *memory,
                           const char *said)
{
    char day[11];
    day_today(day);
    const struct kb_question question = turn_memory_question(memory, text_of(said), day);
    struct kb_finding found;
    json_t *list = json_array();
    if (kb_find(server->kb, &question, server->arena, &found) != KB_OK) {
        fprintf(stderr, "kammerlotse: %s\n", kb_message(server->kb));
        return list;
    }
    bool fits = found.action == KB_ANSWER || found.action == KB_CLARIFY;
    for (size_t i = 0; fits && i < found.hit_count && i < SUGGESTIONS; i++) {
        struct kb_answer a;
        if (kb_answer(server->kb, found.hits[i].slug, found.lang, day, server->arena, &a) == KB_OK)
            json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:f}", "entry", a.slug, "title",
                                                  a.title, "summary", a.summary, "score",
                                                  found.hits[i].score));
    }
    return list;
}

void knowledge_suggest(struct server *server, const struct stored_conversation *conversation,
                       const char *said)
{
    if (conversation->advisor == NULL)
        return;
    struct turn_memory *memory = recall(server->store, conversation, server->arena);
    json_t *entries = entries_for(server, memory, said);
    turn_memory_free(memory);
    for (struct client *c = server->advisors; c != NULL; c = c->next_advisor)
        if (strcmp(c->login, conversation->advisor) == 0)
            client_promise(c,
                           json_pack("{s:s, s:s, s:I, s:O}", "type", "suggestions", "conversation",
                                     conversation->id, "seq", (json_int_t)conversation->seq,
                                     "entries", entries),
                           NULL);
    json_decref(entries);
}
