/* http_reopen.c - an employer's link back into the conversation. */
#include <string.h>

#include "bot/link.h"
#include "bot/net/attempts.h"
#include "bot/net/board.h"
#include "bot/net/client.h"
#include "bot/net/http.h"

/* Who comes back speaks with the bot again, and everyone who follows the conversation sees it. */
static enum conversation_status reopen(struct server *server,
                                       struct stored_conversation *conversation)
{
    int64_t seq;
    enum conversation_status status =
        board_add(server, conversation, &(struct step){.by = "employer", .type = "reopened"}, &seq);
    /* where it goes on anyway there is nothing to open */
    return status == CONVERSATION_WRONG_STATE ? CONVERSATION_OK : status;
}

/* The new secret and the step, or neither: else the employer would be shut out of what stayed
 * closed. */
static enum conversation_status follow(struct server *server, const char *link,
                                       struct stored_conversation *conversation,
                                       char token[SECRET_TOKEN_SIZE])
{
    if (store_part_begin(server->store) != STORE_OK)
        return CONVERSATION_NOT_STORED;
    enum conversation_status status =
        link_follow(server->store, link, now_ms(), server->arena, conversation, token);
    if (status == CONVERSATION_OK)
        status = reopen(server, conversation);
    return store_part_end(server->store, status == CONVERSATION_OK) == STORE_OK
               ? status
               : CONVERSATION_NOT_STORED;
}

/* A link has too many bits to be guessed, so a right one always opens: behind a proxy all employers
 * have one address, and must not wait for another's mistakes. */
void http_reopen(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    char who[64], token[SECRET_TOKEN_SIZE];
    struct stored_conversation conversation;
    const char *link = json_string_value(json_object_get(body, "link"));
    if (link == NULL) {
        http_answer_error(h, 400, "bad-message", "Es fehlt \"link\".");
        return;
    }
    http_name_network(server, wsi, "reopen", who, sizeof who);
    int wait = attempts_wait(server->secrets, who, ATTEMPTS_MAX, steady_ms());
    enum conversation_status status = follow(server, link, &conversation, token);
    if (status == CONVERSATION_NOT_FOUND) {
        attempts_add(server->secrets, who, steady_ms());
        if (wait > 0)
            http_answer_wait(h, wait);
        else
            http_answer_error(h, 404, "not-found", "Dieser Link gilt nicht oder nicht mehr.");
        return;
    }
    /* the new secret must be kept before it is given away */
    if (status != CONVERSATION_OK || !server_commit(server)) {
        http_answer_error(h, 503, "not-stored",
                          "Das hat nicht geklappt. Bitte noch einmal versuchen.");
        return;
    }
    clients_turn_out(server, conversation.id);
    http_answer_json(h, 200,
                     json_pack("{s:s, s:s}", "conversation", conversation.id, "token", token));
}
