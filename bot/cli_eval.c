/* cli_eval.c - `kammerlotse eval`: how well the questions of a TSV, or the conversations of a
 * JSONL, are answered.
 *
 * Measures and Wilson intervals as tests/eval/README.md says. A row whose acceptable entries are
 * all missing from the knowledge base is counted and left out. */
#include "bot/cli.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "bot/turn.h"
#include "kb/kb.h"
#include "kb/values.h"

static const char usage[] =
    "usage: kammerlotse eval [--data DIR] [--rows] FILE.tsv|FILE.jsonl\n"
    "FILE.tsv has the columns id, lang, source_kind, question, slugs, note; FILE.jsonl has a "
    "conversation a line:\n"
    "{\"id\", \"lang\", \"turns\": [{\"user\", \"slugs\": [...]}, ...]}.\n";

enum { COLUMN_ID, COLUMN_LANG, COLUMN_KIND, COLUMN_QUESTION, COLUMN_SLUGS, COLUMN_NOTE, COLUMNS };

static const char *const column_names[COLUMNS] = {"id",       "lang",  "source_kind",
                                                  "question", "slugs", "note"};

struct scores {
    size_t rows, first, in_three, offered, wrong, right_action;
    double reciprocal;
};

enum { KINDS_MAX = 8 };

/* The questions of one kind or language, kept for the baseline. */
struct kept {
    struct text *said;
    const char **slugs;
    size_t count, size;
};

struct eval {
    struct kb *kb;
    struct arena *keeping; /* what lives until the report */
    struct kept kept[2];
    const char *kinds[KINDS_MAX];
    struct scores by_kind[KINDS_MAX];
    size_t buckets[10], bucket_right[10]; /* answers by confidence */
    struct arena *arena;
    const char *day;
    bool print_rows;
    struct scores lang[2];
    size_t out_rows, out_answered, out_right, person_rows, person_right, left_out;
    size_t actions[2][4]; /* in scope or not, by action */
};

/* The Wilson score interval at 95 %. */
static void print_share(const char *name, size_t hits, size_t rows)
{
    if (rows == 0)
        return;
    double n = (double)rows, p = (double)hits / n, z = 1.96;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    printf("  %-34s %5.1f %%  [%.1f, %.1f]  (%zu of %zu)\n", name, 100 * p,
           100 * (middle - half < 0 ? 0 : middle - half), 100 * (middle + half), hits, rows);
}

static bool accepted(const char *slugs, const char *slug)
{
    size_t len = strlen(slug);
    for (const char *at = slugs; *at != '\0';) {
        size_t part = strcspn(at, ",");
        if (part == len && memcmp(at, slug, len) == 0)
            return true;
        at += part + (at[part] == ',');
    }
    return false;
}

static bool any_exists(struct eval *e, const char *slugs)
{
    char *copy = arena_strdup(e->arena, slugs), *save = NULL;
    for (char *slug = strtok_r(copy, ",", &save); slug != NULL; slug = strtok_r(NULL, ",", &save)) {
        struct kb_answer answer;
        if (kb_answer(e->kb, slug, KB_DE, e->day, e->arena, &answer) == KB_OK)
            return true;
    }
    return false;
}

static const char *text_at(json_t *list, size_t i, const char *key)
{
    json_t *item = json_array_get(list, i);
    return json_string_value(key == NULL ? item : json_object_get(item, key));
}

static size_t rank_of(json_t *list, const char *key, const char *slugs)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (accepted(slugs, text_at(list, i, key)))
            return i + 1;
    return 0;
}

static int action_number(const char *action)
{
    for (int i = 0; i < 4; i++)
        if (strcmp(action, kb_action_name((enum kb_action)i)) == 0)
            return i;
    return 0;
}

static void score_out_of_scope(struct eval *e, int action, const char *note)
{
    bool person = strcmp(note, "asks for a human") == 0;
    e->out_rows++;
    e->out_answered += action == KB_ANSWER;
    e->out_right += action == KB_HANDOFF || (action == KB_SMALLTALK && !person);
    e->person_rows += person;
    e->person_right += person && action == KB_HANDOFF;
    e->actions[1][action]++;
}

