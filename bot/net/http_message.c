/* http_message.c - leaving a message without JavaScript.
 *
 * The form carries a token. What is sent with it belongs to the conversation whose id follows from
 * it, so that a second press, or a page loaded again, finds the message that is there. */
#include <string.h>

#include "bot/hours.h"
#include "bot/html.h"
#include "bot/mail/mail.h"
#include "bot/net/attempts.h"
#include "bot/net/board.h"
#include "bot/net/form_token.h"
#include "bot/net/members.h"
#include "bot/net/network.h"
#include "bot/net/page.h"
#include "bot/net/page_fields.h"
#include "bot/net/page_guide.h"
#include "bot/net/person.h"
#include "bot/net/reach.h"
#include "kb/values.h"

enum { MESSAGES_MAX = 60 /* of one network, in a quarter of an hour */ };

static const char path[] = "/nachricht", client_id[] = "form";

/* Of the text PAGE_CONSENT: webchat/widget/consent.ts says the same of the widget's. */
static const char *const consent_version[] = {"2026-11-de", "2026-11-en"};

enum field { TEXT, EMAIL, PHONE, FIRM, NAME, PLACE, CONSENT, FIELD_COUNT };

static const struct {
    const char *name;
    enum page_text label;
    const char *type, *autocomplete;
} fields[FIELD_COUNT] = {
    [TEXT] = {"text", PAGE_MESSAGE_TEXT, NULL, NULL},
    [EMAIL] = {"email", PAGE_EMAIL, "email", "email"},
    [PHONE] = {"phone", PAGE_PHONE, "tel", "tel"},
    [FIRM] = {"firm", PAGE_FIRM, "text", "organization"},
    [NAME] = {"name", PAGE_NAME, "text", "name"},
    [PLACE] = {"place", PAGE_TOWN, "text", "address-level2"},
    [CONSENT] = {"consent", PAGE_CONSENT, "checkbox", NULL},
};

/* A form as it is shown and was sent. */
struct letter {
    struct page page;
    json_t *sent;              /* borrowed; NULL for a new one */
    const char *token, *about; /* the entry it is about, or "" */
    const char *wrong;         /* with the whole of it, or NULL */
    bool confirmed;            /* a mail says that it has come */
    char network[NETWORK_SIZE];
    struct page_field fields[FIELD_COUNT];
};

static struct letter letter_new(struct server *server, struct lws *wsi, json_t *sent)
{
    struct letter l = {.page = page_new(server, wsi),
                       .sent = sent,
                       .token = member_text(sent, "token"),
                       .about = member_text(sent, "about")};
    for (size_t i = 0; i < FIELD_COUNT; i++)
        l.fields[i] = (struct page_field){.name = fields[i].name,
                                          .label = page_text(fields[i].label, l.page.lang),
                                          .value = member_text(sent, fields[i].name),
                                          .type = fields[i].type,
                                          .autocomplete = fields[i].autocomplete};
    network_of(server, wsi, l.network);
    l.fields[TEXT].hint = page_text(PAGE_MESSAGE_HINT, l.page.lang);
    l.fields[CONSENT].label =
        arena_printf(server->arena, l.fields[CONSENT].label, server->config->chamber);
    l.fields[CONSENT].value = consent_version[l.page.lang];
    return l;
}

static bool agreed(const struct letter *l)
{
    const char *version = member_text(l->sent, "consent");
    return strcmp(version, consent_version[KB_DE]) == 0 ||
           strcmp(version, consent_version[KB_EN]) == 0;
}

/* ---- the form --------------------------------------------------------------------------- */

/* Outside the opening hours: that it is so, or where that is known when somebody is there again. */
static void add_hours(struct page *p, enum page_text closed, enum page_text until)
{
    struct hours *hours;
    struct arena *arena = p->server->arena;
    int64_t now = now_ms();
    if (hours_load(p->server->store, arena, &hours) != STORE_OK || hours_open(hours, now))
        return;
    int64_t next = hours_next(hours, now);
    html_add(&p->out, "<p class=\"note\">");
    html_add(&p->out, page_text(next == 0 ? closed : until, p->lang),
             hours_text(next, now, p->lang, arena));
    html_add(&p->out, "</p>\n");
}

