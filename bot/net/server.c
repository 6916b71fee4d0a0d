/* server.c - the loop, the group commit, signals. */
#include "bot/net/server.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <sodium.h>
#include <uv.h>

#include "bot/mail/mailer.h"
#include "bot/net/attempts.h"
#include "bot/net/client.h"
#include "bot/net/front.h"
#include "bot/net/http_editor.h"
#include "bot/net/presence.h"
#include "bot/net/sweep.h"
#include "bot/net/worker.h"

enum { ARENA_CEILING = 256 << 20, QUARTER_MS = 15 * 60 * 1000, HOUR_MS = 60 * 60 * 1000 };

struct loop {
    struct server server;
    uv_loop_t uv;
    uv_prepare_t commit;
    uv_signal_t term, interrupt;
    struct mailer *mailer;
    struct sweep *sweep;
};

int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t steady_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool server_starting(const struct server *server)
{
    return steady_ms() - server->started < 1000 * (int64_t)server->config->limits.start_s;
}

bool server_commit(struct server *server)
{
    if (store_in_group(server->store))
        server->wrote = true;
    if (store_commit(server->store) == STORE_OK)
        return true;
    fprintf(stderr, "kammerlotse: %s\n", store_message(server->store));
    server->lost = true;
    return false;
}

static void before_waiting(uv_prepare_t *handle)
{
    struct loop *loop = handle->data;
    server_commit(&loop->server);
    bool stored = !loop->server.lost, wrote = loop->server.wrote;
    loop->server.lost = loop->server.wrote = false;
    ws_committed(&loop->server, stored);
    mailer_turn(loop->mailer, wrote);
}

static void on_signal(uv_signal_t *handle, int number)
{
    (void)number;
    uv_stop(handle->loop);
}

/* lws keeps its own words for what went wrong; only errors are ours to show. */
static void log_line(int level, const char *line)
{
    (void)level;
    fprintf(stderr, "kammerlotse: libwebsockets: %s", line);
}

/* libwebsockets does not come back cleanly from an address it cannot have, so it is tried before.
 */
static bool address_free(const struct config *config)
{
    struct sockaddr_storage address;
    bool six = strchr(config->address, ':') != NULL;
    int rc = six ? uv_ip6_addr(config->address, config->port, (struct sockaddr_in6 *)&address)
                 : uv_ip4_addr(config->address, config->port, (struct sockaddr_in *)&address);
    if (rc != 0)
        return false;
    int probe = socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    if (probe < 0)
        return false;
    setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bool good = bind(probe, (struct sockaddr *)&address,
                     six ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in)) == 0 &&
                listen(probe, 1) == 0;
    close(probe);
    return good;
}

static bool listen_on(struct loop *loop)
{
    static const struct lws_protocols protocols[] = {
        {"http", http_callback, 0, 0, 0, NULL, 0},
        {"kammerlotse.v1", ws_callback, sizeof(struct client), 4096, 0, NULL, 0},
        {NULL, NULL, 0, 0, 0, NULL, 0},
    };
    static struct lws_protocols with_sizes[3];
    memcpy(with_sizes, protocols, sizeof protocols);
    with_sizes[0].per_session_data_size = http_session_size();
    static const lws_retry_bo_t keep_alive = {.secs_since_valid_ping = 25,
                                              .secs_since_valid_hangup = 50};
    void *foreign[1] = {&loop->uv};
    struct lws_context_creation_info info = {
        .port = loop->server.config->port,
        .iface = loop->server.config->address,
        .protocols = with_sizes,
        .gid = -1,
        .uid = -1,
        .options = LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_UV_NO_SIGSEGV_SIGFPE_SPIN |
                   LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND,
        .foreign_loops = foreign,
        .user = &loop->server,
        .max_http_header_data = 4096,
        .timeout_secs = 20,
        .keepalive_timeout = 30,
        .alpn = "http/1.1",
        .retry_and_idle_policy = &keep_alive,
        .pcontext = &loop->server.context, /* NULL again once it is gone */
    };
    /* with IPv6 on, lws would listen on every address for an IPv4 one */
    if (strchr(loop->server.config->address, ':') == NULL)
        info.options |= LWS_SERVER_OPTION_DISABLE_IPV6;
    lws_set_log_level(LLL_ERR, log_line);
    loop->server.context = lws_create_context(&info);
    return loop->server.context != NULL;
}

int server_run(const struct config *config, struct kb *kb, struct store *store)
{
    if (!address_free(config)) {
        fprintf(stderr,
                "kammerlotse: cannot listen on %s:%d: the port is in use or the address is not of "
                "this machine; choose another with --listen\n",
                config->address, config->port);
        return 1;
    }
    struct loop loop = {.server = {.config = config, .kb = kb, .store = store}};
    loop.server.arena = arena_new(ARENA_CEILING);
    loop.server.front = front_load(&config->look);
    loop.server.loop = &loop.uv;
    loop.server.started = steady_ms();
    loop.server.started_at = now_ms();
    loop.server.secrets = attempts_new(QUARTER_MS);
    loop.server.questions = attempts_new(QUARTER_MS);
    loop.server.messages = attempts_new(QUARTER_MS);
    loop.server.mails = attempts_new(HOUR_MS);
    randombytes_buf(loop.server.form_key, sizeof loop.server.form_key);
    uv_loop_init(&loop.uv);
    uv_prepare_init(&loop.uv, &loop.commit);
    loop.commit.data = &loop;
    uv_prepare_start(&loop.commit, before_waiting);
    uv_signal_init(&loop.uv, &loop.term);
    uv_signal_init(&loop.uv, &loop.interrupt);
    uv_signal_start(&loop.term, on_signal, SIGTERM);
    uv_signal_start(&loop.interrupt, on_signal, SIGINT);
    int code = 1;
    loop.server.worker = worker_start(&loop.server);
    if (loop.server.worker != NULL && listen_on(&loop)) {
        printf("Kammerlotse answers on http://%s:%d/\n", config->address, config->port);
        fflush(stdout);
        loop.mailer = mailer_start(config, store, &loop.uv);
        loop.sweep = sweep_start(&loop.server, &loop.uv);
        uv_run(&loop.uv, UV_RUN_DEFAULT);
        sweep_stop(loop.sweep);
        worker_stop(loop.server.worker);
        mailer_stop(loop.mailer);
        store_commit(store);
        code = 0;
    } else {
        fputs("kammerlotse: libwebsockets or the second handle of the knowledge could not be "
              "started\n",
              stderr);
    }
    if (loop.server.context != NULL)
        lws_context_destroy(loop.server.context);
    uv_close((uv_handle_t *)&loop.commit, NULL);
    uv_close((uv_handle_t *)&loop.term, NULL);
    uv_close((uv_handle_t *)&loop.interrupt, NULL);
    while (uv_run(&loop.uv, UV_RUN_NOWAIT) != 0)
        ;
    /* its handles on our loop are closed now; lws 4.1 frees the rest when told again */
    if (loop.server.context != NULL)
        lws_context_destroy(loop.server.context);
    uv_loop_close(&loop.uv);
    worker_free(loop.server.worker, kb);
    http_editors_free(&loop.server);
    mailer_free(loop.mailer);
    sweep_free(loop.sweep);
    presence_free(&loop.server);
    attempts_free(loop.server.secrets);
    attempts_free(loop.server.questions);
    attempts_free(loop.server.messages);
    attempts_free(loop.server.mails);
    front_free(loop.server.front);
    arena_free(loop.server.arena);
    return code;
}
