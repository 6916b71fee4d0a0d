/* network.h - whose requests are counted together: the network a client comes from.
 * Owns     nothing. It is kept in memory only, never stored or logged. */
#ifndef BOT_NET_NETWORK_H
#define BOT_NET_NETWORK_H

#include "bot/net/server.h"

enum { NETWORK_SIZE = 48 };

/* An IPv4 address, or of IPv6 the first 64 bits, since everyone has 2^64 addresses in theirs.
 * Behind a proxy of `trusted_proxies` it is the one that proxy names in X-Forwarded-For; of the
 * others the header is not believed. While the headers are there: in a request, or as a connection
 * opens. */
void network_of(const struct server *server, struct lws *wsi, char out[NETWORK_SIZE]);

#endif
