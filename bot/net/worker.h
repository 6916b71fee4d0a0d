/* worker.h - what takes a while, off the loop: one job at a time, in their order, in a thread of
 * libuv with a handle of the knowledge of its own. What only reads runs beside, likewise one at a
 * time, with a third handle, so that a list does not wait for a rehearsal.
 * Owns     its handles, the jobs and what they were given; jobs that have ended for some minutes.
 * Threads  all calls on the loop's thread, but for those that say otherwise. While a job runs it
 *          is the thread's, but for what is atomic.
 *
 * A job that publishes leaves the thread's handle warm: catalog, models, and what the editor's
 * lists need of all texts. When it has ended, the two handles change places between two turns of
 * the loop, so that no question waits; then the other one catches up, as the one beside does before
 * its next job. The threads give way to the loop's where there are not enough processors. Nothing
 * waits for a job but who asked for it: when the server dies, drafts are stored already, and a
 * publication is one transaction. */
#ifndef BOT_NET_WORKER_H
#define BOT_NET_WORKER_H

#include <stdatomic.h>

#include <jansson.h>

#include "bot/net/http.h"
#include "kb/publish.h"

enum job_state { JOB_WAITING, JOB_RUNNING, JOB_DONE, JOB_FAILED };

struct job;
/* In the thread: does it, and leaves `result`. The arena is the job's. */
typedef enum kb_status job_run(struct job *job, struct kb *kb, struct arena *arena);
/* On the loop, when it has ended: notes it, or answers who waits for it. */
typedef void job_ended(struct server *server, struct job *job);

enum job_order {
    JOB_IN_TURN,
    JOB_FIRST,  /* before those that wait */
    JOB_BESIDE, /* only reads: in turn with its like, beside the others */
};

struct job_kind {
    const char *name;
    job_run *run;
    job_ended *ended; /* or NULL */
    bool publishes;
    enum job_order order;
};

struct job {
    struct job *next;
    struct server *server;
    const struct job_kind *kind;
    int64_t id;
    struct stored_account by; /* login, name and role, its own copies; NULL for the server itself */
    enum kb_lang ui;
    char day[11];
    json_t *given;       /* what it is about */
    struct buffer bytes; /* or a file */
    enum job_state state;
    atomic_size_t done, all;
    atomic_bool cancelled;
    enum kb_status status;
    json_t *result; /* or NULL */
    char message[400];
    void *file; /* bytes to be answered, malloc()ed */
    size_t file_len;
    int64_t ended_at;       /* steady */
    struct http_session *h; /* who waits for it with a request, or NULL */
    struct lws *wsi;
};

/* Opens the second handle and holds the server's; NULL after saying why not. */
struct worker *worker_start(struct server *server);
/* Breaks off what runs, waits for its end and forgets the rest. NULL is fine, as below. */
void worker_stop(struct worker *worker);
/* Closes the handles but `keep`: its caller has that one. */
void worker_free(struct worker *worker, const struct kb *keep);

/* A job for an account (NULL: the server's own), `given` and what is in `bytes` (may be NULL)
 * taken. It may run at once. NULL where too many wait; then `given` is released. */
struct job *worker_add(struct server *server, const struct job_kind *kind,
                       const struct stored_account *by, enum kb_lang ui, json_t *given,
                       struct buffer *bytes);
/* The request waits for the job: its `ended` answers. */
void worker_wait(struct job *job, struct lws *wsi, struct http_session *h);
/* The one who waits for it has gone: it is not needed any more. */
void worker_forget(struct job *job);
/* Reads what the editor's lists need, before all that waits; ends with http_editor_read(). NULL
 * where the server ends. */
struct job *worker_read_texts(struct server *server);
/* The job of that id, if it is that account's; else NULL. */
struct job *worker_find(struct server *server, int64_t id, const char *login);
void worker_cancel(struct job *job);
/* Is nothing to be done, but what only reads? */
bool worker_idle(const struct server *server);
/* Once a second: forgets what ended long ago, looks whether another process published, and whether
 * something is due by itself. */
void worker_tick(struct server *server, int64_t now);

/* In the thread: a watch that keeps `done` and `all` and stops when the job is cancelled. */
struct kb_watch job_watch(struct job *job);
/* In the thread: the published knowledge with all drafts in place, kept as long as neither changes;
 * *left_out are items whose draft has faults, in the arena where it was made anew. */
enum kb_status job_candidate(struct job *job, struct kb *kb, struct arena *arena, struct kb **out);

#endif