static void add_scores(struct scores *s, size_t rank, size_t choice, int action)
{
    s->rows++;
    s->first += rank == 1;
    s->in_three += rank >= 1 && rank <= 3;
    s->reciprocal += rank == 0 ? 0 : 1.0 / (double)rank;
    s->offered += (action == KB_ANSWER && rank == 1) || (action == KB_CLARIFY && choice > 0);
    s->wrong += action == KB_ANSWER && rank != 1;
    s->right_action += action == KB_ANSWER || action == KB_CLARIFY;
}

static struct scores *scores_of_kind(struct eval *e, const char *kind)
{
    size_t i = 0;
    while (i + 1 < KINDS_MAX && e->kinds[i] != NULL && strcmp(e->kinds[i], kind) != 0)
        i++;
    if (e->kinds[i] == NULL)
        e->kinds[i] = arena_strdup(e->keeping, kind);
    return &e->by_kind[i];
}

static void keep_row(struct eval *e, enum kb_lang lang, const char *question, const char *slugs)
{
    struct kept *k = &e->kept[lang];
    if (k->count == k->size) {
        k->size = k->size * 2 + 256;
        k->said = realloc(k->said, k->size * sizeof *k->said);
        k->slugs = realloc(k->slugs, k->size * sizeof *k->slugs);
        if (k->said == NULL || k->slugs == NULL)
            exit(1);
    }
    k->said[k->count] = text_of(arena_strdup(e->keeping, question));
    k->slugs[k->count++] = arena_strdup(e->keeping, slugs);
}

static void score_in_scope(struct eval *e, enum kb_lang lang, char *const *fields, json_t *found,
                           int action)
{
    const char *slugs = fields[COLUMN_SLUGS];
    size_t rank = rank_of(json_object_get(found, "hits"), "entry", slugs);
    size_t choice = rank_of(json_object_get(found, "choices"), NULL, slugs);
    add_scores(&e->lang[lang], rank, choice, action);
    add_scores(scores_of_kind(e, fields[COLUMN_KIND]), rank, choice, action);
    keep_row(e, lang, fields[COLUMN_QUESTION], slugs);
    e->actions[0][action]++;
    if (action == KB_ANSWER) {
        double confidence = json_number_value(json_object_get(found, "confidence"));
        int bucket = confidence >= 1 ? 9 : (int)(confidence * 10);
        e->buckets[bucket]++;
        e->bucket_right[bucket] += rank == 1;
    }
}

static bool score_row(struct eval *e, char *const *fields)
{
    const char *slugs = fields[COLUMN_SLUGS];
    bool out_of_scope = strcmp(slugs, "NONE") == 0;
    if (!out_of_scope && !any_exists(e, slugs)) {
        e->left_out++;
        return true;
    }
    enum kb_lang lang = KB_DE;
    kb_lang_parse(fields[COLUMN_LANG], &lang);
    json_t *found = turn_ask_json(e->kb, NULL, text_of(fields[COLUMN_QUESTION]), false, KB_DE,
                                  e->day, TURN_PLAIN, e->arena);
    if (found == NULL) {
        fprintf(stderr, "kammerlotse: %s: %s\n", fields[COLUMN_ID], kb_message(e->kb));
        return false;
    }
    const char *action_name = json_string_value(json_object_get(found, "action"));
    int action = action_number(action_name);
    if (out_of_scope)
        score_out_of_scope(e, action, fields[COLUMN_NOTE]);
    else
        score_in_scope(e, lang, fields, found, action);
    if (e->print_rows)
        printf("%s\t%s\t%.3f\t%zu\t%s\t%s\n", fields[COLUMN_ID], action_name,
               json_number_value(json_object_get(found, "confidence")),
               rank_of(json_object_get(found, "hits"), "entry", slugs),
               json_array_size(json_object_get(found, "hits")) == 0
                   ? "-"
                   : text_at(json_object_get(found, "hits"), 0, "entry"),
               slugs);
    json_decref(found);
    return true;
}

static size_t split(char *line, char *fields[], size_t most)
{
    size_t count = 0;
    for (char *rest = line; rest != NULL && count < most;)
        fields[count++] = strsep(&rest, "\t");
    return count;
}

