/* bench_find.c - what understanding one question costs, as a ratio to a bare FTS5 bm25 query of the
 * same words over the same texts in the same run.
 *
 * The stages are called one by one, as kb_find() calls them; "turn" is all of it with the reply put
 * together, "follow-up" the same behind the question before it, "bare" the query it is compared
 * with.
 *
 * usage: bench_find QUESTIONS.tsv CONTENT [ENTRIES...]
 * The entries beyond the shipped ones are made from their words, shuffled; the question column of
 * the TSV is the fourth. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include "bot/turn.h"
#include "kb/features.h"
#include "kb/language.h"
#include "kb/rank.h"
#include "kb/repair.h"

enum { QUESTIONS_MAX = 400, WORDS_MAX = 60000, LINE = 8192 };

static struct text questions[QUESTIONS_MAX];
static size_t question_count;
static char *words[WORDS_MAX];
static size_t word_count;

/* Time of the processor, since others share the machine. */
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

static double percentile(double *times, size_t count, double share)
{
    qsort(times, count, sizeof *times, by_size);
    return times[(size_t)((double)(count - 1) * share)];
}

static void read_questions(const char *file)
{
    FILE *in = fopen(file, "r");
    char line[LINE];
    for (size_t row = 0; in != NULL && fgets(line, sizeof line, in) != NULL; row++) {
        char *rest = line;
        for (int column = 0; column < 3; column++)
            strsep(&rest, "\t");
        char *question = rest == NULL ? NULL : strsep(&rest, "\t");
        if (row > 0 && question != NULL && question_count < QUESTIONS_MAX)
            questions[question_count++] = text_of(strdup(question));
    }
    if (in == NULL || question_count == 0) {
        fprintf(stderr, "bench_find: no questions in %s\n", file);
        exit(1);
    }
    fclose(in);
}

/* The words of a file of the knowledge, in their order. */
static void read_words(const char *path)
{
    FILE *in = fopen(path, "r");
    char line[LINE];
    while (in != NULL && fgets(line, sizeof line, in) != NULL)
        for (char *save = NULL, *word = strtok_r(line, " \t\n\"-#|.,:;()", &save);
             word != NULL && word_count < WORDS_MAX;
             word = strtok_r(NULL, " \t\n\"-#|.,:;()", &save))
            words[word_count++] = strdup(word);
    if (in != NULL)
        fclose(in);
}

static void read_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_name[0] != '.' && strstr(e->d_name, ".md") != NULL)
            read_words(path);
        else if (e->d_name[0] != '.')
            read_folder(path);
    }
    if (dir != NULL)
        closedir(dir);
}

/* A title of 8 words and an answer of 120, taken from places of the shipped texts. */
static void write_list(const char *path, size_t entries)
{
    FILE *out = fopen(path, "w");
    uint64_t state = 1;
    fputs("id\tquestion\tanswer\n", out);
    for (size_t i = 0; i < entries; i++) {
        fprintf(out, "e%zu\t", i);
        for (int k = 0; k < 128; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            /* runs of four keep something of the language */
            static size_t at;
            at = k % 4 == 0 ? (size_t)(state >> 33) % (word_count - 4) : at + 1;
            fprintf(out, "%s%s", words[at], k == 7 ? "\t" : " ");
        }
        fputc('\n', out);
    }
    fclose(out);
}

static sqlite3 *bare_index(const char *list)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    FILE *in = fopen(list, "r");
    char line[LINE];
    sqlite3_open(":memory:", &db);
    sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5 (title, body); BEGIN", NULL, NULL, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, ?2)", -1, &stmt, NULL);
    for (size_t row = 0; fgets(line, sizeof line, in) != NULL; row++) {
        char *rest = line;
        strsep(&rest, "\t");
        char *title = strsep(&rest, "\t");
        if (row == 0)
            continue;
        sqlite3_bind_text(stmt, 1, title, -1, SQLITE_STATIC);
        sqlite3_bind_text(stmt, 2, rest, -1, SQLITE_STATIC);
        sqlite3_step(stmt);
        sqlite3_reset(stmt);
    }
    sqlite3_finalize(stmt);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    fclose(in);
    return db;
}

static void bare_query(sqlite3_stmt *stmt, struct text said)
{
    char expression[LINE] = "", *at = expression;
    for (size_t i = 0; i < said.len && at < expression + sizeof expression - 200;) {
        size_t len = strcspn(said.at + i, " \t.,?!:;\"()'");
        if (len > 0 && len < 100)
            at += sprintf(at, "%s\"%.*s\"", at == expression ? "" : " OR ", (int)len, said.at + i);
        i += len + 1;
    }
    sqlite3_bind_text(stmt, 1, expression, -1, SQLITE_STATIC);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        ;
    sqlite3_reset(stmt);
}

/* ---- the stages ------------------------------------------------------------------------- */

struct run {
    struct kb *kb;
    struct arena *arena;
    sqlite3_stmt *bare;
    struct text said;
    enum kb_lang lang;
    struct rule_hit *hits;
    size_t hit_count;
    struct text repaired;
    json_t *before, *after; /* the memory the question before left, and this one leaves */
};

static void stage_bare(struct run *r)
{
    bare_query(r->bare, r->said);
}

static void stage_language(struct run *r)
{
    r->lang = language_among(r->kb->analyser, r->kb->catalog->vocabulary, r->said, KB_DE);
    if (!catalog_has_lang(r->kb->catalog, r->lang))
        r->lang = r->lang == KB_DE ? KB_EN : KB_DE;
}

