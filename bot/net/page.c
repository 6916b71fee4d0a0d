/* page.c - see page.h. */
#include "bot/net/page.h"

#include <string.h>

#include "bot/hours.h"
#include "bot/html.h"

enum { PAGE_MAX = 1 << 20 };

struct page page_new(struct server *server, struct lws *wsi)
{
    struct page page = {.server = server, .lang = KB_DE, .message_query = ""};
    const char *lang = http_argument(server, wsi, "lang=");
    if (lang != NULL)
        kb_lang_parse(lang, &page.lang);
    buffer_init(&page.out, PAGE_MAX);
    return page;
}

const char *page_query(enum kb_lang lang)
{
    return lang == KB_EN ? "?lang=en" : "";
}

static enum kb_lang other(enum kb_lang lang)
{
    return lang == KB_DE ? KB_EN : KB_DE;
}

const char *page_url(const struct page *p, const char *path, enum kb_lang lang)
{
    const char *server = p->server->config->public_url;
    return arena_printf(p->server->arena, "%s%s%s", server == NULL ? "" : server, path,
                        page_query(lang));
}

/* For search engines and for those who share the page. */
static void add_addresses(struct page *p, const struct page_head *head)
{
    if (!head->indexed) {
        html_add(&p->out, "<meta name=\"robots\" content=\"noindex\">\n");
        return;
    }
    const char *url = page_url(p, head->path, head->canonical);
    html_add(&p->out, "<link rel=\"canonical\" href=\"%s\">\n", url);
    for (enum kb_lang lang = KB_DE; head->both && lang <= KB_EN; lang++)
        html_add(&p->out, "<link rel=\"alternate\" hreflang=\"%s\" href=\"%s\">\n",
                 kb_lang_name(lang), page_url(p, head->path, lang));
    if (head->both)
        html_add(&p->out, "<link rel=\"alternate\" hreflang=\"x-default\" href=\"%s\">\n",
                 page_url(p, head->path, KB_DE));
    html_add(&p->out,
             "<meta property=\"og:type\" content=\"website\">\n"
             "<meta property=\"og:site_name\" content=\"%s\">\n"
             "<meta property=\"og:title\" content=\"%s\">\n",
             p->server->config->chamber, head->title);
    if (p->server->config->public_url != NULL)
        html_add(&p->out, "<meta property=\"og:url\" content=\"%s\">\n", url);
}

static void add_header(struct page *p, const struct page_head *head)
{
    const char *query = page_query(p->lang);
    enum kb_lang lang = other(p->lang);
    html_add(&p->out,
             "<a class=\"skip\" href=\"#content\">%s</a>\n<header>\n"
             "<p class=\"brand\"><img src=\"/icon.svg\" alt=\"\" width=\"36\" height=\"36\">"
             "<span><strong>%s</strong> %s</span></p>\n"
             "<nav aria-label=\"%s\"><a href=\"/wissen%s\">%s</a><a href=\"/frage%s\">%s</a>"
             "<a href=\"/wegweiser%s\">%s</a><a href=\"%s%s\" lang=\"%s\" "
             "hreflang=\"%s\">%s</a></nav>\n</header>\n",
             page_text(PAGE_SKIP, p->lang), p->server->config->chamber,
             page_text(PAGE_SUBJECT, p->lang), page_text(PAGE_PAGES, p->lang), query,
             page_text(PAGE_ALL, p->lang), query, page_text(PAGE_ASK, p->lang), query,
             page_text(PAGE_GUIDES, p->lang), head->path, page_query(lang), kb_lang_name(lang),
             kb_lang_name(lang), page_text(PAGE_OTHER_LANG, p->lang));
}

void page_begin(struct page *p, const struct page_head *head)
{
    html_add(&p->out,
             "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<title>%s – %s</title>\n",
             kb_lang_name(p->lang), head->title, p->server->config->chamber);
    if (head->description != NULL)
        html_add(&p->out, "<meta name=\"description\" content=\"%s\">\n", head->description);
    add_addresses(p, head);
    html_add(&p->out, "<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n"
                      "<link rel=\"stylesheet\" href=\"/pages.css\">\n"
                      "<link rel=\"stylesheet\" href=\"/theme.css\">\n");
    if (head->data != NULL)
        html_add_json(&p->out, "application/ld+json", head->data);
    html_add(&p->out, "</head>\n<body>\n");
    add_header(p, head);
    html_add(&p->out, "<main id=\"content\" tabindex=\"-1\">\n");
}

static void add_footer(struct page *p)
{
    const struct config *config = p->server->config;
    const char *query = page_query(p->lang);
    html_add(&p->out, "<footer><p>%s</p>\n<nav aria-label=\"%s\">", page_text(PAGE_FOOTER, p->lang),
             page_text(PAGE_ABOUT_US, p->lang));
    html_add(&p->out, "<a href=\"/barrierefreiheit%s\">%s</a>", query,
             page_text(PAGE_ACCESSIBILITY, p->lang));
    if (config->privacy != NULL)
        html_add(&p->out, "<a href=\"%s\">%s</a>", config->privacy,
                 page_text(PAGE_PRIVACY, p->lang));
    else
        html_add(&p->out, "<a href=\"/datenschutz-hinweis%s\">%s</a>", query,
                 page_text(PAGE_PRIVACY, p->lang));
    if (config->imprint != NULL)
        html_add(&p->out, "<a href=\"%s\">%s</a>", config->imprint,
                 page_text(PAGE_IMPRINT, p->lang));
    html_add(&p->out, "</nav></footer>\n");
}