static bool read_header(char *line, const char *file, size_t order[COLUMNS])
{
    char *fields[64];
    size_t count = split(line, fields, 64);
    for (size_t c = 0; c < COLUMNS; c++) {
        order[c] = 0;
        while (order[c] < count && strcmp(fields[order[c]], column_names[c]) != 0)
            order[c]++;
        if (order[c] == count) {
            fprintf(stderr, "kammerlotse: %s:1: the header line lacks the column \"%s\"\n", file,
                    column_names[c]);
            return false;
        }
    }
    return true;
}

static bool read_rows(struct eval *e, FILE *in, const char *file)
{
    char *line = NULL;
    size_t size = 0, order[COLUMNS] = {0};
    bool good = true;
    for (size_t number = 1; good && getline(&line, &size, in) >= 0; number++) {
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '\0')
            continue;
        if (number == 1) {
            good = read_header(line, file, order);
            continue;
        }
        char *all[64] = {NULL}, *fields[COLUMNS];
        size_t count = split(line, all, 64);
        for (size_t c = 0; good && c < COLUMNS; c++) {
            good = order[c] < count || c == COLUMN_NOTE;
            fields[c] = order[c] < count ? all[order[c]] : "";
        }
        if (!good)
            fprintf(stderr, "kammerlotse: %s:%zu: the row has too few columns\n", file, number);
        good = good && score_row(e, fields);
        arena_reset(e->arena);
    }
    free(line);
    return good;
}

static void print_scores(const char *title, const struct scores *s)
{
    if (s->rows == 0)
        return;
    printf("%s, in scope\n", title);
    print_share("P@1", s->first, s->rows);
    print_share("P@3", s->in_three, s->rows);
    printf("  %-34s %5.3f\n", "MRR@10", s->reciprocal / (double)s->rows);
    print_share("answered or offered", s->offered, s->rows);
    print_share("answered with a wrong entry", s->wrong, s->rows);
    print_share("action right", s->right_action, s->rows);
}

static void print_baseline(struct eval *e, enum kb_lang lang)
{
    const struct kept *k = &e->kept[lang];
    const char *(*hits)[KB_BASELINE_HITS] = calloc(k->count + 1, sizeof *hits);
    size_t first = 0, in_three = 0;
    if (hits == NULL)
        exit(1);
    if (k->count > 0 && kb_baseline(e->kb, lang, k->said, k->count, e->keeping, hits) == KB_OK) {
        for (size_t i = 0; i < k->count; i++)
            for (size_t rank = 0; rank < 3 && hits[i][rank] != NULL; rank++)
                if (accepted(k->slugs[i], hits[i][rank])) {
                    first += rank == 0;
                    in_three++;
                    break;
                }
        printf("%s, plain FTS5 (unicode61, bm25)\n", kb_lang_name(lang));
        print_share("P@1", first, k->count);
        print_share("P@3", in_three, k->count);
    }
    free(hits);
}

static void print_report(struct eval *e)
{
    struct scores all = {0};
    for (int l = 0; l < 2; l++) {
        const struct scores *s = &e->lang[l];
        all.rows += s->rows;
        all.first += s->first;
        all.in_three += s->in_three;
        all.offered += s->offered;
        all.wrong += s->wrong;
        all.right_action += s->right_action;
        all.reciprocal += s->reciprocal;
    }
    print_scores("all", &all);
    print_scores("de", &e->lang[KB_DE]);
    print_scores("en", &e->lang[KB_EN]);
    for (size_t i = 0; i < KINDS_MAX && e->kinds[i] != NULL; i++)
        print_scores(e->kinds[i], &e->by_kind[i]);
    print_baseline(e, KB_DE);
    print_baseline(e, KB_EN);
    puts("confidence of answers   answers   right");
    for (size_t i = 0; i < 10; i++)
        if (e->buckets[i] > 0)
            printf("  %.1f to %.1f  %15zu  %5.1f %%\n", (double)i / 10, (double)(i + 1) / 10,
                   e->buckets[i], 100.0 * (double)e->bucket_right[i] / (double)e->buckets[i]);
    puts("out of scope");
    print_share("answered as if known", e->out_answered, e->out_rows);
    print_share("action right", e->out_right, e->out_rows);
    print_share("wish for a person recognised", e->person_right, e->person_rows);
    puts("actions              answer  clarify  handoff  smalltalk");
    for (int row = 0; row < 2; row++)
        printf("  %-18s %6zu  %7zu  %7zu  %9zu\n", row == 0 ? "in scope" : "out of scope",
               e->actions[row][0], e->actions[row][1], e->actions[row][2], e->actions[row][3]);
    print_share("action accuracy", all.right_action + e->out_right, all.rows + e->out_rows);
    if (e->left_out > 0)
        printf("left out, since their entries do not exist: %zu\n", e->left_out);
}