static void add_fields(struct letter *l)
{
    struct page *p = &l->page;
    page_add_field(p, &l->fields[TEXT]);
    html_add(&p->out, "<fieldset>\n<legend>%s</legend>\n<div class=\"pair\">\n",
             page_text(PAGE_MESSAGE_REACH, p->lang));
    page_add_field(p, &l->fields[EMAIL]);
    page_add_field(p, &l->fields[PHONE]);
    html_add(&p->out, "</div>\n</fieldset>\n<fieldset>\n<legend>%s</legend>\n",
             page_text(PAGE_MESSAGE_ABOUT, p->lang));
    page_add_field(p, &l->fields[FIRM]);
    html_add(&p->out, "<div class=\"pair\">\n");
    page_add_field(p, &l->fields[NAME]);
    page_add_field(p, &l->fields[PLACE]);
    html_add(&p->out, "</div>\n</fieldset>\n");
    page_add_box(p, &l->fields[CONSENT], agreed(l));
}

static bool any_fault(const struct letter *l)
{
    bool any = l->wrong != NULL;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        any |= l->fields[i].fault != NULL;
    return any;
}

static void show_form(struct letter *l, struct http_session *h, int status)
{
    struct page *p = &l->page;
    struct server *server = p->server;
    char fresh[FORM_TOKEN_SIZE];
    const char *title = page_text(PAGE_MESSAGE_TITLE, p->lang), *token = l->token;
    if (!form_token_valid(server, token, now_ms())) {
        form_token_make(server, now_ms(), fresh);
        token = fresh;
    }
    if (any_fault(l))
        title = arena_printf(server->arena, "%s%s", page_text(PAGE_ERROR_PREFIX, p->lang), title);
    page_begin(p, &(struct page_head){.title = title, .path = path});
    html_add(&p->out, "<h1>%s</h1>\n<p class=\"lead\">%s</p>\n",
             page_text(PAGE_MESSAGE_TITLE, p->lang), page_text(PAGE_MESSAGE_INTRO, p->lang));
    add_hours(p, PAGE_CLOSED, PAGE_CLOSED_UNTIL);
    if (l->wrong != NULL)
        html_add(&p->out, "<p class=\"warn\" role=\"alert\">%s</p>\n", l->wrong);
    page_add_faults(p, l->fields, FIELD_COUNT);
    html_add(&p->out, "<form class=\"letter\" action=\"%s%s\" method=\"post\" novalidate>\n", path,
             page_query(p->lang));
    html_add(&p->out,
             "<input type=\"hidden\" name=\"token\" value=\"%s\">\n"
             "<input type=\"hidden\" name=\"about\" value=\"%s\">\n",
             token, l->about);
    add_fields(l);
    html_add(&p->out, "<button>%s</button>\n</form>\n", page_text(PAGE_MESSAGE_SEND, p->lang));
    page_add_ways(p, PAGE_CALL_INSTEAD);
    page_send(p, h, status);
}

/* What the message begins with: the question, the guided answers, or what it is about. */
static void prefill(struct letter *l, struct lws *wsi)
{
    struct server *server = l->page.server;
    enum kb_lang lang = l->page.lang;
    const char *q = http_argument(server, wsi, "q="), *about = http_argument(server, wsi, "zu=");
    struct kb_answer answer;
    char day[11];
    day_today(day);
    bool entry = about != NULL && about[0] != '\0' &&
                 kb_answer(server->kb, about, lang, day, server->arena, &answer) == KB_OK;
    const char *text = page_guide_summary(server, wsi, lang);
    if (q != NULL && text_trim(text_of(q)).len > 0 && text_length(text_of(q)) <= TEXT_MAX)
        text = q;
    else if (text[0] == '\0' && entry)
        text = arena_printf(server->arena, page_text(PAGE_ABOUT_ENTRY, lang), answer.title);
    l->about = entry ? answer.slug : "";
    l->fields[TEXT].value = text;
    if (text[0] != '\0')
        l->fields[TEXT].hint =
            arena_printf(server->arena, "%s %s", page_text(PAGE_MESSAGE_PREFILLED, lang),
                         page_text(PAGE_MESSAGE_HINT, lang));
}

