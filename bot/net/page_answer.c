/* page_answer.c - an answer on a page: what was asked for first, then what makes it trustworthy. */
#include <string.h>

#include "bot/html.h"
#include "bot/member.h"
#include "bot/net/page.h"
#include "bot/texts.h"
#include "kb/values.h"

static void add_links(struct page *p, enum page_text label, const json_t *links)
{
    size_t i;
    const json_t *link;
    if (json_array_size(links) == 0)
        return;
    html_add(&p->out, "<dt>%s</dt>\n", page_text(label, p->lang));
    json_array_foreach(links, i, link)
    {
        const char *url = member_text(link, "url");
        if (html_may_link(url))
            html_add(&p->out, "<dd><a href=\"%s\" rel=\"noopener\">%s</a></dd>\n", url,
                     member_text(link, "title"));
        else
            html_add(&p->out, "<dd>%s</dd>\n", member_text(link, "title"));
    }
}

static void add_stand(struct page *p, const json_t *answered)
{
    const char *stand = member_text(answered, "stand");
    const json_t *basis = json_object_get(answered, "legal_basis"),
                 *sources = json_object_get(answered, "sources");
    bool dated = day_valid(stand);
    if (!dated && json_array_size(basis) + json_array_size(sources) == 0)
        return;
    html_add(
        &p->out,
        "<section class=\"stand\" aria-labelledby=\"stand\">\n<h2 id=\"stand\">%s</h2>\n<dl>\n",
        page_text(PAGE_STAND_TITLE, p->lang));
    if (dated)
        html_add(&p->out, "<dt>%s</dt>\n<dd><time datetime=\"%s\">%s</time></dd>\n",
                 page_text(PAGE_STAND, p->lang), stand,
                 day_written(stand, p->lang, p->server->arena));
    add_links(p, PAGE_LEGAL_BASIS, basis);
    add_links(p, PAGE_SOURCES, sources);
    html_add(&p->out, "</dl>\n</section>\n");
}

/* ---- offices ---------------------------------------------------------------------------- */

/* In English where it was translated. */
static void add_note(struct page *p, const struct kb_office *office)
{
    bool english = p->lang == KB_EN && office->note_en[0] != '\0';
    if (office->note[0] != '\0')
        html_add(&p->out, "<small lang=\"%s\">%s</small>\n", english ? "en" : "de",
                 english ? office->note_en : office->note);
}

/* Offices have German names and addresses in every language. */
void page_add_office(struct page *p, const struct kb_office *office)
{
    html_add(&p->out, "<address>\n<strong lang=\"de\">%s</strong>\n", office->name);
    if (office->address[0] != '\0')
        html_add(&p->out, "<span lang=\"de\">%s</span>\n", office->address);
    if (office->phone[0] != '\0')
        html_add(&p->out, "<a href=\"tel:%s\">%s</a>\n",
                 page_dialled(office->phone, p->server->arena), office->phone);
    if (office->email[0] != '\0')
        html_add(&p->out, "<a href=\"mailto:%s\">%s</a>\n", office->email, office->email);
    if (html_may_link(office->url))
        html_add(&p->out, "<a href=\"%s\" rel=\"noopener\">%s</a>\n", office->url, office->url);
    add_note(p, office);
    if (day_valid(office->stand))
        html_add(&p->out, "<small>%s: <time datetime=\"%s\">%s</time></small>\n",
                 page_text(PAGE_STAND, p->lang), office->stand,
                 day_written(office->stand, p->lang, p->server->arena));
    html_add(&p->out, "</address>\n");
}

static struct kb_office office_of(const json_t *office)
{
    return (struct kb_office){.name = member_text(office, "name"),
                              .address = member_text(office, "address"),
                              .phone = member_text(office, "phone"),
                              .email = member_text(office, "email"),
                              .url = member_text(office, "url"),
                              .note = member_text(office, "note"),
                              .note_en = member_text(office, "note_en"),
                              .stand = member_text(office, "stand")};
}

/* Without a place the bot asks for it; here that is a form of its own. */
static void add_place_form(struct page *p, const json_t *answered, const char *place)
{
    const char *ask = member_text(answered, "ask_place");
    html_add(&p->out, "<form class=\"place\" action=\"/wissen/%s#offices\" method=\"get\">\n",
             member_text(answered, "entry"));
    html_add(&p->out, place[0] == '\0' ? "<p>%s</p>\n" : "<p class=\"warn\">%s</p>\n",
             place[0] == '\0' ? page_text(PAGE_OFFICES_HINT, p->lang) : ask);
    html_add(&p->out,
             "<label for=\"place\">%s</label>\n<div class=\"row\"><input id=\"place\" name=\"ort\" "
             "value=\"%s\" maxlength=\"80\" autocomplete=\"off\" required>",
             page_text(PAGE_PLACE, p->lang), place);
    if (p->lang == KB_EN)
        html_add(&p->out, "<input type=\"hidden\" name=\"lang\" value=\"en\">");
    html_add(&p->out, "<button>%s</button></div>\n</form>\n", page_text(PAGE_PLACE_SEND, p->lang));
}

