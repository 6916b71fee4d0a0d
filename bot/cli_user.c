/* cli_user.c - `kammerlotse user`: the accounts of the desk. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "bot/account.h"
#include "bot/cli.h"

static const char usage[] = "usage: kammerlotse user add LOGIN [--role ROLE] [--name NAME] "
                            "[--password-stdin] [--data DIR]\n"
                            "       kammerlotse user list [--data DIR]\n"
                            "       kammerlotse user passwd LOGIN [--password-stdin] [--data DIR]\n"
                            "       kammerlotse user disable LOGIN [--data DIR]\n"
                            "ROLE is advisor (default), editor, head or administrator. Without "
                            "--password-stdin a password is\n"
                            "made and printed once.\n";

struct options {
    const char *data, *login, *role, *name;
    bool password_stdin;
};

static int failed(const char *what)
{
    fprintf(stderr, "kammerlotse: %s\n", what);
    return 1;
}

/* Reads or makes the password into `out`; false where there is none on stdin. */
static bool get_password(const struct options *o, char out[PASSWORD_MAX + 2])
{
    if (!o->password_stdin) {
        account_make_password(out);
        return true;
    }
    if (fgets(out, PASSWORD_MAX + 2, stdin) == NULL)
        return false;
    out[strcspn(out, "\r\n")] = '\0';
    return true;
}

static int finish(struct store *store, enum account_status status)
{
    if (status == ACCOUNT_OK && store_commit(store) == STORE_OK)
        return 0;
    return failed(status == ACCOUNT_OK || status == ACCOUNT_NOT_STORED
                      ? store_message(store)
                      : account_status_text(status));
}

static int set_password(struct store *store, const struct options *o, bool new_account)
{
    char password[PASSWORD_MAX + 2];
    if (!get_password(o, password))
        return failed("there is no password on standard input");
    enum account_status status =
        new_account
            ? account_add(store, o->login, o->name == NULL ? o->login : o->name, o->role, password)
            : account_set_password(store, o->login, password);
    int code = finish(store, status);
    if (code == 0 && !o->password_stdin)
        printf("%s\n", password);
    sodium_memzero(password, sizeof password);
    return code;
}

static int add(struct store *store, const struct options *o)
{
    return set_password(store, o, true);
}

static int passwd(struct store *store, const struct options *o)
{
    return set_password(store, o, false);
}

static int disable(struct store *store, const struct options *o)
{
    return finish(store, account_disable(store, o->login));
}

static int list(struct store *store, const struct options *o)
{
    (void)o;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct stored_account *accounts;
    size_t count;
    int code = 0;
    if (store_account_list(store, arena, &accounts, &count) != STORE_OK)
        code = failed(store_message(store));
    for (size_t i = 0; code == 0 && i < count; i++)
        printf("%s\t%s\t%s%s\n", accounts[i].login, accounts[i].role, accounts[i].name,
               accounts[i].disabled ? "\tdisabled" : "");
    arena_free(arena);
    return code;
}

static const struct {
    const char *name;
    bool login;
    int (*run)(struct store *store, const struct options *o);
} commands[] = {
    {"add", true, add},
    {"list", false, list},
    {"passwd", true, passwd},
    {"disable", true, disable},
};

int cli_user(int argc, char **argv)
{
    struct options o = {.data = "./data", .role = "advisor"};
    const struct cli_option options[] = {
        {"data", CLI_TEXT, &o.data},
        {"role", CLI_TEXT, &o.role},
        {"name", CLI_TEXT, &o.name},
        {"password-stdin", CLI_FLAG, &o.password_stdin},
        {0},
    };
    int code = cli_options(argc, argv, options, usage);
    if (code != CLI_GO_ON)
        return code;
    if (optind >= argc)
        return cli_usage(usage);
    const char *name = argv[optind++];
    o.login = optind < argc ? argv[optind++] : NULL;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, name) != 0)
            continue;
        if (optind < argc || commands[i].login != (o.login != NULL))
            return cli_usage(usage);
        if (sodium_init() < 0)
            return failed("no source of random numbers");
        struct store *store;
        code = store_open(o.data, &store) == STORE_OK ? commands[i].run(store, &o)
                                                      : failed(store_message(store));
        store_close(store);
        return code;
    }
    return cli_usage(usage);
}
