/* entry_file.c - front matter by libyaml, checked against one table of keys. */
#include "kb/entry_file.h"

#include <string.h>

#include <yaml.h>

#include "kb/values.h"

enum field_kind { FIELD_TEXT, FIELD_DAY, FIELD_LIST, FIELD_LINKS };

static const struct {
    const char *name;
    enum field_kind kind;
    bool needed;
    size_t offset; /* in struct entry; lang is apart */
} fields[] = {
    {"slug", FIELD_TEXT, true, offsetof(struct entry, slug)},
    {"area", FIELD_TEXT, true, offsetof(struct entry, area)},
    {"lang", FIELD_TEXT, true, 0},
    {"title", FIELD_TEXT, true, offsetof(struct entry, title)},
    {"short", FIELD_TEXT, true, offsetof(struct entry, summary)},
    {"keywords", FIELD_LIST, false, offsetof(struct entry, keywords)},
    {"questions", FIELD_LIST, false, offsetof(struct entry, questions)},
    {"stand", FIELD_DAY, true, offsetof(struct entry, stand)},
    {"review_by", FIELD_DAY, true, offsetof(struct entry, review_by)},
    {"review_reason", FIELD_TEXT, false, offsetof(struct entry, review_reason)},
    {"legal_basis", FIELD_LINKS, false, offsetof(struct entry, legal_basis)},
    {"sources", FIELD_LINKS, true, offsetof(struct entry, sources)},
    {"related", FIELD_LIST, false, offsetof(struct entry, related)},
    {"offices", FIELD_LIST, false, offsetof(struct entry, offices)},
    {"nationals", FIELD_LIST, false, offsetof(struct entry, nationals)},
};
enum { FIELD_COUNT = sizeof fields / sizeof *fields, LIST_MAX = 500, FAULTS_MAX = 100 };
enum { LIST_READ_MAX = 4 * LIST_MAX /* of a draft that is yet to be mended */ };

struct parse {
    yaml_document_t *document;
    const char *name, *field;
    struct problems *problems;
    struct arena *arena;
    struct entry *entry;
    size_t faults;
};

static void fault(struct parse *p, size_t line, const char *what, const char *about)
{
    p->faults += problem(
        p->problems,
        &(struct problem){
            .file = p->name, .line = line, .field = p->field, .what = what, .about = about});
}

/* A fault behind which the file cannot be written again from what was read. */
static void unreadable(struct parse *p, size_t line, const char *what, const char *about)
{
    p->entry->readable = false;
    fault(p, line, what, about);
}

/* libyaml counts from 0, and the front matter begins in the second line. */
static size_t line_of(const yaml_node_t *node)
{
    return node->start_mark.line + 2;
}

static const char *scalar(const struct parse *p, const yaml_node_t *node)
{
    if (node == NULL || node->type != YAML_SCALAR_NODE)
        return NULL;
    const char *at = (const char *)node->data.scalar.value;
    size_t len = node->data.scalar.length;
    if (memchr(at, '\0', len) != NULL)
        return NULL;
    return arena_strndup(p->arena, at, len);
}

static void read_list(struct parse *p, yaml_node_t *node, const char *name, struct strings *out)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        unreadable(p, line_of(node), "must be a list", name);
        return;
    }
    yaml_node_item_t *item = node->data.sequence.items.start;
    size_t count = (size_t)(node->data.sequence.items.top - item);
    if (count > LIST_READ_MAX) {
        unreadable(p, line_of(node), "the list is too long", name);
        return;
    }
    if (count > LIST_MAX)
        fault(p, line_of(node), "the list is too long", name);
    out->at = arena_alloc(p->arena, count + 1, sizeof *out->at);
    for (size_t i = 0; i < count; i++) {
        yaml_node_t *value = yaml_document_get_node(p->document, item[i]);
        const char *text = scalar(p, value);
        if (text == NULL)
            unreadable(p, line_of(value), "every item must be a text", name);
        else
            out->at[out->count++] = text;
    }
}

static void read_link(struct parse *p, yaml_node_t *node, const char *name, struct kb_link *out)
{
    *out = (struct kb_link){"", ""};
    if (node->type != YAML_MAPPING_NODE) {
        unreadable(p, line_of(node), "every item must have a title and may have a url", name);
        return;
    }
    yaml_node_pair_t *pair = node->data.mapping.pairs.start;
    for (; pair < node->data.mapping.pairs.top; pair++) {
        yaml_node_t *key_node = yaml_document_get_node(p->document, pair->key);
        yaml_node_t *value_node = yaml_document_get_node(p->document, pair->value);
        const char *key = scalar(p, key_node), *value = scalar(p, value_node);
        if (key == NULL || value == NULL)
            unreadable(p, line_of(key_node), "must be a text", name);
        else if (strcmp(key, "title") == 0 || strcmp(key, "text") == 0)
            out->title = value;
        else if (strcmp(key, "url") == 0)
            out->url = value;
        else
            unreadable(p, line_of(key_node), "unknown key", key);
    }
    if (out->title[0] == '\0')
        fault(p, line_of(node), "an item has no title", name);
    if (out->url[0] != '\0' && strncmp(out->url, "https://", 8) != 0 &&
        strncmp(out->url, "http://", 7) != 0)
        fault(p, line_of(node), "the url must begin with https://", out->url);
}