void page_send(struct page *p, struct http_session *h, int status)
{
    html_add(&p->out, "</main>\n");
    add_footer(p);
    html_add(&p->out, "</body>\n</html>\n");
    if (p->out.full) {
        buffer_free(&p->out);
        http_answer_error(h, 500, "failed", page_text(PAGE_FAILED, p->lang));
        return;
    }
    h->status = status;
    h->type = "text/html; charset=utf-8";
    h->own = p->out.at;
    h->body = h->own;
    h->len = p->out.len;
}

void page_add_form(struct page *p, const char *q)
{
    html_add(&p->out,
             "<form class=\"question\" action=\"/frage%s\" method=\"post\" role=\"search\">\n"
             "<label for=\"q\">%s</label>\n<div class=\"row\"><textarea id=\"q\" name=\"q\" "
             "rows=\"2\" maxlength=\"500\" autocomplete=\"off\" required "
             "aria-describedby=\"q-hint\">\n%s</textarea>",
             page_query(p->lang), page_text(PAGE_QUESTION, p->lang), q);
    html_add(&p->out,
             "<button>%s</button></div>\n<p id=\"q-hint\" class=\"hint\">%s</p>\n</form>\n",
             page_text(PAGE_SEND, p->lang), page_text(PAGE_QUESTION_HINT, p->lang));
}

const char *page_dialled(const char *phone, struct arena *arena)
{
    char *out = arena_alloc(arena, strlen(phone) + 1, 1), *end = out;
    for (; *phone != '\0'; phone++) {
        if (strncmp(phone, "(0)", 3) ==
            0) /* for those who dial at home; not after a country code */
            phone += 2;
        else if (strchr("+0123456789", *phone) != NULL)
            *end++ = *phone;
    }
    return out;
}

static bool has_contact(const struct config *config)
{
    return config->phone != NULL || config->email != NULL || config->website != NULL;
}

void page_add_contact(struct page *p)
{
    const struct config *config = p->server->config;
    if (!has_contact(config))
        return;
    html_add(&p->out, "<ul class=\"contact\">\n");
    if (config->phone != NULL)
        html_add(&p->out, "<li>%s: <a href=\"tel:%s\">%s</a></li>\n",
                 page_text(PAGE_PHONE, p->lang), page_dialled(config->phone, p->server->arena),
                 config->phone);
    if (config->email != NULL)
        html_add(&p->out, "<li>%s: <a href=\"mailto:%s\">%s</a></li>\n",
                 page_text(PAGE_EMAIL, p->lang), config->email, config->email);
    if (config->website != NULL && html_may_link(config->website))
        html_add(&p->out, "<li>%s: <a href=\"%s\">%s</a></li>\n", page_text(PAGE_WEBSITE, p->lang),
                 config->website, config->website);
    html_add(&p->out, "</ul>\n");
}

void page_add_person(struct page *p, enum page_person why)
{
    const struct config *config = p->server->config;
    struct arena *arena = p->server->arena;
    struct hours *hours;
    int64_t now = now_ms(), next = 0;
    if (hours_load(p->server->store, arena, &hours) == STORE_OK)
        next = hours_next(hours, now);
    const char *level = why == PERSON_ASKED ? "h1" : "h2";
    html_add(
        &p->out,
        "<section class=\"person\" aria-labelledby=\"person\">\n<%s id=\"person\">%s</%s>\n<p>",
        level, page_text(why == PERSON_OFFERED ? PAGE_PERSON : PAGE_PERSON_WANTED, p->lang), level);
    html_add(&p->out, page_text(PAGE_PERSON_TEXT, p->lang), config->chamber);
    if (next != 0) {
        html_add(&p->out, " ");
        html_add(&p->out, page_text(PAGE_PERSON_HOURS, p->lang),
                 hours_text(next, now, p->lang, arena));
    }
    html_add(&p->out, "</p>\n<p><a class=\"button\" href=\"/nachricht%s%s%s\">%s</a></p>\n",
             page_query(p->lang),
             p->message_query[0] == '\0' ? ""
             : p->lang == KB_EN          ? "&"
                                         : "?",
             p->message_query, page_text(PAGE_WRITE, p->lang));
    page_add_contact(p);
    html_add(&p->out, "</section>\n");
}

void page_add_ways(struct page *p, enum page_text heading)
{
    if (!has_contact(p->server->config))
        return;
    html_add(&p->out,
             "<section class=\"person\" aria-labelledby=\"ways\">\n<h2 id=\"ways\">%s</h2>\n",
             page_text(heading, p->lang));
    page_add_contact(p);
    html_add(&p->out, "</section>\n");
}

void page_add_entry(struct page *p, const char *slug, const char *title, enum kb_lang lang)
{
    html_add(&p->out, "<li><a href=\"/wissen/%s%s\"", slug, page_query(p->lang));
    if (lang != p->lang)
        html_add(&p->out, " lang=\"%s\"", kb_lang_name(lang));
    html_add(&p->out, ">%s</a></li>\n", title);
}
