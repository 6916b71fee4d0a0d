/* fuzz_protocol.c - any bytes as WebSocket messages, one a line, of an employer or, where the first
 * byte is 'A', of a signed-in advisor. The socket is doubled here; all behind it is the real
 * server with a real store. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "bot/account.h"
#include "bot/net/client.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* ---- libwebsockets, as far as the server uses it ---------------------------------------- */

static struct server server;
static char token[SECRET_TOKEN_SIZE]; /* of Anna's session */
static const char *session = "";      /* what the next connection brings */

struct lws_context *lws_get_context(const struct lws *wsi)
{
    (void)wsi;
    return NULL;
}

void *lws_context_user(struct lws_context *context)
{
    (void)context;
    return &server;
}

int lws_callback_on_writable(struct lws *wsi)
{
    (void)wsi;
    return 0;
}

int lws_frame_is_binary(struct lws *wsi)
{
    (void)wsi;
    return 0;
}

int lws_is_final_fragment(struct lws *wsi)
{
    (void)wsi;
    return 1;
}

size_t lws_remaining_packet_payload(struct lws *wsi)
{
    (void)wsi;
    return 0;
}

int lws_write(struct lws *wsi, unsigned char *buf, size_t len, enum lws_write_protocol protocol)
{
    (void)wsi;
    (void)buf;
    (void)protocol;
    return (int)len;
}

void lws_close_reason(struct lws *wsi, enum lws_close_status status, unsigned char *buf, size_t len)
{
    (void)wsi;
    (void)status;
    (void)buf;
    (void)len;
}

void lws_set_timeout(struct lws *wsi, enum pending_timeout reason, int secs)
{
    (void)wsi;
    (void)reason;
    (void)secs;
}

/* The cookie of the upgrade. */
int lws_hdr_total_length(struct lws *wsi, enum lws_token_indexes h)
{
    (void)wsi;
    return h == WSI_TOKEN_HTTP_COOKIE && session[0] != '\0' ? 64 : 0;
}

int lws_hdr_copy(struct lws *wsi, char *dest, int len, enum lws_token_indexes h)
{
    (void)wsi;
    (void)h;
    return snprintf(dest, (size_t)len, "kammerlotse=%s", session);
}

/* ---- the server ------------------------------------------------------------------------- */

static void start_server(void)
{
    static char dir[] = "/tmp/kammerlotse-fuzz-XXXXXX";
    static const struct config config = {.chamber = "IHK"};
    if (sodium_init() < 0 || mkdtemp(dir) == NULL || kb_open(dir, &server.kb) != KB_OK ||
        store_open(dir, &server.store) != STORE_OK ||
        account_add(server.store, "anna", "Anna", "advisor", "ein langes Kennwort") != ACCOUNT_OK ||
        account_sign_in(server.store, "anna", "ein langes Kennwort", now_ms(), token) != ACCOUNT_OK)
        abort();
    server.config = &config;
    server.arena = arena_new((size_t)64 << 20);
}

static void end_turn(struct client *c)
{
    ws_committed(&server, store_commit(server.store) == STORE_OK);
    while (c->count > 0)
        ws_callback(NULL, LWS_CALLBACK_SERVER_WRITEABLE, c, NULL, 0);
    ws_callback(NULL, LWS_CALLBACK_SERVER_WRITEABLE, c, NULL, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (server.store == NULL)
        start_server();
    session = "";
    if (len > 0 && bytes[0] == 'A') {
        session = token;
        bytes++;
        len--;
    }
    struct client *c = calloc(1, sizeof *c);
    if (c == NULL)
        abort();
    ws_callback(NULL, LWS_CALLBACK_ESTABLISHED, c, NULL, 0);
    while (len > 0) {
        const uint8_t *end = memchr(bytes, '\n', len);
        size_t line = end == NULL ? len : (size_t)(end - bytes);
        ws_callback(NULL, LWS_CALLBACK_RECEIVE, c, (void *)(uintptr_t)bytes, line);
        end_turn(c);
        bytes += line + (end != NULL);
        len -= line + (end != NULL);
    }
    ws_callback(NULL, LWS_CALLBACK_CLOSED, c, NULL, 0);
    free(c);
    return 0;
}
