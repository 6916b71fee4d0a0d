/* html.c - see html.h. */
#include "bot/html.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char *escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default: /* HTML has no place for the other control characters */
        return ((unsigned char)c < ' ' && c != '\n' && c != '\t') || c == 0x7f ? " " : NULL;
    }
}

static void add_text(struct buffer *b, const char *text)
{
    for (; *text != '\0'; text++) {
        const char *escape = escape_of(*text);
        if (escape != NULL)
            buffer_puts(b, escape);
        else
            buffer_putc(b, *text);
    }
}

void html_add(struct buffer *b, const char *format, ...)
{
    va_list texts;
    va_start(texts, format);
    for (const char *at; (at = strstr(format, "%s")) != NULL; format = at + 2) {
        buffer_add(b, format, (size_t)(at - format));
        add_text(b, va_arg(texts, const char *));
    }
    buffer_puts(b, format);
    va_end(texts);
}

void html_add_json(struct buffer *b, const char *type, const json_t *json)
{
    char *text = json_dumps(json, JSON_COMPACT);
    html_add(b, "<script type=\"%s\">", type);
    for (const char *at = text; at != NULL && *at != '\0'; at++) {
        if (*at == '<') /* stands in texts only, where this is the same */
            buffer_puts(b, "\\u003c");
        else
            buffer_putc(b, *at);
    }
    buffer_puts(b, "</script>\n");
    free(text);
}

bool html_may_link(const char *url)
{
    return strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0;
}
