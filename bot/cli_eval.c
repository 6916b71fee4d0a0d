/* cli_eval.c - `kammerlotse eval`: how well the questions of a TSV, or the conversations of a
 * JSONL, are answered.
 *
 * Measures and Wilson intervals as tests/eval/README.md says. A row whose acceptable entries are
 * all missing from the knowledge base is counted and left out. */
#include "bot/cli.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "bot/eval_rows.h"
#include "bot/eval_scores.h"
#include "bot/eval_typo.h"
#include "bot/turn.h"
#include "kb/kb.h"
#include "kb/memory.h"
#include "kb/values.h"

static const char usage[] =
    "usage: kammerlotse eval [--data DIR] [--rows] [--confusions] FILE.tsv|FILE.jsonl\n"
    "FILE.tsv has the columns id, lang, source_kind, question, slugs, note; FILE.jsonl has a "
    "conversation a line:\n"
    "{\"id\", \"lang\", \"turns\": [{\"user\", \"slugs\": [...]}, ...]}.\n";

/* An entry that was wanted and the one that came first instead. */
struct confusion {
    const char *wanted, *first;
    size_t count;
};

struct kind {
    const char *name;
    struct scores scores;
};

/* The questions of one language, kept for the baseline. */
struct kept {
    struct text *said;
    const char **slugs;
    size_t count, size;
};

struct eval {
    struct kb *kb;
    struct arena *keeping; /* what lives until the report */
    struct kept kept[2];
    struct kind *kinds;
    size_t kind_count;
    size_t buckets[10], bucket_right[10]; /* answers by confidence */
    struct arena *arena;
    const char *day;
    bool print_rows, print_confusions;
    struct confusion *confusions;
    size_t confusion_count;
    struct scores later; /* turns of conversations but the first */
    struct scores typos; /* the same questions with two letters changed */
    struct scores lang[2];
    size_t out_rows, out_answered, out_right, person_rows, person_right, left_out;
    size_t actions[2][4]; /* in scope or not, by action */
};

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
        if (scores_accept(slugs, text_at(list, i, key)))
            return i + 1;
    return 0;
}

static enum kb_action action_number(const char *action)
{
    for (int i = KB_ANSWER; action != NULL && i <= KB_SMALLTALK; i++)
        if (strcmp(action, kb_action_name((enum kb_action)i)) == 0)
            return (enum kb_action)i;
    return KB_HANDOFF;
}

static void score_out_of_scope(struct eval *e, enum kb_action action, const char *note)
{
    bool person = strcmp(note, "asks for a human") == 0;
    e->out_rows++;
    e->out_answered += action == KB_ANSWER;
    e->out_right += action == KB_HANDOFF || (action == KB_SMALLTALK && !person);
    e->person_rows += person;
    e->person_right += person && action == KB_HANDOFF;
    e->actions[1][action]++;
}

static void score_kind(struct eval *e, const char *name, size_t rank, size_t choice,
                       enum kb_action action)
{
    size_t i = 0;
    while (i < e->kind_count && strcmp(e->kinds[i].name, name) != 0)
        i++;
    if (i == e->kind_count) {
        e->kinds = memory_need(realloc(e->kinds, (i + 1) * sizeof *e->kinds));
        e->kinds[e->kind_count++] = (struct kind){.name = arena_strdup(e->keeping, name)};
    }
    scores_add(&e->kinds[i].scores, rank, choice, action);
}

static void keep_row(struct eval *e, enum kb_lang lang, const char *question, const char *slugs)
{
    struct kept *k = &e->kept[lang];
    if (k->count == k->size) {
        k->size = k->size * 2 + 256;
        k->said = memory_need(realloc(k->said, k->size * sizeof *k->said));
        k->slugs = memory_need(realloc(k->slugs, k->size * sizeof *k->slugs));
    }
    k->said[k->count] = text_of(arena_strdup(e->keeping, question));
    k->slugs[k->count++] = arena_strdup(e->keeping, slugs);
}

static const char *first_hit(json_t *found)
{
    const char *slug = text_at(json_object_get(found, "hits"), 0, "entry");
    return slug == NULL ? "-" : slug;
}

