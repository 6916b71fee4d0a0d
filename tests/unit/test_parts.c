/* test_parts.c - for kb/parts.c. */
#include "cut.h"

static const struct cut_case cases[] = {
    {"a single question is not cut", "Was kostet die Anerkennung?", ""},
    {"a text without a question is not cut", "Wir suchen einen Koch. Er kommt aus Indien.", ""},
    {"two questions are two parts", "Was kostet das Visum? Und wie lange dauert es?",
     "Was kostet das Visum? | Und wie lange dauert es?"},
    {"what is told before a question belongs to it",
     "Wir haben einen Koch aus Indien. Braucht er ein Visum? Wer zahlt den Deutschkurs?",
     "Wir haben einen Koch aus Indien. Braucht er ein Visum? | Wer zahlt den Deutschkurs?"},
    {"what is told behind the last one belongs to none",
     "Was kostet das Visum? Vielen Dank im Voraus.", "Was kostet das Visum?"},
    {"a numbered list needs no question marks", "1. Kosten der Anerkennung\n2. Dauer des Visums",
     "1. Kosten der Anerkennung | 2. Dauer des Visums"},
    {"so does one with dashes", "- Visum beantragen\n- Wohnung finden",
     "- Visum beantragen | - Wohnung finden"},
    {"a short question belongs to the one before", "Braucht er dafür ein Visum? Warum?", ""},
    {"several marks end one question", "Was kostet das Visum??? Wie lange dauert es?!",
     "Was kostet das Visum??? | Wie lange dauert es?!"},
    {"more than four are not read",
     "Frage Nummer eins? Frage Nummer zwei? Frage Nummer drei? Frage Nummer vier? Nummer fünf?",
     "Frage Nummer eins? | Frage Nummer zwei? | Frage Nummer drei? | Frage Nummer vier?"},
    {"an empty text has no parts", "", ""},
};

static void a_message_is_cut_into_its_questions(void **state)
{
    (void)state;
    check_cuts(cases, COUNT(cases), parts_of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_message_is_cut_into_its_questions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
