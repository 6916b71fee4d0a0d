/* turn_json.c - see turn_json.h. */
#include "bot/turn_json.h"

#include "bot/guide.h"

json_t *turn_json_why(const struct kb_finding *found)
{
    json_t *rules = json_array(), *hits = json_array();
    for (size_t i = 0; i < found->fired_count; i++)
        json_array_append_new(rules, json_pack("{s:s, s:s}", "rule", found->fired[i].rule, "kind",
                                               found->fired[i].kind));
    for (size_t i = 0; i < found->hit_count; i++)
        json_array_append_new(hits,
                              json_pack("{s:s, s:f, s:f, s:f}", "entry", found->hits[i].slug,
                                        "score", found->hits[i].score, "fields",
                                        found->hits[i].fields, "model", found->hits[i].model));
    return json_pack("{s:o, s:o, s:b, s:s?, s:f, s:f, s:f, s:s?, s:s?}", "rules", rules, "hits",
                     hits, "wants_person", (int)found->wants_person, "intent", found->intent,
                     "intent_model", found->intent_model, "known", found->known, "covered",
                     found->covered, "country", found->country, "profession", found->profession);
}

static json_t *links(const struct kb_link *list, size_t count)
{
    json_t *out = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(out,
                              json_pack("{s:s, s:s}", "title", list[i].title, "url", list[i].url));
    return out;
}

json_t *turn_json_entries(const struct kb_hit *list, size_t count)
{
    json_t *out = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            out, json_pack("{s:s, s:s}", "entry", list[i].slug, "title", list[i].title));
    return out;
}

static json_t *offices(const struct kb_office *list, size_t count)
{
    json_t *out = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            out, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "kind", list[i].kind,
                           "name", list[i].name, "address", list[i].address, "phone", list[i].phone,
                           "email", list[i].email, "url", list[i].url, "note", list[i].note,
                           "note_en", list[i].note_en, "stand", list[i].stand));
    return out;
}

json_t *turn_json_answer(struct kb *kb, const struct shown *shown, enum kb_lang asked,
                         struct arena *arena)
{
    const struct kb_answer *a = &shown->answer;
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:b, s:o, s:s?, s:s?, s:o, s:b}", "entry",
        a->slug, "lang", kb_lang_name(a->lang), "title", a->title, "summary", a->summary, "html",
        a->body_html, "stand", a->stand, "legal_basis", links(a->legal_basis, a->legal_basis_count),
        "sources", links(a->sources, a->source_count), "related",
        turn_json_entries(a->related, a->related_count), "value_unknown", (int)a->value_unknown,
        "offices", offices(shown->offices, shown->office_count), "place", shown->place, "ask_place",
        shown->ask_place, "flows", guide_offers(kb, a->slug, a->lang, arena), "other_lang",
        (int)(a->lang != asked));
}
