/* urlencoded.c - see urlencoded.h. */
#include "bot/urlencoded.h"

#include <string.h>

static int digit(char c)
{
    const char *digits = "0123456789abcdef",
               *at = strchr(digits, c | ('A' <= c && c <= 'F' ? 32 : 0));
    return c == '\0' || at == NULL ? -1 : (int)(at - digits);
}

/* What is no code stands for itself; a browser ends lines by "\r\n". */
static struct buffer decode(struct text t)
{
    struct buffer out;
    buffer_init(&out, t.len + 1);
    for (size_t i = 0; i < t.len; i++) {
        char c = t.at[i] == '+' ? ' ' : t.at[i];
        int high = c == '%' && i + 2 < t.len ? digit(t.at[i + 1]) : -1;
        int low = high < 0 ? -1 : digit(t.at[i + 2]);
        if (low >= 0) {
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (c == '\n' && out.len > 0 && out.at[out.len - 1] == '\r')
            out.at[out.len - 1] = '\n';
        else
            buffer_putc(&out, c);
    }
    return out;
}

static bool read_field(json_t *out, struct text field)
{
    const char *equals = memchr(field.at, '=', field.len);
    size_t name_len = equals == NULL ? field.len : (size_t)(equals - field.at);
    struct text rest = {equals == NULL ? "" : equals + 1,
                        equals == NULL ? 0 : field.len - name_len - 1};
    struct buffer name = decode((struct text){field.at, name_len}), value = decode(rest);
    const struct text name_text = {buffer_text(&name), name.len},
                      value_text = {buffer_text(&value), value.len};
    bool good = text_valid(name_text) && text_valid(value_text);
    if (good && json_object_get(out, name_text.at) == NULL)
        json_object_set_new(out, name_text.at, json_stringn(value_text.at, value_text.len));
    buffer_free(&name);
    buffer_free(&value);
    return good;
}

json_t *urlencoded_read(struct text fields)
{
    json_t *out = json_object();
    while (fields.len > 0) {
        const char *end = memchr(fields.at, '&', fields.len);
        size_t len = end == NULL ? fields.len : (size_t)(end - fields.at);
        if (len > 0 && !read_field(out, (struct text){fields.at, len})) {
            json_decref(out);
            return NULL;
        }
        len += end != NULL;
        fields = (struct text){fields.at + len, fields.len - len};
    }
    return out;
}

const char *urlencoded_text(const char *text, struct arena *arena)
{
    static const char digits[] = "0123456789ABCDEF";
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
    char *out = arena_alloc(arena, strlen(text) * 3 + 1, 1), *at = out;
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (strchr(plain, *text) != NULL) {
            *at++ = *text;
        } else {
            *at++ = '%';
            *at++ = digits[c >> 4];
            *at++ = digits[c & 15];
        }
    }
    return out;
}
