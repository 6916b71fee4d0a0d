/* test_joined.c - for kb/joined.c. What the entries make of it is in tests/eval/joined.tsv. */
#include "cut.h"

#include "kb/joined.h"

static const struct cut_case cases[] = {
    {"a question alone is not cut", "Was kostet die Anerkennung?", ""},
    {"and joins questions", "Was kostet die Anerkennung und wie lange dauert das Visum?",
     "Was kostet die Anerkennung | wie lange dauert das Visum?"},
    {"a comma before it is not asked", "Gilt der Führerschein, und welcher Mindestlohn gilt?",
     "Gilt der Führerschein | welcher Mindestlohn gilt?"},
    {"a comma joins them too", "Was kostet die Anerkennung, wie finden wir eine Wohnung?",
     "Was kostet die Anerkennung | wie finden wir eine Wohnung?"},
    {"three are three",
     "What does recognition cost, how do we find a flat and when may the family come?",
     "What does recognition cost | how do we find a flat | when may the family come?"},
    {"a preposition may come first", "Was ist ein Visum und ab wann gilt der Mindestlohn?",
     "Was ist ein Visum | ab wann gilt der Mindestlohn?"},
    {"what is told before belongs to the first",
     "Guten Tag, wir sind neu. Was ist ein Visum und wo gibt es Deutschkurse?",
     "Guten Tag, wir sind neu. Was ist ein Visum | wo gibt es Deutschkurse?"},
    {"nouns are no questions", "Was kosten Visum und Anerkennung?", ""},
    {"nor are verbs of one subject", "Darf der Koch kochen und servieren?", ""},
    {"told, then asked, is one", "Wir suchen Köche, welche Wege gibt es?", ""},
    {"a pronoun needs what came before", "Was kostet das Visum und wie lange dauert es?", ""},
    {"so does a bare article", "Was ist ein Visum und was kostet das?", ""},
    {"also before what is no noun", "Was ist ein Visum und wie lange dauert das ungefähr?", ""},
    {"also before a verb", "Was ist ein Visum und wie lange das dauert", ""},
    {"but not before a noun", "Was ist ein Visum und wie lange dauert das Verfahren?",
     "Was ist ein Visum | wie lange dauert das Verfahren?"},
    {"formal address is no pronoun", "Was ist ein Visum und wann haben Sie geöffnet?",
     "Was ist ein Visum | wann haben Sie geöffnet?"},
    {"a clause that depends on another is not cut off",
     "Kann die Kammer sagen, was die Anerkennung kostet?", ""},
    {"a relative clause is not either",
     "Can the nurse, who has a degree from Manila, start at once?", ""},
    {"an alternative is one question", "Brauche ich ein Visum oder reicht die Blaue Karte?", ""},
    {"one verb of two objects is one question",
     "Welchen Wohnraum und welches Gehalt verlangt das Amt?", ""},
    {"what is asked again needs what came before",
     "Was ist ein Visum und was ist mit der Blauen Karte?", ""},
    {"too short is none", "Was kostet die Anerkennung und wann?", ""},
    {"more than four are not cut",
     "Was ist ein Visum, was ist ein Pass, was ist ein Titel, was ist ein Amt, was ist ein Hof?",
     "Was ist ein Visum | was ist ein Pass | was ist ein Titel | was ist ein Amt, was ist ein "
     "Hof?"},
    {"an empty text has no parts", "", ""},
    {"commas alone have none", ",,,, , und , and ,,", ""},
};

static void a_question_is_cut_where_another_begins(void **state)
{
    (void)state;
    check_cuts(cases, COUNT(cases), joined_of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_question_is_cut_where_another_begins)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
