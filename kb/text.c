/* text.c - views and bounded buffers. */
#include "kb/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "kb/arena.h"

struct text text_of(const char *zero_terminated)
{
    return (struct text){zero_terminated, zero_terminated == NULL ? 0 : strlen(zero_terminated)};
}

bool text_equal(struct text a, struct text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool text_is(struct text a, const char *zero_terminated)
{
    return text_equal(a, text_of(zero_terminated));
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

struct text text_trim(struct text t)
{
    while (t.len > 0 && is_space(t.at[0])) {
        t.at++;
        t.len--;
    }
    while (t.len > 0 && is_space(t.at[t.len - 1]))
        t.len--;
    return t;
}

bool text_valid(struct text t)
{
    for (size_t i = 0; i < t.len;) {
        utf8proc_int32_t point;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)t.at + i,
                                                 (utf8proc_ssize_t)(t.len - i), &point);
        if (step <= 0 || point == 0)
            return false;
        i += (size_t)step;
    }
    return true;
}

bool text_begins(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

char *text_lower(struct text t, struct arena *arena)
{
    /* a small letter has at most three bytes where the other has two */
    char *out = arena_alloc(arena, t.len + 1, 2), *end = out;
    for (size_t i = 0; i < t.len;) {
        utf8proc_int32_t point;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)t.at + i,
                                                 (utf8proc_ssize_t)(t.len - i), &point);
        if (step <= 0)
            break;
        end += utf8proc_encode_char(utf8proc_tolower(point), (utf8proc_uint8_t *)end);
        i += (size_t)step;
    }
    return out;
}

size_t text_length(struct text t)
{
    size_t length = 0;
    for (size_t i = 0; i < t.len; i++)
        length += text_begins(t.at[i]);
    return length;
}

struct text text_cut(struct text t, size_t bytes)
{
    if (t.len <= bytes)
        return t;
    while (bytes > 0 && !text_begins(t.at[bytes]))
        bytes--;
    return (struct text){t.at, bytes};
}

struct text text_first(struct text t, size_t characters)
{
    size_t len = 0;
    while (len < t.len && (!text_begins(t.at[len]) || characters-- > 0))
        len++;
    return (struct text){t.at, len};
}

void buffer_init(struct buffer *b, size_t max)
{
    *b = (struct buffer){.max = max};
}

void buffer_free(struct buffer *b)
{
    free(b->at);
    *b = (struct buffer){.max = b->max};
}

void buffer_clear(struct buffer *b)
{
    b->len = 0;
    b->full = false;
    if (b->at != NULL)
        b->at[0] = '\0';
}

/* Room for `len` more bytes and the zero byte. */
static bool buffer_reserve(struct buffer *b, size_t len)
{
    if (b->full || len > b->max - b->len) {
        b->full = true;
        return false;
    }
    size_t needed = b->len + len + 1;
    if (needed <= b->size)
        return true;
    size_t size = b->size < 64 ? 64 : b->size;
    while (size < needed)
        size = size > b->max ? needed : size * 2;
    char *at = realloc(b->at, size);
    if (at == NULL) {
        b->full = true;
        return false;
    }
    b->at = at;
    b->size = size;
    return true;
}

void buffer_add(struct buffer *b, const void *bytes, size_t len)
{
    if (!buffer_reserve(b, len))
        return;
    if (len > 0)
        memcpy(b->at + b->len, bytes, len);
    b->len += len;
    b->at[b->len] = '\0';
}

void buffer_puts(struct buffer *b, const char *text)
{
    buffer_add(b, text, strlen(text));
}

void buffer_putc(struct buffer *b, char c)
{
    buffer_add(b, &c, 1);
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len >= 0 && buffer_reserve(b, (size_t)len)) {
        vsnprintf(b->at + b->len, (size_t)len + 1, format, again);
        b->len += (size_t)len;
    }
    va_end(again);
}

const char *buffer_text(const struct buffer *b)
{
    return b->at == NULL ? "" : b->at;
}
