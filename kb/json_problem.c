/* json_problem.c - see json_problem.h. */
#include "kb/json_problem.h"

#include <string.h>

const char *shape_field(const char *text)
{
    const char *colon = strrchr(text, ':');
    return colon != NULL && colon[1] == ' ' ? colon + 2 : "";
}

size_t json_problem(struct problems *problems, const char *file, const json_error_t *error)
{
    return problem(problems, &(struct problem){.file = file,
                                               .line = error->line > 0 ? (size_t)error->line : 1,
                                               .what = "this is no valid JSON",
                                               .about = error->text});
}
