/* http_greeting.c - what the widget shows before anything was said. */
#include "bot/guide.h"
#include "bot/net/http.h"
#include "bot/topics.h"
#include "kb/values.h"

static void greeting_in(struct server *server, struct http_session *h, enum kb_lang lang)
{
    char day[11];
    day_today(day);
    h->embeddable = true; /* the widget asks from the chamber's pages */
    http_answer_json(h, 200,
                     json_pack("{s:s, s:o, s:o}", "chamber", server->config->chamber, "topics",
                               topics_offer(server->kb, server->store, lang, day, server->arena),
                               "flows", guide_offers(server->kb, NULL, lang, server->arena)));
}

void http_greeting_de(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    greeting_in(server, h, KB_DE);
}

void http_greeting_en(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    greeting_in(server, h, KB_EN);
}