/* ---- conversations ---------------------------------------------------------------------- */

static const char *comma_list(json_t *slugs, struct arena *arena)
{
    const char *out = "";
    size_t i;
    json_t *slug;
    json_array_foreach(slugs, i, slug)
    {
        if (json_is_string(slug))
            out = arena_printf(arena, "%s%s%s", out, i == 0 ? "" : ",", json_string_value(slug));
    }
    return out;
}

static bool score_conversation(struct eval *e, json_t *conversation, struct scores *later)
{
    enum kb_lang lang = KB_DE;
    const char *name = json_string_value(json_object_get(conversation, "lang"));
    if (name != NULL)
        kb_lang_parse(name, &lang);
    struct turn_memory *memory = turn_memory_new(lang);
    bool good = true;
    size_t i;
    json_t *turn;
    json_array_foreach(json_object_get(conversation, "turns"), i, turn)
    {
        const char *user = json_string_value(json_object_get(turn, "user"));
        const char *slugs = comma_list(json_object_get(turn, "slugs"), e->arena);
        json_t *found = user == NULL ? NULL
                                     : turn_ask_json(e->kb, memory, text_of(user), false, lang,
                                                     e->day, TURN_PLAIN, e->arena);
        good &= found != NULL;
        if (found != NULL && i > 0 && slugs[0] != '\0' && strcmp(slugs, "NONE") != 0) {
            size_t rank = rank_of(json_object_get(found, "hits"), "entry", slugs);
            size_t choice = rank_of(json_object_get(found, "choices"), NULL, slugs);
            add_scores(later, rank, choice,
                       action_number(json_string_value(json_object_get(found, "action"))));
        }
        json_decref(found);
    }
    turn_memory_free(memory);
    return good;
}

static bool read_conversations(struct eval *e, FILE *in, const char *file)
{
    struct scores later = {0};
    char *line = NULL;
    size_t size = 0;
    bool good = true;
    for (size_t number = 1; good && getline(&line, &size, in) >= 0; number++) {
        json_error_t error;
        json_t *conversation = json_loads(line, 0, &error);
        good = json_is_object(conversation) && score_conversation(e, conversation, &later);
        if (!good)
            fprintf(stderr, "kammerlotse: %s:%zu: %s\n", file, number,
                    conversation == NULL ? error.text : "not a conversation");
        json_decref(conversation);
        arena_reset(e->arena);
    }
    free(line);
    if (good)
        print_scores("turns from the second on", &later);
    return good;
}

int cli_eval(int argc, char **argv)
{
    const char *data = "./data";
    char today[11];
    day_today(today);
    struct eval e = {.day = today};
    const struct cli_option options[] = {
        {"data", CLI_TEXT, &data}, {"rows", CLI_FLAG, &e.print_rows}, {0}};
    int code = cli_options(argc, argv, options, usage);
    if (code != CLI_GO_ON)
        return code;
    if (optind + 1 != argc)
        return cli_usage(usage);
    FILE *in = fopen(argv[optind], "r");
    if (in == NULL) {
        fprintf(stderr, "kammerlotse: cannot read %s\n", argv[optind]);
        return 1;
    }
    code = 1;
    e.kb = cli_open_kb(data);
    if (e.kb != NULL) {
        e.arena = arena_new((size_t)256 << 20);
        e.keeping = arena_new((size_t)1 << 30);
        size_t len = strlen(argv[optind]);
        if (len > 6 && strcmp(argv[optind] + len - 6, ".jsonl") == 0) {
            code = read_conversations(&e, in, argv[optind]) ? 0 : 1;
        } else if (read_rows(&e, in, argv[optind])) {
            print_report(&e);
            code = 0;
        }
        for (int l = KB_DE; l <= KB_EN; l++) {
            free(e.kept[l].said);
            free(e.kept[l].slugs);
        }
        arena_free(e.keeping);
        arena_free(e.arena);
    }
    kb_close(e.kb);
    fclose(in);
    return code;
}
