/* firm.c - see firm.h. */
#include "bot/firm.h"

#include <stdbool.h>
#include <string.h>

#include "kb/text.h"

static const char *const legal_forms[] = {
    "ag",  "co", "e",  "eg",   "ek",  "ekfm", "ev",  "gbr",   "ggmbh", "gmbh", "haftungsbeschränkt",
    "inc", "k",  "kg", "kgaa", "ltd", "mbh",  "ohg", "partg", "se",    "ug"};

static const char *const providers[] = {
    "aol.com",     "aol.de",      "arcor.de",   "email.de",       "freenet.de",  "gmail.com",
    "gmx.at",      "gmx.ch",      "gmx.com",    "gmx.de",         "gmx.net",     "googlemail.com",
    "hotmail.com", "hotmail.de",  "icloud.com", "live.com",       "live.de",     "mac.com",
    "mail.de",     "mailbox.org", "me.com",     "msn.com",        "online.de",   "outlook.com",
    "outlook.de",  "posteo.de",   "proton.me",  "protonmail.com", "t-online.de", "tutanota.com",
    "vodafone.de", "web.de",      "yahoo.com",  "yahoo.de",       "ymail.com"};

static bool in_list(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

/* Takes out what is neither letter nor digit nor of another script, so that "e.K." is "ek". */
static void squeeze(char *word)
{
    char *to = word;
    for (const char *from = word; *from != '\0'; from++)
        if ((unsigned char)*from >= 0x80 || (*from >= 'a' && *from <= 'z') ||
            (*from >= '0' && *from <= '9'))
            *to++ = *from;
    *to = '\0';
}

const char *firm_key(const char *firm, struct arena *arena)
{
    enum { WORDS = 16 };
    char *words[WORDS], *rest = text_lower(text_of(firm), arena);
    size_t count = 0;
    while (*rest != '\0' && count < WORDS) {
        char *word = rest + strspn(rest, " \t\r\n&+,;/()-");
        size_t len = strcspn(word, " \t\r\n&+,;/()-");
        rest = word + len + (word[len] != '\0');
        word[len] = '\0';
        squeeze(word);
        if (*word != '\0')
            words[count++] = word;
    }
    while (count > 1 &&
           in_list(words[count - 1], legal_forms, sizeof legal_forms / sizeof *legal_forms))
        count--;
    const char *key = "";
    for (size_t i = 0; i < count; i++)
        key = arena_printf(arena, "%s%s%s", key, i == 0 ? "" : " ", words[i]);
    return key;
}

const char *firm_domain(const char *email, struct arena *arena)
{
    const char *at = strrchr(email, '@');
    if (at == NULL || at[1] == '\0')
        return "";
    const char *domain = text_lower(text_of(at + 1), arena);
    return in_list(domain, providers, sizeof providers / sizeof *providers) ? "" : domain;
}
