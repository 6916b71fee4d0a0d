/* http_guide.c - guided questions without JavaScript. The address has all answers so far ("a=ja"),
 * so the server keeps nothing: going back or changing an answer is a link with fewer of them. */
#include <string.h>

#include "bot/guide.h"
#include "bot/html.h"
#include "bot/member.h"
#include "bot/net/page_guide.h"
#include "bot/texts.h"
#include "bot/urlencoded.h"
#include "kb/values.h"

static const char path[] = "/wegweiser";

static struct arena *arena_of(struct page *p)
{
    return p->server->arena;
}

static const char *number(struct page *p, json_int_t n)
{
    return arena_printf(arena_of(p), "%lld", (long long)n);
}

static bool is(const json_t *body, const char *name)
{
    return json_is_true(json_object_get(body, name));
}

/* ---- the list --------------------------------------------------------------------------- */

void page_add_guides(struct page *p, const char *entry, const char *heading)
{
    struct kb_flow *flows;
    size_t count = kb_flows(p->server->kb, entry, p->lang, arena_of(p), &flows);
    if (count == 0)
        return;
    if (heading != NULL)
        html_add(&p->out,
                 "<section class=\"guides\" aria-labelledby=\"guides\">\n"
                 "<h2 id=\"guides\">%s</h2>\n",
                 heading);
    html_add(&p->out, "<ul class=\"choices\">\n");
    for (size_t i = 0; i < count; i++)
        html_add(&p->out, "<li><a href=\"%s/%s%s\">%s</a></li>\n", path, flows[i].id,
                 page_query(p->lang), flows[i].title);
    html_add(&p->out, "</ul>\n");
    if (heading != NULL)
        html_add(&p->out, "</section>\n");
}

static void show_list(struct page *p, struct http_session *h, bool gone)
{
    const char *title = page_text(gone ? PAGE_GUIDE_GONE : PAGE_GUIDES, p->lang),
               *intro = page_text(gone ? PAGE_GUIDE_GONE_TEXT : PAGE_GUIDES_INTRO, p->lang);
    page_begin(p, &(struct page_head){.title = title,
                                      .description = gone ? NULL : intro,
                                      .path = path,
                                      .indexed = !gone,
                                      .canonical = p->lang,
                                      .both = true});
    html_add(&p->out, "<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", title, intro);
    page_add_guides(p, NULL, NULL);
    page_add_person(p, PERSON_OFFERED);
    page_send(p, h, gone ? 404 : 200);
}

void http_guides(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    struct page p = page_new(server, wsi);
    show_list(&p, h, false);
}

/* ---- the way so far --------------------------------------------------------------------- */

/* The first `count` answers as arguments of an address, with "?" or "&" in front. */
static const char *query(struct page *p, const json_t *answers, size_t count)
{
    const char *out = page_query(p->lang);
    for (size_t i = 0; i < count; i++)
        out = arena_printf(
            arena_of(p), "%s%ca=%s", out, out[0] == '\0' ? '?' : '&',
            urlencoded_text(member_text(json_array_get(answers, i), "said"), arena_of(p)));
    return out;
}

static void add_back(struct page *p, const json_t *guide)
{
    const json_t *answers = json_object_get(guide, "answers");
    size_t count = json_array_size(answers);
    if (count > 0)
        html_add(&p->out, "<a class=\"back\" href=\"%s/%s%s\">%s</a>\n", path,
                 member_text(guide, "flow"), query(p, answers, count - 1),
                 page_text(PAGE_BACK, p->lang));
}

/* What was answered, each with the way to change it. */
static void add_answers(struct page *p, const json_t *guide)
{
    const json_t *answers = json_object_get(guide, "answers"), *one;
    size_t i;
    if (json_array_size(answers) == 0)
        return;
    html_add(&p->out,
             "<section class=\"answers\" aria-labelledby=\"answers\">\n"
             "<h2 id=\"answers\">%s</h2>\n<dl>\n",
             page_text(PAGE_ANSWERS, p->lang));
    json_array_foreach(answers, i, one)
        html_add(&p->out,
                 "<div><dt>%s</dt>\n<dd><strong>%s</strong> <a href=\"%s/%s%s\" "
                 "aria-label=\"%s: %s\">%s</a></dd></div>\n",
                 member_text(one, "ask"), member_text(one, "shown"), path,
                 member_text(guide, "flow"), query(p, answers, i), page_text(PAGE_CHANGE, p->lang),
                 member_text(one, "ask"), page_text(PAGE_CHANGE, p->lang));
    html_add(&p->out, "</dl>\n</section>\n");
}

static void begin(struct page *p, const json_t *guide, const char *title)
{
    const char *flow = member_text(guide, "flow");
    page_begin(
        p, &(struct page_head){.title = title,
                               .path = arena_printf(arena_of(p), "%s/%s", path, flow),
                               .indexed = json_array_size(json_object_get(guide, "answers")) == 0,
                               .canonical = p->lang,
                               .both = true,
                               .description = member_text(guide, "intro")[0] == '\0'
                                                  ? NULL
                                                  : member_text(guide, "intro")});
    html_add(&p->out,
             "<nav class=\"path\" aria-label=\"%s\"><a href=\"%s%s\">%s</a> <span "
             "aria-hidden=\"true\">›</span> %s</nav>\n",
             page_text(PAGE_PATH, p->lang), path, page_query(p->lang),
             page_text(PAGE_GUIDES, p->lang), member_text(guide, "title"));
}

