/* config_look.c - see config_look.h. */
#include "bot/config_look.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/text.h"

enum { LOGO_CHARACTERS = 4, ADDRESS_MAX = 500 };

/* WCAG 2.2, 1.4.3 */
static const double ENOUGH = 4.5;

/* Takes over a colour that white text can stand on. False where it is none at all. */
static bool read_colour(char out[COLOUR_SIZE], const char *given, const char *key,
                        const char *usual, const char *file)
{
    struct colour colour;
    const struct colour white = {{255, 255, 255}};
    if (given == NULL)
        return true;
    if (!colour_parse(given, &colour)) {
        fprintf(stderr, "kammerlotse: %s: look.%s is a colour like %s, not \"%s\"\n", file, key,
                usual, given);
        return false;
    }
    double contrast = colour_contrast(colour, white);
    if (contrast >= ENOUGH)
        colour_write(colour, out);
    else /* cut, not rounded: 4.49 is not enough */
        fprintf(stderr,
                "kammerlotse: %s: look.%s %s is too light: white text on it has a contrast of "
                "%.2f:1, and %.1f:1 is needed; %s is used instead\n",
                file, key, given, floor(contrast * 100) / 100, ENOUGH, usual);
    return true;
}

bool config_read_look(struct look_config *look, json_t *json, const char *file)
{
    json_error_t error;
    const char *accent = NULL, *accent_dark = NULL, *logo = NULL;
    if (json_unpack_ex(json, &error, JSON_STRICT, "{s?s, s?s, s?s}", "accent", &accent,
                       "accent_dark", &accent_dark, "logo", &logo) != 0) {
        fprintf(stderr, "kammerlotse: %s: look: %s\n", file, error.text);
        return false;
    }
    if (logo != NULL && (logo[0] == '\0' || text_length(text_of(logo)) > LOGO_CHARACTERS)) {
        fprintf(stderr, "kammerlotse: %s: look.logo has 1 to %d characters, like IHK\n", file,
                (int)LOGO_CHARACTERS);
        return false;
    }
    look->logo = logo == NULL ? NULL : strdup(logo);
    return read_colour(look->accent, accent, "accent", "#0f4c81", file) &&
           read_colour(look->accent_dark, accent_dark, "accent_dark", "#1a5b95", file);
}

void config_free_look(struct look_config *look)
{
    free(look->logo);
}

bool config_check_address(const char *address, bool bare, const char *key, const char *file)
{
    if (address == NULL)
        return true;
    const char *host = strncmp(address, "https://", 8) == 0  ? address + 8
                       : strncmp(address, "http://", 7) == 0 ? address + 7
                                                             : "";
    bool plain = strlen(address) <= ADDRESS_MAX;
    for (const char *c = address; *c != '\0'; c++)
        plain &= *c > ' ' && *c < 0x7F && strchr("\"<>\\^`{|}", *c) == NULL;
    if (plain && host[0] != '\0' && host[0] != '/' && (!bare || strpbrk(host, "/?#@") == NULL))
        return true;
    fprintf(stderr, "kammerlotse: %s: %s is an address like %s, not \"%s\"\n", file, key,
            bare ? "https://lotse.example, without a path" : "https://www.example.org/page",
            address);
    return false;
}
