/* test_turn_pick.c - for bot/turn_pick.c. */
#include "check.h"

#include "bot/turn_pick.h"

static const struct {
    const char *said;
    int pick;
} of_three[] = {
    {"2", 1},
    {"2.", 1},
    {"Das zweite bitte", 1},
    {"die erste", 0},
    {"Nummer 3!", 2},
    {"the last one", 2},
    {"I mean the second one", 1},
    {"ersteres", 0},
    {"one", 0},
    {"One please", 0},
    {"number one", 0},
    {"first", 0},
    {"the first", 0},
    {"eins", 0},
    {"erste", 0},
    {"die erste bitte", 0},
    {"Ich hätte gern das erste", 0},
    {"I'd like the 1st one", 0},
    {"2nd", 1},
    {"ich nehme die zweite Frage", 1},
    {"die unterste", 2},
    {"one of them", PICK_UNCLEAR},
    {"one year", PICK_NOTHING},
    {"I want one more", PICK_NOTHING},
    {"ja", PICK_UNCLEAR},
    {"Ja, genau", PICK_UNCLEAR},
    {"beides", PICK_UNCLEAR},
    {"keins davon", PICK_NONE},
    {"nein, etwas anderes", PICK_NONE},
    {"None of these", PICK_NONE},
    {"4", PICK_NOTHING},
    {"", PICK_NOTHING},
    {"bitte", PICK_NOTHING},
    {"\xFF\xFE", PICK_NOTHING},
    {"Ja, aber was kostet das?", PICK_NOTHING},
    {"Gilt das auch im zweiten Jahr?", PICK_NOTHING},
    {"1 oder 2", PICK_NOTHING},
    {"das erste ist gut, aber das zweite auch und noch viel mehr dazu", PICK_NOTHING},
};

static void a_choice_is_picked_by_what_is_typed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof of_three / sizeof *of_three; i++) {
        int pick = pick_of(text_of(of_three[i].said), 3);
        if (pick != of_three[i].pick)
            fail_msg("\"%s\": %d, not %d", of_three[i].said, pick, of_three[i].pick);
    }
}

static void without_choices_nothing_is_picked(void **state)
{
    (void)state;
    assert_int_equal(pick_of(text_of("2"), 0), PICK_NOTHING);
    assert_int_equal(pick_of(text_of("ja"), 0), PICK_NOTHING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_is_picked_by_what_is_typed),
        cmocka_unit_test(without_choices_nothing_is_picked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
