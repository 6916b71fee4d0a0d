/* page.h - a page without JavaScript: what stands around every one, and what several show.
 * Owns     page_send() gives the text to the session; nothing else is kept. Texts live in the
 *          server's arena.
 * Threads  the server's one. */
#ifndef BOT_NET_PAGE_H
#define BOT_NET_PAGE_H

#include "bot/net/http.h"
#include "bot/net/page_texts.h"

enum { QUESTION_CHARACTERS = 500 };

struct page {
    struct server *server;
    struct buffer out;
    enum kb_lang lang;         /* of all but what says otherwise */
    const char *message_query; /* what a message to an advisor begins with: "q=...", or "" */
};

struct page_head {
    const char *title;       /* without the chamber's name */
    const char *description; /* or NULL */
    const char *path;        /* the address in German */
    bool indexed;            /* search engines may show it; else it has no canonical address */
    enum kb_lang canonical;  /* of the two languages' addresses */
    bool both;               /* there is one in each language */
    const json_t *data;      /* JSON-LD, or NULL */
};

/* In the language the address asks for ("lang=en"), German where it does not. */
struct page page_new(struct server *server, struct lws *wsi);
void page_begin(struct page *page, const struct page_head *head);
/* Ends the page and makes it the answer. */
void page_send(struct page *page, struct http_session *h, int status);

/* An address of ours as the world knows it, where `public_url` says; else the path itself. */
const char *page_url(const struct page *page, const char *path, enum kb_lang lang);
/* "?lang=en" for English, else "". */
const char *page_query(enum kb_lang lang);
/* The question to type; `q` is what stands in it. */
void page_add_form(struct page *page, const char *q);
/* Whom to turn to instead, and when. */
enum page_person {
    PERSON_OFFERED,
    PERSON_ADVISED, /* the case needs one */
    PERSON_ASKED,   /* that is what was asked, and so the title of the page */
};
void page_add_person(struct page *page, enum page_person why);
/* How to reach the chamber itself, under a heading; nothing where nothing is known. */
void page_add_ways(struct page *page, enum page_text heading);
/* The same without heading. */
void page_add_contact(struct page *page);
/* A phone number as it is dialled. */
const char *page_dialled(const char *phone, struct arena *arena);
/* A link to an entry's page. */
void page_add_entry(struct page *page, const char *slug, const char *title, enum kb_lang lang);

/* page_answer.c */
void page_add_office(struct page *page, const struct kb_office *office);
/* The body of an `answered` event. `place` is what was typed as the place, or "". */
void page_add_answer(struct page *page, const json_t *answered, const char *place);
/* The same as schema.org has it; the caller owns it. */
json_t *page_answer_data(const struct page *page, const json_t *answered);

/* http_guide.c, http_message.c, http_statements.c, http_sitemap.c */
http_handler http_guides, http_guide, http_message_form, http_message_send, http_accessibility,
    http_privacy, http_sitemap, http_robots;
/* http_pages.c: that there is nothing at the address, and where to go from there. */
http_handler http_gone;
extern const struct http_route http_page_routes[];
extern const size_t http_page_route_count;

#endif
