/* cli_kb.c - `kammerlotse kb`: knowledge in, out and checked. */
#include "bot/cli.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/transfer.h"
#include "kb/values.h"

static const char usage[] =
    "usage: kammerlotse kb import PATH [--replace] [--dry-run] [--data DIR]\n"
    "       kammerlotse kb export DIR [--data DIR]\n"
    "       kammerlotse kb check [PATH] [--json] [--data DIR]\n"
    "       kammerlotse kb check [PATH] --draw FLOW [--lang de|en]   as "
    "Graphviz DOT\n"
    "       kammerlotse kb tokens [--lang de|en] [--data DIR] < TEXT\n";

struct options {
    const char *data, *path, *draw;
    bool replace, dry, json;
    struct cli_lang lang;
};

static int failed(struct kb *kb)
{
    fprintf(stderr, "kammerlotse: %s\n", kb_message(kb));
    return 1;
}

/* What an import would change, file by file; fails where one is broken, as the import would. */
static int look(struct kb *kb, const struct options *o)
{
    struct arena *arena = arena_new((size_t)4 << 30);
    struct kb_transfer_report r;
    if (kb_import_dry(kb, o->path, o->replace, KB_EN, arena, &r) != KB_OK) {
        arena_free(arena);
        return failed(kb);
    }
    for (size_t i = 0; i < r.file_count; i++) {
        const struct kb_file_report *file = &r.files[i];
        if (file->what != KB_UNCHANGED)
            printf("%s %s\n", kb_file_what_name(file->what), file->path);
        for (size_t k = 0; k < file->faults.count; k++) {
            const struct kb_fault *fault = &file->faults.at[k];
            printf("  %s:%zu: %s%s%s\n", file->path, fault->line, fault->field,
                   fault->field[0] == '\0' ? "" : ": ", fault->message);
        }
    }
    printf("%zu would be added, %zu changed, %zu removed; %zu unchanged, %zu broken\n", r.added,
           r.changed, r.removed, r.unchanged, r.broken);
    int code = r.broken == 0 ? 0 : 1;
    arena_free(arena);
    return code;
}

static int import(struct kb *kb, const struct options *o)
{
    if (o->dry)
        return look(kb, o);
    struct kb_import_report report;
    if (kb_import(kb, o->path, o->replace, stderr, &report) != KB_OK)
        return failed(kb);
    printf("%zu added, %zu changed, %zu unchanged", report.added, report.changed, report.unchanged);
    if (o->replace)
        printf(", %zu removed", report.removed);
    printf("; %zu values, %zu offices, %zu flows, %zu rules\n", report.values, report.offices,
           report.flows, report.rules);
    return 0;
}

static int export(struct kb *kb, const struct options *o)
{
    return kb_export(kb, o->path) == KB_OK ? 0 : failed(kb);
}

static int check_loaded(struct kb *kb, const struct options *o)
{
    if (o->draw != NULL) {
        if (kb_draw_flow(kb, o->draw, o->lang.lang, stdout))
            return 0;
        fprintf(stderr, "kammerlotse: there is no flow %s\n", o->draw);
        return 1;
    }
    char day[11];
    day_today(day);
    struct kb_check_report r;
    if (kb_check(kb, day, o->json, stdout, &r) != KB_OK)
        return failed(kb);
    printf(o->json ? "{\"errors\":%zu,\"warnings\":%zu,\"entries\":%zu,\"variants\":%zu,"
                     "\"values\":%zu,\"offices\":%zu,\"flows\":%zu,\"paths\":%zu,\"rules\":%zu}\n"
                   : "%zu errors, %zu warnings: %zu entries in %zu language variants, %zu values, "
                     "%zu offices, %zu flows with %zu paths, %zu rules\n",
           r.errors, r.warnings, r.entries, r.variants, r.values, r.offices, r.flows, r.paths,
           r.rules);
    return r.errors == 0 ? 0 : 1;
}

/* A folder is loaded into a knowledge base of its own, which leaves nothing behind even if it is
 * killed. */
static int check_folder(const struct options *o)
{
    struct kb *kb = NULL;
    struct kb_import_report report;
    int code = 1;
    if (kb_open(NULL, &kb) != KB_OK || kb_import(kb, o->path, true, stderr, &report) != KB_OK)
        failed(kb);
    else
        code = check_loaded(kb, o);
    kb_close(kb);
    return code;
}

static int tokens(struct kb *kb, const struct options *o)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t len;
    while ((len = getline(&line, &size, stdin)) >= 0)
        kb_print_tokens(kb, o->lang.lang, (struct text){line, (size_t)len}, stdout);
    free(line);
    return 0;
}

/* Import, export and check of a PATH must see just what is there; the others want the shipped
 * knowledge. */
static struct kb *open_plain(const char *data)
{
    struct kb *kb = NULL;
    if (kb_open(data, &kb) == KB_OK)
        return kb;
    failed(kb);
    kb_close(kb);
    return NULL;
}

static const struct command {
    const char *name;
    bool path_needed, path_allowed, plain;
    int (*run)(struct kb *kb, const struct options *o);
} commands[] = {
    {"import", true, true, true, import},
    {"export", true, true, false, export},
    {"check", false, true, false, check_loaded},
    {"tokens", false, false, false, tokens},
};

static int run(const struct command *command, const struct options *o)
{
    if (command->run == check_loaded && o->path != NULL)
        return check_folder(o);
    struct kb *kb = command->plain ? open_plain(o->data) : cli_open_kb(o->data);
    if (kb == NULL)
        return 1;
    int code = command->run(kb, o);
    kb_close(kb);
    return code;
}

int cli_kb(int argc, char **argv)
{
    struct options o = {.data = "./data"};
    const struct cli_option options[] = {
        {"data", CLI_TEXT, &o.data},
        {"replace", CLI_FLAG, &o.replace},
        {"dry-run", CLI_FLAG, &o.dry},
        {"json", CLI_FLAG, &o.json},
        {"draw", CLI_TEXT, &o.draw},
        {"lang", CLI_LANG, &o.lang},
        {0},
    };
    int code = cli_options(argc, argv, options, usage);
    if (code != CLI_GO_ON)
        return code;
    if (optind >= argc)
        return cli_usage(usage);
    const char *name = argv[optind++];
    if (optind < argc)
        o.path = argv[optind++];
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const struct command *c = &commands[i];
        if (strcmp(c->name, name) != 0)
            continue;
        if (optind < argc || (c->path_needed && o.path == NULL) ||
            (!c->path_allowed && o.path != NULL))
            return cli_usage(usage);
        return run(c, &o);
    }
    return cli_usage(usage);
}
