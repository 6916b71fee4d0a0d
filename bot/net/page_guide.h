/* page_guide.h - what other pages show of guided questions.
 * Owns     nothing; texts live in the server's arena. */
#ifndef BOT_NET_PAGE_GUIDE_H
#define BOT_NET_PAGE_GUIDE_H

#include "bot/net/page.h"

/* The guided questions that the address names ("weg=" and "a="), as text to send to an advisor:
 * what was asked and answered; "" where it names none. */
const char *page_guide_summary(struct server *server, struct lws *wsi, enum kb_lang lang);
/* Links to those offered under an entry, or to all for NULL; nothing where there are none. */
void page_add_guides(struct page *page, const char *entry, const char *heading);
/* page_offices.c: the offices in charge of those entries at the place among the answers; nothing
 * where there is none. */
void page_add_offices(struct page *page, const json_t *answers, const json_t *entries);

#endif
