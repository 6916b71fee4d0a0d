/* config.c - one JSON object; an unknown key is an error, since a typo would go unseen. */
#include "bot/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "bot/config_chamber.h"
#include "bot/config_limits.h"
#include "bot/config_mail.h"

enum {
    ALARM_MINUTES = 3,
    ALARM_MINUTES_MAX = 24 * 60,
    ASKED_DAYS = 180,
    ASKED_DAYS_MAX = 3650,
};

static char *copy(const char *text)
{
    char *out = strdup(text);
    if (out == NULL)
        exit(1);
    return out;
}

static void replace(char **at, const char *text)
{
    char *out = copy(text);
    free(*at);
    *at = out;
}

bool config_set_listen(struct config *config, const char *listen)
{
    const char *colon = strrchr(listen, ':');
    char *end = NULL;
    long port = colon == NULL ? 0 : strtol(colon + 1, &end, 10);
    if (colon == NULL || colon == listen || *end != '\0' || end == colon + 1 || port < 0 ||
        port > 65535) {
        fprintf(stderr, "kammerlotse: listen is ADDRESS:PORT like 127.0.0.1:8080, not \"%s\"\n",
                listen);
        return false;
    }
    replace(&config->address, listen);
    config->address[colon - listen] = '\0';
    config->port = (int)port;
    return true;
}

void config_set_data(struct config *config, const char *data)
{
    replace(&config->data, data);
}

static bool read_origins(struct config *config, json_t *list)
{
    size_t count = json_array_size(list);
    config->allowed_origins = calloc(count + 1, sizeof *config->allowed_origins);
    if (config->allowed_origins == NULL)
        exit(1);
    for (size_t i = 0; i < count; i++) {
        const char *origin = json_string_value(json_array_get(list, i));
        if (origin == NULL)
            return false;
        config->allowed_origins[config->allowed_origin_count++] = copy(origin);
    }
    return json_is_array(list) || list == NULL;
}

/* Without its file the C library would take it for UTC and say nothing. */
static bool set_timezone(struct config *config, const char *zone, const char *file)
{
    char path[128];
    int len = snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", zone);
    if (zone[0] == '\0' || strstr(zone, "..") != NULL || len >= (int)sizeof path ||
        access(path, R_OK) != 0) {
        fprintf(stderr,
                "kammerlotse: %s: timezone is a name like Europe/Berlin; there is no "
                "/usr/share/zoneinfo/%s (is tzdata installed?)\n",
                file, zone);
        return false;
    }
    replace(&config->timezone, zone);
    return true;
}

void config_use_timezone(const struct config *config)
{
    if (setenv("TZ", config->timezone, 1) != 0)
        exit(1);
    tzset();
}

/* The members that are lists, objects or numbers. */
static bool read_members(struct config *config, json_t *origins, json_t *mail, json_t *limits,
                         json_int_t alarm, const char *file)
{
    if (!read_origins(config, origins)) {
        fprintf(stderr, "kammerlotse: %s: allowed_origins is a list of texts\n", file);
        return false;
    }
    if (alarm < 1 || alarm > ALARM_MINUTES_MAX) {
        fprintf(stderr, "kammerlotse: %s: alarm_minutes is 1 to %d\n", file, ALARM_MINUTES_MAX);
        return false;
    }
    config->alarm_minutes = (long)alarm;
    return (mail == NULL || config_read_mail(&config->mail, mail, file)) &&
           (limits == NULL || config_read_limits(&config->limits, limits, file));
}

/* What editors may do and see. */
static bool read_editing(struct config *config, json_t *four_eyes, json_int_t asked,
                         const char *file)
{
    if (asked < 1 || asked > ASKED_DAYS_MAX) {
        fprintf(stderr, "kammerlotse: %s: asked_days is 1 to %d\n", file, ASKED_DAYS_MAX);
        return false;
    }
    if (four_eyes != NULL && !json_is_boolean(four_eyes)) {
        fprintf(stderr, "kammerlotse: %s: four_eyes is true or false\n", file);
        return false;
    }
    config->asked_days = (long)asked;
    config->four_eyes = json_is_true(four_eyes);
    return true;
}

static bool read_root(struct config *config, json_t *root, const char *file)
{
    json_error_t error;
    const char *data = NULL, *listen = NULL, *zone = NULL, *public_url = NULL;
    json_t *origins = NULL, *mail = NULL, *limits = NULL, *four_eyes = NULL, *look = NULL;
    json_t *chamber = NULL, *enforcement = NULL;
    json_int_t alarm = ALARM_MINUTES, asked = ASKED_DAYS;
    if (json_unpack_ex(root, &error, JSON_STRICT,
                       "{s?s, s?s, s?o, s?o, s?o, s?s, s?o, s?I, s?o, s?I, s?s, s?o, s?o}", "data",
                       &data, "listen", &listen, "chamber", &chamber, "allowed_origins", &origins,
                       "mail", &mail, "timezone", &zone, "limits", &limits, "alarm_minutes", &alarm,
                       "four_eyes", &four_eyes, "asked_days", &asked, "public_url", &public_url,
                       "enforcement", &enforcement, "look", &look) != 0) {
        fprintf(stderr, "kammerlotse: %s: %s\n", file, error.text);
        return false;
    }
    if (data != NULL)
        replace(&config->data, data);
    return read_members(config, origins, mail, limits, alarm, file) &&
           read_editing(config, four_eyes, asked, file) &&
           config_read_chamber(config, chamber, file) &&
           config_read_public(config, public_url, enforcement, file) &&
           (look == NULL || config_read_look(&config->look, look, file)) &&
           (zone == NULL || set_timezone(config, zone, file)) &&
           (listen == NULL || config_set_listen(config, listen));
}

bool config_load(struct config *config, const char *file)
{
    *config = (struct config){.data = copy("./data"),
                              .address = copy("127.0.0.1"),
                              .port = 8080,
                              .chamber = copy("IHK"),
                              .timezone = copy("Europe/Berlin"),
                              .alarm_minutes = ALARM_MINUTES,
                              .asked_days = ASKED_DAYS};
    config_default_limits(&config->limits);
    if (file == NULL)
        return true;
    json_error_t error;
    json_t *root = json_load_file(file, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        fprintf(stderr, "kammerlotse: %s:%d: %s\n", file, error.line, error.text);
        return false;
    }
    bool good = read_root(config, root, file);
    json_decref(root);
    return good;
}

void config_free(struct config *config)
{
    free(config->data);
    free(config->address);
    config_free_chamber(config);
    free(config->timezone);
    for (size_t i = 0; i < config->allowed_origin_count; i++)
        free(config->allowed_origins[i]);
    free(config->allowed_origins);
    config_free_mail(&config->mail);
}
