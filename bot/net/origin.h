/* origin.h - from whose page a request comes.
 * Owns     nothing. */
#ifndef BOT_NET_ORIGIN_H
#define BOT_NET_ORIGIN_H

#include "bot/net/server.h"

enum { ORIGIN_MAX = 256 };

enum origin {
    ORIGIN_NONE,    /* no browser says */
    ORIGIN_OURS,    /* a page of this server */
    ORIGIN_LISTED,  /* a page of `allowed_origins`, which embeds the widget */
    ORIGIN_FOREIGN, /* any other, or one that does not fit */
};

/* `out` gets the origin as the browser names it, "" where there is none that fits. */
enum origin origin_of(const struct server *server, struct lws *wsi, char out[ORIGIN_MAX]);

#endif
