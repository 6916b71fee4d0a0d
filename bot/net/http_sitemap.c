/* http_sitemap.c - for search engines, where `public_url` says what the pages are called. */
#include <string.h>

#include "bot/html.h"
#include "bot/net/page.h"
#include "kb/values.h"

enum { SITEMAP_MAX = 4 << 20 };

static const char *const static_pages[] = {"/wissen", "/wegweiser", "/barrierefreiheit"};

static void answer(struct http_session *h, struct buffer *b, const char *type)
{
    if (b->full) {
        buffer_free(b);
        http_answer_error(h, 500, "failed", "Zu viele Einträge.");
        return;
    }
    h->status = 200;
    h->type = type;
    h->own = b->at;
    h->body = b->at;
    h->len = b->len;
}

static bool known(const struct server *server, struct http_session *h)
{
    if (server->config->public_url == NULL)
        http_answer_error(h, 404, "not-found", "Dafür fehlt public_url in der Konfiguration.");
    return server->config->public_url != NULL;
}

/* A page in one language or, each naming the other, in both. */
static void add_page(struct page *p, const char *path, bool german, bool english)
{
    const bool has[] = {german, english};
    for (enum kb_lang lang = KB_DE; lang <= KB_EN; lang++) {
        if (!has[lang])
            continue;
        html_add(&p->out, "<url><loc>%s</loc>", page_url(p, path, lang));
        for (enum kb_lang each = KB_DE; german && english && each <= KB_EN; each++)
            html_add(&p->out, "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"/>",
                     kb_lang_name(each), page_url(p, path, each));
        html_add(&p->out, "</url>\n");
    }
}

static void add_entries(struct page *p)
{
    struct server *server = p->server;
    struct kb_listed *german, *english;
    char day[11];
    day_today(day);
    size_t count = kb_entries(server->kb, KB_DE, day, server->arena, &german);
    kb_entries(server->kb, KB_EN, day, server->arena, &english); /* the same ones */
    for (size_t i = 0; i < count; i++)
        add_page(p, arena_printf(server->arena, "/wissen/%s", german[i].slug),
                 german[i].lang == KB_DE, english[i].lang == KB_EN);
}

void http_sitemap(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    if (!known(server, h))
        return;
    struct page p = {.server = server};
    buffer_init(&p.out, SITEMAP_MAX);
    html_add(&p.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                     "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (size_t i = 0; i < sizeof static_pages / sizeof *static_pages; i++)
        add_page(&p, static_pages[i], true, true);
    struct kb_flow *flows;
    size_t count = kb_flows(server->kb, NULL, KB_DE, server->arena, &flows);
    for (size_t i = 0; i < count; i++)
        add_page(&p, arena_printf(server->arena, "/wegweiser/%s", flows[i].id), true, true);
    add_entries(&p);
    html_add(&p.out, "</urlset>\n");
    answer(h, &p.out, "application/xml; charset=utf-8");
}

void http_robots(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    if (!known(server, h))
        return;
    struct buffer b;
    buffer_init(&b, 2048);
    buffer_printf(&b,
                  "User-agent: *\n"
                  "Disallow: /api/\nDisallow: /desk\nDisallow: /editor\nDisallow: /frage?\n"
                  "Disallow: /nachricht\n\nSitemap: %s/sitemap.xml\n",
                  server->config->public_url);
    answer(h, &b, "text/plain; charset=utf-8");
}
