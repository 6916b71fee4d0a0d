/* colour.c - see colour.h; https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
#include "bot/colour.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool colour_parse(const char *text, struct colour *out)
{
    size_t digits = strlen(text) - (text[0] == '#');
    if (text[0] != '#' || (digits != 3 && digits != 6) ||
        strspn(text + 1, "0123456789abcdefABCDEF") != digits)
        return false;
    for (size_t i = 0; i < 3; i++) {
        const char *at = text + 1 + i * digits / 3;
        const char channel[3] = {at[0], digits == 3 ? at[0] : at[1], '\0'};
        out->channel[i] = (int)strtol(channel, NULL, 16);
    }
    return true;
}

void colour_write(struct colour c, char out[COLOUR_SIZE])
{
    snprintf(out, COLOUR_SIZE, "#%02x%02x%02x", (unsigned)c.channel[0] & 255,
             (unsigned)c.channel[1] & 255, (unsigned)c.channel[2] & 255);
}

static double luminance(struct colour c)
{
    static const double shares[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (size_t i = 0; i < 3; i++) {
        double value = c.channel[i] / 255.0;
        sum += shares[i] * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double colour_contrast(struct colour a, struct colour b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

struct colour colour_mix(struct colour a, struct colour b, double share)
{
    struct colour out;
    for (size_t i = 0; i < 3; i++)
        out.channel[i] = (int)lround(a.channel[i] * share + b.channel[i] * (1 - share));
    return out;
}
