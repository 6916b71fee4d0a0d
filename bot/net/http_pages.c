/* http_pages.c - the knowledge without JavaScript: all entries, one entry, a question. */
#include <string.h>

#include "bot/html.h"
#include "bot/member.h"
#include "bot/net/page_guide.h"
#include "bot/texts.h"
#include "bot/turn_memory.h"
#include "bot/urlencoded.h"
#include "kb/values.h"

enum {
    PLACE_CHARACTERS = 80,
    SUGGESTIONS_MAX = 4,
};

static const char list_path[] = "/wissen", ask_path[] = "/frage";

/* ---- all entries ------------------------------------------------------------------------ */

static void add_area(struct page *p, const char *area, const struct kb_listed *entries,
                     size_t count)
{
    html_add(&p->out, "<section aria-labelledby=\"area-%s\">\n<h2 id=\"area-%s\">%s</h2>\n<ul>\n",
             area, area, page_area(area, p->lang));
    for (size_t i = 0; i < count; i++)
        if (strcmp(entries[i].area, area) == 0)
            page_add_entry(p, entries[i].slug, entries[i].title, entries[i].lang);
    html_add(&p->out, "</ul>\n</section>\n");
}

static void show_list(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    struct page p = page_new(server, wsi);
    struct kb_listed *entries;
    const char *const *areas;
    char day[11];
    day_today(day);
    size_t count = kb_entries(server->kb, p.lang, day, server->arena, &entries);
    size_t area_count = kb_areas(server->kb, server->arena, &areas);
    page_begin(&p, &(struct page_head){.title = page_text(PAGE_LIST_TITLE, p.lang),
                                       .description = page_text(PAGE_LIST_INTRO, p.lang),
                                       .path = list_path,
                                       .indexed = true,
                                       .canonical = p.lang,
                                       .both = true});
    html_add(&p.out, "<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", page_text(PAGE_LIST_TITLE, p.lang),
             page_text(PAGE_LIST_INTRO, p.lang));
    page_add_form(&p, "");
    html_add(&p.out, "<nav class=\"areas\" aria-label=\"%s\"><ul>\n",
             page_text(PAGE_AREAS, p.lang));
    for (size_t i = 0; i < area_count; i++)
        html_add(&p.out, "<li><a href=\"#area-%s\">%s</a></li>\n", areas[i],
                 page_area(areas[i], p.lang));
    html_add(&p.out, "</ul></nav>\n");
    for (size_t i = 0; i < area_count; i++)
        add_area(&p, areas[i], entries, count);
    page_add_person(&p, PERSON_OFFERED);
    page_send(&p, h, 200);
}

/* ---- one entry -------------------------------------------------------------------------- */

/* What the words of an address that leads nowhere make one think of. */
static void add_suggestions(struct page *p, const struct kb_finding *found)
{
    if (found->hit_count == 0)
        return;
    html_add(&p->out, "<h2>%s</h2>\n<ul>\n", page_text(PAGE_MAYBE, p->lang));
    for (size_t i = 0; i < found->hit_count && i < SUGGESTIONS_MAX; i++)
        page_add_entry(p, found->hits[i].slug, found->hits[i].title, p->lang);
    html_add(&p->out, "</ul>\n");
}

/* "/blaue-karte.html" is about "blaue karte". */
static const char *words_of(const char *address, struct arena *arena)
{
    char *words = arena_strdup(arena, text_valid(text_of(address)) ? address : "");
    char *last = strrchr(words, '/'), *ending = strrchr(last == NULL ? words : last, '.');
    if (ending != NULL)
        *ending = '\0';
    for (char *c = words; *c != '\0'; c++)
        if (strchr("-_./", *c) != NULL)
            *c = ' ';
    struct text trimmed = text_trim(text_of(words));
    return arena_strndup(arena, trimmed.at, trimmed.len);
}

