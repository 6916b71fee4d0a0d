/* front.c - which files there are. Most were packed when the program was built (NAME.gz beside
 * NAME); what the chamber's look goes into is written, and packed, at the start. */
#include "bot/net/front.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>
#include <zlib.h>

#include "bot/assets.h"
#include "bot/net/look.h"
#include "kb/arena.h"
#include "kb/memory.h"

/* What the look goes into. */
enum { THEME, ICON, WIDGET, DRESSED };

enum { VERSION_LENGTH = 16, ADDRESSES_MAX = 64 * 1024 };

struct front {
    struct buffer plain[DRESSED], gzip[DRESSED];
    struct arena *arena;              /* of the addresses with a version */
    char version[VERSION_LENGTH + 1]; /* of all below `versioned` */
    size_t count;
    struct front_file files[]; /* room for each asset twice, and the theme, which is none */
};

/* What the widget's script loads: its names are new with each version. */
static const char versioned[] = "widget/";

static const struct {
    const char *path, *file;
} addresses[] = {{"/", "index.html"}, {"/desk", "desk.html"}, {"/editor", "editor.html"}};

static const struct {
    const char *end, *type;
} types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
};

static const struct asset *find_asset(const char *path, const char *behind)
{
    size_t len = strlen(path);
    for (size_t i = 0; i < assets_web_count; i++)
        if (strncmp(assets_web[i].path, path, len) == 0 &&
            strcmp(assets_web[i].path + len, behind) == 0)
            return &assets_web[i];
    return NULL;
}

static bool ends_with(const char *path, const char *end)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL && strcmp(dot, end) == 0;
}

static bool is_versioned(const char *path)
{
    return strncmp(path, versioned, sizeof versioned - 1) == 0;
}

/* All of them together, since they are of one build. */
static void find_version(struct front *front)
{
    unsigned char hash[crypto_generichash_BYTES_MIN];
    char hex[2 * sizeof hash + 1];
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    for (size_t i = 0; i < assets_web_count; i++)
        if (is_versioned(assets_web[i].path))
            crypto_generichash_update(&state, (const unsigned char *)assets_web[i].at,
                                      assets_web[i].len);
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    memcpy(front->version, hex, VERSION_LENGTH);
}

static void add_file(struct front *front, const char *path, struct text plain, struct text gzip)
{
    struct front_file *file = &front->files[front->count++];
    unsigned char hash[crypto_generichash_BYTES_MIN];
    char hex[2 * sizeof hash + 1];
    *file = (struct front_file){.path = path, .type = "application/octet-stream", .plain = plain};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (ends_with(path, types[i].end))
            file->type = types[i].type;
    if (gzip.len < plain.len)
        file->gzip = gzip;
    file->embeddable = strncmp(path, "widget", strlen("widget")) == 0;
    crypto_generichash(hash, sizeof hash, (const unsigned char *)plain.at, plain.len, NULL, 0);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    snprintf(file->etag, sizeof file->etag, "W/\"%s\"", hex);
    if (!is_versioned(path))
        return;
    struct front_file *final = &front->files[front->count++];
    *final = *file;
    final->final = true;
    final->path = arena_printf(front->arena, "%s%s/%s", versioned, front->version,
                               path + sizeof versioned - 1);
}

/* Empty where zlib has no memory: the file is sent plain. */
static struct text pack(struct text plain, struct buffer *out)
{
    enum { GZIP_WINDOW = 15 + 16, MEMORY_USUAL = 8 };
    z_stream z = {.next_in = (Bytef *)(uintptr_t)plain.at, .avail_in = (uInt)plain.len};
    char bytes[4096];
    int rc = deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, MEMORY_USUAL,
                          Z_DEFAULT_STRATEGY);
    buffer_init(out, plain.len); /* longer is of no use */
    while (rc == Z_OK) {
        z.next_out = (Bytef *)bytes;
        z.avail_out = sizeof bytes;
        rc = deflate(&z, Z_FINISH);
        buffer_add(out, bytes, sizeof bytes - z.avail_out);
    }
    deflateEnd(&z);
    if (rc != Z_STREAM_END || out->full)
        return (struct text){"", 0};
    return (struct text){buffer_text(out), out->len};
}

static void add_dressed(struct front *front, const char *path, int which)
{
    struct text plain = {buffer_text(&front->plain[which]), front->plain[which].len};
    add_file(front, path, plain, pack(plain, &front->gzip[which]));
}

static void add_asset(struct front *front, const struct look_config *look,
                      const struct asset *asset)
{
    struct text plain = {asset->at, asset->len}, gzip = {"", 0};
    bool icon = strcmp(asset->path, "icon.svg") == 0;
    if (icon || strcmp(asset->path, "widget.js") == 0) {
        int which = icon ? ICON : WIDGET;
        struct buffer *out = &front->plain[which];
        buffer_init(out, plain.len + LOOK_MAX);
        if (icon)
            look_icon(look, plain, out);
        else
            look_widget(look, plain, front->version, out);
        add_dressed(front, asset->path, which);
        return;
    }
    const struct asset *packed = find_asset(asset->path, ".gz");
    if (packed != NULL)
        gzip = (struct text){packed->at, packed->len};
    add_file(front, asset->path, plain, gzip);
}

struct front *front_load(const struct look_config *look)
{
    struct front *front =
        memory_need(calloc(1, sizeof *front + (2 * assets_web_count + 1) * sizeof *front->files));
    front->arena = arena_new(ADDRESSES_MAX);
    find_version(front);
    buffer_init(&front->plain[THEME], LOOK_MAX);
    look_theme(look, &front->plain[THEME]);
    add_dressed(front, "theme.css", THEME);
    for (size_t i = 0; i < assets_web_count; i++)
        if (!ends_with(assets_web[i].path, ".gz"))
            add_asset(front, look, &assets_web[i]);
    return front;
}

void front_free(struct front *front)
{
    if (front == NULL)
        return;
    for (int i = 0; i < DRESSED; i++) {
        buffer_free(&front->plain[i]);
        buffer_free(&front->gzip[i]);
    }
    arena_free(front->arena);
    free(front);
}

static const struct front_file *find_file(const struct front *front, const char *folder, size_t len,
                                          const char *name)
{
    for (size_t i = 0; i < front->count; i++)
        if (strncmp(front->files[i].path, folder, len) == 0 &&
            strcmp(front->files[i].path + len, name) == 0)
            return &front->files[i];
    return NULL;
}

const struct front_file *front_find(const struct front *front, const char *path)
{
    const char *wanted = path + 1;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (strcmp(addresses[i].path, path) == 0)
            wanted = addresses[i].file;
    const struct front_file *found = find_file(front, "", 0, wanted);
    if (found != NULL || !is_versioned(wanted))
        return found;
    const char *other = wanted + sizeof versioned - 1;
    size_t version = strspn(other, "0123456789abcdef");
    if (version != VERSION_LENGTH || other[version] != '/')
        return NULL;
    return find_file(front, versioned, sizeof versioned - 1, other + version + 1);
}
