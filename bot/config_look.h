/* config_look.h - the member `look` of the configuration, and addresses; for config.c.
 * Errors   a line on stderr that names `file` and key. A colour on which white text cannot be read
 * well enough is no error: it is left out, with a line that says what it lacks. */
#ifndef BOT_CONFIG_LOOK_H
#define BOT_CONFIG_LOOK_H

#include <jansson.h>

#include "bot/config.h"

bool config_read_look(struct look_config *look, json_t *json, const char *file);
void config_free_look(struct look_config *look);
/* An http or https address, of a server alone ("https://lotse.example") if `bare`. NULL is fine. */
bool config_check_address(const char *address, bool bare, const char *key, const char *file);

#endif
