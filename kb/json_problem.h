/* json_problem.h - what Jansson says about a document, as a problem. */
#ifndef KB_JSON_PROBLEM_H
#define KB_JSON_PROBLEM_H

#include <jansson.h>

#include "kb/problems.h"

/* What `json_unpack_ex` found: a key that is missing, unknown, or of the wrong type. */
#define SHAPE_FAULT "a field is missing, unknown or of the wrong type"

/* The key that json_unpack_ex() names in its text, "" for none; a view into `text`. */
const char *shape_field(const char *text);
/* A text that is no JSON. Returns 1. */
size_t json_problem(struct problems *problems, const char *file, const json_error_t *error);

#endif