void http_message_form(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    struct letter l = letter_new(server, wsi, NULL);
    prefill(&l, wsi);
    show_form(&l, h, 200);
}

/* ---- what was sent ---------------------------------------------------------------------- */

static const char *fault_text(enum refusal why, enum kb_lang lang)
{
    return why == REFUSAL_BAD_ADDRESS  ? page_text(PAGE_BAD_EMAIL, lang)
           : why == REFUSAL_BAD_PHONE  ? page_text(PAGE_BAD_PHONE, lang)
           : why == REFUSAL_NO_REACH   ? page_text(PAGE_NO_REACH, lang)
           : why == REFUSAL_NO_CONSENT ? page_text(PAGE_NO_CONSENT, lang)
                                       : refusal_text(why, lang);
}

/* All that is wrong at once, each with its field. */
static void check(struct letter *l)
{
    struct server *server = l->page.server;
    enum kb_lang lang = l->page.lang;
    struct text text = text_trim(text_of(l->fields[TEXT].value));
    if (text.len == 0)
        l->fields[TEXT].fault = page_text(PAGE_NO_TEXT, lang);
    else if (text_length(text) > TEXT_MAX)
        l->fields[TEXT].fault = arena_printf(server->arena, page_text(PAGE_LONG_TEXT, lang),
                                             arena_printf(server->arena, "%zu", text_length(text)));
    for (size_t i = EMAIL; i < CONSENT; i++) {
        enum refusal why = person_fault(server, l->sent, fields[i].name);
        if (why != REFUSAL_COUNT)
            l->fields[i].fault = fault_text(why, lang);
    }
    if (text_trim(text_of(l->fields[EMAIL].value)).len == 0 &&
        text_trim(text_of(l->fields[PHONE].value)).len == 0)
        l->fields[EMAIL].fault = fault_text(REFUSAL_NO_REACH, lang);
    if (!agreed(l))
        l->fields[CONSENT].fault = fault_text(REFUSAL_NO_CONSENT, lang);
}

/* A conversation with nothing but the message. */
static bool write_message(struct letter *l, const char *id, struct stored_conversation *c,
                          struct stored_inquiry *q)
{
    struct server *server = l->page.server;
    struct arena *arena = server->arena;
    const struct text said = text_trim(text_of(l->fields[TEXT].value));
    const char *text = arena_strndup(arena, said.at, said.len);
    struct inquiry_given given = person_given(server, l->sent);
    given.team = reach_team_of(server, l->about);
    if (conversation_start_as(server->store, kb_lang_name(l->page.lang), now_ms(), id) !=
            CONVERSATION_OK ||
        store_conversation_get(server->store, id, arena, c) != STORE_OK ||
        inquiry_load(server->store, id, arena, q) != STORE_OK)
        return false;
    inquiry_give(q, &given, arena);
    if (person_keep(server, q) != STORE_OK)
        return false;
    int64_t seq;
    l->confirmed = person_may_confirm(server, l->network, c, q, client_id);
    json_t *body = person_message(q, text, l->confirmed);
    enum conversation_status status =
        board_add(server, c,
                  &(struct step){.by = "employer",
                                 .type = "message-left",
                                 .client_id = client_id,
                                 .body = body,
                                 .subject = person_subject(server, c, text),
                                 .team = q->team},
                  &seq);
    json_decref(body);
    return status == CONVERSATION_OK &&
           (!l->confirmed || person_confirm(server, l->network, c, q, text, client_id));
}

