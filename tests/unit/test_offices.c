/* test_offices.c - for kb/offices.c, over a small directory and over the shipped one. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/offices.h"

#define OFFICE(id, kind, serves)                                                                   \
    "{\"id\":\"" id "\",\"kind\":\"" kind "\",\"name\":\"The " id "\",\"serves\":[" serves "],"    \
    "\"source\":\"s\",\"stand\":\"2026-08-19\"}"
#define MORE(id, kind, serves) "," OFFICE(id, kind, serves)
#define POSTCODES              "# towns\nplz\tort\tkreis\n"

static const char directory[] = "[" OFFICE("abh-erfurt", "auslaenderbehoerde", "\"Erfurt\"")
    MORE("abh-gotha", "auslaenderbehoerde", "\"Gotha\"")
        MORE("chamber", "ihk", "\"Erfurt\",\"Gotha\"") MORE("second-chamber", "ihk", "\"Erfurt\"")
            MORE("ihk-chemnitz", "ihk", "\"Mittelsachsen (Sachsen)\"") "]";

static const char postcodes[] = POSTCODES "99084\tErfurt\tErfurt\n"
                                          "07743\tJena\tJena\n"
                                          "99423\tWeimar\tWeimar\n"
                                          "99510\tApolda\tWeimarer Land\n"
                                          "\n"
                                          "# the west\n"
                                          "37339\tLeinefelde-Worbis\tEichsfeld\n"
                                          "36433\tBad Salzungen\tWartburgkreis\r\n"
                                          "99867\tGotha\tGotha\n"
                                          "99310\tArnstadt\tIlm-Kreis\n"
                                          "07607\tEisenberg\tSaale-Holzland-Kreis\n"
                                          "99330\tCrawinkel\tGotha\n"
                                          "99330\tFrankenhain\tIlm-Kreis\n"
                                          "99330\tLiebenstein\tIlm-Kreis\n"
                                          "06556\tRingleben\tKyffhäuserkreis\n"
                                          "99189\tRingleben\tSömmerda\n"
                                          "98711\tSchmiedefeld am Rennsteig\tSuhl\n"
                                          "98739\tSchmiedefeld\tSaalfeld-Rudolstadt";

/* An arena for what is found, and what names are read with. */
struct region {
    struct analyser *analyser;
    struct arena *arena;
    struct offices *offices;
};

static struct region region_of(struct text offices, struct text towns)
{
    struct region r = {analyser_new(NULL), arena_new((size_t)16 << 20), NULL};
    assert_int_equal(
        offices_load(offices, towns, r.analyser, &(struct problems){.lines = stderr}, &r.offices),
        KB_OK);
    return r;
}

static void region_end(struct region *r)
{
    offices_free(r->offices);
    arena_free(r->arena);
    analyser_free(r->analyser);
}

/* "NAME in DISTRICT", "one of A, B", "outside: NAME" or "-". */
static const char *written(const struct kb_place *place, struct arena *arena)
{
    const char *out = "one of";
    switch (place->kind) {
    case KB_PLACE_NONE:
        return "-";
    case KB_PLACE_FOUND:
        return arena_printf(arena, "%s in %s", place->name, place->district);
    case KB_PLACE_OUTSIDE:
        return arena_printf(arena, "outside: %s", place->name);
    case KB_PLACE_AMBIGUOUS:
        for (size_t i = 0; i < place->choice_count; i++)
            out = arena_printf(arena, "%s%s %s", out, i == 0 ? "" : ",", place->choices[i]);
        return out;
    }
    return "?";
}

