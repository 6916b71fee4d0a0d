/* assets.h - files that are part of the program (made by embed.cmake). */
#ifndef BOT_ASSETS_H
#define BOT_ASSETS_H

#include <stddef.h>

struct asset {
    const char *path; /* below the folder it came from */
    const char *at;
    size_t len;
};

extern const struct asset assets_knowledge[]; /* kb/content */
extern const size_t assets_knowledge_count;
extern const struct asset assets_web[]; /* the built front end */
extern const size_t assets_web_count;

#endif
