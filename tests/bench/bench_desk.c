/* bench_desk.c - what an advisor waits for, with fifty open conversations and a long history, as a
 * ratio to the same with a short one in the same run.
 *
 * usage: bench_desk [HISTORY...]   conversations that are over; the first is what all are compared
 * with. What counts is the time of the processor: others share the machine, and what the disk takes
 * for the commits of `take` does not depend on us. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <sodium.h>
#include <sqlite3.h>

#include "bot/conversation.h"

enum { OPEN = 50, ROUNDS = 100, PAGE = 51, FIRM_SIZE = 20, EVENTS = 6 };

/* Firms have twenty inquiries each, spread over the whole time. */
#define FIRMS(history) ((history) / FIRM_SIZE + 1)

static const int64_t BEGUN = INT64_C(1700000000000), APART = 60000;

struct run {
    struct store *store;
    struct arena *arena;
    size_t history;
    int64_t now;
    char open[OPEN][SECRET_ID_SIZE];
    size_t round;
};

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static void need(bool good, const char *what, const struct run *r)
{
    if (good)
        return;
    fprintf(stderr, "bench_desk: %s: %s\n", what, store_message(r->store));
    exit(1);
}

/* ---- what there is ---------------------------------------------------------------------- */

static void step(struct run *r, struct stored_conversation *c, const char *by, const char *type,
                 int64_t at)
{
    int64_t seq;
    const char *login = strcmp(by, "advisor") == 0 ? "anna" : NULL;
    const struct step step = {.by = by, .type = type, .login = login, .name = login};
    need(conversation_add(r->store, c, &step, at, &seq) == CONVERSATION_OK, type, r);
}

/* One that waits, with who asks. */
static void begin(struct run *r, size_t number, int64_t at, struct stored_conversation *c)
{
    char token[SECRET_TOKEN_SIZE], id[SECRET_ID_SIZE];
    need(conversation_start(r->store, "de", NULL, at, id, token) == CONVERSATION_OK, "start", r);
    need(store_conversation_get(r->store, id, r->arena, c) == STORE_OK, "get", r);
    size_t firm = number % FIRMS(r->history);
    for (int i = 0; i < EVENTS / 2; i++) {
        step(r, c, "employer", "said", at);
        step(r, c, "bot", "replied", at);
    }
    step(r, c, "employer", "person-asked", at);
    struct stored_inquiry inquiry;
    store_inquiry_get(r->store, id, r->arena, &inquiry);
    inquiry.asked_at = at;
    inquiry.firm = arena_printf(r->arena, "Betrieb %zu", firm);
    inquiry.firm_key = arena_printf(r->arena, "betrieb %zu", firm);
    inquiry.place = "Ilmenau";
    inquiry.email = arena_printf(r->arena, "chef@betrieb-%zu.example", firm);
    inquiry.domain = inquiry.email + strlen("chef@");
    need(store_inquiry_set(r->store, &inquiry) == STORE_OK, "inquiry", r);
}

/* The history at once; in the order of the ids, which is not that of time. */
static const char *const making[] = {
    "CREATE TEMP TABLE past AS WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
    "WHERE i + 1 < ?1) SELECT printf('%022d', i) AS id, i * 7919 % ?1 AS k, 1700000000000 + i * "
    "7919 % ?1 * 60000 AS at FROM n",
    "INSERT INTO conversation (id, token_hash, lang, state, advisor, since, touched, seq, subject) "
    "SELECT id, randomblob(32), 'de', 'closed', 'anna', at, at, 9, 'Visum' FROM past",
    "INSERT INTO event (conversation, seq, at, by, type, body) SELECT past.id, e.value, at, "
    "'employer', "
    "'said', '{\"text\":\"Welche Gehaltsgrenze gilt?\"}' "
    "FROM past, json_each('[1,2,3,4,5,6,7,8,9]') e",
    "INSERT INTO inquiry (conversation, asked_at, taken_at, firm, firm_key, place, email, domain, "
    "words) "
    "SELECT id, at, at, 'Betrieb ' || k % ?2, 'betrieb ' || k % ?2, 'Ilmenau', 'chef@betrieb-' || "
    "k % ?2 || '.example', 'betrieb-' || k % ?2 || '.example', 'betrieb ' || k % ?2 || ' ilmenau "
    "chef@betrieb-' || k % ?2 || '.example visum' "
    "FROM past",
};

