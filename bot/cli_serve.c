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
    static const struct option long_options[] = {
        {"data", required_argument, NULL, 'd'},
        {"listen", required_argument, NULL, 'l'},
        {"config", required_argument, NULL, 'c'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    const char *data = NULL, *listen = NULL, *file = NULL;
    int option;
    while ((option = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
        switch (option) {
        case 'd':
            data = optarg;
            break;
        case 'l':
            listen = optarg;
            break;
        case 'c':
            file = optarg;
            break;
        case 'h':
            fputs(usage, stdout);
            return 0;
        default:
            return cli_usage(usage);
        }
    }
    if (optind < argc)
        return cli_usage(usage);
    struct config config;
    bool good = config_load(&config, file);
    if (good && data != NULL)
        config_set_data(&config, data);
    good = good && (listen == NULL || config_set_listen(&config, listen));
    int code = good ? serve(&config) : 1;
    config_free(&config);
    return code;
}
