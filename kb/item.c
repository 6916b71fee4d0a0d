/* item.c - the names of what is edited. */
#include <string.h>

#include "kb/edit.h"
#include "kb/entry_file.h"

static const char entries[] = "entries/";
enum { ENTRIES_LEN = sizeof entries - 1 };

bool kb_item_entry(const char *item, enum kb_lang *lang, const char **slug)
{
    if (strncmp(item, entries, ENTRIES_LEN) != 0)
        return false;
    const char *rest = item + ENTRIES_LEN;
    if (strncmp(rest, "de/", 3) != 0 && strncmp(rest, "en/", 3) != 0)
        return false;
    *lang = rest[0] == 'd' ? KB_DE : KB_EN;
    *slug = rest + 3;
    return slug_valid(*slug);
}

const char *kb_entry_item(const char *slug, enum kb_lang lang, struct arena *arena)
{
    return arena_printf(arena, "%s%s/%s", entries, kb_lang_name(lang), slug);
}

/* "rules/person.json" is in the folder "rules/". */
static bool in_folder(const char *item, const char *folder)
{
    static const char end[] = ".json";
    size_t len = strlen(item), folder_len = strlen(folder), end_len = sizeof end - 1;
    if (strncmp(item, folder, folder_len) != 0 || len <= folder_len + end_len || len > KB_ITEM_MAX)
        return false;
    char name[KB_ITEM_MAX + 1];
    size_t name_len = len - folder_len - end_len;
    memcpy(name, item + folder_len, name_len);
    name[name_len] = '\0';
    return strcmp(item + len - end_len, end) == 0 && slug_valid(name);
}

enum kb_item_kind kb_item_kind(const char *item)
{
    static const struct {
        const char *path;
        enum kb_item_kind kind;
    } files[] = {{"values.json", KB_ITEM_VALUES},
                 {"directory.json", KB_ITEM_OFFICES},
                 {"postcodes.tsv", KB_ITEM_POSTCODES},
                 {"intents.json", KB_ITEM_INTENTS},
                 {"topics.json", KB_ITEM_TOPICS}},
      folders[] = {{"words/", KB_ITEM_WORDS}, {"flows/", KB_ITEM_FLOW}, {"rules/", KB_ITEM_RULES}};
    enum kb_lang lang;
    const char *slug;
    if (kb_item_entry(item, &lang, &slug))
        return KB_ITEM_ENTRY;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(item, files[i].path) == 0)
            return files[i].kind;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (in_folder(item, folders[i].path))
            return folders[i].kind;
    return KB_ITEM_NONE;
}

const char *kb_item_state_name(enum kb_item_state state)
{
    static const char *const names[] = {"draft", "published", "archived"};
    return names[state];
}

const char *kb_draft_state_name(enum kb_draft_state state)
{
    static const char *const names[] = {"", "draft", "review"};
    return names[state];
}
