/* language.c - counts function words, which even short questions have, and letters only German has.
 */
#include "kb/language.h"

#include <math.h>
#include <string.h>
#include <strings.h>

static const char german[] =
    " der die das den dem des ein eine einen einem einer und oder ist sind nicht wie was wer wo "
    "wann "
    "warum welche welcher welches ich wir sie er es mein unser unsere unseren kann darf muss "
    "koennen "
    "duerfen muessen haben hat fuer mit von zu zum zur bei auf aus im am nach ueber ohne auch noch "
    "nur gibt wird werden wenn dass mir uns ihr ihre braucht brauche brauchen lange viel kostet "
    "anerkennung visum fachkraft arbeiten ";
static const char english[] =
    " the a an and or is are not how what who where when why which i we you he she it my our can "
    "may "
    "must do does did have has for with from to at on of in by without also only there will would "
    "should if that this me us your need get long much cost work visa worker permit hire someone "
    "was be allowed ";

static bool listed(const char *list, struct text word)
{
    if (word.len > 12)
        return false;
    char key[16] = " ";
    memcpy(key + 1, word.at, word.len);
    for (size_t i = 1; i <= word.len; i++)
        if (key[i] >= 'A' && key[i] <= 'Z')
            key[i] = (char)(key[i] - 'A' + 'a');
    key[word.len + 1] = ' ';
    return strstr(list, key) != NULL;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80) != 0;
}

/* ä ö ü ß in either case: C3 and one of these. */
static bool is_german_letter(struct text said, size_t at)
{
    static const char second[] = "\xA4\xB6\xBC\x9F\x84\x96\x9C";
    return (unsigned char)said.at[at] == 0xC3 && at + 1 < said.len &&
           strchr(second, said.at[at + 1]) != NULL;
}

/* Above 0 is German: function words and letters only German has. */
static int evidence(struct text said)
{
    int score = 0;
    for (size_t i = 0; i < said.len;) {
        size_t start = i;
        while (i < said.len && is_word_byte(said.at[i])) {
            if (is_german_letter(said, i))
                score += 2;
            i++;
        }
        if (i > start) {
            struct text word = {said.at + start, i - start};
            score += listed(german, word);
            score -= listed(english, word);
        } else {
            i++;
        }
    }
    return score;
}

enum kb_lang language_of(struct text said, enum kb_lang otherwise)
{
    int score = evidence(said);
    return score > 0 ? KB_DE : score < 0 ? KB_EN : otherwise;
}

struct homes {
    struct vocabulary *const *words;
    double score; /* above 0 is German */
};

/* A word that both use, one e to this times as often as the other, proves nothing. */
static const double COMMON = 2;

/* The logarithm of how much more often German texts have the word, smoothed; a single word proves
 * no more than a function word does. */
static int weigh_word(void *context, const struct token *token)
{
    struct homes *h = context;
    double share[2];
    if (vocabulary_count(h->words[KB_DE], token->term) == 0 &&
        vocabulary_count(h->words[KB_EN], token->term) == 0)
        return 0;
    for (int lang = KB_DE; lang <= KB_EN; lang++)
        share[lang] = ((double)vocabulary_count(h->words[lang], token->term) + 0.1) /
                      ((double)vocabulary_total(h->words[lang]) + 1000);
    double weight = log(share[KB_DE] / share[KB_EN]);
    bool both = vocabulary_count(h->words[KB_DE], token->term) > 0 &&
                vocabulary_count(h->words[KB_EN], token->term) > 0;
    if (both && fabs(weight) < COMMON)
        return 0; /* a town, "Visum", "Bachelor" */
    h->score += fmax(-2, fmin(2, weight));
    return 0;
}

/* Evidence below this is none: the name of a town stands in texts of both languages. */
static const double DOUBT = 0.5;

enum kb_lang language_among(struct analyser *analyser, struct vocabulary *const words[2],
                            struct text said, enum kb_lang otherwise)
{
    struct homes homes = {words, 2 * evidence(said)};
    if (vocabulary_total(words[KB_DE]) > 0 && vocabulary_total(words[KB_EN]) > 0)
        analyser_words(analyser, said, weigh_word, &homes);
    return homes.score > DOUBT ? KB_DE : homes.score < -DOUBT ? KB_EN : otherwise;
}