static void keep_confusion(struct eval *e, const char *slugs, const char *first)
{
    const char *wanted = arena_strndup(e->keeping, slugs, strcspn(slugs, ","));
    for (size_t i = 0; i < e->confusion_count; i++) {
        struct confusion *c = &e->confusions[i];
        if (strcmp(c->wanted, wanted) == 0 && strcmp(c->first, first) == 0) {
            c->count++;
            return;
        }
    }
    e->confusions =
        memory_need(realloc(e->confusions, (e->confusion_count + 1) * sizeof *e->confusions));
    e->confusions[e->confusion_count++] =
        (struct confusion){wanted, arena_strdup(e->keeping, first), 1};
}

/* The same question as a hasty person types it. */
static void score_typos(struct eval *e, char *const *fields)
{
    const char *slugs = fields[COLUMN_SLUGS];
    struct text said = typo_make(fields[COLUMN_ID], text_of(fields[COLUMN_QUESTION]), e->arena);
    json_t *found = turn_ask_json(e->kb, NULL, said, false, KB_DE, e->day, TURN_PLAIN, e->arena);
    scores_add(&e->typos, rank_of(json_object_get(found, "hits"), "entry", slugs),
               rank_of(json_object_get(found, "choices"), NULL, slugs),
               action_number(json_string_value(json_object_get(found, "action"))));
    json_decref(found);
}

static void score_in_scope(struct eval *e, enum kb_lang lang, char *const *fields, json_t *found,
                           enum kb_action action)
{
    const char *slugs = fields[COLUMN_SLUGS];
    size_t rank = rank_of(json_object_get(found, "hits"), "entry", slugs);
    size_t choice = rank_of(json_object_get(found, "choices"), NULL, slugs);
    scores_add(&e->lang[lang], rank, choice, action);
    const char *kind = fields[COLUMN_KIND];
    score_kind(e, kind, rank, choice, action);
    score_kind(e, arena_printf(e->arena, "%s, %s", kind, kb_lang_name(lang)), rank, choice, action);
    if (rank != 1)
        keep_confusion(e, slugs, first_hit(found));
    score_typos(e, fields);
    keep_row(e, lang, fields[COLUMN_QUESTION], slugs);
    e->actions[0][action]++;
    if (action == KB_ANSWER) {
        double confidence = json_number_value(json_object_get(found, "confidence"));
        int bucket = confidence >= 1 ? 9 : (int)(confidence * 10);
        e->buckets[bucket]++;
        e->bucket_right[bucket] += rank == 1;
    }
}

static bool score_row(void *context, char *const *fields)
{
    struct eval *e = context;
    arena_reset(e->arena);
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
    enum kb_action action = action_number(action_name);
    if (out_of_scope)
        score_out_of_scope(e, action, fields[COLUMN_NOTE]);
    else
        score_in_scope(e, lang, fields, found, action);
    if (e->print_rows)
        printf("%s\t%s\t%.3f\t%zu\t%s\t%s\n", fields[COLUMN_ID], action_name,
               json_number_value(json_object_get(found, "confidence")),
               rank_of(json_object_get(found, "hits"), "entry", slugs), first_hit(found), slugs);
    json_decref(found);
    return true;
}

static void print_baseline(struct eval *e, enum kb_lang lang)
{
    const struct kept *k = &e->kept[lang];
    const char *(*hits)[KB_BASELINE_HITS] = memory_need(calloc(k->count + 1, sizeof *hits));
    size_t first = 0, in_three = 0;
    if (k->count > 0 && kb_baseline(e->kb, lang, k->said, k->count, e->keeping, hits) == KB_OK) {
        for (size_t i = 0; i < k->count; i++)
            for (size_t rank = 0; rank < 3 && hits[i][rank] != NULL; rank++)
                if (scores_accept(k->slugs[i], hits[i][rank])) {
                    first += rank == 0;
                    in_three++;
                    break;
                }
        printf("%s, plain FTS5 (unicode61, bm25)\n", kb_lang_name(lang));
        scores_print_share("P@1", first, k->count);
        scores_print_share("P@3", in_three, k->count);
    }
    free(hits);
}

static int by_count(const void *a, const void *b)
{
    const struct confusion *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp(x->wanted, y->wanted);
}

static void print_confusions(const struct eval *e)
{
    puts("wanted -> came first");
    if (e->confusion_count > 0)
        qsort(e->confusions, e->confusion_count, sizeof *e->confusions, by_count);
    for (size_t i = 0; i < e->confusion_count; i++)
        printf("  %zu  %s -> %s\n", e->confusions[i].count, e->confusions[i].wanted,
               e->confusions[i].first);
}

