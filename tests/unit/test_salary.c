/* test_salary.c - for kb/salary.c. */
#include "check.h"

#include <string.h>

#include "kb/salary.h"

static const struct {
    const char *said, *salary, *de, *en;
} cases[] = {
    {"42.000 brutto im Jahr", "42000/year", "42.000 Euro im Jahr", "€42,000 a year"},
    {"3500 im Monat brutto", "3500/month", "3.500 Euro im Monat", "€3,500 a month"},
    {"Er bekommt 3.500,50 Euro im Monat.", "3500/month", "3.500 Euro im Monat", ""},
    {"Sie verdient 45k", "45000/year", "45.000 Euro im Jahr", ""},
    {"Gehalt: 42 000 €", "42000/year", "", ""},
    {"wir zahlen 2800", "2800/month", "", ""},
    {"14,60 Euro die Stunde", "14.60/hour", "14,60 Euro in der Stunde", "€14.60 an hour"},
    {"She earns €52,000 a year", "52000/year", "", ""},
    {"a gross salary of 3,200 per month", "3200/month", "", ""},
    {"Jahresgehalt 55 Tsd. brutto", "55000/year", "", ""},
    {"Er kommt 2026 aus Indien. Er verdient 48.300 Euro.", "48300/year", "", ""},
    {"Was muss er 2026 verdienen?", NULL, NULL, NULL},
    {"Er ist 35 Jahre alt und soll gut verdienen", NULL, NULL, NULL},
    {"Die Miete ist 800 Euro im Monat", NULL, NULL, NULL},
    {"Kostet die Anerkennung 600 Euro im Jahr?", NULL, NULL, NULL},
    {"Wir haben 3500 Mitarbeiter", NULL, NULL, NULL},
    {"Telefon 03641 123456, Gehalt offen", NULL, NULL, NULL},
    {"Gilt die Grenze von 50.700 Euro im Jahr?", NULL, NULL, NULL},
    {"\xC2\xA7 18g Gehalt", NULL, NULL, NULL},
    {"999999999999999999999 Euro im Jahr Gehalt", NULL, NULL, NULL},
    {"", NULL, NULL, NULL},
};

static void a_salary_is_read_where_pay_is_meant(void **state)
{
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *salary = salary_in(text_of(cases[i].said), arena);
        const char *got = salary == NULL ? "nothing" : salary;
        if (strcmp(got, cases[i].salary == NULL ? "nothing" : cases[i].salary) != 0)
            fail_msg("\"%s\": %s", cases[i].said, got);
        if (salary != NULL && cases[i].de[0] != '\0')
            assert_string_equal(salary_written(salary, KB_DE, arena), cases[i].de);
        if (salary != NULL && cases[i].en[0] != '\0')
            assert_string_equal(salary_written(salary, KB_EN, arena), cases[i].en);
    }
    arena_free(arena);
}

static void an_amount_is_read_where_it_is_nothing_else(void **state)
{
    (void)state;
    static const struct {
        const char *said, *per;
        double amount; /* -1: it is none */
    } rows[] = {
        {"48000", "year", 48000},
        {"48.000", "year", 48000},
        {"48 000 €", "year", 48000},
        {"48\xC2\xA0"
         "000\xE2\x80\xAF€",
         "year", 48000},
        {"48k", "year", 48000},
        {"48,5k", "year", 48500},
        {"48 Tsd. Euro", "year", 48000},
        {"48 tsd Euro", "year", 48000},
        {"€48,000", "year", 48000},
        {"48.000,50 EUR", "year", 48000.50},
        {"48.000,- Euro brutto im Jahr", "year", 48000},
        {"€48,000 gross a year", "year", 48000},
        {"4.000 im Monat", "month", 4000},
        {"4000 im Monat", "year", -1},
        {"48.000 im Jahr", "month", -1},
        {"0", "month", 0},
        {" 900 ", "month", 900},
        {"", "year", -1},
        {"k", "year", -1},
        {"48.000 bis 52.000", "year", -1},
        {"48.000-52.000", "year", -1},
        {"48 oder 50", "year", -1},
        {"-48000", "year", -1},
        {"48000 Dollar", "year", -1},
        {"48.0000", "year", -1},
        {"12345678901", "year", -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        double amount = -2;
        if (!salary_amount(text_of(rows[i].said), rows[i].per, &amount))
            amount = -1;
        if (amount > rows[i].amount + 0.001 || amount < rows[i].amount - 0.001)
            fail_msg("\"%s\" a %s is read as %.2f", rows[i].said, rows[i].per, amount);
    }
}

static void what_is_no_salary_is_not_written(void **state)
{
    static const char *const wrong[] = {"",       "x",          "5",        "5/",
                                        "5/week", "1e300/year", "nan/year", "-3/month"};
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 20);
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_string_equal(salary_written(wrong[i], KB_DE, arena), "");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_salary_is_read_where_pay_is_meant),
        cmocka_unit_test(an_amount_is_read_where_it_is_nothing_else),
        cmocka_unit_test(what_is_no_salary_is_not_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