static void add_offices(struct page *p, const json_t *answered, const char *place)
{
    const json_t *offices = json_object_get(answered, "offices"), *office;
    size_t i;
    bool asks = member_text(answered, "ask_place")[0] != '\0';
    if (!asks && json_array_size(offices) == 0)
        return;
    html_add(&p->out, "<section class=\"offices\" aria-labelledby=\"offices\">\n"
                      "<h2 id=\"offices\">");
    if (asks)
        html_add(&p->out, "%s", page_text(PAGE_OFFICES, p->lang));
    else
        html_add(&p->out, page_text(PAGE_OFFICES_AT, p->lang), member_text(answered, "place"));
    html_add(&p->out, "</h2>\n");
    json_array_foreach(offices, i, office)
    {
        const struct kb_office one = office_of(office);
        page_add_office(p, &one);
    }
    if (asks)
        add_place_form(p, answered, place);
    html_add(&p->out, "</section>\n");
}

/* ---- the answer ------------------------------------------------------------------------- */

static void add_related(struct page *p, const json_t *related, enum kb_lang lang)
{
    size_t i;
    const json_t *entry;
    if (json_array_size(related) == 0)
        return;
    html_add(&p->out,
             "<nav class=\"related\" aria-labelledby=\"related\">\n<h2 id=\"related\">%s</h2>\n"
             "<ul>\n",
             page_text(PAGE_RELATED, p->lang));
    json_array_foreach(related, i, entry)
        page_add_entry(p, member_text(entry, "entry"), member_text(entry, "title"), lang);
    html_add(&p->out, "</ul>\n</nav>\n");
}

void page_add_answer(struct page *p, const json_t *answered, const char *place)
{
    enum kb_lang lang = p->lang;
    kb_lang_parse(member_text(answered, "lang"), &lang);
    const char *name = kb_lang_name(lang);
    bool placed = json_array_size(json_object_get(answered, "offices")) > 0 || place[0] != '\0';
    html_add(&p->out, "<article>\n<h1 lang=\"%s\">%s</h1>\n", name, member_text(answered, "title"));
    if (lang != p->lang)
        html_add(&p->out, "<p class=\"warn\">%s</p>\n", bot_text(TEXT_OTHER_LANG, p->lang));
    html_add(&p->out, "<p class=\"lead\" lang=\"%s\">%s</p>\n", name,
             member_text(answered, "summary"));
    if (json_is_true(json_object_get(answered, "value_unknown")))
        html_add(&p->out, "<p class=\"warn\">%s</p>\n", bot_text(TEXT_VALUE_UNKNOWN, p->lang));
    if (placed) /* who was asked for comes first */
        add_offices(p, answered, place);
    html_add(&p->out, "<div class=\"full\" lang=\"%s\">\n", name);
    buffer_puts(&p->out, member_text(answered, "html")); /* safe as it is, see kb_answer */
    html_add(&p->out, "</div>\n");
    if (!placed)
        add_offices(p, answered, place);
    add_stand(p, answered);
    html_add(&p->out, "</article>\n");
    add_related(p, json_object_get(answered, "related"), lang);
}

json_t *page_answer_data(const struct page *p, const json_t *answered)
{
    const struct config *config = p->server->config;
    const char *stand = member_text(answered, "stand");
    enum kb_lang lang = p->lang;
    kb_lang_parse(member_text(answered, "lang"), &lang);
    json_t *question = json_pack("{s:s, s:s, s:{s:s, s:s}}", "@type", "Question", "name",
                                 member_text(answered, "title"), "acceptedAnswer", "@type",
                                 "Answer", "text", member_text(answered, "summary"));
    json_t *publisher = json_pack("{s:s, s:s, s:s*}", "@type", "Organization", "name",
                                  config->chamber, "url", config->website);
    json_t *page =
        json_pack("{s:s, s:s, s:s, s:b, s:o, s:[o]}", "@context", "https://schema.org", "@type",
                  "FAQPage", "inLanguage", kb_lang_name(lang), "isAccessibleForFree", 1,
                  "publisher", publisher, "mainEntity", question);
    if (page != NULL && day_valid(stand))
        json_object_set_new(page, "dateModified", json_string(stand));
    if (page != NULL && config->public_url != NULL) {
        const char *path =
            arena_printf(p->server->arena, "/wissen/%s", member_text(answered, "entry"));
        json_object_set_new(page, "url", json_string(page_url(p, path, lang)));
    }
    return page;
}
