/* bench_edit.c - what editing costs: an import, a candidate, a rehearsal, a publication and the
 * time the write lock is held, each as a ratio to a bare one beside it.
 *
 * The bare import puts the same texts into an FTS5 table of its own file in one transaction; the
 * bare queries ask that table the same questions with bm25().
 *
 * usage: bench_edit CONTENT [ENTRIES...]
 * Entries beyond the shipped ones are those again with words of other questions in theirs. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include "kb/internal.h"
#include "kb/publish.h"
#include "kb/rehearse.h"

enum { FILES_MAX = 50000, EXPRESSION = 8192 };

static const char day[] = "2026-10-01";

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Of the processor, since others share the machine. */
static double work_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void must(bool good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "bench_edit: %s\n", what);
    exit(1);
}

/* ---- the knowledge ---------------------------------------------------------------------- */

struct content {
    struct arena *arena;
    struct kb_file files[FILES_MAX];
    size_t count;
    struct kb *shipped;
};

static void add_file(struct content *c, const char *path, struct text bytes)
{
    must(c->count < FILES_MAX, "too many files");
    c->files[c->count++] = (struct kb_file){path, bytes};
}

/* The first half of one question with the second of another. */
static const char *mixed(struct content *c, const char *first, const char *second)
{
    size_t from = strlen(first) / 2, to = strlen(second) / 2;
    from += strcspn(first + from, " ");
    to += strcspn(second + to, " ");
    return arena_printf(c->arena, "%.*s%s", (int)from, first, second + to);
}

static struct entry made_up(struct content *c, enum kb_lang lang, size_t index)
{
    const struct catalog *shipped = c->shipped->catalog;
    size_t count = shipped->in_lang[lang];
    struct entry e = *shipped->numbered[lang][index % count];
    const struct entry *other = shipped->numbered[lang][(index * 7 + index / count) % count];
    if (index < count)
        return e;
    e.slug = arena_printf(c->arena, "%s-%zu", e.slug, index / count);
    e.title = mixed(c, e.title, other->title);
    const char **questions = arena_alloc(c->arena, e.questions.count + 1, sizeof *questions);
    for (size_t i = 0; i < e.questions.count; i++)
        questions[i] = other->questions.count == 0
                           ? e.questions.at[i]
                           : mixed(c, e.questions.at[i],
                                   other->questions.at[(i + index) % other->questions.count]);
    e.questions.at = questions;
    return e;
}

static void make_files(struct content *c, size_t entries)
{
    const struct catalog *shipped = c->shipped->catalog;
    c->count = 0;
    for (size_t i = 0; i < shipped->document_count; i++)
        add_file(c, shipped->documents[i].path, shipped->documents[i].text);
    for (int lang = KB_DE; lang <= KB_EN; lang++)
        for (size_t i = 0; i < entries; i++) {
            struct entry e = made_up(c, (enum kb_lang)lang, i);
            add_file(
                c,
                arena_printf(c->arena, "entries/%s/%s/%s.md", kb_lang_name(e.lang), e.area, e.slug),
                text_of(entry_file_write(&e, c->arena)));
        }
}

/* ---- the bare ones ---------------------------------------------------------------------- */

static sqlite3 *bare_import(const char *file, const struct kb *kb)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    must(sqlite3_open(file, &db) == SQLITE_OK, file);
    sqlite3_exec(db,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                 "CREATE VIRTUAL TABLE t USING fts5 (title, questions, body); BEGIN",
                 NULL, NULL, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, ?2, ?3)", -1, &stmt, NULL);
    for (size_t i = 0; i < kb->catalog->count; i++) {
        const struct entry *e = &kb->catalog->entries[i];
        struct buffer questions;
        buffer_init(&questions, (size_t)1 << 20);
        for (size_t k = 0; k < e->questions.count; k++) {
            buffer_puts(&questions, e->questions.at[k]);
            buffer_putc(&questions, '\n');
        }
        sqlite3_bind_text(stmt, 1, e->title, -1, SQLITE_STATIC);
        sqlite3_bind_text(stmt, 2, buffer_text(&questions), -1, SQLITE_STATIC);
        sqlite3_bind_text(stmt, 3, e->body, -1, SQLITE_STATIC);
        must(sqlite3_step(stmt) == SQLITE_DONE, "the bare import failed");
        sqlite3_reset(stmt);
        buffer_free(&questions);
    }
    sqlite3_finalize(stmt);
    must(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, "the bare import failed");
    return db;
}

static void bare_query(sqlite3_stmt *stmt, const char *said)
{
    char expression[EXPRESSION];
    size_t used = 0;
    while (*said != '\0' && used < sizeof expression - 200) {
        size_t len = strcspn(said, " \t.,?!:;\"()'");
        if (len > 0 && len < 100)
            used += (size_t)snprintf(expression + used, sizeof expression - used, "%s\"%.*s\"",
                                     used == 0 ? "" : " OR ", (int)len, said);
        said += len + (said[len] != '\0');
    }
    sqlite3_bind_text(stmt, 1, expression, (int)used, SQLITE_STATIC);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        ;
    sqlite3_reset(stmt);
}

/* Seconds for one question, over some of them. */
static double bare_queries(sqlite3 *db, const struct kb *kb, size_t *questions)
{
    enum { EVERY = 16 };
    sqlite3_stmt *stmt = NULL;
    size_t asked = 0;
    *questions = 0;
    sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY bm25(t) LIMIT 10", -1,
                       &stmt, NULL);
    double begun = work_s();
    for (size_t i = 0; i < kb->catalog->count; i++)
        for (size_t k = 0; k < kb->catalog->entries[i].questions.count; k++)
            if ((*questions)++ % EVERY == 0) {
                bare_query(stmt, kb->catalog->entries[i].questions.at[k]);
                asked++;
            }
    double took = work_s() - begun;
    sqlite3_finalize(stmt);
    return took / (double)asked;
}

