/* cli_ask.c - `kammerlotse ask`: questions on stdin, one a line. */
#include "bot/cli.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "bot/turn.h"
#include "kb/kb.h"
#include "kb/memory.h"
#include "kb/values.h"

static const char usage[] =
    "usage: kammerlotse ask [--data DIR] [--lang de|en] [--jsonl] [--date YYYY-MM-DD] [--explain]\n"
    "Reads questions from standard input, one a line. A line that begins with { is an object\n"
    "{\"question\": \"...\", \"conversation\": \"id\", \"lang\": \"de\"}; lines of one "
    "conversation are its "
    "turns.\n";

/* The conversations of one run, by their id. */
struct conversations {
    struct {
        char *id;
        struct turn_memory *memory;
    } * at;
    size_t count;
};

static struct turn_memory *memory_of(struct conversations *all, const char *id)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->at[i].id, id) == 0)
            return all->at[i].memory;
    all->at = memory_need(realloc(all->at, (all->count + 1) * sizeof *all->at));
    all->at[all->count].id = strdup(id);
    all->at[all->count].memory = turn_memory_new(KB_DE);
    return all->at[all->count++].memory;
}

static void forget(struct conversations *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->at[i].id);
        turn_memory_free(all->at[i].memory);
    }
    free(all->at);
}

struct options {
    const char *data, *day;
    bool jsonl, explain;
    struct cli_lang lang;
};

static double number(const json_t *json, const char *key)
{
    return json_number_value(json_object_get(json, key));
}

static const char *word(const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));
    return text == NULL ? "none" : text;
}

/* Why it came out like this, for editors. */
static void print_why(const json_t *why)
{
    size_t i;
    json_t *one, *rules = json_object_get(why, "rules"), *hits = json_object_get(why, "hits");
    puts("Why:");
    json_array_foreach(rules, i, one)
    {
        bool gave_up = strcmp(word(one, "kind"), "gave-up") == 0;
        printf("  rule %s %s%s\n", word(one, "rule"), gave_up ? "" : "fired: ",
               gave_up ? "gave up: its pattern takes too many steps" : word(one, "kind"));
    }
    if (json_array_size(rules) == 0)
        puts("  no rule fired");
    printf("  %.0f %% of the question's words and letters are known; %.0f %% of its terms stand in "
           "the first entry\n",
           100 * number(why, "known"), 100 * number(why, "covered"));
    json_array_foreach(hits, i, one)
    {
        if (i < 5)
            printf("  %zu. %s: %.2f (full text %.2f, model %.2f)\n", i + 1, word(one, "entry"),
                   number(one, "score"), number(one, "fields"), number(one, "model"));
    }
    printf("  nearest intent: %s (%.2f); country: %s; profession: %s; wants a person: %s\n",
           word(why, "intent"), number(why, "intent_model"), word(why, "country"),
           word(why, "profession"),
           json_is_true(json_object_get(why, "wants_person")) ? "yes" : "no");
}

static void print_plain(json_t *found)
{
    json_t *hits = json_object_get(found, "hits");
    const char *reply = json_string_value(json_object_get(found, "reply"));
    printf("? %s\n[%s, %.2f", json_string_value(json_object_get(found, "question")),
           json_string_value(json_object_get(found, "action")),
           json_number_value(json_object_get(found, "confidence")));
    const char *best = json_string_value(json_object_get(json_array_get(hits, 0), "entry"));
    if (best != NULL)
        printf(", %s", best);
    printf("]\n%s\n", reply == NULL ? "" : reply);
    size_t i;
    json_t *choice;
    json_array_foreach(json_object_get(found, "choices"), i, choice)
    {
        printf("- %s\n", json_string_value(choice));
    }
    json_t *why = json_object_get(found, "why");
    if (why != NULL)
        print_why(why);
    putchar('\n');
}

/* One line; false where it could not be read or answered, after saying so. */
static bool answer_line(struct kb *kb, const struct options *o, struct conversations *all,
                        struct text line, size_t number, struct arena *arena)
{
    struct text question = line;
    struct turn_memory *memory = NULL;
    struct cli_lang lang = o->lang;
    json_t *object = NULL;
    if (!text_valid(line)) {
        fprintf(stderr, "kammerlotse: line %zu is not valid UTF-8\n", number);
        return false;
    }
    if (line.len > 0 && line.at[0] == '{') {
        json_error_t error;
        const char *said = NULL, *id = NULL, *lang_name = NULL;
        object = json_loadb(line.at, line.len, 0, &error);
        if (object == NULL || json_unpack_ex(object, &error, 0, "{s:s, s?s, s?s}", "question",
                                             &said, "conversation", &id, "lang", &lang_name) != 0) {
            fprintf(stderr, "kammerlotse: line %zu: %s\n", number, error.text);
            json_decref(object);
            return false;
        }
        question = text_of(said);
        if (id != NULL)
            memory = memory_of(all, id);
        if (lang_name != NULL && kb_lang_parse(lang_name, &lang.lang))
            lang.known = true;
    }
    json_t *found = turn_ask_json(kb, memory, question, lang.known, lang.lang, o->day,
                                  o->explain ? TURN_WHY : TURN_PLAIN, arena);
    json_decref(object);
    if (found == NULL) {
        fprintf(stderr, "kammerlotse: line %zu: %s\n", number, kb_message(kb));
        return false;
    }
    if (o->jsonl) {
        json_dumpf(found, stdout, JSON_COMPACT | JSON_REAL_PRECISION(6));
        putchar('\n');
    } else {
        print_plain(found);
    }
    json_decref(found);
    return true;
}

int cli_ask(int argc, char **argv)
{
    char today[11];
    day_today(today);
    struct options o = {.data = "./data", .day = today};
    const struct cli_option options[] = {
        {"data", CLI_TEXT, &o.data},       {"lang", CLI_LANG, &o.lang},
        {"jsonl", CLI_FLAG, &o.jsonl},     {"date", CLI_DAY, &o.day},
        {"explain", CLI_FLAG, &o.explain}, {0},
    };
    int code = cli_options(argc, argv, options, usage);
    if (code != CLI_GO_ON)
        return code;
    if (optind < argc)
        return cli_usage(usage);
    struct kb *kb = cli_open_kb(o.data);
    if (kb == NULL)
        return 1;
    struct conversations all = {0};
    struct arena *arena = arena_new((size_t)256 << 20);
    char *line = NULL;
    size_t size = 0, number = 0;
    ssize_t len;
    bool good = true;
    while ((len = getline(&line, &size, stdin)) >= 0) {
        while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
            len--;
        number++;
        if (len > 0)
            good &= answer_line(kb, &o, &all, (struct text){line, (size_t)len}, number, arena);
        arena_reset(arena);
    }
    free(line);
    arena_free(arena);
    forget(&all);
    kb_close(kb);
    return good && fflush(stdout) == 0 ? 0 : 1;
}