static void fill_history(struct run *r, const char *dir)
{
    char path[64];
    sqlite3 *db;
    snprintf(path, sizeof path, "%s/desk.db", dir);
    bool good = sqlite3_open(path, &db) == SQLITE_OK &&
                sqlite3_exec(db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
    for (size_t i = 0; good && i < sizeof making / sizeof *making; i++) {
        sqlite3_stmt *stmt = NULL;
        good = sqlite3_prepare_v2(db, making[i], -1, &stmt, NULL) == SQLITE_OK;
        sqlite3_bind_int64(stmt, 1, (int64_t)r->history);
        sqlite3_bind_int64(stmt, 2, (int64_t)FIRMS(r->history));
        good = good && sqlite3_step(stmt) == SQLITE_DONE;
        sqlite3_finalize(stmt);
    }
    good = good && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    if (!good)
        fprintf(stderr, "bench_desk: %s\n", sqlite3_errmsg(db));
    sqlite3_close(db);
    need(good, "history", r);
}

static void fill(struct run *r, const char *dir)
{
    const struct stored_account account = {
        .login = "anna", .name = "Anna", .role = "advisor", .password = "x"};
    need(store_account_add(r->store, &account) == STORE_OK, "account", r);
    need(store_commit(r->store) == STORE_OK, "commit", r);
    fill_history(r, dir);
    /* those of the history were over long before */
    r->now = BEGUN + (int64_t)r->history * APART + INT64_C(86400000);
    struct stored_conversation c;
    for (size_t i = 0; i < OPEN; i++) {
        begin(r, i, r->now, &c);
        memcpy(r->open[i], c.id, SECRET_ID_SIZE);
        arena_reset(r->arena);
    }
    need(store_commit(r->store) == STORE_OK, "commit", r);
}

/* ---- what is waited for ----------------------------------------------------------------- */

static void board(struct run *r)
{
    struct stored_conversation *rows;
    size_t count;
    need(store_conversation_board(r->store, r->now - 3600000, r->arena, &rows, &count) ==
                 STORE_OK &&
             count >= OPEN,
         "board", r);
}

static void page_before(struct run *r, int64_t before, const char *find)
{
    struct stored_past *past = arena_alloc(r->arena, PAGE, sizeof *past);
    size_t count;
    need(store_history(r->store, before, "", find, PAGE, r->arena, past, &count) == STORE_OK &&
             count > 0,
         "history", r);
}

static void first_page(struct run *r)
{
    page_before(r, INT64_MAX, NULL);
}

static void late_page(struct run *r)
{
    page_before(r, BEGUN + 60 * APART, NULL);
}

/* Twenty in all: the page is not full before everything has been looked through. */
static void search(struct run *r)
{
    page_before(r, INT64_MAX, "chef@betrieb-3.example");
}

static void firm(struct run *r)
{
    struct stored_inquiry inquiry;
    struct stored_past *past = arena_alloc(r->arena, PAGE, sizeof *past);
    size_t count;
    store_inquiry_get(r->store, r->open[r->round % OPEN], r->arena, &inquiry);
    need(store_history_of(r->store, inquiry.firm_key, inquiry.domain, PAGE, r->arena, past,
                          &count) == STORE_OK &&
             count > 0,
         "firm", r);
}

/* Taken and given back, so that there are always as many; one commit each, as two messages are. */
static void take(struct run *r)
{
    struct stored_conversation c;
    need(store_conversation_get(r->store, r->open[r->round % OPEN], r->arena, &c) == STORE_OK,
         "get", r);
    step(r, &c, "advisor", "taken", r->now);
    need(store_commit(r->store) == STORE_OK, "commit", r);
    step(r, &c, "system", "returned", r->now);
    need(store_commit(r->store) == STORE_OK, "commit", r);
}

static const struct {
    const char *name;
    void (*run)(struct run *r);
} waits[] = {{"board", board},
             {"history, first page", first_page},
             {"history, a late page", late_page},
             {"history, searched", search},
             {"earlier of a firm", firm},
             {"take and give back", take}};
enum { WAITS = sizeof waits / sizeof *waits };

struct measured {
    double p50, p99;
};

static void measure(struct run *r, struct measured out[WAITS])
{
    static double times[WAITS][ROUNDS];
    for (r->round = 0; r->round < ROUNDS; r->round++)
        for (size_t w = 0; w < WAITS; w++) {
            double start = now_us();
            waits[w].run(r);
            times[w][r->round] = now_us() - start;
            arena_reset(r->arena);
        }
    for (size_t w = 0; w < WAITS; w++) {
        qsort(times[w], ROUNDS, sizeof *times[w], by_size);
        out[w] = (struct measured){times[w][ROUNDS / 2], times[w][ROUNDS * 99 / 100]};
    }
}

static void measure_with(size_t history, struct measured out[WAITS])
{
    char dir[] = "/tmp/kammerlotse-bench-XXXXXX", path[64];
    struct run r = {.arena = arena_new((size_t)256 << 20), .history = history};
    if (mkdtemp(dir) == NULL)
        exit(1);
    need(store_open(dir, &r.store) == STORE_OK, "open", &r);
    fill(&r, dir);
    measure(&r, out);
    store_close(r.store);
    arena_free(r.arena);
    static const char *const names[] = {"desk.db", "desk.db-wal", "desk.db-shm"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        unlink(path);
    }
    rmdir(dir);
}

int main(int argc, char **argv)
{
    static const char *const standard[] = {"100", "100000"};
    int count = argc > 1 ? argc - 1 : 2;
    struct measured base[WAITS], here[WAITS];
    if (sodium_init() < 0)
        return 1;
    /* else the smaller run gives its memory back after each call, and pays for it anew */
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TOP_PAD, 64 << 20);
    puts("p50 and p99 with fifty open conversations, as a ratio to those with the first history");
    for (int i = 0; i < count; i++) {
        size_t history = (size_t)strtoul(argc > 1 ? argv[i + 1] : standard[i], NULL, 10);
        measure_with(history, here);
        if (i == 0)
            memcpy(base, here, sizeof base);
        printf("a history of %zu\n", history);
        for (size_t w = 0; w < WAITS; w++)
            printf("  %-22s %8.2f %8.2f   (%.0f and %.0f us)\n", waits[w].name,
                   here[w].p50 / base[w].p50, here[w].p99 / base[w].p99, here[w].p50, here[w].p99);
    }
    return 0;
}
