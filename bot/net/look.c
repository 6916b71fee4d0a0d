/* look.c - a style sheet for the pages and the desk, the same in the widget's script, the picture.
 * All of it is text of ours and of colours that were checked, so the Content-Security-Policy stays
 * as it is. */
#include "bot/net/look.h"

#include <string.h>

#include "bot/colour.h"
#include "bot/html.h"

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

/* A file of ours in which `mark` is something else. */
static void add_changed(struct buffer *b, struct text file, const char *mark, const char *with)
{
    size_t len = strlen(mark);
    for (size_t i = 0; i < file.len; i++) {
        if (file.len - i >= len && memcmp(file.at + i, mark, len) == 0) {
            buffer_puts(b, with);
            i += len - 1;
        } else {
            buffer_putc(b, file.at[i]);
        }
    }
}

void look_theme(const struct look_config *look, struct buffer *out)
{
    add_rules(out, look, ":root", false);
}

/* The letters of the chamber in place of the compass. */
static void add_letters(struct buffer *b, const char *letters, const char *accent)
{
    static const char *const sizes[] = {"20", "16", "13", "10"};
    html_add(b,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" "
             "height=\"32\" rx=\"8\" fill=\"%s\"/><text x=\"16\" y=\"16\" dy=\".36em\" "
             "text-anchor=\"middle\" fill=\"#fff\" font-family=\"system-ui,'Segoe UI',Roboto,Arial,"
             "sans-serif\" font-weight=\"700\" font-size=\"%s\">%s</text></svg>\n",
             accent, sizes[text_length(text_of(letters)) - 1], letters);
}

void look_icon(const struct look_config *look, struct text shipped, struct buffer *out)
{
    static const char usual[] = "#0f4c81";
    const char *accent = look->accent[0] != '\0' ? look->accent : usual;
    if (look->logo != NULL)
        add_letters(out, look->logo, accent);
    else
        add_changed(out, shipped, usual, accent);
}

/* The button and the panel are in a shadow root of another site's page: the rules go with the
 * script, in the place of %look% in its style sheet. */
void look_widget(const struct look_config *look, struct text shipped, const char *version,
                 struct buffer *out)
{
    struct buffer rules, worn;
    buffer_init(&rules, LOOK_MAX);
    buffer_init(&worn, shipped.len + LOOK_MAX);
    add_rules(&rules, look, ":host,kammerlotse-panel", true);
    add_changed(&worn, shipped, "%look%", buffer_text(&rules));
    add_changed(out, (struct text){buffer_text(&worn), worn.len}, "%version%", version);
    buffer_free(&worn);
    buffer_free(&rules);
}