/* ---- a question ------------------------------------------------------------------------- */

static void add_progress(struct page *p, const json_t *q)
{
    json_int_t now = (json_int_t)json_array_size(json_object_get(q, "answers")) + 1,
               after = json_integer_value(json_object_get(q, "left")) - 1;
    html_add(&p->out,
             "<p class=\"progress\"><progress max=\"%s\" value=\"%s\" "
             "aria-labelledby=\"progress\"></progress>\n<span id=\"progress\">",
             number(p, now + after), number(p, now - 1));
    html_add(&p->out, page_text(after > 0 ? PAGE_PROGRESS : PAGE_PROGRESS_LAST, p->lang),
             number(p, now), number(p, after));
    html_add(&p->out, "</span></p>\n");
}

static void add_options(struct page *p, const json_t *q)
{
    const json_t *options = json_object_get(q, "options"), *one;
    size_t i;
    html_add(&p->out, "<div class=\"options\">\n");
    json_array_foreach(options, i, one)
        html_add(&p->out, "<button name=\"a\" value=\"%s\">%s</button>\n", member_text(one, "id"),
                 member_text(one, "text"));
    html_add(&p->out, "</div>\n");
}

static const struct {
    const char *kind, *type, *mode;
} inputs[] = {
    {"money", "text", "decimal"},
    {"number", "text", "numeric"},
    {"date", "date", "text"},
    {"", "text", "text"},
};

static void add_input(struct page *p, const json_t *q, const char *typed, const char *told)
{
    size_t at = 0;
    const char *kind = member_text(q, "kind");
    while (inputs[at].kind[0] != '\0' && strcmp(inputs[at].kind, kind) != 0)
        at++;
    html_add(&p->out,
             "<label for=\"a\">%s</label>\n<div class=\"row\"><input id=\"a\" name=\"a\" "
             "type=\"%s\" inputmode=\"%s\" value=\"%s\" maxlength=\"100\" autocomplete=\"off\" "
             "required",
             page_question_label(kind, member_text(q, "per"), p->lang), inputs[at].type,
             inputs[at].mode, typed);
    if (told[0] != '\0')
        html_add(&p->out, " aria-describedby=\"%s\"", told);
    if (is(q, "misunderstood"))
        html_add(&p->out, " aria-invalid=\"true\"");
    html_add(&p->out, "><button>%s</button></div>\n", page_text(PAGE_NEXT, p->lang));
}

/* The form with what was answered before, hidden. */
static void add_question(struct page *p, const json_t *q, const char *typed)
{
    const json_t *answers = json_object_get(q, "answers"), *one;
    const char *help = member_text(q, "help"), *kind = member_text(q, "kind");
    bool wrong = is(q, "misunderstood");
    size_t i;
    html_add(&p->out, "<form class=\"guide\" action=\"%s/%s\" method=\"get\">\n", path,
             member_text(q, "flow"));
    if (p->lang == KB_EN)
        html_add(&p->out, "<input type=\"hidden\" name=\"lang\" value=\"en\">\n");
    json_array_foreach(answers, i, one) html_add(
        &p->out, "<input type=\"hidden\" name=\"a\" value=\"%s\">\n", member_text(one, "said"));
    html_add(&p->out, "<fieldset>\n<legend><h1>%s</h1></legend>\n", member_text(q, "ask"));
    if (help[0] != '\0')
        html_add(&p->out, "<p id=\"help\">%s</p>\n", help);
    if (wrong)
        html_add(&p->out, "<p class=\"wrong\" id=\"wrong\" role=\"alert\">%s</p>\n",
                 page_question_wrong(kind, p->lang));
    if (strcmp(kind, "choice") == 0)
        add_options(p, q);
    else
        add_input(p, q, typed,
                  wrong ? (help[0] != '\0' ? "wrong help" : "wrong")
                        : (help[0] != '\0' ? "help" : ""));
    html_add(&p->out, "</fieldset>\n</form>\n");
}

static void show_question(struct page *p, struct http_session *h, const json_t *q,
                          const char *typed)
{
    const char *ask = member_text(q, "ask"), *title = member_text(q, "title");
    bool wrong = is(q, "misunderstood");
    title = arena_printf(arena_of(p), "%s%s – %s",
                         wrong ? page_text(PAGE_ERROR_PREFIX, p->lang) : "", ask, title);
    begin(p, q,
          json_array_size(json_object_get(q, "answers")) == 0 && !wrong ? member_text(q, "title")
                                                                        : title);
    if (json_array_size(json_object_get(q, "answers")) == 0 && member_text(q, "intro")[0] != '\0')
        html_add(&p->out, "<p class=\"lead\">%s</p>\n", member_text(q, "intro"));
    add_progress(p, q);
    add_question(p, q, wrong ? typed : "");
    html_add(&p->out, "<p class=\"steps\">");
    add_back(p, q);
    html_add(&p->out, "</p>\n");
    add_answers(p, q);
    page_add_person(p, PERSON_OFFERED);
    page_send(p, h, wrong ? 400 : 200);
}

