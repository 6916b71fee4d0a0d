/* look.h - the colours and the sign of the chamber, in what browsers load.
 * Owns     nothing; what it writes goes to a buffer of the caller's.
 * Errors   none of its own: the configuration was checked when it was read. */
#ifndef BOT_NET_LOOK_H
#define BOT_NET_LOOK_H

#include "bot/config.h"
#include "kb/text.h"

enum { LOOK_MAX = 4096 }; /* bytes that a file may grow by */

/* A style sheet for the pages, the desk and the editor; nothing where nothing was chosen. */
void look_theme(const struct look_config *look, struct buffer *out);
/* The picture: `shipped` in the chamber's colour, or its letters in place of it. */
void look_icon(const struct look_config *look, struct text shipped, struct buffer *out);
/* The widget's script, which loads the rest from the folder `version`. */
void look_widget(const struct look_config *look, struct text shipped, const char *version,
                 struct buffer *out);

#endif