static void print_report(struct eval *e)
{
    struct scores all = {0};
    for (int l = KB_DE; l <= KB_EN; l++)
        scores_sum(&all, &e->lang[l]);
    scores_print("all", &all);
    scores_print("de", &e->lang[KB_DE]);
    scores_print("en", &e->lang[KB_EN]);
    for (size_t i = 0; i < e->kind_count; i++)
        scores_print(e->kinds[i].name, &e->kinds[i].scores);
    scores_print("two letters changed in every question", &e->typos);
    print_baseline(e, KB_DE);
    print_baseline(e, KB_EN);
    puts("confidence of answers   answers   right");
    for (size_t i = 0; i < 10; i++)
        if (e->buckets[i] > 0)
            printf("  %.1f to %.1f  %15zu  %5.1f %%\n", (double)i / 10, (double)(i + 1) / 10,
                   e->buckets[i], 100.0 * (double)e->bucket_right[i] / (double)e->buckets[i]);
    puts("out of scope");
    scores_print_share("answered as if known", e->out_answered, e->out_rows);
    scores_print_share("action right", e->out_right, e->out_rows);
    scores_print_share("wish for a person recognised", e->person_right, e->person_rows);
    puts("actions              answer  clarify  handoff  smalltalk");
    for (int row = 0; row < 2; row++)
        printf("  %-18s %6zu  %7zu  %7zu  %9zu\n", row == 0 ? "in scope" : "out of scope",
               e->actions[row][0], e->actions[row][1], e->actions[row][2], e->actions[row][3]);
    scores_print_share("action accuracy", all.right_action + e->out_right, all.rows + e->out_rows);
    if (e->print_confusions)
        print_confusions(e);
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
        out = arena_printf(arena, "%s%s%s", out, i == 0 ? "" : ",", json_string_value(slug));
    }
    return out;
}

static void score_later(struct eval *e, json_t *found, const char *slugs)
{
    if (slugs[0] == '\0' || strcmp(slugs, "NONE") == 0)
        return;
    scores_add(&e->later, rank_of(json_object_get(found, "hits"), "entry", slugs),
               rank_of(json_object_get(found, "choices"), NULL, slugs),
               action_number(json_string_value(json_object_get(found, "action"))));
}

static bool score_conversation(void *context, json_t *conversation)
{
    struct eval *e = context;
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
        arena_reset(e->arena);
        const char *user = json_string_value(json_object_get(turn, "user"));
        json_t *found =
            turn_ask_json(e->kb, memory, text_of(user), false, lang, e->day, TURN_PLAIN, e->arena);
        if (found == NULL) {
            fprintf(stderr, "kammerlotse: %s: %s\n", user, kb_message(e->kb));
            good = false;
            break;
        }
        if (i > 0)
            score_later(e, found, comma_list(json_object_get(turn, "slugs"), e->arena));
        json_decref(found);
    }
    turn_memory_free(memory);
    return good;
}

static bool evaluate(struct eval *e, FILE *in, const char *file)
{
    size_t len = strlen(file);
    if (len > 6 && strcmp(file + len - 6, ".jsonl") == 0) {
        if (!eval_read_conversations(in, file, score_conversation, e))
            return false;
        scores_print("turns from the second on", &e->later);
        return true;
    }
    if (!eval_read_rows(in, file, score_row, e))
        return false;
    print_report(e);
    return true;
}

int cli_eval(int argc, char **argv)
{
    const char *data = "./data";
    char today[11];
    day_today(today);
    struct eval e = {.day = today};
    const struct cli_option options[] = {{"data", CLI_TEXT, &data},
                                         {"rows", CLI_FLAG, &e.print_rows},
                                         {"confusions", CLI_FLAG, &e.print_confusions},
                                         {0}};
    int code = cli_options(argc, argv, options, usage);
    if (code != CLI_GO_ON)
        return code;
    if (optind + 1 != argc)
        return cli_usage(usage);
    FILE *in = eval_open(argv[optind]);
    if (in == NULL)
        return 1;
    code = 1;
    e.kb = cli_open_kb(data);
    if (e.kb != NULL) {
        e.arena = arena_new((size_t)256 << 20);
        e.keeping = arena_new((size_t)1 << 30);
        code = evaluate(&e, in, argv[optind]) ? 0 : 1;
        for (int l = KB_DE; l <= KB_EN; l++) {
            free(e.kept[l].said);
            free(e.kept[l].slugs);
        }
        free(e.confusions);
        free(e.kinds);
        arena_free(e.keeping);
        arena_free(e.arena);
    }
    kb_close(e.kb);
    fclose(in);
    return code;
}
