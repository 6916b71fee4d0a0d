/* worker.c - see worker.h. */
#include "bot/net/worker.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <uv.h>

#include "bot/net/http_editor.h"
#include "kb/memory.h"
#include "kb/values.h"

enum {
    SETTLING_MS = 10 * 1000,  /* after the start there is other work */
    KEPT_MS = 10 * 60 * 1000, /* what has ended is kept so long */
    KEPT_MAX = 64,
    WAITING_MAX = 6, /* of one account */
    ARENA_CEILING = 1 << 30,
};

/* Jobs that run one after the other. */
struct lane {
    struct worker *worker;
    struct kb *kb; /* the thread's while a job runs */
    struct kb *candidate;
    int64_t candidate_version, candidate_generation;
    struct job *waiting; /* the first one runs, if `busy` */
    bool busy;
    uv_work_t work;
};

struct worker {
    struct server *server;
    struct lane main, beside; /* the latter opens its handle for its first job */
    struct job *ended;        /* newest first */
    bool stopping;
    int64_t settled_at; /* steady; from then on texts are read for the lists before one asks */
    int64_t last_id;    /* begins with the time, so that a job of the server before is not found */
};

static struct lane *lane_of(struct worker *worker, const struct job *job)
{
    return job->kind->order == JOB_BESIDE ? &worker->beside : &worker->main;
}

/* ---- jobs ------------------------------------------------------------------------------- */

static void free_account(struct stored_account *a)
{
    free((char *)(uintptr_t)a->login);
    free((char *)(uintptr_t)a->name);
    free((char *)(uintptr_t)a->role);
}

static const char *copy(const char *text)
{
    return memory_need(strdup(text));
}

static void free_job(struct job *job)
{
    free_account(&job->by);
    json_decref(job->given);
    json_decref(job->result);
    buffer_free(&job->bytes);
    free(job->file);
    free(job);
}

static void free_jobs(struct job *job)
{
    while (job != NULL) {
        struct job *next = job->next;
        free_job(job);
        job = next;
    }
}

static bool keep_count(void *context, size_t done, size_t all)
{
    struct job *job = context;
    atomic_store(&job->done, done);
    atomic_store(&job->all, all);
    return !atomic_load(&job->cancelled);
}

struct kb_watch job_watch(struct job *job)
{
    return (struct kb_watch){keep_count, job};
}

enum kb_status job_candidate(struct job *job, struct kb *kb, struct arena *arena, struct kb **out)
{
    struct lane *lane = lane_of(job->server->worker, job);
    int64_t version = kb_version(kb), generation = kb_generation(kb);
    enum kb_status status = KB_OK;
    if (lane->candidate == NULL || lane->candidate_version != version ||
        lane->candidate_generation != generation) {
        const char **left_out;
        size_t left_out_count;
        struct kb_watch watch = job_watch(job);
        kb_close(lane->candidate);
        lane->candidate = NULL;
        status =
            kb_candidate(kb, NULL, 0, &watch, arena, &lane->candidate, &left_out, &left_out_count);
        lane->candidate_version = version;
        lane->candidate_generation = generation;
        if (status != KB_OK) {
            kb_close(lane->candidate);
            lane->candidate = NULL;
        }
    }
    *out = lane->candidate;
    return status;
}

/* ---- the thread ------------------------------------------------------------------------- */

/* What only reads begins with what is published now. */
static enum kb_status be_current(struct lane *lane)
{
    if (lane->kb != NULL)
        return kb_stale(lane->kb) ? kb_reload(lane->kb) : KB_OK;
    enum kb_status status = kb_open(lane->worker->server->config->data, &lane->kb);
    if (status == KB_OK) {
        kb_hold(lane->kb);
        return KB_OK;
    }
    fprintf(stderr, "kammerlotse: %s\n", kb_message(lane->kb));
    kb_close(lane->kb);
    lane->kb = NULL;
    return status;
}

/* A question is answered as if there were no jobs, which take seconds anyway. On Linux a thread has
 * a niceness of its own. */
static void give_way(void)
{
    enum { NICENESS = 5 };
    setpriority(PRIO_PROCESS, (id_t)gettid(), NICENESS);
}

