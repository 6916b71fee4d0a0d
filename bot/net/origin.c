/* origin.c - see origin.h. */
#include "bot/net/origin.h"

#include <string.h>

enum origin origin_of(const struct server *server, struct lws *wsi, char out[ORIGIN_MAX])
{
    char host[ORIGIN_MAX];
    out[0] = '\0';
    if (lws_hdr_total_length(wsi, WSI_TOKEN_ORIGIN) <= 0)
        return ORIGIN_NONE;
    if (lws_hdr_copy(wsi, out, ORIGIN_MAX, WSI_TOKEN_ORIGIN) <= 0 ||
        lws_hdr_copy(wsi, host, sizeof host, WSI_TOKEN_HOST) <= 0)
        return ORIGIN_FOREIGN;
    const char *rest = strstr(out, "://");
    if (rest != NULL && strcmp(rest + 3, host) == 0)
        return ORIGIN_OURS;
    const char *known = server->config->public_url; /* a proxy may ask us by another name */
    if (known != NULL && strcmp(known, out) == 0)
        return ORIGIN_OURS;
    for (size_t i = 0; i < server->config->allowed_origin_count; i++)
        if (strcmp(server->config->allowed_origins[i], out) == 0)
            return ORIGIN_LISTED;
    return ORIGIN_FOREIGN;
}