static void show_gone(struct page *p, struct http_session *h, const char *address)
{
    struct kb_finding found = {0};
    const char *words = words_of(address, p->server->arena);
    char day[11];
    day_today(day);
    const struct kb_question asked = {
        .said = text_of(words), .lang_known = true, .lang = p->lang, .day = day};
    bool looked =
        words[0] != '\0' && kb_find(p->server->kb, &asked, p->server->arena, &found) == KB_OK;
    /* "impressum" is like something, but about nothing */
    if (!looked ||
        (found.action != KB_ANSWER && !(found.action == KB_CLARIFY && found.covered > 0.5)))
        found.hit_count = 0;
    if (found.hit_count == 0)
        words = "";
    page_begin(p, &(struct page_head){.title = page_text(PAGE_GONE, p->lang), .path = list_path});
    html_add(&p->out, "<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", page_text(PAGE_GONE, p->lang),
             page_text(PAGE_GONE_TEXT, p->lang));
    page_add_form(p, words);
    add_suggestions(p, &found);
    html_add(&p->out, "<p><a href=\"%s%s\">%s</a></p>\n", list_path, page_query(p->lang),
             page_text(PAGE_ALL, p->lang));
    page_add_person(p, PERSON_OFFERED);
    page_send(p, h, 404);
}

void http_gone(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    struct page p = page_new(server, wsi);
    show_gone(&p, h, h->path);
}

static void show_failure(struct page *p, struct http_session *h)
{
    fprintf(stderr, "kammerlotse: %s\n", kb_message(p->server->kb));
    page_begin(p, &(struct page_head){.title = page_text(PAGE_ASK, p->lang), .path = ask_path});
    html_add(&p->out, "<h1>%s</h1>\n<p class=\"warn\">%s</p>\n", page_text(PAGE_ASK, p->lang),
             page_text(PAGE_FAILED, p->lang));
    page_add_person(p, PERSON_OFFERED);
    page_send(p, h, 500);
}

/* The answer with the offices of a place; what is no place leaves it as it was, and says so. */
static json_t *with_place(struct page *p, struct turn_memory *memory, json_t *answered,
                          const char *place, const char *day)
{
    struct turn_event event;
    struct arena *arena = p->server->arena;
    if (member_text(answered, "ask_place")[0] == '\0' ||
        turn_say(p->server->kb, memory, text_of(place), day, arena, &event) != KB_OK)
        return answered;
    if (strcmp(member_text(event.body, "entry"), member_text(answered, "entry")) == 0) {
        json_decref(answered);
        return event.body;
    }
    json_decref(event.body);
    json_object_set_new(
        answered, "ask_place",
        json_string(arena_printf(arena, bot_text(TEXT_PLACE_OUTSIDE, p->lang), place)));
    return answered;
}

static void add_path(struct page *p, const char *area)
{
    html_add(&p->out,
             "<nav class=\"path\" aria-label=\"%s\"><a href=\"%s%s\">%s</a> <span "
             "aria-hidden=\"true\">›</span> <a href=\"%s%s#area-%s\">%s</a></nav>\n",
             page_text(PAGE_PATH, p->lang), list_path, page_query(p->lang),
             page_text(PAGE_ALL, p->lang), list_path, page_query(p->lang), area,
             page_area(area, p->lang));
}

static void show_answer(struct page *p, struct http_session *h, const json_t *answered,
                        const char *place, const char *day)
{
    struct kb_answer here = {.area = "", .lang = p->lang}, there = here;
    const char *slug = member_text(answered, "entry");
    struct arena *arena = p->server->arena;
    kb_answer(p->server->kb, slug, p->lang, day, arena, &here);
    kb_answer(p->server->kb, slug, p->lang == KB_DE ? KB_EN : KB_DE, day, arena, &there);
    json_t *data = page_answer_data(p, answered);
    page_begin(p, &(struct page_head){.title = member_text(answered, "title"),
                                      .description = member_text(answered, "summary"),
                                      .path = arena_printf(arena, "%s/%s", list_path, slug),
                                      .indexed = true,
                                      .canonical = here.lang,
                                      .both = here.lang != there.lang,
                                      .data = data});
    json_decref(data);
    add_path(p, here.area);
    page_add_answer(p, answered, place);
    page_add_guides(p, slug, page_text(PAGE_GUIDES_OFFER, p->lang));
    p->message_query = arena_printf(arena, "zu=%s", slug);
    html_add(&p->out,
             "<section class=\"again\" aria-labelledby=\"again\">\n"
             "<h2 id=\"again\">%s</h2>\n",
             page_text(PAGE_ASK_AGAIN, p->lang));
    page_add_form(p, "");
    html_add(&p->out, "</section>\n");
    page_add_person(p, PERSON_OFFERED);
    page_send(p, h, 200);
}

static const char *place_argument(struct server *server, struct lws *wsi)
{
    const char *place = http_argument(server, wsi, "ort=");
    if (place == NULL || text_length(text_of(place)) > PLACE_CHARACTERS)
        return "";
    struct text trimmed = text_trim(text_of(place));
    return arena_strndup(server->arena, trimmed.at, trimmed.len);
}

