/* knowledge.c - the shipped knowledge is part of the program, so that it answers from the first
 * start. */
#include "bot/knowledge.h"

#include <stdlib.h>
#include <string.h>

#include "bot/assets.h"
#include "kb/memory.h"

static bool is_rules(const char *path)
{
    return strncmp(path, "rules/", 6) == 0;
}

/* A knowledge base that was filled from a plain list has no rules; greetings and the wish for a
 * person are understood all the same. */
enum kb_status knowledge_open(const char *data_dir, struct kb **out)
{
    enum kb_status status = kb_open(data_dir, out);
    if (status != KB_OK)
        return status;
    bool all = kb_is_empty(*out);
    if ((!all && kb_rule_count(*out) > 0) || assets_knowledge_count == 0)
        return KB_OK;
    struct kb_file *files = memory_need(calloc(assets_knowledge_count, sizeof *files));
    size_t count = 0;
    for (size_t i = 0; i < assets_knowledge_count; i++)
        if (all || is_rules(assets_knowledge[i].path))
            files[count++] = (struct kb_file){assets_knowledge[i].path,
                                              {assets_knowledge[i].at, assets_knowledge[i].len}};
    struct kb_import_report report;
    status = kb_import_files(*out, files, count, false, stderr, &report);
    free(files);
    return status;
}