/* ---- the lock --------------------------------------------------------------------------- */

struct probe {
    const char *file;
    atomic_bool stop;
    double longest; /* for which no other could write, in s */
};

static void *probe_lock(void *context)
{
    struct probe *p = context;
    sqlite3 *db = NULL;
    double since = 0;
    must(sqlite3_open(p->file, &db) == SQLITE_OK, p->file);
    while (!atomic_load(&p->stop)) {
        bool got = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
        double now = now_s();
        if (got)
            sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
        if (!got && since == 0)
            since = now;
        if (got && since > 0) {
            p->longest = now - since > p->longest ? now - since : p->longest;
            since = 0;
        }
        nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
    }
    sqlite3_close(db);
    return NULL;
}

/* ---- the runs --------------------------------------------------------------------------- */

static void say(const char *what, double took, double bare)
{
    printf("  %-28s %8.2f   (%.3f s)\n", what, took / bare, took);
}

static struct kb_item_version draft_of(struct kb *kb, struct arena *arena)
{
    struct kb_item item;
    struct kb_draft theirs;
    struct kb_item_version out = {kb_entry_item(kb->catalog->entries[0].slug, KB_DE, arena), 0};
    must(kb_item_read(kb, out.item, arena, &item) == KB_OK, "no entry");
    const struct kb_save save = {
        .item = out.item,
        .text = text_of(arena_printf(arena, "%s\nNoch ein Satz.\n", item.published.text)),
        .by = "bench",
        .note = ""};
    must(kb_draft_save(kb, &save, arena, &out.version, &theirs) == KB_OK, kb_message(kb));
    return out;
}

static double publish(struct kb *kb, const struct kb_item_version *draft, struct arena *arena,
                      struct probe *probe)
{
    const struct kb_publication publication = {
        .items = draft, .count = 1, .by = "bench", .note = "", .now = 1, .day = day};
    struct kb_published_report report;
    pthread_t thread;
    must(pthread_create(&thread, NULL, probe_lock, probe) == 0, "no thread");
    double begun = work_s();
    must(kb_publish(kb, &publication, arena, &report) == KB_OK, kb_message(kb));
    double took = work_s() - begun;
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    atomic_store(&probe->stop, true);
    pthread_join(thread, NULL);
    return took;
}

static void measure(struct content *c, const char *dir, size_t entries)
{
    struct kb *kb = NULL, *candidate = NULL;
    struct kb_import_report imported;
    size_t left_out_count;
    make_files(c, entries);
    double begun = work_s();
    must(kb_open(dir, &kb) == KB_OK, "no data folder");
    must(kb_import_files(kb, c->files, c->count, true, stderr, &imported) == KB_OK, kb_message(kb));
    double import = work_s() - begun;
    begun = work_s();
    sqlite3 *db = bare_import(arena_printf(c->arena, "%s/bare.db", dir), kb);
    double bare = work_s() - begun;
    size_t questions;
    double queries = bare_queries(db, kb, &questions) * (double)questions;
    sqlite3_close(db);

    struct kb_item_version draft = draft_of(kb, c->arena);
    const char **left_out;
    begun = work_s();
    must(kb_candidate(kb, NULL, 0, NULL, c->arena, &candidate, &left_out, &left_out_count) == KB_OK,
         "no candidate");
    double made = work_s() - begun;
    struct kb_rehearsal rehearsal;
    double waited = now_s();
    begun = work_s();
    must(kb_rehearse(kb, candidate, day, NULL, c->arena, &rehearsal) == KB_OK, kb_message(kb));
    double rehearsed = work_s() - begun;
    waited = now_s() - waited;
    kb_close(candidate);
    struct probe probe = {.file = arena_printf(c->arena, "%s/knowledge.db", dir)};
    double published = publish(kb, &draft, c->arena, &probe);
    kb_close(kb);

    printf("%zu entries in two languages, %zu questions; bare import %.3f s, bare queries %.1f s\n",
           entries, questions, bare, queries);
    say("import, to bare import", import, bare);
    say("candidate, to bare import", made, bare);
    say("publication, to bare import", published, bare);
    say("write lock, to bare import", probe.longest, bare);
    printf("  %zu questions rehearsed in two threads\n", rehearsal.questions);
    say("rehearsal, to bare queries", rehearsed / (double)rehearsal.questions,
        queries / (double)questions);
    printf("  all of it %.1f s of the processor, %.1f s by the clock\n", rehearsed, waited);
}

int main(int argc, char **argv)
{
    static const char *const standard[] = {"155", "1000"};
    if (argc < 2) {
        fputs("usage: bench_edit CONTENT [ENTRIES...]\n", stderr);
        return 2;
    }
    struct content *c = calloc(1, sizeof *c);
    setlinebuf(stdout);
    must(c != NULL, "out of memory");
    c->arena = arena_new((size_t)8 << 30);
    struct kb_import_report shipped;
    must(kb_open(NULL, &c->shipped) == KB_OK &&
             kb_import(c->shipped, argv[1], true, stderr, &shipped) == KB_OK,
         argv[1]);
    for (int i = 0; i < (argc > 2 ? argc - 2 : 2); i++) {
        char dir[] = "/tmp/kammerlotse-bench-XXXXXX", command[128];
        must(mkdtemp(dir) != NULL, dir);
        measure(c, dir, (size_t)strtoul(argc > 2 ? argv[i + 2] : standard[i], NULL, 10));
        snprintf(command, sizeof command, "rm -r %s", dir);
        must(system(command) == 0, dir);
    }
    kb_close(c->shipped);
    arena_free(c->arena);
    free(c);
    return 0;
}
