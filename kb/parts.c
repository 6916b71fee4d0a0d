/* parts.c - see parts.h. */
#include "kb/parts.h"

#include <string.h>

/* Shorter than this is no question of its own: "Warum?", "oder?" */
enum { PART_MIN = 12 };

/* Where the line that begins at `at` ends. */
static size_t line_end(struct text said, size_t at)
{
    const char *end = memchr(said.at + at, '\n', said.len - at);
    return end == NULL ? said.len : (size_t)(end - said.at);
}

/* "1. ", "2) ", "- ", "* " at the start of a line. */
static bool is_list_item(struct text said, size_t at)
{
    size_t i = at;
    while (i < said.len && said.at[i] >= '0' && said.at[i] <= '9')
        i++;
    if (i > at && i - at <= 2)
        return i + 1 < said.len && (said.at[i] == '.' || said.at[i] == ')') &&
               said.at[i + 1] == ' ';
    return at + 1 < said.len && (said.at[at] == '-' || said.at[at] == '*') &&
           said.at[at + 1] == ' ';
}

/* The end of the question that begins at `at`, behind its mark; 0 where none ends. */
static size_t question_end(struct text said, size_t at)
{
    bool item = is_list_item(said, at);
    size_t line = line_end(said, at);
    for (size_t i = at; i < said.len; i++) {
        if (said.at[i] == '?') {
            while (i < said.len && (said.at[i] == '?' || said.at[i] == '!'))
                i++;
            return i;
        }
        if (i == line && item)
            return line;
    }
    return item ? said.len : 0;
}

size_t parts_of(struct text said, struct text parts[PARTS_MAX])
{
    size_t count = 0, at = 0, end;
    said = text_trim(said);
    while (count < PARTS_MAX && (end = question_end(said, at)) > 0) {
        struct text part = text_trim((struct text){said.at + at, end - at});
        if (part.len < PART_MIN && count > 0)
            parts[count - 1].len = (size_t)(said.at + end - parts[count - 1].at);
        else
            parts[count++] = part;
        at = end;
        while (at < said.len && strchr(" \t\r\n", said.at[at]) != NULL)
            at++;
    }
    return count == 1 && parts[0].len == said.len ? 0 : count;
}