static void run(uv_work_t *work)
{
    give_way();
    struct lane *lane = work->data;
    struct job *job = lane->waiting;
    struct arena *arena = arena_new(ARENA_CEILING);
    job->status = atomic_load(&job->cancelled)     ? KB_CANCELLED
                  : job->kind->order == JOB_BESIDE ? be_current(lane)
                                                   : KB_OK;
    if (job->status == KB_OK)
        job->status = job->kind->run(job, lane->kb, arena);
    if (job->status == KB_OK && job->kind->publishes)
        kb_edit_read_all(lane->kb, &job->cancelled);
    if ((job->status == KB_IO || job->status == KB_NEWER) && lane->kb != NULL)
        fprintf(stderr, "kammerlotse: %s: %s\n", job->kind->name, kb_message(lane->kb));
    if (job->status != KB_OK && job->message[0] == '\0')
        editor_fail_job(job, NULL, NULL);
    arena_free(arena);
}

static void begin_next(struct lane *lane);

/* What was published answers from the next question on. */
static void change_places(struct worker *worker)
{
    struct server *server = worker->server;
    struct kb *old = server->kb;
    server->kb = worker->main.kb;
    worker->main.kb = old;
    kb_hold(server->kb);
    kb_set_wait(server->kb, 0);
    kb_release(old);
    kb_set_wait(old, 5000);
}

static enum kb_status run_reload(struct job *job, struct kb *kb, struct arena *arena)
{
    (void)job;
    (void)arena;
    enum kb_status status = kb_stale(kb) ? kb_reload(kb) : KB_OK;
    if (status != KB_OK)
        return status;
    kb_hold(kb); /* brings its models */
    kb_release(kb);
    return KB_OK;
}

/* It publishes nothing, but has to be as warm. */
static enum kb_status run_catch_up(struct job *job, struct kb *kb, struct arena *arena)
{
    enum kb_status status = run_reload(job, kb, arena);
    if (status == KB_OK)
        kb_edit_read_all(kb, &job->cancelled);
    return status;
}

/* The other handle after one of them published, and both after another process did. */
static const struct job_kind catch_up = {"catch-up", run_catch_up, NULL, false, JOB_FIRST};
static const struct job_kind follow = {"follow", run_reload, NULL, true, JOB_FIRST};
/* The same for a request that waits for it. */
static const struct job_kind reading = {"read", run_reload, http_editor_read, true, JOB_FIRST};

static void keep_ended(struct worker *worker, struct job *job)
{
    job->next = worker->ended;
    worker->ended = job;
    job->ended_at = steady_ms();
}

static void ended(uv_work_t *work, int failed)
{
    struct lane *lane = work->data;
    struct worker *worker = lane->worker;
    struct server *server = worker->server;
    struct job *job = lane->waiting;
    lane->waiting = job->next;
    lane->busy = false;
    if (failed != 0)
        job->status = KB_CANCELLED;
    job->state = job->status == KB_OK ? JOB_DONE : JOB_FAILED;
    if (job->status == KB_OK && job->kind->publishes) {
        change_places(worker);
        worker_add(server, &catch_up, NULL, KB_DE, NULL, NULL);
    }
    if (job->kind->ended != NULL)
        job->kind->ended(server, job);
    if (job->h != NULL) {
        job->h->job = NULL;
        http_resume(job->wsi);
        job->h = NULL;
    }
    keep_ended(worker, job);
    arena_reset(server->arena);
    begin_next(lane);
}

static void begin_next(struct lane *lane)
{
    if (lane->busy || lane->worker->stopping || lane->waiting == NULL)
        return;
    lane->busy = true;
    lane->waiting->state = JOB_RUNNING;
    lane->work.data = lane;
    uv_queue_work(lane->worker->server->loop, &lane->work, run, ended);
}

/* ---- on the loop ------------------------------------------------------------------------ */

static size_t count_of(const struct lane *lane, const char *login)
{
    size_t count = 0;
    for (const struct job *j = lane->waiting; j != NULL; j = j->next)
        count += j->by.login != NULL && strcmp(j->by.login, login) == 0;
    return count;
}

static bool too_many(const struct worker *worker, const struct stored_account *by)
{
    return by != NULL &&
           count_of(&worker->main, by->login) + count_of(&worker->beside, by->login) >= WAITING_MAX;
}

struct job *worker_add(struct server *server, const struct job_kind *kind,
                       const struct stored_account *by, enum kb_lang ui, json_t *given,
                       struct buffer *bytes)
{
    struct worker *worker = server->worker;
    if (worker->stopping || too_many(worker, by)) {
        json_decref(given);
        return NULL;
    }
    struct job *job = memory_need(calloc(1, sizeof *job));
    job->server = server;
    job->kind = kind;
    job->ui = ui;
    job->given = given;
    if (bytes != NULL) {
        job->bytes = *bytes;
        buffer_init(bytes, 0);
    }
    day_today(job->day);
    job->id = ++worker->last_id;
    if (by != NULL)
        job->by = (struct stored_account){
            .login = copy(by->login), .name = copy(by->name), .role = copy(by->role)};
    struct lane *lane = lane_of(worker, job);
    struct job **at = lane->busy ? &lane->waiting->next : &lane->waiting;
    while (*at != NULL && (kind->order != JOB_FIRST || (*at)->kind->order == JOB_FIRST))
        at = &(*at)->next;
    job->next = *at;
    *at = job;
    begin_next(lane);
    return job;
}