static void show_entry(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    const char *slug = h->path + sizeof list_path; /* behind the slash */
    if (slug[0] == '\0') {
        show_list(server, wsi, h, body);
        return;
    }
    struct page p = page_new(server, wsi);
    struct turn_memory *memory = turn_memory_new(p.lang);
    struct turn_event event;
    char day[11];
    day_today(day);
    const char *place = place_argument(server, wsi);
    enum kb_status status = turn_choose(server->kb, memory, slug, day, server->arena, &event);
    if (status == KB_OK && place[0] != '\0')
        event.body = with_place(&p, memory, event.body, place, day);
    turn_memory_free(memory);
    if (status == KB_OK) {
        show_answer(&p, h, event.body, place, day);
        json_decref(event.body);
    } else if (status == KB_NOT_FOUND) {
        show_gone(&p, h, slug);
    } else {
        show_failure(&p, h);
    }
}

/* ---- a question ------------------------------------------------------------------------- */

/* The form, and what is wrong with what was asked, or NULL. */
static void show_form(struct page *p, struct http_session *h, const char *q, const char *wrong,
                      int status)
{
    page_begin(p, &(struct page_head){.title = page_text(PAGE_ASK, p->lang), .path = ask_path});
    html_add(&p->out, "<h1>%s</h1>\n<p class=\"lead\">%s</p>\n", page_text(PAGE_ASK, p->lang),
             page_text(PAGE_ASK_INTRO, p->lang));
    if (wrong != NULL)
        html_add(&p->out, "<p class=\"warn\" role=\"alert\">%s</p>\n", wrong);
    page_add_form(p, q);
    html_add(&p->out, "<p><a href=\"%s%s\">%s</a></p>\n", list_path, page_query(p->lang),
             page_text(PAGE_ALL, p->lang));
    page_add_guides(p, NULL, page_text(PAGE_GUIDES_OFFER, p->lang));
    if (text_trim(text_of(q)).len > 0)
        p->message_query =
            arena_printf(p->server->arena, "q=%s", urlencoded_text(q, p->server->arena));
    page_add_person(p, PERSON_OFFERED);
    page_send(p, h, status);
}

static void add_choices(struct page *p, const json_t *choices)
{
    size_t i;
    const json_t *choice;
    html_add(&p->out, "<ul class=\"choices\">\n");
    json_array_foreach(choices, i, choice)
        page_add_entry(p, member_text(choice, "entry"), member_text(choice, "title"), p->lang);
    html_add(&p->out, "</ul>\n");
}

static bool is(const json_t *body, const char *name)
{
    return json_is_true(json_object_get(body, name));
}

/* Choices or a text. */
static void add_reply(struct page *p, const struct turn_event *event)
{
    bool clarified = strcmp(event->type, "clarified") == 0;
    enum page_text title = clarified                         ? PAGE_CHOICES
                           : is(event->body, "offer_person") ? PAGE_NO_ANSWER
                                                             : PAGE_REPLY;
    html_add(&p->out, "<h1>%s</h1>\n", page_text(title, p->lang));
    if (clarified)
        add_choices(p, json_object_get(event->body, "choices"));
    else
        html_add(&p->out, "<p class=\"lead reply\">%s</p>\n", member_text(event->body, "text"));
}

static void show_reply(struct page *p, struct http_session *h, const char *q,
                       const struct turn_event *event)
{
    const json_t *more = json_object_get(event->body, "more");
    const char *path = ask_path, *entry = member_text(event->body, "entry");
    if (entry[0] != '\0') /* the other language is a link to the answer itself */
        path = arena_printf(p->server->arena, "%s/%s", list_path, entry);
    bool wants_person = is(event->body, "wants_person");
    page_begin(p, &(struct page_head){.title = page_text(PAGE_ASK, p->lang), .path = path});
    page_add_form(p, q);
    p->message_query = arena_printf(p->server->arena, "q=%s", urlencoded_text(q, p->server->arena));
    if (entry[0] != '\0') {
        p->message_query = arena_printf(p->server->arena, "%s&zu=%s", p->message_query, entry);
        page_add_answer(p, event->body, "");
        page_add_guides(p, entry, page_text(PAGE_GUIDES_OFFER, p->lang));
    } else if (!wants_person) { /* else it is said who that is */
        add_reply(p, event);
    }
    if (json_array_size(more) > 0) {
        html_add(&p->out, "<h2>%s</h2>\n", page_text(PAGE_MORE, p->lang));
        add_choices(p, more);
    }
    page_add_person(p, wants_person ? PERSON_ASKED : PERSON_OFFERED);
    page_send(p, h, 200);
}

