/* ws.c - the WebSocket: admits, joins fragments, hands messages to commands.c, writes one frame a
 * call. */
#include <stdio.h>
#include <string.h>

#include "bot/account.h"
#include "bot/conversation.h"
#include "bot/net/board.h"
#include "bot/net/client.h"
#include "bot/net/origin.h"
#include "bot/net/presence.h"

enum { JSON_DEPTH_MAX = 32, FRAME_MAX = 4 * 1024 * 1024 };

/* ---- admitting -------------------------------------------------------------------------- */

static bool header(struct lws *wsi, enum lws_token_indexes which, char *out, size_t size)
{
    out[0] = '\0';
    return lws_hdr_total_length(wsi, which) > 0 && lws_hdr_copy(wsi, out, (int)size, which) > 0;
}

/* A page may connect if it is our own or on the list. Programs that are no browser send no origin,
 * and no cookie. */
static int admit(struct lws *wsi)
{
    struct server *server = lws_context_user(lws_get_context(wsi));
    char origin[ORIGIN_MAX], token[64], path[32];
    if (!header(wsi, WSI_TOKEN_GET_URI, path, sizeof path) || strcmp(path, "/ws") != 0)
        return -1;
    switch (origin_of(server, wsi, origin)) {
    case ORIGIN_OURS:
    case ORIGIN_LISTED:
        return 0;
    case ORIGIN_NONE:
        return http_session_token(wsi, token) ? -1 : 0;
    default:
        return -1;
    }
}

/* Who the cookie of the upgrade belongs to, if there is one. */
static void recognise(struct client *c)
{
    struct stored_account account;
    char origin[ORIGIN_MAX];
    /* the pages that embed the widget have no business with the desk */
    if (origin_of(c->server, c->wsi, origin) == ORIGIN_LISTED)
        return;
    if (http_session_token(c->wsi, c->session) &&
        account_of_session(c->server->store, c->session, now_ms(), c->server->arena, &account) ==
            ACCOUNT_OK) {
        snprintf(c->login, sizeof c->login, "%s", account.login);
        snprintf(c->name, sizeof c->name, "%.190s", account.name);
        snprintf(c->role, sizeof c->role, "%s", account.role);
    }
    arena_reset(c->server->arena);
}

static void open_client(struct client *c, struct lws *wsi)
{
    *c = (struct client){.wsi = wsi, .server = lws_context_user(lws_get_context(wsi))};
    buffer_init(&c->in, MESSAGE_MAX);
    network_of(c->server, wsi, c->network);
    recognise(c);
}

static void frame_free(struct frame *frame)
{
    free(frame->json);
    free(frame->client_id);
}

void client_join_advisors(struct client *c)
{
    if (c->advisor_link != NULL)
        return;
    c->advisor = true;
    c->next_advisor = c->server->advisors;
    c->advisor_link = &c->server->advisors;
    if (c->next_advisor != NULL)
        c->next_advisor->advisor_link = &c->next_advisor;
    c->server->advisors = c;
    presence_heard(c);
    c->server->people_changed = true;
}

void client_wake(struct client *c)
{
    if (c->woken_link != NULL)
        return;
    c->next_woken = c->server->woken;
    c->woken_link = &c->server->woken;
    if (c->next_woken != NULL)
        c->next_woken->woken_link = &c->next_woken;
    c->server->woken = c;
}

static void forget_woken(struct client *c)
{
    if (c->woken_link == NULL)
        return;
    *c->woken_link = c->next_woken;
    if (c->next_woken != NULL)
        c->next_woken->woken_link = c->woken_link;
    c->woken_link = NULL;
}

static void close_client(struct client *c)
{
    if (c->server == NULL)
        return;
    if (c->advisor_link != NULL) {
        *c->advisor_link = c->next_advisor;
        if (c->next_advisor != NULL)
            c->next_advisor->advisor_link = c->advisor_link;
        presence_closed(c);
        c->server->board_changed |= c->looking[0] != '\0';
    }
    forget_woken(c);
    for (size_t i = 0; i < WATCHES_MAX; i++)
        watch_end(&c->watch[i]);
    for (size_t i = 0; i < c->count; i++)
        frame_free(&c->frames[(c->first + i) % FRAMES_MAX]);
    buffer_free(&c->in);
    c->server = NULL;
}

/* ---- sending ---------------------------------------------------------------------------- */

static void enqueue(struct client *c, json_t *message, const char *client_id, bool promise)
{
    char *json = json_dumps(message, JSON_COMPACT);
    json_decref(message);
    if (json == NULL || c->count == FRAMES_MAX) {
        free(json);
        c->closing = CLOSE_DUE;
        c->close_code = LWS_CLOSE_STATUS_POLICY_VIOLATION;
    } else {
        c->frames[(c->first + c->count++) % FRAMES_MAX] =
            (struct frame){json, client_id == NULL ? NULL : strdup(client_id), promise};
    }
    if (promise)
        client_wake(c);
    else
        lws_callback_on_writable(c->wsi);
}

