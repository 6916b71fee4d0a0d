/* colour.h - colours and how well they can be told apart (WCAG 2.2, "contrast ratio").
 * Owns     nothing.
 * Units    channels are 0 to 255 of sRGB, contrasts 1 to 21. */
#ifndef BOT_COLOUR_H
#define BOT_COLOUR_H

#include <stdbool.h>

enum { COLOUR_SIZE = 8 }; /* "#rrggbb" */

struct colour {
    int channel[3];
};

/* "#rgb" or "#rrggbb" */
bool colour_parse(const char *text, struct colour *out);
void colour_write(struct colour colour, char out[COLOUR_SIZE]);
double colour_contrast(struct colour a, struct colour b);
/* `share` (0 to 1) of `a`, the rest of `b`. */
struct colour colour_mix(struct colour a, struct colour b, double share);

#endif