struct job *worker_read_texts(struct server *server)
{
    return worker_add(server, &reading, NULL, KB_DE, NULL, NULL);
}

void worker_wait(struct job *job, struct lws *wsi, struct http_session *h)
{
    job->wsi = wsi;
    job->h = h;
    h->job = job;
    http_pause(wsi);
    lws_set_timeout(wsi, NO_PENDING_TIMEOUT, 0);
}

void worker_forget(struct job *job)
{
    job->h->job = NULL;
    job->h = NULL;
    worker_cancel(job);
}

struct job *worker_find(struct server *server, int64_t id, const char *login)
{
    struct worker *worker = server->worker;
    struct job *const lists[] = {worker->main.waiting, worker->beside.waiting, worker->ended};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (struct job *j = lists[i]; j != NULL; j = j->next)
            if (j->id == id && j->by.login != NULL && strcmp(j->by.login, login) == 0)
                return j;
    return NULL;
}

void worker_cancel(struct job *job)
{
    struct worker *worker = job->server->worker;
    atomic_store(&job->cancelled, true);
    struct job **at = &lane_of(worker, job)->waiting;
    if (job->state != JOB_WAITING)
        return;
    while (*at != job)
        at = &(*at)->next;
    *at = job->next;
    job->state = JOB_FAILED;
    job->status = KB_CANCELLED;
    editor_fail_job(job, NULL, NULL);
    keep_ended(worker, job);
}

bool worker_idle(const struct server *server)
{
    return server->worker->main.waiting == NULL;
}

static void forget_ended(struct worker *worker)
{
    size_t count = 0;
    struct job **at = &worker->ended;
    while (*at != NULL && ++count <= KEPT_MAX && steady_ms() - (*at)->ended_at < KEPT_MS)
        at = &(*at)->next;
    free_jobs(*at);
    *at = NULL;
}

void worker_tick(struct server *server, int64_t now)
{
    struct worker *worker = server->worker;
    forget_ended(worker);
    if (!worker_idle(server))
        return;
    bool settled = steady_ms() >= worker->settled_at;
    if (kb_stale(server->kb) || (settled && !kb_edit_has_read(server->kb))) {
        worker_add(server, &follow, NULL, KB_DE, NULL, NULL);
        return;
    }
    int64_t due = kb_next_due(server->kb);
    if (due > 0 && due <= now)
        worker_add(server, &http_editor_due, NULL, KB_DE, NULL, NULL);
}

struct worker *worker_start(struct server *server)
{
    struct worker *worker = memory_need(calloc(1, sizeof *worker));
    worker->server = server;
    worker->main.worker = worker->beside.worker = worker;
    worker->last_id = now_ms();
    worker->settled_at = steady_ms() + SETTLING_MS;
    if (kb_open(server->config->data, &worker->main.kb) != KB_OK) {
        fprintf(stderr, "kammerlotse: %s\n", kb_message(worker->main.kb));
        kb_close(worker->main.kb);
        free(worker);
        return NULL;
    }
    kb_hold(server->kb);
    kb_set_wait(server->kb, 0);
    kb_set_four_eyes(server->kb, server->config->four_eyes);
    kb_set_four_eyes(worker->main.kb, server->config->four_eyes);
    server->worker = worker;
    return worker;
}

void worker_stop(struct worker *worker)
{
    if (worker == NULL)
        return;
    worker->stopping = true;
    struct lane *const lanes[] = {&worker->main, &worker->beside};
    for (size_t i = 0; i < sizeof lanes / sizeof *lanes; i++)
        if (lanes[i]->busy)
            atomic_store(&lanes[i]->waiting->cancelled, true);
    while (worker->main.busy || worker->beside.busy)
        uv_run(worker->server->loop, UV_RUN_ONCE);
}

void worker_free(struct worker *worker, const struct kb *keep)
{
    if (worker == NULL)
        return;
    free_jobs(worker->main.waiting);
    free_jobs(worker->beside.waiting);
    free_jobs(worker->ended);
    kb_close(worker->main.candidate);
    kb_close(worker->beside.candidate);
    kb_close(worker->beside.kb);
    kb_close(worker->main.kb == keep ? worker->server->kb : worker->main.kb);
    free(worker);
}
