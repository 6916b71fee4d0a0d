"""Values, rules, words, intents, offices and guides, on the shipped knowledge."""

import json

from editor import EditorTest


class Parts(EditorTest):
    shipped = True

    def part(self, document, id):
        [found] = [one for one in self.read(f"parts?document={document}")["parts"] if one["id"] == id]
        return found

    def first_used_value(self):
        return next(one for one in self.read("parts?document=values.json")["parts"]
                    if one["used"]["entries"])

    def test_every_document_is_listed_and_read(self):
        documents = {one["item"]: one for one in self.read("documents")["documents"]}
        self.assertLessEqual({"values.json", "intents.json", "directory.json", "postcodes.tsv",
                              "words/synonyms.json"}, set(documents))
        for item, one in documents.items():
            if one["kind"] in ("values", "rules", "intents", "offices", "words"):
                read = self.read(f"parts?document={item}")
                self.assertEqual(len(read["parts"]), one["parts"], item)
                self.assertEqual((read["version"], read["removed"]), (0, []), item)
                self.assertEqual([f for p in read["parts"] for f in p["faults"]], [], item)
        for unknown in ("nirgends.json", "../values.json", "flows/x.json"):
            self.assertIn(self.get(f"parts?document={unknown}").status, (400, 404), unknown)

    def test_a_value_is_changed_and_its_sentences_shown_before_and_after(self):
        before = self.first_used_value()
        changed = json.loads(json.dumps(before["part"]))
        for period in changed["periods"]:
            if isinstance(period["value"], (int, float)):
                period["value"] = period["value"] + 1111
        self.assertIn(before["state"], ("current", "soon", "expired", "future"))
        version = self.change("part", {"document": "values.json", "id": before["id"],
                                       "before": before["part"], "part": changed,
                                       "note": "neu"})["version"]
        after = self.part("values.json", before["id"])
        self.assertEqual((after["changed"], after["new"], after["part"]), (True, False, changed))
        texts = self.read(f"value-texts?key={before['id']}")["texts"]
        self.assertNotEqual(texts, [])
        self.assertTrue(any(one["before"] != one["after"] for one in texts), texts)
        slug = texts[0]["slug"]
        self.publish("values.json", version=version)
        again = self.read(f"value-texts?key={before['id']}")["texts"]
        self.assertTrue(all(one["before"] == one["after"] for one in again))
        self.assertIn(texts[0]["after"], {one["before"] for one in again if one["slug"] == slug})

    def test_two_editors_collide_at_one_part_only(self):
        one, two = self.read("parts?document=values.json")["parts"][:2]
        def titled(part, title):
            return {**part["part"], "title": title}
        body = {"document": "values.json", "id": one["id"], "before": one["part"],
                "part": titled(one, "Von Anna")}
        self.change("part", body)
        self.change("part", {"document": "values.json", "id": two["id"], "before": two["part"],
                             "part": titled(two, "Von Emil")}, "emil")
        status, code, error = self.refused("part", {**body, "part": titled(one, "Von Emil")}, "emil")
        self.assertEqual((status, code, error["theirs"]["title"]), (409, "conflict", "Von Anna"))

    def test_what_is_wrong_with_a_part_is_said_and_not_kept(self):
        value = self.first_used_value()
        periods = [{"from": "2026-01-01", "to": "2026-12-31", "value": 1, "source": "x"},
                   {"from": "2026-06-01", "to": None, "value": 2, "source": "x"}]
        status, code, error = self.refused("part", {
            "document": "values.json", "id": value["id"], "before": value["part"],
            "part": {**value["part"], "periods": periods}})
        self.assertEqual((status, code), (400, "invalid"))
        self.assertNotEqual(error["faults"], [])
        status, code, error = self.refused("part", {
            "document": "values.json", "id": value["id"], "before": value["part"], "part": None})
        self.assertEqual((status, code), (400, "invalid"))
        self.assertEqual(error["used"]["entries"], value["used"]["entries"])
        for body in ({}, {"document": "values.json"}, {"document": "nirgends", "part": {"key": "x"}},
                     {"document": "values.json", "part": "x"}):
            self.assertIn(self.refused("part", body)[0], (400, 404), body)
        self.assertEqual(self.read("parts?document=values.json")["version"], 0)

    def test_a_new_part_is_added_and_taken_away(self):
        intent = {"id": "mondflug", "kind": "scope", "reply": {"de": "Das nicht.", "en": "Not that."},
                  "questions": {"de": ["Wann fliegen wir zum Mond?"],
                                "en": []}}
        self.change("part", {"document": "intents.json", "id": "mondflug", "before": None, "part": intent})
        self.assertEqual(self.refused("part", {"document": "intents.json", "id": "mondflug",
                                               "before": None, "part": intent})[:2], (409, "exists"))
        self.assertTrue(self.part("intents.json", "mondflug")["new"])
        self.change("part", {"document": "intents.json", "id": "mondflug", "before": intent, "part": None})
        self.assertNotIn("mondflug", [one["id"] for one in
                                      self.read("parts?document=intents.json")["parts"]])

    def test_a_pattern_is_proposed_from_sentences_and_finds_others(self):
        asked = {"matches": ["Ich suche eine Prüfung zum Meister", "Meister: wann sind Prüfungen?"],
                 "not": ["Wer ist Meister?"], "lang": "de"}
        found = self.change("rule-propose", asked)
        self.assertEqual((found["faults"], found["ordered"]), ([], False), found)
        self.assertEqual({tuple(word["said"]) for word in found["words"]},
                         {("prüfung", "prüfungen"), ("meister",)})
        rule = {"id": "meister.pruefung", "kind": "synonym", "add": "x", "pattern": found["pattern"],
                "matches": asked["matches"], "not": asked["not"]}
        texts = ["Meisterpruefung: wo ist die Pruefung? Meister", "Meister"]
        result = self.change("rule-test", {"rule": rule, "texts": texts})
        self.assertEqual(([one["matches"] for one in result["results"]], result["faults"]), ([True, False], []))
        apart = self.change("rule-propose", {**asked, "not": ["Die Meister und ihre Prüfung"]})
        self.assertIsNone(apart["pattern"])
        self.assertEqual([(fault["field"], fault["line"]) for fault in apart["faults"]], [("not", 1)])
        self.assertEqual(self.refused("rule-propose", {**asked, "matches": "x"})[2]["field"], "matches")

    def test_a_rule_is_tried_before_it_is_saved(self):
        rule = {"id": "mond", "kind": "person", "pattern": "\\bmond(?:flug)?\\b", "matches": ["mond"]}
        result = self.change("rule-test", {"rule": rule, "texts": ["Zum Mond bitte", "Zur Sonne"]})
        self.assertEqual([one["matches"] for one in result["results"]], [True, False])
        self.assertEqual(result["results"][0]["at"], [[4, 8]])
        broken = self.change("rule-test", {"rule": {**rule, "pattern": "(mond"}, "texts": ["Mond"]})
        self.assertEqual(broken["results"], [])
        self.assertNotEqual(broken["faults"], [])
        slow = self.change("rule-test", {"rule": {**rule, "pattern": "(?:a+)+$", "matches": ["a"]},
                                         "texts": ["a" * 40 + "b"]})
        self.assertTrue(slow["results"][0]["slow"], slow)
        self.assertEqual(self.refused("rule-test", {"rule": "x", "texts": []})[2]["field"], "rule")

    def test_a_guide_is_checked_walked_and_saved(self):
        item = next(one["item"] for one in self.read("documents")["documents"] if one["kind"] == "flow")
        name = item.split("/")[1].removesuffix(".json")
        shown = self.read(f"flow?flow={name}")
        self.assertEqual((shown["faults"], shown["dead"], shown["version"]), ([], [], 0))
        self.assertGreater(shown["paths"], 1)
        step = self.change("walk", {"flow": name, "answers": [], "lang": "de"})
        self.assertNotEqual(step["ask"], "")
        same = self.change("walk", {"flow": shown["flow"], "answers": [], "lang": "de"})
        self.assertEqual(same, step)
        if step["options"]:
            further = self.change("walk", {"flow": name, "lang": "de",
                                           "answers": [step["options"][0]["id"]]})
            self.assertEqual(further["answers"][0]["said"], step["options"][0]["id"])
        self.change("save", {"item": item, "version": 0, "text": json.dumps(shown["flow"])})
        self.assertGreater(self.read(f"flow?flow={name}")["version"], 0)
        self.assertIn(self.refused("walk", {"flow": {"id": "x"}, "answers": [], "lang": "de"})[0], (400,))
        self.assertEqual(self.get("flow?flow=gibt-es-nicht").status, 404)

    def test_postcodes_are_found(self):
        found = self.read("postcodes?q=Erfurt")["postcodes"]
        self.assertTrue(found)
        self.assertTrue(all("Erfurt" in one["place"] for one in found))
        self.assertEqual(self.read(f"postcodes?q={found[0]['postcode']}")["postcodes"][0]["postcode"],
                         found[0]["postcode"])
