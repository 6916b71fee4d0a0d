/* config.c - one JSON object; an unknown key is an error, since a typo would go unseen. */
#include "bot/config.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "bot/config_chamber.h"
#include "bot/config_limits.h"
#include "bot/config_mail.h"
#include "kb/memory.h"

/* Half a year: a firm comes back to a case of employing someone from abroad within that time. */
enum {
    ALARM_MINUTES = 3,
    ALARM_MINUTES_MAX = 24 * 60,
    KEEP_DAYS = 180,
    AUDIT_KEEP_DAYS = 730,
    ASKED_DAYS = 180,
    DAYS_MAX = 3650,
};

static char *copy(const char *text)
{
    return memory_need(strdup(text));
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

/* A list of texts, NULL for none. */
static bool read_texts(json_t *list, char ***out, size_t *out_count)
{
    size_t count = json_array_size(list);
    *out = memory_need(calloc(count + 1, sizeof **out));
    for (size_t i = 0; i < count; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (text == NULL)
            return false;
        (*out)[(*out_count)++] = copy(text);
    }
    return json_is_array(list) || list == NULL;
}

static void free_texts(char **texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(texts[i]);
    free(texts);
}

static bool addresses(char *const *list, size_t count)
{
    struct in6_addr address; /* room for either kind */
    for (size_t i = 0; i < count; i++)
        if (inet_pton(AF_INET, list[i], &address) != 1 &&
            inet_pton(AF_INET6, list[i], &address) != 1)
            return false;
    return true;
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
        memory_exhausted();
    tzset();
}

struct numbers {
    json_int_t alarm, keep, audit_keep, asked;
};

/* The members that are lists, objects or numbers. */
static bool read_members(struct config *config, json_t *origins, json_t *proxies, json_t *mail,
                         json_t *limits, const struct numbers *numbers, const char *file)
{
    if (!read_texts(origins, &config->allowed_origins, &config->allowed_origin_count)) {
        fprintf(stderr, "kammerlotse: %s: allowed_origins is a list of texts\n", file);
        return false;
    }
    if (!read_texts(proxies, &config->trusted_proxies, &config->trusted_proxy_count) ||
        !addresses(config->trusted_proxies, config->trusted_proxy_count)) {
        fprintf(stderr, "kammerlotse: %s: trusted_proxies is a list of IP addresses\n", file);
        return false;
    }
    if (numbers->keep < 1 || numbers->keep > DAYS_MAX || numbers->audit_keep < 1 ||
        numbers->audit_keep > DAYS_MAX || numbers->asked < 1 || numbers->asked > DAYS_MAX) {
        fprintf(stderr, "kammerlotse: %s: keep_days, audit_keep_days and asked_days are 1 to %d\n",
                file, DAYS_MAX);
        return false;
    }
    if (numbers->alarm < 1 || numbers->alarm > ALARM_MINUTES_MAX) {
        fprintf(stderr, "kammerlotse: %s: alarm_minutes is 1 to %d\n", file, ALARM_MINUTES_MAX);
        return false;
    }
    config->alarm_minutes = (long)numbers->alarm;
    config->keep_days = (long)numbers->keep;
    config->audit_keep_days = (long)numbers->audit_keep;
    config->asked_days = (long)numbers->asked;
    return (mail == NULL || config_read_mail(&config->mail, mail, file)) &&
           (limits == NULL || config_read_limits(&config->limits, limits, file));
}

/* What editors may do. */
static bool read_editing(struct config *config, json_t *four_eyes, const char *file)
{
    if (four_eyes != NULL && !json_is_boolean(four_eyes)) {
        fprintf(stderr, "kammerlotse: %s: four_eyes is true or false\n", file);
        return false;
    }
    config->four_eyes = json_is_true(four_eyes);
    return true;
}

static bool read_root(struct config *config, json_t *root, const char *file)
{
    json_error_t error;
    const char *data = NULL, *listen = NULL, *zone = NULL, *public_url = NULL;
    json_t *origins = NULL, *proxies = NULL, *mail = NULL, *limits = NULL, *four_eyes = NULL,
           *look = NULL;
    json_t *chamber = NULL, *enforcement = NULL;
    struct numbers numbers = {ALARM_MINUTES, KEEP_DAYS, AUDIT_KEEP_DAYS, ASKED_DAYS};
    if (json_unpack_ex(
            root, &error, JSON_STRICT,
            "{s?s, s?s, s?o, s?o, s?o, s?s, s?o, s?I, s?o, s?I, s?s, s?o, s?o, s?o, s?I, s?I}",
            "data", &data, "listen", &listen, "chamber", &chamber, "allowed_origins", &origins,
            "mail", &mail, "timezone", &zone, "limits", &limits, "alarm_minutes", &numbers.alarm,
            "four_eyes", &four_eyes, "asked_days", &numbers.asked, "public_url", &public_url,
            "enforcement", &enforcement, "look", &look, "trusted_proxies", &proxies, "keep_days",
            &numbers.keep, "audit_keep_days", &numbers.audit_keep) != 0) {
        fprintf(stderr, "kammerlotse: %s: %s\n", file, error.text);
        return false;
    }
    if (data != NULL)
        replace(&config->data, data);
    return read_members(config, origins, proxies, mail, limits, &numbers, file) &&
           read_editing(config, four_eyes, file) && config_read_chamber(config, chamber, file) &&
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
                              .keep_days = KEEP_DAYS,
                              .audit_keep_days = AUDIT_KEEP_DAYS,
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
    free_texts(config->allowed_origins, config->allowed_origin_count);
    free_texts(config->trusted_proxies, config->trusted_proxy_count);
    config_free_mail(&config->mail);
}