static void a_text_names_the_place_it_should(void **state)
{
    (void)state;
    static const struct {
        const char *says, *said;
        bool alone;
        const char *place;
    } cases[] = {
        {"a postcode", "Wer ist für 99510 zuständig?", false, "99510 in Weimarer Land"},
        {"a postcode alone", "07743", true, "07743 in Jena"},
        {"the way it stands on parcels", "D-07743 Jena", false, "07743 in Jena"},
        {"a postcode counts more than a name", "99084 Gotha", false, "99084 in Erfurt"},
        {"an unknown postcode", "10115", true, "outside: 10115"},
        {"also in a sentence", "Und in 10115 Berlin?", false, "outside: 10115"},
        {"six digits are no postcode", "Nummer 990841", false, "-"},
        {"nor are four", "im Jahr 2026", false, "-"},
        {"a town", "Wer hilft in Apolda?", false, "Apolda in Weimarer Land"},
        {"in any case", "und in JENA?", false, "Jena in Jena"},
        {"a name of two words", "aus bad salzungen", false, "Bad Salzungen in Wartburgkreis"},
        {"half of it is no place", "Salzungen liegt schön", false, "-"},
        {"its words apart neither", "Bad in Salzungen", false, "-"},
        {"a name with a hyphen", "Leinefelde Worbis", true, "Leinefelde-Worbis in Eichsfeld"},
        {"the longest name wins", "Schmiedefeld am Rennsteig", true,
         "Schmiedefeld am Rennsteig in Suhl"},
        {"the short one is another place", "Schmiedefeld", true,
         "Schmiedefeld in Saalfeld-Rudolstadt"},
        {"a district", "Eichsfeld", true, "Eichsfeld in Eichsfeld"},
        {"with the word for it", "im Landkreis Eichsfeld", false, "Eichsfeld in Eichsfeld"},
        {"with the name of its office", "Landratsamt Gotha", false, "Gotha in Gotha"},
        {"as a city", "Stadt Weimar", false, "Weimar in Weimar"},
        {"not as the country around it", "Weimarer Land", false, "Weimarer Land in Weimarer Land"},
        {"the end of its name left out", "Saale-Holzland", false,
         "Saale-Holzland-Kreis in Saale-Holzland-Kreis"},
        {"or in full", "im Saale-Holzland-Kreis", false,
         "Saale-Holzland-Kreis in Saale-Holzland-Kreis"},
        {"umlauts written out", "Kyffhaeuserkreis", true, "Kyffhäuserkreis in Kyffhäuserkreis"},
        {"a postcode of two districts", "99330", true,
         "one of Crawinkel, Frankenhain, Liebenstein"},
        {"the town settles it", "99330 Frankenhain", true, "Frankenhain in Ilm-Kreis"},
        {"also in front", "Crawinkel, 99330", true, "Crawinkel in Gotha"},
        {"another town does not", "99330 Jena", true, "one of Crawinkel, Frankenhain, Liebenstein"},
        {"a town of two districts", "Ringleben", true, "one of Kyffhäuserkreis, Sömmerda"},
        {"two towns at once", "Erfurt oder Jena?", false, "one of Erfurt, Jena"},
        {"twice the same", "Erfurt, also Erfurt", false, "Erfurt in Erfurt"},
        {"a region of another state", "Und in Mittelsachsen?", false,
         "Mittelsachsen in Mittelsachsen (Sachsen)"},
        {"an unknown place alone", "Zürich", true, "outside: Zürich"},
        {"but not in a sentence", "Was ist mit Zürich?", false, "-"},
        {"no place at all", "Was kostet das Visum?", false, "-"},
        {"nothing", "", false, "-"},
    };
    struct region r = region_of(text_of(directory), text_of(postcodes));
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_place place =
            offices_place(r.offices, r.analyser, text_of(cases[i].said), cases[i].alone, r.arena);
        const char *got = written(&place, r.arena);
        if (strcmp(got, cases[i].place) != 0)
            fail_msg("%s: \"%s\" is \"%s\", not \"%s\"", cases[i].says, cases[i].said, got,
                     cases[i].place);
    }
    region_end(&r);
}