static void show_question(struct server *server, struct lws *wsi, struct http_session *h,
                          json_t *body)
{
    (void)body;
    struct page p = page_new(server, wsi);
    const char *q = http_argument(server, wsi, "q=");
    char day[11];
    day_today(day);
    if (q == NULL) {
        show_form(&p, h, "", page_text(PAGE_NOT_UTF8, p.lang), 400);
    } else if (text_trim(text_of(q)).len == 0) {
        show_form(&p, h, "", NULL, 200);
    } else if (text_length(text_of(q)) > QUESTION_CHARACTERS) {
        struct text first = text_first(text_of(q), QUESTION_CHARACTERS);
        show_form(&p, h, arena_strndup(server->arena, first.at, first.len),
                  page_text(PAGE_TOO_LONG, p.lang), 400);
    } else if (!http_may_ask(server, wsi, h)) {
        show_form(&p, h, q, page_text(PAGE_TOO_MANY, p.lang), 429);
    } else {
        struct turn_event event;
        struct turn_memory *memory = turn_memory_new(p.lang);
        enum kb_status status =
            turn_say(server->kb, memory, text_of(q), day, server->arena, &event);
        p.lang = memory->lang; /* that of the question */
        turn_memory_free(memory);
        if (status != KB_OK) {
            show_failure(&p, h);
            return;
        }
        show_reply(&p, h, q, &event);
        json_decref(event.body);
    }
}

/* One line, since libwebsockets 4.1 ends an address at a line break in it, whatever its code. */
static const char *in_one_line(const char *q, struct arena *arena)
{
    char *out = arena_strdup(arena, q), *end = out;
    for (const char *at = q; *at != '\0'; at++) {
        bool space = strchr(" \t\r\n", *at) != NULL;
        if (!space)
            *end++ = *at;
        else if (end > out && end[-1] != ' ')
            *end++ = ' ';
    }
    *end = '\0';
    return out;
}

/* The form's question becomes an address, which one can keep, share and go back to. */
static void take_question(struct server *server, struct lws *wsi, struct http_session *h,
                          json_t *body)
{
    struct page p = page_new(server, wsi);
    struct arena *arena = server->arena;
    const char *q = json_string_value(json_object_get(body, "q")), *query = page_query(p.lang);
    if (q == NULL) {
        show_form(&p, h, "", page_text(PAGE_NOT_UTF8, p.lang), 400);
        return;
    }
    q = in_one_line(q, arena);
    struct text asked = text_trim(text_of(q)), first = text_first(asked, QUESTION_CHARACTERS);
    if (first.len < asked.len) {
        show_form(&p, h, arena_strndup(arena, first.at, first.len),
                  page_text(PAGE_TOO_LONG, p.lang), 400);
        return;
    }
    buffer_free(&p.out);
    http_answer_elsewhere(
        h, arena_printf(arena, "%s%s%sq=%s", ask_path, query, query[0] == '\0' ? "?" : "&",
                        urlencoded_text(arena_strndup(arena, asked.at, asked.len), arena)));
}

const struct http_route http_page_routes[] = {
    {list_path, false, show_list, HTTP_ANYONE},
    {"/wissen/", false, show_entry, HTTP_ANYONE},
    {ask_path, false, show_question, HTTP_ANYONE},
    {ask_path, true, take_question, HTTP_FORM},
    {"/wegweiser", false, http_guides, HTTP_ANYONE},
    {"/wegweiser/", false, http_guide, HTTP_ANYONE},
    {"/nachricht", false, http_message_form, HTTP_ANYONE},
    {"/nachricht", true, http_message_send, HTTP_FORM},
    {"/barrierefreiheit", false, http_accessibility, HTTP_ANYONE},
    {"/datenschutz-hinweis", false, http_privacy, HTTP_ANYONE},
    {"/sitemap.xml", false, http_sitemap, HTTP_ANYONE},
    {"/robots.txt", false, http_robots, HTTP_ANYONE},
};
const size_t http_page_route_count = sizeof http_page_routes / sizeof *http_page_routes;