static void read_links(struct parse *p, yaml_node_t *node, const char *name, struct links *out)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        unreadable(p, line_of(node), "must be a list", name);
        return;
    }
    yaml_node_item_t *item = node->data.sequence.items.start;
    size_t count = (size_t)(node->data.sequence.items.top - item);
    if (count > LIST_READ_MAX) {
        unreadable(p, line_of(node), "the list is too long", name);
        return;
    }
    if (count > LIST_MAX)
        fault(p, line_of(node), "the list is too long", name);
    out->at = arena_alloc(p->arena, count + 1, sizeof *out->at);
    out->count = count;
    for (size_t i = 0; i < count; i++)
        read_link(p, yaml_document_get_node(p->document, item[i]), name, &out->at[i]);
}

static void read_text(struct parse *p, size_t which, yaml_node_t *node)
{
    const char *name = fields[which].name, *text = scalar(p, node);
    if (text == NULL) {
        unreadable(p, line_of(node), "must be a text", name);
        return;
    }
    if (strcmp(name, "lang") == 0) {
        if (!kb_lang_parse(text, &p->entry->lang))
            unreadable(p, line_of(node), "lang must be de or en", text);
        return;
    }
    *(const char **)((char *)p->entry + fields[which].offset) = text;
    if (fields[which].needed && text[0] == '\0')
        fault(p, line_of(node), "is empty", name);
    else if (strcmp(name, "slug") == 0 && !slug_valid(text))
        fault(p, line_of(node), "a slug has letters, digits, - _ and ., at most 120 of them", text);
    else if (strcmp(name, "area") == 0 && !slug_valid(text))
        fault(p, line_of(node), "an area has letters, digits, - _ and .", text);
    else if (fields[which].kind == FIELD_DAY && !day_valid(text))
        fault(p, line_of(node), "must be a day like 2026-08-19", name);
}

static void read_field(struct parse *p, size_t which, yaml_node_t *node)
{
    void *target = (char *)p->entry + fields[which].offset;
    p->field = fields[which].name;
    if (fields[which].kind == FIELD_LIST)
        read_list(p, node, fields[which].name, target);
    else if (fields[which].kind == FIELD_LINKS)
        read_links(p, node, fields[which].name, target);
    else
        read_text(p, which, node);
    p->field = NULL;
}

static void read_front_matter(struct parse *p)
{
    yaml_node_t *root = yaml_document_get_root_node(p->document);
    if (root == NULL || root->type != YAML_MAPPING_NODE) {
        unreadable(p, 2, "the front matter must be a list of keys and values", "");
        return;
    }
    bool seen[FIELD_COUNT] = {false};
    yaml_node_pair_t *pair = root->data.mapping.pairs.start;
    for (; pair < root->data.mapping.pairs.top && p->faults < FAULTS_MAX; pair++) {
        yaml_node_t *key_node = yaml_document_get_node(p->document, pair->key);
        const char *key = scalar(p, key_node);
        size_t which = 0;
        while (which < FIELD_COUNT && (key == NULL || strcmp(key, fields[which].name) != 0))
            which++;
        if (which == FIELD_COUNT) {
            unreadable(p, line_of(key_node), "unknown key", key == NULL ? "?" : key);
        } else if (seen[which]) {
            unreadable(p, line_of(key_node), "stands twice", key);
        } else {
            seen[which] = true;
            read_field(p, which, yaml_document_get_node(p->document, pair->value));
        }
    }
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        p->field = fields[i].name;
        if (fields[i].needed && !seen[i])
            fault(p, 1, "the front matter lacks the key", fields[i].name);
        if (strcmp(fields[i].name, "lang") == 0 && !seen[i])
            p->entry->readable = false;
    }
    p->field = NULL;
}

