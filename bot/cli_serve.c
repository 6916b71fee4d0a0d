/* cli_serve.c - `kammerlotse serve`. */
#include <getopt.h>
#include <stdio.h>

#include <sodium.h>

#include "bot/cli.h"
#include "bot/net/server.h"

static const char usage[] =
    "usage: kammerlotse serve [--data DIR] [--listen ADDR:PORT] [--config FILE]\n";

static int serve(const struct config *config)
{
    struct kb *kb = cli_open_kb(config->data);
    if (kb == NULL)
        return 1;
    struct store *store = NULL;
    int code = 1;
    if (sodium_init() < 0)
        fputs("kammerlotse: no source of random numbers\n", stderr);
    else if (store_open(config->data, &store) != STORE_OK)
        fprintf(stderr, "kammerlotse: %s\n", store_message(store));
    else
        code = server_run(config, kb, store);
    store_close(store);
    kb_close(kb);
    return code;
}

int cli_serve(int argc, char **argv)
{
    const char *data = NULL, *listen = NULL, *file = NULL;
    const struct cli_option options[] = {
        {"data", CLI_TEXT, &data}, {"listen", CLI_TEXT, &listen}, {"config", CLI_TEXT, &file}, {0}};
    int code = cli_options(argc, argv, options, usage);
    if (code != CLI_GO_ON)
        return code;
    if (optind < argc)
        return cli_usage(usage);
    struct config config;
    bool good = config_load(&config, file);
    if (good && data != NULL)
        config_set_data(&config, data);
    good = good && (listen == NULL || config_set_listen(&config, listen));
    if (good)
        config_use_timezone(&config);
    code = good ? serve(&config) : 1;
    config_free(&config);
    return code;
}