/* ---- the end ---------------------------------------------------------------------------- */

static void add_entries(struct page *p, const json_t *entries)
{
    const json_t *one;
    size_t i;
    if (json_array_size(entries) == 0)
        return;
    html_add(&p->out, "<h2>%s</h2>\n<ul class=\"choices\">\n",
             page_text(PAGE_RESULT_ENTRIES, p->lang));
    json_array_foreach(entries, i, one)
        page_add_entry(p, member_text(one, "entry"), member_text(one, "title"), p->lang);
    html_add(&p->out, "</ul>\n");
}

static void show_end(struct page *p, struct http_session *h, const json_t *end)
{
    const char *stand = member_text(end, "stand"), *flow = member_text(end, "flow");
    const json_t *answers = json_object_get(end, "answers"),
                 *entries = json_object_get(end, "entries");
    begin(p, end,
          arena_printf(arena_of(p), "%s – %s", page_text(PAGE_RESULT, p->lang),
                       member_text(end, "title")));
    html_add(&p->out, "<article>\n<h1>%s</h1>\n<p class=\"lead reply\">%s</p>\n",
             page_text(PAGE_RESULT, p->lang), member_text(end, "text"));
    if (is(end, "value_unknown"))
        html_add(&p->out, "<p class=\"warn\">%s</p>\n", bot_text(TEXT_VALUE_UNKNOWN, p->lang));
    if (day_valid(stand))
        html_add(&p->out, "<p class=\"hint\">%s: <time datetime=\"%s\">%s</time></p>\n",
                 page_text(PAGE_STAND, p->lang), stand, day_written(stand, p->lang, arena_of(p)));
    html_add(&p->out, "</article>\n");
    page_add_offices(p, answers, entries);
    add_entries(p, entries);
    add_answers(p, end);
    html_add(&p->out, "<p class=\"steps\">");
    add_back(p, end);
    html_add(&p->out, "<a href=\"%s/%s%s\">%s</a></p>\n", path, flow, page_query(p->lang),
             page_text(PAGE_AGAIN, p->lang));
    const char *given = query(p, answers, json_array_size(answers));
    p->message_query =
        arena_printf(arena_of(p), "weg=%s%s%s", flow, strstr(given, "a=") == NULL ? "" : "&",
                     strstr(given, "a=") == NULL ? "" : strstr(given, "a="));
    page_add_person(p, is(end, "offer_person") ? PERSON_ADVISED : PERSON_OFFERED);
    page_send(p, h, 200);
}

/* ---- either ----------------------------------------------------------------------------- */

static enum kb_status step(struct server *server, struct lws *wsi, const char *flow,
                           enum kb_lang lang, struct turn_event *reply, const char **typed)
{
    char day[11];
    json_t *said, *answers = http_arguments(wsi, "a=");
    if (answers == NULL) /* not UTF-8 */
        return KB_INVALID;
    day_today(day);
    enum kb_status status =
        guide_step(server->kb, flow, answers, lang, day, server->arena, &said, reply);
    if (status == KB_OK) {
        size_t understood = json_array_size(json_object_get(reply->body, "answers"));
        const char *next = json_string_value(json_array_get(answers, understood));
        *typed = next == NULL ? "" : arena_strdup(server->arena, next);
        json_decref(said);
    }
    json_decref(answers);
    return status;
}

void http_guide(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    struct page p = page_new(server, wsi);
    struct turn_event reply;
    const char *typed = "", *flow = h->path + sizeof path;
    enum kb_status status =
        text_valid(text_of(flow)) ? step(server, wsi, flow, p.lang, &reply, &typed) : KB_NOT_FOUND;
    if (status != KB_OK) {
        show_list(&p, h, flow[0] != '\0');
        return;
    }
    if (strcmp(reply.type, "asked") == 0)
        show_question(&p, h, reply.body, typed);
    else
        show_end(&p, h, reply.body);
    json_decref(reply.body);
}

const char *page_guide_summary(struct server *server, struct lws *wsi, enum kb_lang lang)
{
    const char *flow = http_argument(server, wsi, "weg="), *typed, *out = "";
    struct turn_event reply;
    const json_t *one;
    size_t i;
    if (flow == NULL || flow[0] == '\0' || step(server, wsi, flow, lang, &reply, &typed) != KB_OK)
        return "";
    out = arena_printf(server->arena, "%s: %s\n", page_text(PAGE_GUIDES, lang),
                       member_text(reply.body, "title"));
    json_array_foreach(json_object_get(reply.body, "answers"), i, one) out = arena_printf(
        server->arena, "%s- %s %s\n", out, member_text(one, "ask"), member_text(one, "shown"));
    json_decref(reply.body);
    return arena_printf(server->arena, "%s\n%s ", out, page_text(PAGE_MY_QUESTION, lang));
}