bool slug_valid(const char *slug)
{
    size_t len = strspn(slug, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
    return len > 0 && len <= SLUG_MAX && slug[len] == '\0' && strchr("-_.", slug[0]) == NULL;
}

/* The line "---" that ends the front matter, as the offset of its first byte; 0 if none. */
static size_t front_matter_end(struct text file)
{
    for (size_t i = 4; i + 4 <= file.len; i++)
        if (memcmp(file.at + i - 1, "\n---", 4) == 0 &&
            (i + 3 == file.len || file.at[i + 3] == '\n'))
            return i;
    return 0;
}

/* What keeps the front matter from being found, NULL for nothing; *end is its last line. */
static const char *find_front_matter(struct text file, size_t *end)
{
    if (file.len > ENTRY_FILE_MAX)
        return "the file is larger than 1 MiB";
    if (!text_valid(file))
        return "the file is not valid UTF-8";
    if (file.len < 4 || memcmp(file.at, "---\n", 4) != 0)
        return "the file must begin with a line ---";
    *end = front_matter_end(file);
    return *end == 0 ? "the front matter has no closing line ---" : NULL;
}

enum kb_status entry_file_parse(struct text file, const char *name, struct problems *problems,
                                struct arena *arena, struct entry *out)
{
    *out = (struct entry){.slug = "",
                          .area = "",
                          .title = "",
                          .summary = "",
                          .stand = "",
                          .review_by = "",
                          .review_reason = "",
                          .body = ""};
    yaml_document_t document;
    struct parse p = {
        .document = &document, .name = name, .problems = problems, .arena = arena, .entry = out};
    size_t end = 0;
    const char *wrong = find_front_matter(file, &end);
    yaml_parser_t parser;
    if (wrong != NULL || !yaml_parser_initialize(&parser)) {
        fault(&p, 1, wrong != NULL ? wrong : "out of memory", "");
        return KB_INVALID;
    }
    out->readable = true;
    yaml_parser_set_input_string(&parser, (const unsigned char *)file.at + 4, end - 4);
    if (!yaml_parser_load(&parser, &document)) {
        unreadable(&p, parser.problem_mark.line + 2, "broken front matter",
                   parser.problem == NULL ? "" : parser.problem);
    } else {
        read_front_matter(&p);
        yaml_document_delete(&document);
    }
    yaml_parser_delete(&parser);
    size_t body = end + 3 < file.len ? end + 4 : file.len;
    out->body = arena_strndup(arena, file.at + body, file.len - body);
    return p.faults == 0 ? KB_OK : KB_INVALID;
}

/* ---- writing ---------------------------------------------------------------------------- */

/* A character YAML does not allow as it is: its code point, with its length in *len; else 0. */
static unsigned forbidden(const char *at, size_t *len)
{
    const unsigned char *p = (const unsigned char *)at;
    *len = 1;
    if (p[0] < 0x20 || p[0] == 0x7F)
        return p[0];
    *len = 2;
    if (p[0] == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0 && p[1] != 0x85)
        return p[1];
    *len = 3;
    if (p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE)
        return 0xFFC0u + (p[2] & 0x3Fu);
    return 0;
}

static void write_quoted(struct buffer *b, const char *text)
{
    buffer_putc(b, '"');
    for (const char *p = text; *p != '\0';) {
        size_t len;
        unsigned point = forbidden(p, &len);
        if (point != 0) {
            buffer_printf(b, "\\u%04X", point);
            p += len;
            continue;
        }
        if (*p == '"' || *p == '\\')
            buffer_putc(b, '\\');
        buffer_putc(b, *p++);
    }
    buffer_puts(b, "\"\n");
}

static void write_links(struct buffer *b, const char *name, const char *title,
                        const struct links *links)
{
    buffer_printf(b, "%s:\n", name);
    for (size_t i = 0; i < links->count; i++) {
        buffer_printf(b, "  - %s: ", title);
        write_quoted(b, links->at[i].title);
        if (links->at[i].url[0] != '\0') {
            buffer_puts(b, "    url: ");
            write_quoted(b, links->at[i].url);
        }
    }
}

static void write_field(struct buffer *b, const struct entry *entry, size_t which)
{
    const char *name = fields[which].name;
    const void *source = (const char *)entry + fields[which].offset;
    if (strcmp(name, "lang") == 0) {
        buffer_printf(b, "lang: %s\n", kb_lang_name(entry->lang));
    } else if (fields[which].kind == FIELD_LIST) {
        const struct strings *list = source;
        if (list->count == 0)
            return;
        buffer_printf(b, "%s:\n", name);
        for (size_t i = 0; i < list->count; i++) {
            buffer_puts(b, "  - ");
            write_quoted(b, list->at[i]);
        }
    } else if (fields[which].kind == FIELD_LINKS) {
        const struct links *links = source;
        if (links->count > 0)
            write_links(b, name, strcmp(name, "sources") == 0 ? "title" : "text", links);
    } else {
        const char *text = *(const char *const *)source;
        if (text == NULL || (text[0] == '\0' && !fields[which].needed))
            return;
        buffer_printf(b, "%s: ", name);
        bool plain = strcmp(name, "slug") == 0 || strcmp(name, "area") == 0;
        if (plain && slug_valid(text)) /* a draft's may still be wrong */
            buffer_printf(b, "%s\n", text);
        else
            write_quoted(b, text);
    }
}

char *entry_file_write(const struct entry *entry, struct arena *arena)
{
    struct buffer b;
    buffer_init(&b, 2 * ENTRY_FILE_MAX);
    buffer_puts(&b, "---\n");
    for (size_t i = 0; i < FIELD_COUNT; i++)
        write_field(&b, entry, i);
    buffer_puts(&b, "---\n");
    buffer_puts(&b, entry->body);
    char *file = b.full ? NULL : arena_strdup(arena, buffer_text(&b));
    buffer_free(&b);
    return file;
}