static void an_office_serves_its_districts_by_kind(void **state)
{
    (void)state;
    static const struct {
        const char *says, *district, *kind, *ids;
    } cases[] = {
        {"one of a kind", "Gotha", "auslaenderbehoerde", " abh-gotha"},
        {"two, in the order of the directory", "Erfurt", "ihk", " chamber second-chamber"},
        {"any kind", "Gotha", NULL, " abh-gotha chamber"},
        {"a region of another state", "Mittelsachsen (Sachsen)", "ihk", " ihk-chemnitz"},
        {"a kind that is not there", "Erfurt", "agentur", ""},
        {"a district nobody serves", "Jena", "ihk", ""},
        {"no district", "", "ihk", ""},
    };
    struct region r = region_of(text_of(directory), text_of(postcodes));
    assert_int_equal(offices_count(r.offices), 5);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_office *list;
        size_t count = offices_serving(r.offices, cases[i].district, cases[i].kind, r.arena, &list);
        const char *ids = "";
        for (size_t k = 0; k < count; k++)
            ids = arena_printf(r.arena, "%s %s", ids, list[k].id);
        if (strcmp(ids, cases[i].ids) != 0)
            fail_msg("%s: got \"%s\"", cases[i].says, ids);
    }
    struct kb_office *one;
    assert_int_equal(offices_serving(r.offices, "Gotha", "ihk", r.arena, &one), 1);
    assert_string_equal(one->name, "The chamber");
    assert_string_equal(one->stand, "2026-08-19");
    assert_string_equal(one->phone, "");
    region_end(&r);
}

static void count_district(void *context, const char *district)
{
    (void)district;
    ++*(size_t *)context;
}

static void each_district_is_listed_once(void **state)
{
    (void)state;
    struct region r = region_of(text_of(directory), text_of(postcodes));
    size_t count = 0;
    offices_districts(r.offices, count_district, &count);
    assert_int_equal(count, 13);
    region_end(&r);
}

static void without_files_nothing_is_known(void **state)
{
    (void)state;
    const struct text none = {"", 0};
    struct region r = region_of(none, none);
    struct kb_office *list;
    const struct offices *both[] = {r.offices, NULL};
    for (size_t i = 0; i < COUNT(both); i++) {
        struct kb_place place =
            offices_place(both[i], r.analyser, text_of("99084 Erfurt"), true, r.arena);
        assert_int_equal(place.kind, KB_PLACE_NONE);
        assert_int_equal(offices_count(both[i]), 0);
        assert_int_equal(offices_serving(both[i], "Erfurt", NULL, r.arena, &list), 0);
    }
    offices_free(NULL);
    region_end(&r);
}

static void a_broken_file_gives_a_line_with_file_and_place(void **state)
{
    (void)state;
    static const struct {
        const char *says, *directory, *postcodes;
    } cases[] = {
        {"directory.json:1: ", "[", ""},
        {"directory.json:2: ", "[\n{\"id\":\"x\",\"id\":\"x\"}]", ""},
        {"directory.json: not a list of offices", "{}", ""},
        {"directory.json: office ?: ", "[\"x\"]", ""},
        {"directory.json: office ?: ", "[{\"kind\":\"ihk\"}]", ""},
        {"directory.json: office x: ", "[{\"id\":\"x\",\"kind\":\"ihk\"}]", ""},
        {"directory.json: office x: serves is a list of districts", "[" OFFICE("x", "ihk", "") "]",
         ""},
        {"directory.json: office x: serves is a list of districts",
         "[{\"id\":\"x\",\"kind\":\"ihk\",\"name\":\"n\",\"serves\":\"Erfurt\","
         "\"source\":\"s\",\"stand\":\"2026-08-19\"}]",
         ""},
        {"directory.json: office x: ",
         "[{\"id\":\"x\",\"kind\":\"ihk\",\"name\":\"n\",\"serves\":[\"Erfurt\"],\"fax\":\"1\","
         "\"source\":\"s\",\"stand\":\"2026-08-19\"}]",
         ""},
        {"directory.json: office y: serves is a list of districts",
         "[" OFFICE("x", "ihk", "") "," OFFICE("y", "ihk", "") "]", ""},
        {"postcodes.tsv:3: a row is", "", POSTCODES "99084\tErfurt\n"},
        {"postcodes.tsv:3: a row is", "", POSTCODES "99084 Erfurt Erfurt\n"},
        {"postcodes.tsv:3: a row is", "", POSTCODES "9908\tErfurt\tErfurt\n"},
        {"postcodes.tsv:3: a row is", "", POSTCODES "990840\tErfurt\tErfurt\n"},
        {"postcodes.tsv:3: a row is", "", POSTCODES "9908O\tErfurt\tErfurt\n"},
        {"postcodes.tsv:5: a row is", "", POSTCODES "99084\tErfurt\tErfurt\n\nx\n"},
        {"postcodes.tsv:4: a row is", "", POSTCODES "x\ny\n"},
        {"postcodes.tsv:3: a row is", "{}", POSTCODES "x\n"},
    };
    struct analyser *analyser = analyser_new(NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct text offices = text_of(cases[i].directory),
                          towns = text_of(cases[i].postcodes);
        char *lines = NULL;
        size_t size = 0;
        FILE *problems = open_memstream(&lines, &size);
        struct offices *out;
        assert_int_equal(
            offices_load(offices, towns, analyser, &(struct problems){.lines = problems}, &out),
            KB_INVALID);
        fclose(problems);
        if (out != NULL || strstr(lines, cases[i].says) == NULL)
            fail_msg("wanted \"%s\", got \"%s\"", cases[i].says, lines);
        assert_int_equal(offices_load(offices, towns, analyser, NULL, &out), KB_INVALID);
        free(lines);
    }
    analyser_free(analyser);
}