void client_send(struct client *c, json_t *message)
{
    enqueue(c, message, NULL, false);
}

void client_promise(struct client *c, json_t *message, const char *client_id)
{
    enqueue(c, message, client_id, true);
}

json_t *client_error(const struct client *c, enum refusal why, const char *client_id,
                     const char *conversation)
{
    return json_pack("{s:s, s:s, s:s, s:s*, s:s*}", "type", "error", "code", refusal_code(why),
                     "message", refusal_text(why, c->lang), "client_id", client_id, "conversation",
                     conversation);
}

void client_refuse(struct client *c, enum refusal why, const char *client_id,
                   const char *conversation)
{
    client_send(c, client_error(c, why, client_id, conversation));
}

/* Promises become ordinary frames, or the word that nothing was kept. */
static void keep_promises(struct client *c, bool stored)
{
    if (c->starting && !stored)
        watch_end(&c->watch[0]);
    c->starting = false;
    for (size_t i = 0; i < c->count; i++) {
        struct frame *frame = &c->frames[(c->first + i) % FRAMES_MAX];
        if (!frame->promise)
            continue;
        frame->promise = false;
        if (stored)
            continue;
        json_t *error = client_error(c, REFUSAL_NOT_STORED, frame->client_id, NULL);
        free(frame->json);
        frame->json = json_dumps(error, JSON_COMPACT);
        json_decref(error);
    }
}

void ws_committed(struct server *server, bool stored)
{
    board_tell(server, stored);
    while (server->woken != NULL) {
        struct client *c = server->woken;
        forget_woken(c);
        keep_promises(c, stored);
        lws_callback_on_writable(c->wsi);
    }
    arena_reset(server->arena);
}

/* The next event of a log the client follows, as a frame; NULL if there is none. */
static char *next_event(struct client *c)
{
    struct arena *arena = c->server->arena;
    for (size_t i = 0; i < WATCHES_MAX; i++) {
        struct watch *w = &c->watch[i];
        struct stored_event e;
        if (w->id[0] == '\0' ||
            store_event_next(c->server->store, w->id, w->sent, arena, &e) != STORE_OK)
            continue;
        json_t *body = json_loads(e.body, 0, NULL);
        json_object_del(body, "memory");
        if (!c->advisor && !conversation_shown_to_employer(e.type, body)) {
            json_decref(body);
            w->sent = e.seq;
            i--; /* the one behind it */
            continue;
        }
        json_t *frame =
            json_pack("{s:s, s:s, s:{s:I, s:I, s:s, s:s?, s:s, s:s*, s:o}}", "type", "event",
                      "conversation", w->id, "event", "seq", (json_int_t)e.seq, "at",
                      (json_int_t)e.at, "by", e.by, "name", e.name, "type", e.type, "client_id",
                      e.client_id, "body", body == NULL ? json_object() : body);
        w->sent = e.seq;
        char *json = json_dumps(frame, JSON_COMPACT);
        json_decref(frame);
        arena_reset(arena);
        return json;
    }
    arena_reset(arena);
    return NULL;
}

static int write_frame(struct client *c, char *json)
{
    size_t len = strlen(json);
    unsigned char *bytes = len > FRAME_MAX ? NULL : malloc(LWS_PRE + len);
    int rc = -1;
    if (bytes != NULL) {
        memcpy(bytes + LWS_PRE, json, len);
        rc = lws_write(c->wsi, bytes + LWS_PRE, len, LWS_WRITE_TEXT) < (int)len ? -1 : 0;
    }
    free(bytes);
    free(json);
    return rc;
}

/* Closes with a reason. Returning -1 from a callback makes lws 4.1 close twice in a row on libuv,
 * the second time without a word. Its timer closes once, and of the timer's reasons this one alone
 * still lets the close frame out. */
static void say_goodbye(struct client *c)
{
    c->closing = CLOSE_SENT;
    lws_close_reason(c->wsi, c->close_code, NULL, 0);
    lws_set_timeout(c->wsi, PENDING_TIMEOUT_HTTP_KEEPALIVE_IDLE, LWS_TO_KILL_ASYNC);
}

static int send_next(struct client *c)
{
    if (c->closing == CLOSE_SENT)
        return 0;
    if (c->count > 0 && !c->frames[c->first].promise) {
        struct frame frame = c->frames[c->first];
        c->first = (c->first + 1) % FRAMES_MAX;
        c->count--;
        free(frame.client_id);
        if (frame.json == NULL || write_frame(c, frame.json) != 0)
            return -1;
        lws_callback_on_writable(c->wsi);
        return 0;
    }
    if (c->closing == CLOSE_DUE) {
        say_goodbye(c);
        return 0;
    }
    /* an open group may still be dropped; its commit wakes who must know */
    if (store_in_group(c->server->store)) {
        client_wake(c);
        return 0;
    }
    char *event = next_event(c);
    if (event == NULL)
        return 0;
    if (write_frame(c, event) != 0)
        return -1;
    lws_callback_on_writable(c->wsi);
    return 0;
}

