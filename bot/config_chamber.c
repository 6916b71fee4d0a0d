/* config_chamber.c - see config_chamber.h. */
#include "bot/config_chamber.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/memory.h"
#include "kb/text.h"

enum { LOGO_CHARACTERS = 4, ADDRESS_MAX = 500 };

static void keep(char **at, const char *text)
{
    if (text == NULL)
        return;
    free(*at);
    *at = memory_need(strdup(text));
}

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
    keep(&look->logo, logo);
    return read_colour(look->accent, accent, "accent", "#0f4c81", file) &&
           read_colour(look->accent_dark, accent_dark, "accent_dark", "#1a5b95", file);
}

/* ---- addresses and texts ---------------------------------------------------------------- */

/* An http or https address, of a server alone ("https://lotse.example") if `bare`. NULL is fine. */
static bool check_address(const char *address, bool bare, const char *key, const char *file)
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

bool config_read_chamber(struct config *config, json_t *chamber, const char *file)
{
    json_error_t error;
    const char *name, *phone = NULL, *email = NULL, *website = NULL;
    const char *privacy = NULL, *imprint = NULL;
    if (chamber == NULL)
        return true;
    if (json_unpack_ex(chamber, &error, JSON_STRICT, "{s:s, s?s, s?s, s?s, s?s, s?s}", "name",
                       &name, "phone", &phone, "email", &email, "website", &website, "privacy",
                       &privacy, "imprint", &imprint) != 0) {
        fprintf(stderr, "kammerlotse: %s: chamber: %s\n", file, error.text);
        return false;
    }
    keep(&config->chamber, name);
    keep(&config->phone, phone);
    keep(&config->email, email);
    keep(&config->website, website);
    keep(&config->privacy, privacy);
    keep(&config->imprint, imprint);
    return check_address(privacy, false, "chamber.privacy", file) &&
           check_address(imprint, false, "chamber.imprint", file);
}

bool config_read_public(struct config *config, const char *public_url, json_t *enforcement,
                        const char *file)
{
    json_error_t error;
    const char *german = NULL, *english = NULL;
    if (enforcement != NULL && json_unpack_ex(enforcement, &error, JSON_STRICT, "{s?s, s?s}", "de",
                                              &german, "en", &english) != 0) {
        fprintf(stderr, "kammerlotse: %s: enforcement: %s\n", file, error.text);
        return false;
    }
    keep(&config->enforcement[0], german);
    keep(&config->enforcement[1], english);
    keep(&config->public_url, public_url);
    return check_address(public_url, true, "public_url", file);
}

void config_free_chamber(struct config *config)
{
    char *const texts[] = {config->chamber,    config->phone,          config->email,
                           config->website,    config->privacy,        config->imprint,
                           config->public_url, config->enforcement[0], config->enforcement[1],
                           config->look.logo};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
}
