/* language.c - counts function words, which even short questions have, and letters only German has.
 */
#include "kb/language.h"

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

enum kb_lang language_of(struct text said, enum kb_lang otherwise)
{
    int score = 0; /* above 0 is German */
    for (size_t i = 0; i < said.len;) {
        size_t start = i;
        while (i < said.len && is_word_byte(said.at[i])) {
            /* ä ö ü ß, in either case, all start with C3 */
            if ((unsigned char)said.at[i] == 0xC3)
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
    return score > 0 ? KB_DE : score < 0 ? KB_EN : otherwise;
}