/* ---- the shipped files ------------------------------------------------------------------ */

static struct text read_shipped(const char *name, struct arena *arena)
{
    const char *path = arena_printf(arena, "%s/%s", CONTENT_DIR, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("%s cannot be read", path);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = arena_alloc(arena, (size_t)size + 1, 1);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    return (struct text){bytes, (size_t)size};
}

static struct region shipped(void)
{
    struct arena *arena = arena_new((size_t)4 << 20);
    struct region r =
        region_of(read_shipped("directory.json", arena), read_shipped("postcodes.tsv", arena));
    arena_free(arena);
    return r;
}

/* Exactly one office of the kind is in charge there. */
static void expect_office(const struct region *r, const char *said, const char *district,
                          const char *kind, const char *id)
{
    struct kb_office *list;
    size_t count = offices_serving(r->offices, district, kind, r->arena, &list);
    if (count != 1 || strcmp(list[0].id, id) != 0)
        fail_msg("\"%s\" (%s): %zu of kind %s, first %s, wanted %s", said, district, count, kind,
                 count == 0 ? "-" : list[0].id, id);
}

/* One row a district: how it may be said, and the immigration office, the two chambers and the
 * employment agency in charge. */
static void every_district_of_thuringia_has_its_offices(void **state)
{
    (void)state;
    enum { DISTRICTS = 22, SAID = 6, KINDS = 4 };
    static const char *const kinds[KINDS] = {"auslaenderbehoerde", "ihk", "hwk", "agentur"};
    static const struct {
        const char *said[SAID], *ids[KINDS];
    } cases[DISTRICTS] = {
        {{"Erfurt", "in Erfurt", "99092", "99094", "99099"},
         {"abh-erfurt", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-mitte"}},
        {{"Gera", "in Gera", "07546", "07549", "07551"},
         {"abh-gera", "ihk-ostthueringen", "hwk-ostthueringen", "aa-thueringen-ost"}},
        {{"Jena", "in Jena", "07745", "07747", "07749"},
         {"abh-jena", "ihk-ostthueringen", "hwk-ostthueringen", "aa-thueringen-ost"}},
        {{"Suhl", "in Suhl", "98527", "98528", "98529"},
         {"abh-suhl", "ihk-suedthueringen", "hwk-suedthueringen", "aa-thueringen-suedwest"}},
        {{"Weimar", "in Weimar", "99423", "99425", "99427"},
         {"abh-weimar", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-mitte"}},
        {{"Eichsfeld", "Landkreis Eichsfeld", "Heilbad Heiligenstadt", "37318", "37345", "37351"},
         {"abh-eichsfeld", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-nord"}},
        {{"Nordhausen", "Landkreis Nordhausen", "Ellrich", "99734", "99755", "99759"},
         {"abh-nordhausen", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-nord"}},
        {{"Wartburgkreis", "im Wartburgkreis", "Eisenach", "36456", "99830", "99846"},
         {"abh-wartburgkreis", "ihk-erfurt", "hwk-suedthueringen", "aa-thueringen-suedwest"}},
        {{"Unstrut-Hainich-Kreis", "im Unstrut-Hainich-Kreis", "Mühlhausen", "99947", "99955",
          "99998"},
         {"abh-unstrut-hainich", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-nord"}},
        {{"Kyffhäuserkreis", "im Kyffhäuserkreis", "Sondershausen", "06556", "06567", "99718"},
         {"abh-kyffhaeuser", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-nord"}},
        {{"Schmalkalden-Meiningen", "Landkreis Schmalkalden-Meiningen", "Schmalkalden", "98544",
          "98574", "98599"},
         {"abh-schmalkalden-meiningen", "ihk-suedthueringen", "hwk-suedthueringen",
          "aa-thueringen-suedwest"}},
        {{"Gotha", "Landkreis Gotha", "Waltershausen", "99885", "99891", "99897"},
         {"abh-gotha", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-mitte"}},
        {{"Sömmerda", "Landkreis Sömmerda", "Kölleda", "99625", "99631", "99638"},
         {"abh-soemmerda", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-mitte"}},
        {{"Hildburghausen", "Landkreis Hildburghausen", "Eisfeld", "98553", "98663", "98669"},
         {"abh-hildburghausen", "ihk-suedthueringen", "hwk-suedthueringen",
          "aa-thueringen-suedwest"}},
        {{"Ilm-Kreis", "im Ilm-Kreis", "Ilmenau", "98694", "99130", "99331"},
         {"abh-ilm-kreis", "ihk-suedthueringen", "hwk-erfurt", "aa-thueringen-mitte"}},
        {{"Weimarer Land", "im Weimarer Land", "Apolda", "99441", "99444", "99510"},
         {"abh-weimarer-land", "ihk-erfurt", "hwk-erfurt", "aa-thueringen-mitte"}},
        {{"Sonneberg", "Landkreis Sonneberg", "Lauscha", "96515", "96524", "98724"},
         {"abh-sonneberg", "ihk-suedthueringen", "hwk-suedthueringen", "aa-thueringen-suedwest"}},
        {{"Saalfeld-Rudolstadt", "Landkreis Saalfeld-Rudolstadt", "Rudolstadt", "07334", "07338",
          "98743"},
         {"abh-saalfeld-rudolstadt", "ihk-ostthueringen", "hwk-ostthueringen",
          "aa-thueringen-ost"}},
        {{"Saale-Holzland-Kreis", "im Saale-Holzland-Kreis", "Eisenberg", "07607", "07629",
          "07774"},
         {"abh-saale-holzland", "ihk-ostthueringen", "hwk-ostthueringen", "aa-thueringen-ost"}},
        {{"Saale-Orla-Kreis", "im Saale-Orla-Kreis", "Schleiz", "07366", "07907", "07924"},
         {"abh-saale-orla", "ihk-ostthueringen", "hwk-ostthueringen", "aa-thueringen-ost"}},
        {{"Greiz", "Landkreis Greiz", "Zeulenroda", "07580", "07955", "07989"},
         {"abh-greiz", "ihk-ostthueringen", "hwk-ostthueringen", "aa-thueringen-ost"}},
        {{"Altenburger Land", "im Altenburger Land", "Schmölln", "04600", "04613", "04617"},
         {"abh-altenburger-land", "ihk-ostthueringen", "hwk-ostthueringen", "aa-thueringen-ost"}},
    };
    struct region r = shipped();
    for (size_t i = 0; i < COUNT(cases); i++)
        for (size_t s = 0; s < SAID && cases[i].said[s] != NULL; s++) {
            const char *said = cases[i].said[s];
            struct kb_place place =
                offices_place(r.offices, r.analyser, text_of(said), s != 1, r.arena);
            if (place.kind != KB_PLACE_FOUND)
                fail_msg("\"%s\" is \"%s\"", said, written(&place, r.arena));
            for (size_t k = 0; k < KINDS; k++)
                expect_office(&r, said, place.district, kinds[k], cases[i].ids[k]);
        }
    size_t count = 0;
    offices_districts(r.offices, count_district, &count);
    assert_int_equal(count, DISTRICTS);
    region_end(&r);
}

static void a_postcode_of_two_districts_is_settled_by_the_town(void **state)
{
    (void)state;
    static const struct {
        const char *said, *district;
    } cases[] = {
        {"06578 Bilzingsleben", "Sömmerda"},
        {"06578 Oldisleben", "Kyffhäuserkreis"},
        {"07554 Bethenhausen", "Greiz"},
        {"07557 Bocka", "Greiz"},
        {"07751 Bucha", "Saale-Holzland-Kreis"},
        {"36452 Andenhausen", "Schmalkalden-Meiningen"},
        {"36452 Brunnhartshausen", "Wartburgkreis"},
        {"98530 Dillstädt", "Schmalkalden-Meiningen"},
        {"98530 Marisfeld", "Hildburghausen"},
        {"98559 Gehlberg", "Suhl"},
        {"98559 Oberhof", "Schmalkalden-Meiningen"},
        {"98711 Frauenwald", "Ilm-Kreis"},
        {"98711 Schmiedefeld am Rennsteig", "Suhl"},
        {"98739 Lichte", "Sonneberg"},
        {"98739 Reichmannsdorf", "Saalfeld-Rudolstadt"},
        {"98746 Goldisthal", "Sonneberg"},
        {"98746 Katzhütte", "Saalfeld-Rudolstadt"},
        {"99102 Klettbach", "Weimarer Land"},
        {"99102 Rockhausen", "Ilm-Kreis"},
        {"99198 Großmölsen", "Sömmerda"},
        {"99198 Mönchenholzhausen", "Weimarer Land"},
        {"99330 Crawinkel", "Gotha"},
        {"99330 Frankenhain", "Ilm-Kreis"},
        {"99428 Bechstedtstraß", "Weimarer Land"},
        {"99958 Großvargula", "Unstrut-Hainich-Kreis"},
        {"99958 Tonna", "Gotha"},
    };
    struct region r = shipped();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text said = text_of(cases[i].said), alone = {said.at, 5};
        struct kb_place open = offices_place(r.offices, r.analyser, alone, true, r.arena);
        struct kb_place place = offices_place(r.offices, r.analyser, said, true, r.arena);
        if (open.kind != KB_PLACE_AMBIGUOUS)
            fail_msg("%.5s is \"%s\"", said.at, written(&open, r.arena));
        if (place.kind != KB_PLACE_FOUND || strcmp(place.district, cases[i].district) != 0)
            fail_msg("\"%s\" is \"%s\", not in %s", cases[i].said, written(&place, r.arena),
                     cases[i].district);
    }
    region_end(&r);
}

static void list_office(void *context, const char *id)
{
    char *seen = context;
    snprintf(seen + strlen(seen), 100 - strlen(seen), "%s ", id);
}

static void a_note_that_is_in_german_only_is_found(void **state)
{
    (void)state;
    static const char offices[] =
        "[{\"id\":\"a\",\"kind\":\"ihk\",\"name\":\"A\",\"serves\":[\"Jena\"],\"note\":\"Nur mit "
        "Termin.\",\"note_en\":\"By appointment only.\",\"source\":\"s\",\"stand\":\"2026-08-19\"},"
        "{\"id\":\"b\",\"kind\":\"ihk\",\"name\":\"B\",\"serves\":[\"Jena\"],\"note\":\"Nur mit "
        "Termin.\",\"source\":\"s\",\"stand\":\"2026-08-19\"}" MORE("c", "ihk", "\"Jena\"") "]";
    struct region r = region_of(text_of(offices), text_of(postcodes));
    char seen[100] = "";
    offices_untranslated(r.offices, list_office, seen);
    assert_string_equal(seen, "b ");
    struct kb_office *found;
    assert_int_equal(offices_serving(r.offices, "Jena", "ihk", r.arena, &found), 3);
    assert_string_equal(found[0].note_en, "By appointment only.");
    assert_string_equal(found[1].note_en, "");
    region_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_note_that_is_in_german_only_is_found),
        cmocka_unit_test(a_text_names_the_place_it_should),
        cmocka_unit_test(an_office_serves_its_districts_by_kind),
        cmocka_unit_test(each_district_is_listed_once),
        cmocka_unit_test(without_files_nothing_is_known),
        cmocka_unit_test(a_broken_file_gives_a_line_with_file_and_place),
        cmocka_unit_test(every_district_of_thuringia_has_its_offices),
        cmocka_unit_test(a_postcode_of_two_districts_is_settled_by_the_town),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
