/* mask.c - see mask.h. Each pattern replaces in what the ones before it left. */
#include "bot/mask.h"

#include <ctype.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "bot/firm.h"

enum { MATCH_LIMIT = 200000 };

#define MONTH         "(?:jan|feb|mär|maer|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\\p{L}*\\.?"
#define YEAR_OF_BIRTH "(?:19\\d\\d|200\\d|201[0-2])"

static const struct {
    const char *pattern, *word;
} masks[] = {
    {"[\\p{L}\\d._%+'-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+", "[E-Mail]"},
    {"\\b[a-z]{2}\\d{2}(?:\\s?[a-z0-9]{4}){3,7}(?:\\s?[a-z0-9]{1,3})?\\b", "[IBAN]"},
    /* said to be one */
    {"(?:geb\\.|geboren|geburt\\p{L}*|born|birth|\\*)[^\\d\\n]{0,25}\\K\\d{1,4}(?:[./-]\\s?\\d{1,2}"
     "[./-]\\s?\\d{2,4}|\\.?\\s?" MONTH "\\s?\\d{2,4})",
     "[Datum]"},
    /* or so long ago that it may be one */
    {"\\b\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?" YEAR_OF_BIRTH "\\b", "[Datum]"},
    {"\\b" YEAR_OF_BIRTH "-\\d{1,2}-\\d{1,2}\\b", "[Datum]"},
    {"\\b\\d{1,2}(?:\\.|st|nd|rd|th)?\\s?" MONTH "\\s?" YEAR_OF_BIRTH "\\b", "[Datum]"},
    {"\\b" MONTH "\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s" YEAR_OF_BIRTH "\\b", "[Datum]"},
    {"(?<![\\w.,])\\(?(?:\\+|00)\\d(?:[\\s()/.-]{0,3}\\d){6,14}", "[Telefon]"},
    {"(?<![\\w.,-])\\(?0\\d(?:[\\s()/-]{0,3}\\d){5,13}(?![.,]?\\d)", "[Telefon]"},
    {"\\b\\d{2}\\s?\\d{6}\\s?[a-z]\\s?\\d{3}\\b", "[Nummer]"}, /* of the pension insurance */
    {"\\b(?=[A-Z0-9]{7,11}\\b)(?=(?:[A-Z]*\\d){4})[A-Z][A-Z0-9]+\\b", "[Nummer]"},
    {"(?<![\\d.,])\\d{8,}(?![\\d.,]*\\d)", "[Nummer]"},
};

static const char *replace(const char *text, const char *pattern, const char *word,
                           struct arena *arena)
{
    int error;
    PCRE2_SIZE at, size = 8 * strlen(text) + 64;
    pcre2_code *code = pcre2_compile(
        (PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
        PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C, &error, &at, NULL);
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    char *out = arena_alloc(arena, size, 1);
    int count = -1;
    if (code != NULL && context != NULL) {
        pcre2_set_match_limit(context, MATCH_LIMIT);
        count = pcre2_substitute(code, (PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, 0,
                                 PCRE2_SUBSTITUTE_GLOBAL, NULL, context, (PCRE2_SPTR)word,
                                 PCRE2_ZERO_TERMINATED, (PCRE2_UCHAR *)out, &size);
    }
    pcre2_match_context_free(context);
    pcre2_code_free(code);
    return count < 0 ? "[…]" : out;
}

/* A word as a pattern that matches nothing else. */
static const char *quoted(const char *word, size_t len, struct arena *arena)
{
    char *out = arena_alloc(arena, 2 * len + 1, 1), *to = out;
    for (size_t i = 0; i < len; i++) {
        if (ispunct((unsigned char)word[i]))
            *to++ = '\\';
        *to++ = word[i];
    }
    return out;
}

/* Replaces words of the inquiry wherever they stand one behind the other, whatever is between. */
static const char *replace_words(const char *text, const char *words, const char *with,
                                 struct arena *arena)
{
    const char *pattern = "";
    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        if (len > 0)
            pattern = arena_printf(arena, "%s%s%s", pattern,
                                   pattern[0] == '\0' ? "(?<!\\w)" : "[^\\w\\n]{1,4}",
                                   quoted(words, len, arena));
        words += len + (words[len] != '\0');
    }
    return pattern[0] == '\0'
               ? text
               : replace(text, arena_printf(arena, "%s(?!\\w)", pattern), with, arena);
}

/* The name, then each part of it of its own, but for titles. */
static const char *replace_name(const char *text, const char *name, struct arena *arena)
{
    enum { PARTS = 8 };
    static const char *const titles = " herr frau dr prof dipl ing mr mrs ms ";
    const char *parts[PARTS], *plain = "";
    size_t count = 0;
    while (*name != '\0' && count < PARTS) {
        size_t len = strcspn(name, " ,");
        const char *part = arena_strndup(arena, name, len);
        const char *low = arena_printf(arena, " %s ", firm_key(part, arena));
        if (len > 0 && strstr(titles, low) == NULL) {
            parts[count++] = part;
            plain = arena_printf(arena, "%s %s", plain, part);
        }
        name += len + (name[len] != '\0');
    }
    text = replace_words(text, plain, "[Name]", arena);
    for (size_t i = 0; i < count; i++)
        if (text_length(text_of(parts[i])) >= 3)
            text = replace_words(text, parts[i], "[Name]", arena);
    return text;
}

const char *mask_text(const char *text, const struct stored_inquiry *inquiry, struct arena *arena)
{
    if (inquiry->email[0] != '\0')
        text = replace_words(text, inquiry->email, "[E-Mail]", arena);
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
        text = replace(text, masks[i].pattern, masks[i].word, arena);
    text = replace_words(text, inquiry->firm_key, "[Firma]", arena);
    return replace_name(text, inquiry->name, arena);
}
