/* http_statements.c - the accessibility statement, and the privacy notice of a chamber that has
 * none of its own. */
#include <string.h>

#include "bot/config_limits.h"
#include "bot/html.h"
#include "bot/link.h"
#include "bot/mail/mail.h"
#include "bot/net/page.h"
#include "bot/net/page_statements.h"
#include "kb/values.h"

static void add_parts(struct page *p, const struct statement_part *parts, size_t count)
{
    const char *chamber = p->server->config->chamber;
    for (size_t i = 0; i < count; i++) {
        bool item = parts[i].kind == STATEMENT_ITEM;
        const char *tag = item ? "li" : parts[i].kind == STATEMENT_HEADING ? "h2" : "p";
        if (item && (i == 0 || parts[i - 1].kind != STATEMENT_ITEM))
            html_add(&p->out, "<ul>\n");
        html_add(&p->out, "<%s>", tag);
        html_add(&p->out, parts[i].text[p->lang], chamber);
        html_add(&p->out, "</%s>\n", tag);
        if (item && (i + 1 == count || parts[i + 1].kind != STATEMENT_ITEM))
            html_add(&p->out, "</ul>\n");
    }
}

static void begin(struct page *p, const char *title, const char *path)
{
    page_begin(
        p, &(struct page_head){
               .title = title, .path = path, .indexed = true, .canonical = p->lang, .both = true});
    html_add(&p->out, "<h1>%s</h1>\n<div class=\"statement\">\n", title);
}

static void add_day(struct page *p, enum page_text label, const char *day)
{
    html_add(&p->out, "<p class=\"hint\">%s <time datetime=\"%s\">%s</time></p>\n",
             page_text(label, p->lang), day, day_written(day, p->lang, p->server->arena));
}

/* Where to turn: the chamber as it is configured, and always the form. */
static void add_contact(struct page *p, enum page_text heading, enum page_text text)
{
    html_add(&p->out,
             "<h2>%s</h2>\n<p>%s</p>\n<p><a class=\"button\" href=\"/nachricht%s\">%s</a></p>\n",
             page_text(heading, p->lang), page_text(text, p->lang), page_query(p->lang),
             page_text(PAGE_WRITE, p->lang));
    page_add_contact(p);
}

void http_accessibility(struct server *server, struct lws *wsi, struct http_session *h,
                        json_t *body)
{
    (void)body;
    struct page p = page_new(server, wsi);
    const char *enforcement = server->config->enforcement[p.lang];
    begin(&p, page_text(PAGE_ACCESSIBILITY_TITLE, p.lang), "/barrierefreiheit");
    add_parts(&p, accessibility_statement, accessibility_part_count);
    add_contact(&p, PAGE_BARRIER, PAGE_BARRIER_TEXT);
    if (enforcement != NULL)
        html_add(&p.out, "<h2>%s</h2>\n<p class=\"reply\">%s</p>\n",
                 page_text(PAGE_ENFORCEMENT, p.lang), enforcement);
    add_day(&p, PAGE_ASSESSED, ACCESSIBILITY_DAY);
    html_add(&p.out, "</div>\n");
    page_send(&p, h, 200);
}

/* ---- privacy ---------------------------------------------------------------------------- */

/* "30 Minuten", in the largest unit that divides it. */
static const char *duration(struct page *p, long seconds)
{
    static const struct {
        long seconds;
        const char *one[2], *many[2];
    } units[] = {{86400, {"einem Tag", "one day"}, {"Tagen", "days"}},
                 {3600, {"einer Stunde", "one hour"}, {"Stunden", "hours"}},
                 {60, {"einer Minute", "one minute"}, {"Minuten", "minutes"}},
                 {1, {"einer Sekunde", "one second"}, {"Sekunden", "seconds"}}};
    size_t at = 0;
    while (seconds % units[at].seconds != 0)
        at++;
    long count = seconds / units[at].seconds;
    return count == 1 ? units[at].one[p->lang]
                      : arena_printf(p->server->arena, "%ld %s", count, units[at].many[p->lang]);
}

static void add_period(struct page *p, enum page_text text, long seconds)
{
    html_add(&p->out, "<li>");
    html_add(&p->out, page_text(text, p->lang), duration(p, seconds));
    html_add(&p->out, "</li>\n");
}

void http_privacy(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    const struct config *config = server->config;
    if (config->privacy != NULL) {
        http_answer_elsewhere(h, config->privacy);
        return;
    }
    struct page p = page_new(server, wsi);
    begin(&p, page_text(PAGE_PRIVACY_TITLE, p.lang), "/datenschutz-hinweis");
    add_parts(&p, privacy_what, privacy_what_count);
    html_add(&p.out, "<h2>%s</h2>\n<ul>\n", page_text(PAGE_HOW_LONG, p.lang));
    add_period(&p, PAGE_KEPT_BOT, config_state_limit(config, "bot"));
    add_period(&p, PAGE_KEPT_MESSAGE, config_state_limit(config, "message"));
    add_period(&p, PAGE_KEPT_CLOSED, config->keep_days * 86400);
    add_period(&p, PAGE_KEPT_LINK, LINK_DAYS * 86400L);
    add_period(&p, PAGE_KEPT_ASKED, config->asked_days * 86400);
    if (mail_configured(config))
        add_period(&p, PAGE_KEPT_MAIL, config->mail.keep_days * 86400);
    html_add(&p.out, "</ul>\n");
    add_parts(&p, privacy_rights, privacy_rights_count);
    add_contact(&p, PAGE_PRIVACY_CONTACT, PAGE_PRIVACY_CONTACT_TEXT);
    add_day(&p, PAGE_VERSION, PRIVACY_DAY);
    html_add(&p.out, "</div>\n");
    page_send(&p, h, 200);
}
