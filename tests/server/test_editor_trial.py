"""Trying out and rehearsing, on the shipped knowledge."""

from editor import EditorTest

ITEM = "entries/de/blaue-karte-gehalt"
QUESTION = "Welche Gehaltsgrenze gilt für die Blaue Karte?"
TURN = {"question", "lang", "action", "confidence", "reply", "entry", "title", "hits", "choices",
        "fired", "terms", "intent", "country", "profession", "explain"}


class Trial(EditorTest):
    shipped = True

    def change_draft(self, **members):
        shown = self.read(f"item?item={ITEM}")
        version = shown["draft"]["version"] if shown["draft"] else 0
        return self.change("save", {"item": ITEM, "version": version,
                                    "entry": {**shown["entry"], **members}})["version"]

    def test_a_conversation_is_tried_on_both(self):
        self.change_draft(short="So viel wie ein Mondflug.")
        turns = [QUESTION, "Und für Berufe mit Mangel?"]
        result = self.done("try", {"turns": turns, "lang": "de", "draft": True})
        published, draft = result["published"], result["draft"]
        self.assertEqual([len(published), len(draft)], [2, 2])
        self.assertEqual(set(published[0]), TURN)
        self.assertEqual(published[0]["entry"], "blaue-karte-gehalt")
        self.assertEqual(published[0]["hits"][0]["entry"], "blaue-karte-gehalt")
        self.assertTrue(all(term["known"] for term in published[0]["terms"]))
        self.assertTrue(any(term["in_best"] for term in published[0]["terms"]))
        self.assertIn("%", published[0]["explain"])
        self.assertNotIn("Mondflug", published[0]["reply"])
        self.assertIn("Mondflug", draft[0]["reply"])
        self.assertIsNone(self.done("try", {"turns": [QUESTION], "lang": "de"})["draft"])
        for body in ({"turns": []}, {"turns": [""]}, {"turns": "x"}, {"turns": ["x"] * 21},
                     {"turns": ["x" * 2001]}):
            self.assertEqual(self.refused("try", body)[2]["field"], "turns")
        self.assertEqual(self.refused("try", {"turns": ["x"], "day": "2026-02-30"})[2]["field"], "day")

    def test_what_a_publication_would_change_is_rehearsed(self):
        test = {"question": QUESTION, "lang": "de", "wanted": "blaue-karte-gehalt"}
        self.change("test", test)
        without = self.done("rehearse", {})
        self.assertEqual((without["changed"], without["tests"]), ([], {"passed": 1, "failed": 0}))
        self.assertGreater(without["questions"], 1000)
        shown = self.read("item?item=entries/de/blaue-karte-gehalt")["entry"]
        self.change_draft(questions=["Wo bleibt der Mond?"], keywords=["Mond"], title="Mondflug",
                          short="Mond.", body="Mond.")
        result = self.done("rehearse", {"items": [ITEM]})
        self.assertGreater(result["worse"], 0)
        self.assertLess(result["score"]["after"], result["score"]["before"])
        changed = result["changed"][0]
        self.assertEqual(changed["verdict"], "worse")
        self.assertEqual(set(changed["before"]), {"action", "entry", "title", "confidence"})
        self.assertIn(shown["slug"], {one["wanted"] for one in result["changed"]})

    def test_a_long_rehearsal_says_how_far_it_is_and_is_cancelled(self):
        job = self.change("rehearse", {})["job"]
        while (now := self.read(f"job?job={job}"))["done"] == 0 and now["state"] != "done":
            pass
        self.change("job-cancel", {"job": job})
        self.assertIn(self.job(job)["state"], ("failed", "done"))

    def test_what_only_reads_does_not_wait_for_a_rehearsal(self):
        value = self.read("parts?document=values.json")["parts"][0]["id"]
        job = self.change("rehearse", {})["job"]
        self.done("try", {"turns": [QUESTION], "lang": "de", "draft": False})
        for path in ("asked", f"value-texts?key={value}", "export"):
            answer = self.get(path)
            self.assertEqual(answer.status, 200, path)
        self.assertEqual(self.read(f"job?job={job}")["state"], "running")
        self.change("job-cancel", {"job": job})
        self.assertEqual(self.job(job)["state"], "failed")

    def test_test_questions_are_kept(self):
        test = self.change("test", {"question": "Was kostet das?", "lang": "de", "wanted": "NONE"})["test"]
        self.change("test", {"test": test, "question": "Was kostet das?", "lang": "de",
                             "wanted": "blaue-karte-gehalt"}, "emil")
        [kept] = self.read("tests")["tests"]
        self.assertEqual((kept["test"], kept["wanted"]), (test, "blaue-karte-gehalt"))
        for field, body in (("question", {"question": "", "lang": "de", "wanted": "NONE"}),
                            ("lang", {"question": "x", "lang": "fr", "wanted": "NONE"}),
                            ("wanted", {"question": "x", "lang": "de", "wanted": ""})):
            self.assertEqual(self.refused("test", body)[2]["field"], field)
        self.change("test-delete", {"test": test})
        self.assertEqual(self.read("tests")["tests"], [])
        self.assertEqual(self.refused("test-delete", {"test": test})[:2], (404, "not-found"))
