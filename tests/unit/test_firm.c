/* test_firm.c - for bot/firm.c. */
#include "check.h"

#include <string.h>

#include "bot/firm.h"

static void a_firm_is_known_by_its_name_without_the_legal_form(void **state)
{
    (void)state;
    static const struct {
        const char *firm, *key;
    } cases[] = {
        {"Müller GmbH", "müller"},
        {"MÜLLER GMBH", "müller"},
        {"Müller & Söhne GmbH & Co. KG", "müller söhne"},
        {"Autohaus Weber e.K.", "autohaus weber"},
        {"Autohaus Weber e. K.", "autohaus weber"},
        {"Startup UG (haftungsbeschränkt)", "startup"},
        {"Bau-AG", "bau"},
        {"Bäckerei Sonne mbH & Co", "bäckerei sonne"},
        {"  Carl   Zeiss  SE ", "carl zeiss"},
        {"AG Weser", "ag weser"},
        {"GmbH", "gmbh"},
        {"A. Schulz OHG", "a schulz"},
        {"", ""},
        {" & ", ""},
    };
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *key = firm_key(cases[i].firm, arena);
        if (strcmp(key, cases[i].key) != 0)
            fail_msg("«%s» gives «%s», not «%s»", cases[i].firm, key, cases[i].key);
    }
    arena_free(arena);
}

static void an_address_tells_the_firm_unless_it_is_of_a_provider(void **state)
{
    (void)state;
    static const struct {
        const char *email, *domain;
    } cases[] = {
        {"info@Mueller.DE", "mueller.de"},
        {"chef@gmx.de", ""},
        {"chef@GMail.com", ""},
        {"chef@t-online.de", ""},
        {"nothing", ""},
        {"nobody@", ""},
        {"", ""},
    };
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *domain = firm_domain(cases[i].email, arena);
        if (strcmp(domain, cases[i].domain) != 0)
            fail_msg("«%s» gives «%s»", cases[i].email, domain);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_firm_is_known_by_its_name_without_the_legal_form),
        cmocka_unit_test(an_address_tells_the_firm_unless_it_is_of_a_provider),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
