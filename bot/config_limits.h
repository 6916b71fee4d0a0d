/* config_limits.h - the member `limits` of the configuration: how long things last; for config.c.
 * Errors   a line on stderr that names `file` and key. */
#ifndef BOT_CONFIG_LIMITS_H
#define BOT_CONFIG_LIMITS_H

#include <jansson.h>

#include "bot/config.h"

/* What PROTOCOL.md says. */
void config_default_limits(struct limits_config *limits);
/* Seconds by name: a state, or one of presence, grace and start. */
bool config_read_limits(struct limits_config *limits, json_t *json, const char *file);

/* How many seconds a state lasts; 0 for one that does not end. */
long config_state_limit(const struct config *config, const char *state);

#endif
