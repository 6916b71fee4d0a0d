/* text.h - what we read (a view) and what we build (a bounded buffer), in UTF-8. */
#ifndef KB_TEXT_H
#define KB_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A view: `at` need not end with a zero byte. The owner of the bytes is whoever made it. */
struct text {
    const char *at;
    size_t len;
};

struct text text_of(const char *zero_terminated);
bool text_equal(struct text a, struct text b);
bool text_is(struct text a, const char *zero_terminated);
/* Without white space at both ends. */
struct text text_trim(struct text t);
/* Valid UTF-8 without overlong forms, surrogates or zero bytes. */
bool text_valid(struct text t);
/* Code points in valid UTF-8. */
size_t text_length(struct text t);
/* Valid UTF-8 in small letters; what is behind an invalid byte is left out. */
char *text_lower(struct text t, struct arena *arena);
/* Whether the byte of valid UTF-8 is the first of a character. */
bool text_begins(char byte);
/* Both cut valid UTF-8 between characters: at most so many bytes; at most so many characters. */
struct text text_cut(struct text t, size_t bytes);
struct text text_first(struct text t, size_t characters);

/* A growing buffer with a ceiling. The first append that would pass it sets `full` and it, like
 * every later one, does nothing: test once, at the end. Always zero-terminated once non-empty. */
struct buffer {
    char *at;
    size_t len, size, max;
    bool full;
};

void buffer_init(struct buffer *b, size_t max);
void buffer_free(struct buffer *b);
void buffer_clear(struct buffer *b); /* keeps the memory */
void buffer_add(struct buffer *b, const void *bytes, size_t len);
void buffer_puts(struct buffer *b, const char *text);
void buffer_putc(struct buffer *b, char c);
void buffer_printf(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The built text, "" if nothing was added; owned by the buffer. */
const char *buffer_text(const struct buffer *b);

#endif
