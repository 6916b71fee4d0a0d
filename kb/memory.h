/* memory.h - the one way in which the heap running out ends the process: what was acknowledged is
 * committed, and clients resume by number. */
#ifndef KB_MEMORY_H
#define KB_MEMORY_H

/* Says so on standard error and exits with 1. */
_Noreturn void memory_exhausted(void);
/* `made`, as calloc(), realloc(), strdup() or a library gave it to the caller, who owns it. Never
 * NULL. */
void *memory_need(void *made);

#endif
