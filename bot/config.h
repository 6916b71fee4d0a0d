/* config.h - what the chamber's IT sets.
 * Owns     its texts; config_free() ends them.
 * Errors   a line on stderr that names file and key. */
#ifndef BOT_CONFIG_H
#define BOT_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

struct config {
    char *data;    /* folder */
    char *address; /* to listen on */
    int port;
    char *chamber;          /* its name */
    char **allowed_origins; /* of pages that embed the widget, as "https://www.example.org" */
    size_t allowed_origin_count;
};

/* The defaults, then `file` (JSON; NULL for none). */
bool config_load(struct config *config, const char *file);
/* "127.0.0.1:8080" */
bool config_set_listen(struct config *config, const char *listen);
void config_set_data(struct config *config, const char *data);
void config_free(struct config *config);

#endif
