/* config_mail.h - the member `mail` of the configuration; for config.c.
 * Errors   a line on stderr that names `file` and key. */
#ifndef BOT_CONFIG_MAIL_H
#define BOT_CONFIG_MAIL_H

#include <jansson.h>

#include "bot/config.h"

bool config_read_mail(struct mail_config *mail, json_t *json, const char *file);
void config_free_mail(struct mail_config *mail);

#endif
