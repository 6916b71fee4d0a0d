/* arena.h - memory that lives as long as one turn or one request.
 * Owns     every block it hands out; all go with arena_free() or one arena_reset().
 * Errors   none: an exhausted machine or an arena over its ceiling ends the process with one
 *          clear line, since input is capped long before (see MEMORY in the header of arena.c).
 * Threads  one arena belongs to one thread. */
#ifndef KB_ARENA_H
#define KB_ARENA_H

#include <stddef.h>

struct arena;

/* `ceiling` is the most bytes it may hold in all. Never NULL. */
struct arena *arena_new(size_t ceiling);
void arena_reset(struct arena *arena);
void arena_free(struct arena *arena); /* NULL is fine */

/* Zeroed, aligned for any type; lives until the reset. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