/* All of it or nothing; what others do in the same turn of the loop is not touched. */
static bool keep(struct letter *l, const char *id, struct stored_inquiry *q)
{
    struct store *store = l->page.server->store;
    struct stored_conversation c;
    if (store_part_begin(store) != STORE_OK)
        return false;
    bool good = write_message(l, id, &c, q);
    return store_part_end(store, good) == STORE_OK && good && server_commit(l->page.server);
}

static void show_receipt(struct letter *l, struct http_session *h, const struct stored_inquiry *q)
{
    struct page *p = &l->page;
    bool by_mail = q->email[0] != '\0';
    page_begin(p, &(struct page_head){.title = page_text(PAGE_SENT_TITLE, p->lang), .path = path});
    html_add(&p->out,
             "<h1>%s</h1>\n<p class=\"reference\"><span>%s</span> <strong>%s</strong></p>\n<p>",
             page_text(PAGE_SENT_TITLE, p->lang), page_text(PAGE_REFERENCE, p->lang), q->reference);
    html_add(&p->out, page_text(by_mail ? PAGE_BY_MAIL : PAGE_BY_PHONE, p->lang),
             by_mail ? q->email : q->phone);
    html_add(&p->out, "</p>\n");
    add_hours(p, PAGE_SENT_CLOSED, PAGE_PERSON_HOURS);
    html_add(&p->out, "<p>");
    if (l->confirmed)
        html_add(&p->out, "%s ", page_text(PAGE_CONFIRMED, p->lang));
    html_add(&p->out, "%s</p>\n<section class=\"again\" aria-labelledby=\"again\">\n",
             page_text(PAGE_KEEP_REFERENCE, p->lang));
    html_add(&p->out, "<h2 id=\"again\">%s</h2>\n", page_text(PAGE_ASK_AGAIN, p->lang));
    page_add_form(p, "");
    html_add(&p->out, "</section>\n");
    page_send(p, h, 200);
}

/* Whether a message was sent with this token before; its inquiry. */
static bool sent_before(struct server *server, const char *id, struct stored_inquiry *q)
{
    struct stored_conversation c;
    return store_conversation_get(server->store, id, server->arena, &c) == STORE_OK &&
           inquiry_load(server->store, id, server->arena, q) == STORE_OK && q->reference != NULL;
}

static bool may_send(const struct letter *l, struct http_session *h)
{
    struct server *server = l->page.server;
    h->retry_after = attempts_wait(server->messages, l->network, MESSAGES_MAX, steady_ms());
    return h->retry_after == 0;
}

void http_message_send(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct letter l = letter_new(server, wsi, body);
    struct stored_inquiry q;
    char id[SECRET_ID_SIZE];
    form_token_conversation(l.token, id);
    enum page_text wrong = body == NULL ? PAGE_LONG_FORM : PAGE_TEXT_COUNT;
    int status = 400;
    if (body != NULL && sent_before(server, id, &q)) {
        l.confirmed = person_confirmed(server, id, client_id);
        show_receipt(&l, h, &q);
        return;
    }
    if (body != NULL)
        check(&l);
    if (wrong == PAGE_TEXT_COUNT && !any_fault(&l)) {
        if (!form_token_valid(server, l.token, now_ms())) {
            wrong = PAGE_FORM_OLD;
        } else if (!may_send(&l, h)) {
            wrong = PAGE_MANY_MESSAGES;
            status = 429;
        } else if (keep(&l, id, &q)) {
            attempts_add(server->messages, l.network, steady_ms());
            show_receipt(&l, h, &q);
            return;
        } else {
            wrong = PAGE_NOT_STORED;
            status = 503;
        }
    }
    if (wrong != PAGE_TEXT_COUNT)
        l.wrong = page_text(wrong, l.page.lang);
    show_form(&l, h, status);
}
