/* config_limits.c - see config_limits.h. */
#include "bot/config_limits.h"

#include <stdio.h>
#include <string.h>

#include "bot/conversation.h"

enum { LONGEST_S = 10 * 365 * 24 * 3600 };

_Static_assert((int)CONFIG_STATES == (int)STATE_LIMIT_COUNT, "one limit a state");

void config_default_limits(struct limits_config *limits)
{
    *limits = (struct limits_config){.presence_s = 60, .grace_s = 20, .start_s = 60};
    for (size_t i = 0; i < STATE_LIMIT_COUNT; i++)
        limits->state_s[i] = (long)state_limits[i].seconds;
}

/* Where the limit of that name is kept; NULL if there is none. */
static long *limit_of(struct limits_config *limits, const char *name)
{
    for (size_t i = 0; i < STATE_LIMIT_COUNT; i++)
        if (strcmp(state_limits[i].state, name) == 0)
            return &limits->state_s[i];
    return strcmp(name, "presence") == 0 ? &limits->presence_s
           : strcmp(name, "grace") == 0  ? &limits->grace_s
           : strcmp(name, "start") == 0  ? &limits->start_s
                                         : NULL;
}

bool config_read_limits(struct limits_config *limits, json_t *json, const char *file)
{
    const char *name;
    json_t *value;
    if (!json_is_object(json)) {
        fprintf(stderr, "kammerlotse: %s: limits is an object of seconds\n", file);
        return false;
    }
    json_object_foreach(json, name, value)
    {
        long *limit = limit_of(limits, name);
        json_int_t seconds = json_integer_value(value);
        if (limit == NULL) {
            fprintf(stderr, "kammerlotse: %s: limits: there is no limit \"%s\"\n", file, name);
            return false;
        }
        if (!json_is_integer(value) || seconds < (limit == &limits->start_s ? 0 : 1) ||
            seconds > LONGEST_S) {
            fprintf(stderr, "kammerlotse: %s: limits: %s is a number of seconds, 1 to %d\n", file,
                    name, (int)LONGEST_S);
            return false;
        }
        *limit = (long)seconds;
    }
    return true;
}

long config_state_limit(const struct config *config, const char *state)
{
    for (size_t i = 0; i < STATE_LIMIT_COUNT; i++)
        if (strcmp(state_limits[i].state, state) == 0)
            return config->limits.state_s[i];
    return 0;
}