static void stage_rules(struct run *r)
{
    r->hit_count = rules_match(r->kb->catalog->rules, r->said, r->lang, r->arena, &r->hits);
}

static void stage_typos(struct run *r)
{
    r->repaired = repair_text(r->kb->catalog->repair[r->lang], r->kb->analyser, r->said, r->arena);
}

static void stage_model(struct run *r)
{
    const struct model *model = kb_model(r->kb, r->lang);
    const struct reader reader = {r->kb->analyser, r->kb->catalog->words, model_ngrams(model)};
    struct feature *features;
    float *scores = arena_alloc(r->arena, kb_classes(r->kb->catalog, r->lang), sizeof *scores);
    size_t count = features_of(&reader, r->lang, r->repaired, r->arena, &features);
    double length;
    model_score(model, features, count, scores, &length);
}

static void stage_rank(struct run *r)
{
    const struct asked asked = {
        .said = r->repaired, .lang = r->lang, .hits = r->hits, .hit_count = r->hit_count};
    struct ranking ranking;
    rank_entries(r->kb, &asked, r->arena, &ranking);
}

static void stage_find(struct run *r)
{
    const struct kb_question asked = {.said = r->said, .day = "2026-08-19"};
    struct kb_finding found;
    kb_find(r->kb, &asked, r->arena, &found);
}

/* As on a connection: the memory is read from the log, the reply is put together. */
static void say(struct run *r, const json_t *before)
{
    struct turn_memory *memory = turn_memory_load(before, KB_DE);
    struct turn_event event;
    if (turn_say(r->kb, memory, r->said, "2026-08-19", r->arena, &event) == KB_OK) {
        json_decref(r->after);
        r->after = json_incref(json_object_get(event.body, "memory"));
        json_decref(event.body);
    }
    turn_memory_free(memory);
}

static void stage_follow_up(struct run *r)
{
    say(r, r->before);
}

static void stage_turn(struct run *r)
{
    say(r, NULL);
}

static const struct {
    const char *name;
    void (*run)(struct run *r);
} stages[] = {
    {"bare", stage_bare},
    {"language", stage_language},
    {"rules", stage_rules},
    {"typos", stage_typos},
    {"model", stage_model},
    {"rank (bm25 + model)", stage_rank},
    {"find", stage_find},
    {"follow-up, with reply", stage_follow_up},
    {"turn, with reply", stage_turn},
};
enum { STAGES = sizeof stages / sizeof *stages };

static void time_stages(struct run *r, double times[STAGES][QUESTIONS_MAX])
{
    for (int round = 0; round < 2; round++) /* the first warms up */
        for (size_t i = 0; i < question_count; i++) {
            r->said = questions[i];
            for (size_t s = 0; s < STAGES; s++) {
                double start = now_us();
                stages[s].run(r);
                times[s][i] = now_us() - start;
            }
            json_decref(r->before);
            r->before = json_incref(r->after);
            arena_reset(r->arena);
        }
}

static void report(size_t entries, double published, double times[STAGES][QUESTIONS_MAX])
{
    double bare50 = percentile(times[0], question_count, 0.5);
    double bare99 = percentile(times[0], question_count, 0.99);
    printf("%zu entries, published in %.1f s\n", entries, published);
    for (size_t s = 0; s < STAGES; s++) {
        double p50 = percentile(times[s], question_count, 0.5);
        double p99 = percentile(times[s], question_count, 0.99);
        printf("  %-22s %7.2f %7.2f   (%.0f and %.0f us)\n", stages[s].name, p50 / bare50,
               p99 / bare99, p50, p99);
    }
}

static void measure(const char *dir, size_t entries)
{
    char list[4096];
    snprintf(list, sizeof list, "%s/list.tsv", dir);
    write_list(list, entries);
    struct run r = {.arena = arena_new((size_t)1 << 30)};
    struct kb_import_report imported;
    double begun = now_us();
    if (kb_open(dir, &r.kb) != KB_OK || kb_import(r.kb, list, true, stderr, &imported) != KB_OK) {
        fprintf(stderr, "bench_find: %s\n", kb_message(r.kb));
        exit(1);
    }
    double published = (now_us() - begun) / 1e6;
    sqlite3 *db = bare_index(list);
    sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY bm25(t) LIMIT 10", -1,
                       &r.bare, NULL);
    static double times[STAGES][QUESTIONS_MAX];
    time_stages(&r, times);
    report(entries, published, times);
    json_decref(r.before);
    json_decref(r.after);
    arena_free(r.arena);
    sqlite3_finalize(r.bare);
    sqlite3_close(db);
    kb_close(r.kb);
}

int main(int argc, char **argv)
{
    static const char *const standard[] = {"155", "1000", "10000", "100000"};
    if (argc < 3) {
        fputs("usage: bench_find QUESTIONS.tsv CONTENT [ENTRIES...]\n", stderr);
        return 2;
    }
    read_questions(argv[1]);
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/entries/de", argv[2]);
    read_folder(folder);
    puts("p50 and p99 of a question, as a ratio to those of a bare bm25 query of the same words");
    for (int i = 0; i < (argc > 3 ? argc - 3 : 4); i++) {
        char dir[] = "/tmp/kammerlotse-bench-XXXXXX", command[128];
        if (mkdtemp(dir) == NULL)
            return 1;
        measure(dir, (size_t)strtoul(argc > 3 ? argv[i + 3] : standard[i], NULL, 10));
        snprintf(command, sizeof command, "rm -r %s", dir);
        if (system(command) != 0)
            return 1;
    }
    return 0;
}
