/* memory.c - see memory.h. */
#include "kb/memory.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void memory_exhausted(void)
{
    fputs("kammerlotse: out of memory\n", stderr);
    exit(1);
}

void *memory_need(void *made)
{
    if (made == NULL)
        memory_exhausted();
    return made;
}
