/* turn_pick.c - see turn_pick.h. What is left of the utterance without filler words must be one
 * word of the table, so that a question with "zweite" in it stays a question. */
#include "bot/turn_pick.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LAST = -4, SAID_MAX = 60 };

static const char fillers[] =
    " das die den der the bitte please nummer nr number option antwort thema "
    "punkt ich meine nehme nimm w\xC3\xA4hle m\xC3\xB6"
    "chte h\xC3\xA4tte w\xC3\xA4re gern gerne "
    "frage i d mean take choose want would like one von davon of them these eher ist es "
    "it is to was auswahl choice question topic ";

static const struct {
    const char *word;
    int pick;
} words[] = {
    {"1", 0},
    {"erste", 0},
    {"ersten", 0},
    {"erstes", 0},
    {"erster", 0},
    {"oberste", 0},
    {"obere", 0},
    {"1st", 0},
    {"top", 0},
    {"erstere", 0},
    {"ersteres", 0},
    {"eins", 0},
    {"first", 0},
    {"2", 1},
    {"zweite", 1},
    {"zweiten", 1},
    {"zweites", 1},
    {"zweiter", 1},
    {"2nd", 1},
    {"zwei", 1},
    {"second", 1},
    {"two", 1},
    {"3", 2},
    {"dritte", 2},
    {"dritten", 2},
    {"drittes", 2},
    {"dritter", 2},
    {"3rd", 2},
    {"drei", 2},
    {"third", 2},
    {"three", 2},
    {"4", 3},
    {"vierte", 3},
    {"vierten", 3},
    {"viertes", 3},
    {"vierter", 3},
    {"4th", 3},
    {"vier", 3},
    {"fourth", 3},
    {"four", 3},
    {"letzte", LAST},
    {"letzten", LAST},
    {"letztes", LAST},
    {"letzteres", LAST},
    {"unterste", LAST},
    {"untere", LAST},
    {"bottom", LAST},
    {"last", LAST},
    {"ja", PICK_UNCLEAR},
    {"ok", PICK_UNCLEAR},
    {"okay", PICK_UNCLEAR},
    {"genau", PICK_UNCLEAR},
    {"yes", PICK_UNCLEAR},
    {"beides", PICK_UNCLEAR},
    {"beide", PICK_UNCLEAR},
    {"both", PICK_UNCLEAR},
    {"alle", PICK_UNCLEAR},
    {"all", PICK_UNCLEAR},
    {"nein", PICK_NONE},
    {"no", PICK_NONE},
    {"keins", PICK_NONE},
    {"keines", PICK_NONE},
    {"keine", PICK_NONE},
    {"nichts", PICK_NONE},
    {"none", PICK_NONE},
    {"neither", PICK_NONE},
    {"anderes", PICK_NONE},
    {"else", PICK_NONE},
    {"something", PICK_NONE},
    {"etwas", PICK_NONE},
};

/* The row of a word, or -1. */
static int row_of(const char *word)
{
    for (int i = 0; i < (int)(sizeof words / sizeof *words); i++)
        if (strcmp(words[i].word, word) == 0)
            return i;
    return -1;
}

static bool filler(const char *word)
{
    char padded[SAID_MAX + 3];
    snprintf(padded, sizeof padded, " %s ", word);
    return strstr(fillers, padded) != NULL;
}

int pick_of(struct text said, size_t count)
{
    char low[SAID_MAX];
    int pick = PICK_NOTHING;
    bool one = false, some = false; /* "one" alone is the first, "one of them" is any */
    if (count == 0 || said.len >= sizeof low)
        return PICK_NOTHING;
    for (size_t i = 0; i < said.len; i++)
        low[i] = isalnum((unsigned char)said.at[i]) ? (char)tolower((unsigned char)said.at[i])
                 : (unsigned char)said.at[i] < 0x80 ? ' '
                                                    : said.at[i];
    low[said.len] = '\0';
    for (char *rest = NULL, *word = strtok_r(low, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        int row = row_of(word);
        one |= strcmp(word, "one") == 0;
        some |= strcmp(word, "of") == 0 || strcmp(word, "davon") == 0;
        if (row < 0 && filler(word))
            continue;
        /* a second word that decides makes it a sentence, but "nein, etwas anderes" is one answer
         */
        if (row < 0 || (pick != PICK_NOTHING && words[row].pick != pick))
            return PICK_NOTHING;
        pick = words[row].pick;
    }
    if (one && pick == PICK_NOTHING)
        pick = some ? PICK_UNCLEAR : 0;
    if (pick == LAST)
        pick = (int)count - 1;
    return pick >= (int)count ? PICK_NOTHING : pick;
}
