/* test_mask.c - for bot/mask.c. */
#include "check.h"

#include <string.h>

#include "bot/firm.h"
#include "bot/mask.h"

static const struct {
    const char *says, *text, *masked;
} cases[] = {
    {"an address", "Bitte an m.kumar+visa@firma-x.de schreiben.", "Bitte an [E-Mail] schreiben."},
    {"an address with umlauts", "jörg@müller.de", "[E-Mail]"},
    {"a phone number", "Tel. 0361 55512-34, danke", "Tel. [Telefon], danke"},
    {"with a bracket", "(03641) 123456", "[Telefon]"},
    {"of a mobile", "mobil 0171/1234567.", "mobil [Telefon]."},
    {"from abroad", "ruf +49 (0)361 555-1234 an", "ruf [Telefon] an"},
    {"from India", "0091 98765 43210", "[Telefon]"},
    {"an account", "IBAN DE89 3704 0044 0532 0130 00 bitte", "IBAN [IBAN] bitte"},
    {"an account without spaces", "DE89370400440532013000", "[IBAN]"},
    {"a German passport", "Pass C01X00T47 gültig", "Pass [Nummer] gültig"},
    {"an Indian passport", "passport K1234567.", "passport [Nummer]."},
    {"a number of the pension insurance", "SV 65 170839 J 003", "SV [Nummer]"},
    {"a long number", "Aktenzeichen 123456789", "Aktenzeichen [Nummer]"},
    {"a date of birth", "geboren am 03.05.1990 in Pune", "geboren am [Datum] in Pune"},
    {"a recent one, said to be one", "Kind, geb. 1.2.2019", "Kind, geb. [Datum]"},
    {"one that only may be", "Herr X, 12.11.1988, Koch", "Herr X, [Datum], Koch"},
    {"in words", "am 3. März 1990", "am [Datum]"},
    {"in English", "born on May 3, 1990", "born on [Datum]"},
    {"in ISO form", "1990-05-03", "[Datum]"},
    {"the name of the inquiry", "Frau Jana Schmidt fragt", "Frau [Name] fragt"},
    {"a part of the name", "Frau Schmidt und SCHMIDT", "Frau [Name] und [Name]"},
    {"no part of another word", "Schmidtstraße 5", "Schmidtstraße 5"},
    {"the firm", "die Müller & Söhne GmbH sucht", "die [Firma] GmbH sucht"},
    {"the firm as others write it", "bei müller+söhne", "bei [Firma]"},
    {"the address given", "jana@mueller-soehne.example", "[E-Mail]"},
    {"amounts stay", "mindestens 45.934,20 Euro oder 50700 EUR",
     "mindestens 45.934,20 Euro oder 50700 EUR"},
    {"paragraphs stay", "§ 18g AufenthG, § 81a Abs. 3", "§ 18g AufenthG, § 81a Abs. 3"},
    {"days to come stay", "ab 01.01.2027 und am 1. März 2027", "ab 01.01.2027 und am 1. März 2027"},
    {"postcodes stay", "07743 Jena, 99084 Erfurt", "07743 Jena, 99084 Erfurt"},
    {"durations stay", "3 bis 4 Monate, 2025/2026, 411 Euro",
     "3 bis 4 Monate, 2025/2026, 411 Euro"},
    {"nothing stays nothing", "", ""},
};

static void personal_data_is_taken_out_and_the_law_stays(void **state)
{
    (void)state;
    struct arena *arena = arena_new((size_t)8 << 20);
    const struct stored_inquiry inquiry = {.name = "Dr. Jana Schmidt",
                                           .firm = "Müller & Söhne GmbH",
                                           .firm_key = firm_key("Müller & Söhne GmbH", arena),
                                           .email = "jana@mueller-soehne.example"};
    size_t failed = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *masked = mask_text(cases[i].text, &inquiry, arena);
        if (strcmp(masked, cases[i].masked) != 0) {
            print_error("%s: «%s» gives «%s»\n", cases[i].says, cases[i].text, masked);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
    arena_free(arena);
}

static void what_an_inquiry_says_is_no_pattern(void **state)
{
    (void)state;
    static const char *const names[] = {"\\E(", "a\\Eb.*", "((((", "[", "***",
                                        ".*",   "$1",      "\\",   "ä"};
    struct arena *arena = arena_new((size_t)8 << 20);
    for (size_t i = 0; i < COUNT(names); i++) {
        const struct stored_inquiry inquiry = {
            .name = names[i], .firm = names[i], .firm_key = firm_key(names[i], arena), .email = ""};
        if (strcmp(mask_text("Ein Koch aus Indien", &inquiry, arena), "Ein Koch aus Indien") != 0)
            fail_msg("%s", names[i]);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(personal_data_is_taken_out_and_the_law_stays),
        cmocka_unit_test(what_an_inquiry_says_is_no_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
