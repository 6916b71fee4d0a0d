/* cli_person.c - `kammerlotse export` and `kammerlotse erase`: what is kept of one conversation,
 * for the person it is about. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <sodium.h>

#include "bot/cli.h"
#include "bot/export.h"

static const char usage_erase[] =
    "usage: kammerlotse erase [--data DIR] [--] CONVERSATION\n"
    "Erases a conversation and all that is kept of it, also while the server runs. CONVERSATION is "
    "its id\nor the reference of the message left, like KL-7F3K-92; put -- before an id that "
    "begins "
    "with -.\n";
static const char usage_export[] =
    "usage: kammerlotse export [--data DIR] [--] CONVERSATION\n"
    "Prints all that is kept of a conversation as JSON. CONVERSATION is its id or the reference of "
    "the\nmessage left, like KL-7F3K-92; put -- before an id that begins with -.\n";

static int failed(const char *what)
{
    fprintf(stderr, "kammerlotse: %s\n", what);
    return 1;
}

/* Opens the store of a data folder that is there: one that was mistyped is not to be made. */
static struct store *open_store(const char *data)
{
    char path[4096];
    struct store *store = NULL;
    int len = snprintf(path, sizeof path, "%s/desk.db", data);
    if (len < 0 || (size_t)len >= sizeof path || access(path, F_OK) != 0)
        fprintf(stderr, "kammerlotse: there is no %s/desk.db: name the data folder with --data\n",
                data);
    else if (sodium_init() < 0)
        failed("no source of random numbers");
    else if (store_open(data, &store) == STORE_OK)
        return store;
    else
        failed(store_message(store));
    store_close(store);
    return NULL;
}

/* The conversation of that id or reference; false after saying that there is none. */
static bool find(struct store *store, const char *given, struct arena *arena,
                 struct stored_conversation *out)
{
    const char *id = given;
    if (strncmp(given, "KL-", 3) == 0 && strlen(given) < 22 &&
        store_conversation_of(store, given, arena, &id) == STORE_IO) {
        failed(store_message(store));
        return false;
    }
    enum store_status status = store_conversation_get(store, id, arena, out);
    if (status == STORE_NOT_FOUND)
        fprintf(stderr,
                "kammerlotse: there is no conversation %s: give its id or reference, or it is "
                "erased already\n",
                given);
    else if (status != STORE_OK)
        failed(store_message(store));
    return status == STORE_OK;
}

static int erase(struct store *store, const struct stored_conversation *c, struct arena *arena)
{
    (void)arena;
    const struct stored_audit audit = {.at = (int64_t)time(NULL) * 1000,
                                       .login = "kammerlotse erase",
                                       .action = "conversation.erase",
                                       .subject = c->id,
                                       .detail = "{}"};
    if (store_conversation_erase(store, c->id) != STORE_OK ||
        store_audit_add(store, &audit) != STORE_OK || store_commit(store) != STORE_OK)
        return failed(store_message(store));
    if (store_scrub(store, true) == STORE_OK)
        return 0;
    fprintf(stderr,
            "kammerlotse: the conversation is erased, but %s: it goes with the next hour of the "
            "server, or start it anew\n",
            store_message(store));
    return 1;
}

static int export(struct store *store, const struct stored_conversation *c, struct arena *arena)
{
    json_t *all;
    if (export_conversation(store, c, arena, &all) != STORE_OK)
        return failed(store_message(store));
    int rc = json_dumpf(all, stdout, JSON_INDENT(2));
    json_decref(all);
    putchar('\n');
    return rc == 0 && fflush(stdout) == 0 ? 0 : failed("the output could not be written");
}

static int run(int argc, char **argv, const char *usage,
               int (*what)(struct store *store, const struct stored_conversation *c,
                           struct arena *arena))
{
    const char *data = "./data";
    const struct cli_option options[] = {{"data", CLI_TEXT, &data}, {0}};
    int code = cli_options(argc, argv, options, usage);
    if (code != CLI_GO_ON)
        return code;
    if (optind + 1 != argc)
        return cli_usage(usage);
    struct store *store = open_store(data);
    if (store == NULL)
        return 1;
    struct arena *arena = arena_new((size_t)256 << 20);
    struct stored_conversation conversation;
    code = find(store, argv[optind], arena, &conversation) ? what(store, &conversation, arena) : 1;
    arena_free(arena);
    store_close(store);
    return code;
}

int cli_erase(int argc, char **argv)
{
    return run(argc, argv, usage_erase, erase);
}

int cli_export(int argc, char **argv)
{
    return run(argc, argv, usage_export, export);
}
