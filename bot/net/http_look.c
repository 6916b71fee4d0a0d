/* http_look.c - the colours and the sign of the chamber: a style sheet for the pages and the desk,
 * the same in the widget's script, the picture. All of it is text of ours and of colours that were
 * checked, so the Content-Security-Policy stays as it is. */
#include <stdio.h>
#include <string.h>

#include "bot/colour.h"
#include "bot/html.h"
#include "bot/net/http_look.h"

enum { LOOK_MAX = 4096 };

static const struct colour black = {{0, 0, 0}}, white = {{255, 255, 255}};
/* --paper in the dark and --soft, of webchat/shared/theme.css */
static const struct colour dark = {{27, 36, 46}}, soft = {{241, 245, 249}};

static const char *written(struct colour colour, char out[COLOUR_SIZE])
{
    colour_write(colour, out);
    return out;
}

/* What follows from an accent: darker under the pointer, and a tint of it. On both, text keeps its
 * contrast: the accent is dark, the tint nearly the paper. */
static void add_colours(struct buffer *b, const char *accent, bool is_dark, bool button)
{
    struct colour colour = black, tint;
    char deep[COLOUR_SIZE], light[COLOUR_SIZE];
    colour_parse(accent, &colour);
    tint = is_dark ? colour_mix(colour, dark, 0.3) : colour_mix(colour, white, 0.1);
    written(colour_mix(colour, black, 0.78), deep);
    buffer_printf(b, "--brand:%s;--brand-deep:%s;--tint:%s;", accent, deep, written(tint, light));
    if (button) /* of the widget, on a page with important colours of its own */
        buffer_printf(b, "--accent:%s!important;--deep:%s!important;", accent, deep);
    if (!is_dark && colour_contrast(colour, soft) >= 4.5 && colour_contrast(colour, tint) >= 4.5)
        buffer_printf(b, "--link:%s;", accent);
}

/* Rules for what `root` selects, empty where nothing was chosen. Only the dark accent holds in the
 * dark, or the other one where it was left out. */
static void add_rules(struct buffer *b, const struct look_config *look, const char *root,
                      bool button)
{
    const char *in_the_dark = look->accent_dark[0] != '\0' ? look->accent_dark : look->accent;
    if (look->accent[0] != '\0') {
        buffer_printf(b, "%s{", root);
        add_colours(b, look->accent, false, button);
        buffer_puts(b, "}");
    }
    if (in_the_dark[0] != '\0') {
        buffer_printf(b, "@media(prefers-color-scheme:dark){%s{", root);
        add_colours(b, in_the_dark, true, button);
        if (look->accent[0] != '\0')
            buffer_puts(b, "--link:#9ccbf7;");
        buffer_puts(b, "}}");
    }
}

static void answer(struct http_session *h, struct buffer *b, const char *type)
{
    h->status = 200;
    h->type = type;
    h->own = b->at;
    h->body = b->len == 0 ? "" : b->at;
    h->len = b->len;
}

/* Answers with a file of ours in which `mark` is something else. */
static void answer_changed(struct http_session *h, const char *path, const char *mark,
                           const char *with)
{
    struct buffer b;
    size_t len = strlen(mark);
    http_answer_asset(h, path);
    buffer_init(&b, h->len + LOOK_MAX);
    for (size_t i = 0; i < h->len; i++) {
        if (h->len - i >= len && memcmp(h->body + i, mark, len) == 0) {
            buffer_puts(&b, with);
            i += len - 1;
        } else {
            buffer_putc(&b, h->body[i]);
        }
    }
    answer(h, &b, h->type);
}

void http_theme(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    struct buffer b;
    buffer_init(&b, LOOK_MAX);
    add_rules(&b, &server->config->look, ":root", false);
    answer(h, &b, "text/css; charset=utf-8");
}

/* The letters of the chamber in place of the compass. */
static void answer_letters(struct http_session *h, const char *letters, const char *accent)
{
    static const char *const sizes[] = {"20", "16", "13", "10"};
    struct buffer b;
    buffer_init(&b, LOOK_MAX);
    html_add(&b,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" "
             "height=\"32\" rx=\"8\" fill=\"%s\"/><text x=\"16\" y=\"16\" dy=\".36em\" "
             "text-anchor=\"middle\" fill=\"#fff\" font-family=\"system-ui,'Segoe UI',Roboto,Arial,"
             "sans-serif\" font-weight=\"700\" font-size=\"%s\">%s</text></svg>\n",
             accent, sizes[text_length(text_of(letters)) - 1], letters);
    answer(h, &b, "image/svg+xml");
}

void http_icon(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    static const char usual[] = "#0f4c81";
    const struct look_config *look = &server->config->look;
    const char *accent = look->accent[0] != '\0' ? look->accent : usual;
    if (look->logo != NULL)
        answer_letters(h, look->logo, accent);
    else
        answer_changed(h, "/icon.svg", usual, accent);
}

/* The button and the panel are in a shadow root of another site's page: the rules go with the
 * script, in the place of %look% in its style sheet. */
void http_widget(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    struct buffer rules;
    buffer_init(&rules, LOOK_MAX);
    add_rules(&rules, &server->config->look, ":host,kammerlotse-panel", true);
    answer_changed(h, "/widget.js", "%look%", buffer_text(&rules));
    buffer_free(&rules);
}
