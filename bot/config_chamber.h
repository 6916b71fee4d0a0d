/* config_chamber.h - whose chat this is and how it looks: the members `chamber`, `look`,
 * `public_url` and `enforcement` of the configuration; for config.c.
 * Errors   a line on stderr that names `file` and key. A colour on which white text cannot be
 *          read well enough is no error: it is left out, with a line that says what it lacks. */
#ifndef BOT_CONFIG_CHAMBER_H
#define BOT_CONFIG_CHAMBER_H

#include <jansson.h>

#include "bot/config.h"

/* NULL where the member was left out. */
bool config_read_chamber(struct config *config, json_t *chamber, const char *file);
bool config_read_public(struct config *config, const char *public_url, json_t *enforcement,
                        const char *file);
bool config_read_look(struct look_config *look, json_t *json, const char *file);
void config_free_chamber(struct config *config);

#endif
