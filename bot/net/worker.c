/* worker.c - see worker.h. */
#include "bot/net/worker.h"

#include <stdlib.h>
#include <string.h>

#include <uv.h>

#include "bot/net/http_editor.h"
#include "kb/memory.h"
#include "kb/values.h"

enum {
    KEPT_MS = 10 * 60 * 1000, /* what has ended is kept so long */
    KEPT_MAX = 64,
    WAITING_MAX = 6, /* of one account */
    ARENA_CEILING = 1 << 30,
};

struct worker {
    struct server *server;
    struct kb *kb; /* the thread's while a job runs */
    struct kb *candidate;
    int64_t candidate_version, candidate_generation;
    struct job *waiting; /* the first one runs, if `busy` */
    struct job *ended;   /* newest first */
    bool busy, stopping;
    int64_t last_id; /* begins with the time, so that a job of the server before is not found */
    uv_work_t work;
};

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
    struct worker *worker = job->server->worker;
    int64_t version = kb_version(kb), generation = kb_generation(kb);
    enum kb_status status = KB_OK;
    if (worker->candidate == NULL || worker->candidate_version != version ||
        worker->candidate_generation != generation) {
        const char **left_out;
        size_t left_out_count;
        struct kb_watch watch = job_watch(job);
        kb_close(worker->candidate);
        worker->candidate = NULL;
        status = kb_candidate(kb, NULL, 0, &watch, arena, &worker->candidate, &left_out,
                              &left_out_count);
        worker->candidate_version = version;
        worker->candidate_generation = generation;
        if (status != KB_OK) {
            kb_close(worker->candidate);
            worker->candidate = NULL;
        }
    }
    *out = worker->candidate;
    return status;
}

/* ---- the thread ------------------------------------------------------------------------- */

static void run(uv_work_t *work)
{
    struct worker *worker = work->data;
    struct job *job = worker->waiting;
    struct arena *arena = arena_new(ARENA_CEILING);
    job->status =
        atomic_load(&job->cancelled) ? KB_CANCELLED : job->kind->run(job, worker->kb, arena);
    if (job->status == KB_IO || job->status == KB_NEWER)
        fprintf(stderr, "kammerlotse: %s: %s\n", job->kind->name, kb_message(worker->kb));
    if (job->status != KB_OK && job->message[0] == '\0')
        editor_fail_job(job, NULL, NULL);
    arena_free(arena);
}

static void begin_next(struct worker *worker);

/* What was published answers from the next question on. */
static void change_places(struct worker *worker)
{
    struct server *server = worker->server;
    struct kb *old = server->kb;
    server->kb = worker->kb;
    worker->kb = old;
    kb_hold(server->kb);
    kb_set_wait(server->kb, 0);
    kb_edit_take_over(server->kb, old);
    kb_release(old);
    kb_set_wait(old, 5000);
}

static enum kb_status run_reload(struct job *job, struct kb *kb, struct arena *arena)
{
    (void)job;
    (void)arena;
    return kb_reload(kb);
}

/* The other handle after one of them published, and both after another process did. */
static const struct job_kind catch_up = {"catch-up", run_reload, NULL, false, true};
static const struct job_kind follow = {"follow", run_reload, NULL, true, true};

static void keep_ended(struct worker *worker, struct job *job)
{
    job->next = worker->ended;
    worker->ended = job;
    job->ended_at = steady_ms();
}

static void ended(uv_work_t *work, int failed)
{
    struct worker *worker = work->data;
    struct server *server = worker->server;
    struct job *job = worker->waiting;
    worker->waiting = job->next;
    worker->busy = false;
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
    begin_next(worker);
}

static void begin_next(struct worker *worker)
{
    if (worker->busy || worker->stopping || worker->waiting == NULL)
        return;
    worker->busy = true;
    worker->waiting->state = JOB_RUNNING;
    worker->work.data = worker;
    uv_queue_work(worker->server->loop, &worker->work, run, ended);
}

/* ---- on the loop ------------------------------------------------------------------------ */

static bool too_many(const struct worker *worker, const struct stored_account *by)
{
    size_t count = 0;
    for (const struct job *j = worker->waiting; by != NULL && j != NULL; j = j->next)
        count += j->by.login != NULL && strcmp(j->by.login, by->login) == 0;
    return count >= WAITING_MAX;
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
    struct job *job = memory_need(calloc(1, sizeof *job)), **at = &worker->waiting;
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
    if (worker->busy)
        at = &worker->waiting->next;
    while (*at != NULL && (!kind->first || (*at)->kind->first))
        at = &(*at)->next;
    job->next = *at;
    *at = job;
    begin_next(worker);
    return job;
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
}

struct job *worker_find(struct server *server, int64_t id, const char *login)
{
    struct job *const lists[] = {server->worker->waiting, server->worker->ended};
    for (size_t i = 0; i < 2; i++)
        for (struct job *j = lists[i]; j != NULL; j = j->next)
            if (j->id == id && j->by.login != NULL && strcmp(j->by.login, login) == 0)
                return j;
    return NULL;
}

void worker_cancel(struct job *job)
{
    struct worker *worker = job->server->worker;
    atomic_store(&job->cancelled, true);
    struct job **at = &worker->waiting;
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
    return server->worker->waiting == NULL;
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
    if (kb_stale(server->kb)) {
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
    worker->last_id = now_ms();
    if (kb_open(server->config->data, &worker->kb) != KB_OK) {
        fprintf(stderr, "kammerlotse: %s\n", kb_message(worker->kb));
        kb_close(worker->kb);
        free(worker);
        return NULL;
    }
    kb_hold(server->kb);
    kb_set_wait(server->kb, 0);
    server->worker = worker;
    worker_add(server, &catch_up, NULL, KB_DE, NULL, NULL); /* its models */
    return worker;
}

void worker_stop(struct worker *worker)
{
    if (worker == NULL)
        return;
    worker->stopping = true;
    if (worker->busy)
        atomic_store(&worker->waiting->cancelled, true);
    while (worker->busy)
        uv_run(worker->server->loop, UV_RUN_ONCE);
}

void worker_free(struct worker *worker, const struct kb *keep)
{
    if (worker == NULL)
        return;
    free_jobs(worker->waiting);
    free_jobs(worker->ended);
    kb_close(worker->candidate);
    kb_close(worker->kb == keep ? worker->server->kb : worker->kb);
    free(worker);
}