/* ---- receiving -------------------------------------------------------------------------- */

static void refuse_and_close(struct client *c, enum lws_close_status code, enum refusal why)
{
    client_refuse(c, why, NULL, NULL);
    c->closing = CLOSE_DUE;
    c->close_code = code;
}

/* Nesting is counted before the parser recurses. */
static bool too_deep(struct text json)
{
    int depth = 0;
    bool string = false;
    for (size_t i = 0; i < json.len; i++) {
        char ch = json.at[i];
        if (string) {
            if (ch == '\\')
                i++;
            else if (ch == '"')
                string = false;
        } else if (ch == '"') {
            string = true;
        } else if (ch == '{' || ch == '[') {
            if (++depth > JSON_DEPTH_MAX)
                return true;
        } else if (ch == '}' || ch == ']') {
            depth--;
        }
    }
    return false;
}

bool client_signed_in(struct client *c)
{
    struct stored_account account;
    if (c->login[0] == '\0' || account_of_session(c->server->store, c->session, now_ms(),
                                                  c->server->arena, &account) != ACCOUNT_OK)
        return false;
    snprintf(c->role, sizeof c->role, "%s", account.role);
    return true;
}

bool client_may_advise(const struct client *c)
{
    return account_may_advise(c->role);
}

/* False after saying that an advisor's time at the desk is over. */
static bool still_advisor(struct client *c)
{
    bool signed_in = client_signed_in(c);
    if (signed_in && client_may_advise(c))
        return true;
    refuse_and_close(c, LWS_CLOSE_STATUS_POLICY_VIOLATION,
                     signed_in ? REFUSAL_NO_ADVISOR : REFUSAL_SIGN_IN);
    return false;
}

void clients_check(struct server *server)
{
    for (struct client *c = server->advisors; c != NULL; c = c->next_advisor)
        if (c->closing == OPEN)
            still_advisor(c);
}

void clients_turn_out(struct server *server, const char *conversation)
{
    for (struct watch *w = watch_first(server, conversation); w != NULL; w = watch_next(w))
        if (!w->client->advisor && w->client->closing == OPEN)
            refuse_and_close(w->client, LWS_CLOSE_STATUS_POLICY_VIOLATION, REFUSAL_MOVED);
}

static void receive_message(struct client *c, struct text said)
{
    if (!text_valid(said)) {
        refuse_and_close(c, LWS_CLOSE_STATUS_INVALID_PAYLOAD, REFUSAL_NOT_UTF8);
        return;
    }
    json_error_t error;
    json_t *message =
        too_deep(said) ? NULL : json_loadb(said.at, said.len, JSON_REJECT_DUPLICATES, &error);
    bool admitted = !c->advisor || still_advisor(c);
    if (admitted && json_is_object(message))
        command_run(c, message);
    else if (admitted)
        client_refuse(c, REFUSAL_NOT_JSON, NULL, NULL);
    if (c->advisor && c->closing == OPEN)
        presence_heard(c);
    json_decref(message);
    arena_reset(c->server->arena);
}

static int receive(struct client *c, const void *in, size_t len)
{
    if (c->closing != OPEN)
        return 0;
    if (lws_frame_is_binary(c->wsi)) {
        refuse_and_close(c, LWS_CLOSE_STATUS_UNACCEPTABLE_OPCODE, REFUSAL_BINARY);
        return 0;
    }
    buffer_add(&c->in, in, len);
    if (c->in.full) {
        refuse_and_close(c, LWS_CLOSE_STATUS_MESSAGE_TOO_LARGE, REFUSAL_TOO_LARGE);
        buffer_free(&c->in);
        return 0;
    }
    if (lws_is_final_fragment(c->wsi) && lws_remaining_packet_payload(c->wsi) == 0) {
        receive_message(c, (struct text){buffer_text(&c->in), c->in.len});
        buffer_clear(&c->in);
    }
    return 0;
}

int ws_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len)
{
    struct client *c = user;
    switch (reason) {
    case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
        return admit(wsi);
    case LWS_CALLBACK_ESTABLISHED:
        open_client(c, wsi);
        return 0;
    case LWS_CALLBACK_RECEIVE:
        return receive(c, in, len);
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return send_next(c);
    case LWS_CALLBACK_CLOSED:
        close_client(c);
        return 0;
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
        return strcmp(in, "websocket") == 0 ? 0 : -1;
    default:
        return 0;
    }
}
