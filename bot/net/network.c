/* network.c - see network.h. */
#include "bot/net/network.h"

#include <arpa/inet.h>
#include <string.h>

enum { FORWARDED_MAX = 1024 };

/* Any address as one of IPv6, so that there is one kind; false where it is none. */
static bool parse(const char *text, struct in6_addr *out)
{
    struct in_addr four;
    if (inet_pton(AF_INET6, text, out) == 1)
        return true;
    if (inet_pton(AF_INET, text, &four) != 1)
        return false;
    memset(out, 0, sizeof *out);
    out->s6_addr[10] = out->s6_addr[11] = 0xFF;
    memcpy(out->s6_addr + 12, &four, sizeof four);
    return true;
}

static void write_network(const struct in6_addr *address, char out[NETWORK_SIZE])
{
    struct in6_addr network = *address;
    out[0] = '\0';
    if (IN6_IS_ADDR_V4MAPPED(address)) {
        inet_ntop(AF_INET, address->s6_addr + 12, out, NETWORK_SIZE);
        return;
    }
    memset(network.s6_addr + 8, 0, 8);
    inet_ntop(AF_INET6, &network, out, NETWORK_SIZE);
}

static bool trusted(const struct config *config, const struct in6_addr *address)
{
    struct in6_addr proxy;
    for (size_t i = 0; i < config->trusted_proxy_count; i++)
        if (parse(config->trusted_proxies[i], &proxy) && memcmp(&proxy, address, sizeof proxy) == 0)
            return true;
    return false;
}

/* The last address of a list like "192.0.2.1, 198.51.100.2", which is cut off; false at its end or
 * where it is none. */
static bool last_of(char *list, struct in6_addr *out)
{
    char *comma = strrchr(list, ','), *at = comma == NULL ? list : comma + 1;
    at += strspn(at, " \t");
    at[strcspn(at, " \t")] = '\0';
    bool good = parse(at, out);
    *(comma == NULL ? list : comma) = '\0';
    return good;
}

void network_of(const struct server *server, struct lws *wsi, char out[NETWORK_SIZE])
{
    char text[INET6_ADDRSTRLEN] = "", forwarded[FORWARDED_MAX];
    struct in6_addr address, before;
    lws_get_peer_simple(wsi, text, sizeof text);
    if (!parse(text, &address)) {
        snprintf(out, NETWORK_SIZE, "unknown");
        return;
    }
    int len = lws_hdr_total_length(wsi, WSI_TOKEN_X_FORWARDED_FOR) > 0
                  ? lws_hdr_copy(wsi, forwarded, sizeof forwarded, WSI_TOKEN_X_FORWARDED_FOR)
                  : 0;
    if (len <= 0)
        forwarded[0] = '\0';
    /* each proxy adds who asked it, so that only what ours wrote is believed */
    while (trusted(server->config, &address) && last_of(forwarded, &before))
        address = before;
    write_network(&address, out);
}
