"""Entries as they are edited: who may, what is refused, drafts that collide, publishing."""

import json
import os
import sqlite3
import time
import urllib.parse

from editor import ENTRY, EditorTest

ITEM = "entries/de/urlaub"
QUESTION = "Wie viele Tage Urlaub habe ich?"
READS = ["overview", "entries", f"item?item={ITEM}", f"revisions?item={ITEM}", "publications", "documents",
         "due", "tests", "asked", "export", f"diff?item={ITEM}&from=published&to=draft",
         "parts?document=intents.json", "postcodes?q=99", "value-texts?key=x", "job?job=1",
         f"revision?revision=1&item={ITEM}", "flow?flow=x"]
WRITES = ["parse", "save", "new", "discard", "state", "schedule", "expire", "publish", "archive",
          "unarchive", "owner", "confirm", "restore", "part", "rule-test", "walk", "try", "rehearse",
          "test", "test-delete", "job-cancel", "asked-add", "asked-scope", "asked-ignore",
          "asked-open", "source-checked", "import"]


class Rights(EditorTest):
    def test_every_route_is_refused_without_a_session_and_to_advisors(self):
        for path in READS:
            self.assertEqual(self.request("GET", "/api/editor/" + path).status, 401, path)
            self.assertEqual(self.get(path, "vera").status, 403, path)
            self.assertNotIn(self.get(path, "anna").status, (401, 403, 405), path)
        for path in WRITES:
            answer = self.request("POST", "/api/editor/" + path, {}, Content_Type="application/json")
            self.assertEqual(answer.status, 401, path)
            self.assertEqual(self.post(path, {}, "vera").status, 403, path)
            self.assertEqual(self.request("GET", "/api/editor/" + path,
                                          Cookie=self.cookie("anna")).status, 405, path)
            foreign = self.post(path, {}, "anna", Origin="https://elsewhere.example")
            self.assertEqual(foreign.status, 403, path)
        self.assertEqual(self.audit(), [])

    def test_nothing_is_changed_by_an_empty_request(self):
        for path in WRITES:
            for who in ("anna", "hanna", "adam"):
                answer = self.post(path, {}, who)
                if path in ("rehearse", "import"):  # of all drafts; what is no archive the job finds
                    self.assertEqual(answer.status, 200, answer.text)
                    continue
                self.assertIn(answer.status, (400, 404, 409), (path, answer.text))
                self.assertIn(json.loads(answer.text)["error"]["code"],
                              ("invalid", "not-found", "conflict"), path)
        self.assertEqual(self.audit(), [])

    def test_a_form_of_another_site_cannot_send_a_file(self):
        for kind in ("text/plain", "multipart/form-data; boundary=x",
                     "application/x-www-form-urlencoded"):
            self.assertEqual(self.send("import?name=x.tsv", b"x", kind=kind).status, 415, kind)


class Entries(EditorTest):
    def test_what_there_is_to_edit_is_listed(self):
        overview = self.read("overview")
        self.assertEqual(overview["me"], {"login": "anna", "name": "Anna", "role": "editor"})
        self.assertEqual(overview["entries"], {"published": 2, "draft": 0, "review": 0, "archived": 0})
        self.assertEqual(overview["languages"], {"de": 2, "en": 0})
        self.assertFalse(overview["four_eyes"])
        self.assertEqual([one["login"] for one in overview["editors"]],
                         ["adam", "anna", "emil", "hanna"])
        listed = self.read("entries")
        self.assertEqual(listed["all"], 2)
        self.assertEqual({one["slug"] for one in listed["entries"]}, {"urlaub", "parken"})
        [row] = self.read("entries?q=parken")["entries"]
        self.assertEqual((row["slug"], row["de"], row["en"], row["state"], row["draft"]),
                         ("parken", "published", None, "published", None))

    def test_the_list_is_narrowed_and_sorted(self):
        self.save()
        self.change("owner", {"slug": "parken", "owner": "emil"})
        for query, slugs in (("show=drafts", ["urlaub"]), ("show=no-english", ["parken", "urlaub"]),
                             ("show=low-rated", []), ("lang=en", []),
                             ("state=archived", []), ("state=draft", ["urlaub"]),
                             ("area=nirgends", []), ("q=gibtesnicht", []), ("show=mine", ["urlaub"])):
            found = [one["slug"] for one in self.read("entries?" + query)["entries"]]
            self.assertEqual(sorted(found), slugs, query)
        self.assertEqual([one["slug"] for one in self.read("entries?show=mine", "emil")["entries"]],
                         ["parken"])
        self.assertEqual(self.read("entries?sort=changed")["entries"][0]["slug"], "urlaub")

    def test_a_draft_changes_no_answer_until_it_is_published(self):
        before = self.answer(QUESTION)["reply"]
        version = self.save(title=QUESTION)
        shown = self.read(f"item?item={ITEM}")
        self.assertEqual((shown["state"], shown["draft"]["version"], shown["draft"]["by"]),
                         ("published", version, "anna"))
        self.assertEqual(shown["entry"]["short"], ENTRY["short"])
        self.assertEqual(shown["faults"], [])
        self.assertEqual(self.answer(QUESTION)["reply"], before)
        self.publish(note="Neue Zahl")
        self.assertIn("28 Tage", self.answer(QUESTION)["reply"])
        shown = self.read(f"item?item={ITEM}")
        self.assertIsNone(shown["draft"])
        self.assertEqual((shown["published"]["by"], shown["published"]["note"]), ("anna", "Neue Zahl"))
        self.assertEqual(self.actions(), [("anna", "draft.save", ITEM), ("anna", "publish", ITEM)])

    def test_it_is_parsed_and_shown_without_being_stored(self):
        parsed = self.change("parse", {"item": ITEM, "entry": ENTRY})
        self.assertEqual(parsed["faults"], [])
        self.assertIn("<strong>28 Tage</strong>", parsed["html"])
        self.assertIn("28 Tage", parsed["summary"])
        self.assertGreater(parsed["tokens"], 3)
        again = self.change("parse", {"item": ITEM, "text": parsed["text"]})
        self.assertEqual(again["entry"], parsed["entry"])
        broken = self.change("parse", {"item": ITEM, "entry": {**ENTRY, "title": ""}})
        self.assertEqual(broken["faults"][0]["field"], "title")
        self.assertIsNone(self.read(f"item?item={ITEM}")["draft"])

    def test_two_editors_collide_and_nothing_is_lost(self):
        first = self.save(short="Von Anna.")
        status, code, error = self.refused(
            "save", {"item": ITEM, "version": 0, "entry": {**ENTRY, "short": "Von Emil."}}, "emil")
        self.assertEqual((status, code), (409, "conflict"))
        self.assertIn("Von Anna.", error["theirs"]["text"])
        self.assertEqual((error["theirs"]["by"], error["theirs"]["version"]), ("anna", first))
        second = self.save(who="emil", version=first, short="Von Emil.")
        self.assertGreater(second, first)
        status, code, error = self.refused("publish", {"items": [{"item": ITEM, "version": first}]})
        self.assertEqual((status, code, error["item"]), (409, "conflict", ITEM))
        self.assertEqual(self.refused("discard", {"item": ITEM, "version": first})[:2],
                         (409, "conflict"))

    def test_who_has_it_open_is_told_to_the_others(self):
        self.assertEqual(self.read(f"item?item={ITEM}", "anna")["others"], [])
        self.assertEqual(self.read(f"item?item={ITEM}", "emil")["others"],
                         [{"login": "anna", "name": "Anna"}])
        self.assertEqual(self.read("item?item=entries/de/parken", "emil")["others"], [])

    def test_a_draft_with_faults_is_kept_but_not_published(self):
        answer = self.change("save", {"item": ITEM, "version": 0, "entry": {**ENTRY, "title": ""}})
        self.assertEqual(answer["faults"][0]["field"], "title")
        status, code, error = self.refused(
            "publish", {"items": [{"item": ITEM, "version": answer["version"]}]})
        self.assertEqual((status, code, error["item"]), (400, "invalid", ITEM))
        self.assertEqual(error["faults"][0]["field"], "title")

    def test_what_cannot_be_saved_is_refused(self):
        for body, status in (({"item": "entries/de/x", "version": 0}, 400),
                             ({"item": "../etc", "version": 0, "text": "x"}, 400),
                             ({"item": "entries/de/Ä", "version": 0, "text": "x"}, 400),
                             ({"item": ITEM, "version": 0, "text": "x\0y"}, 400),
                             ({"item": ITEM, "version": 0, "entry": {"title": 5}}, 400),
                             ({"item": ITEM, "version": 0, "text": "x" * (1024 * 1024 + 1)}, 413)):
            answer = self.post("save", body)
            self.assertEqual(answer.status, status, answer.text)
        self.assertEqual(self.post("save", {"item": ITEM, "version": 0,
                                            "text": "x" * (3 << 20)}).status, 413)
        self.assertIsNone(self.read(f"item?item={ITEM}")["draft"])

    def test_a_long_text_is_saved(self):
        body = "Wort " * 100000
        self.save(body=body)
        self.assertIn(body.strip(), self.read(f"item?item={ITEM}")["draft"]["text"])

    def test_saving_again_after_the_session_ended_works(self):
        self.cookies["anna"] = "kammerlotse=" + "A" * 43
        body = {"item": ITEM, "version": 0, "entry": {**ENTRY, "body": "Text " * 20000}}
        self.assertEqual(self.post("save", body).status, 401)
        del self.cookies["anna"]
        self.assertEqual(self.post("save", body).status, 200)

    def test_a_new_entry_is_begun_and_published(self):
        new = {"slug": "homeoffice", "area": "import", "lang": "de", "title": "Darf ich zu Hause arbeiten?"}
        made = self.change("new", new)
        self.assertEqual(made["item"], "entries/de/homeoffice")
        self.assertEqual(self.refused("new", new)[:2], (409, "exists"))
        self.assertEqual(self.refused("new", {**new, "slug": "Nein!"})[2]["field"], "slug")
        self.assertEqual(self.refused("new", {**new, "slug": "x", "lang": "fr"})[2]["field"], "lang")
        shown = self.read("item?item=entries/de/homeoffice")
        self.assertEqual((shown["state"], shown["published"]), ("draft", None))
        version = self.save("entries/de/homeoffice", version=made["version"], title=new["title"],
                            short="Ja, nach Absprache.", body="Ja.")
        self.publish("entries/de/homeoffice", version=version)
        self.assertIn("Absprache", self.answer(new["title"])["reply"])

    def test_what_is_thrown_away_comes_back(self):
        version = self.save(short="Weg damit.")
        thrown = self.change("discard", {"item": ITEM, "version": version})["text"]
        self.assertIn("Weg damit.", thrown)
        self.assertIsNone(self.read(f"item?item={ITEM}")["draft"])
        self.change("save", {"item": ITEM, "version": 0, "text": thrown})
        self.assertEqual(self.read(f"item?item={ITEM}")["draft"]["text"], thrown)

    def test_a_draft_is_handed_in_and_sent_back_with_a_note(self):
        version = self.save()
        version = self.change("state", {"item": ITEM, "version": version, "state": "review"})["version"]
        self.assertEqual(self.read("overview")["entries"]["review"], 1)
        self.assertEqual(self.refused("state", {"item": ITEM, "version": version,
                                                "state": "ready"})[2]["field"], "state")
        self.change("state", {"item": ITEM, "version": version, "state": "draft",
                              "note": "Quelle fehlt"}, "hanna")
        draft = self.read(f"item?item={ITEM}")["draft"]
        self.assertEqual((draft["state"], draft["note"], draft["by"]), ("draft", "Quelle fehlt", "anna"))

    def test_revisions_are_shown_compared_and_restored(self):
        self.save(short="Erste Fassung mit dreißig Tagen.")
        self.publish(note="eins")
        self.save(short="Zweite Fassung mit dreißig Tagen.")
        self.publish(who="emil", note="zwei")
        revisions = self.read(f"revisions?item={ITEM}")["revisions"]
        self.assertEqual([one["note"] for one in revisions[:2]], ["zwei", "eins"])
        self.assertEqual([one["current"] for one in revisions], [True] + [False] * (len(revisions) - 1))
        old = revisions[1]["revision"]
        self.assertIn("Erste", self.read(f"revision?revision={old}&item={ITEM}")["text"])
        self.assertEqual(self.get(f"revision?revision=9999&item={ITEM}").status, 404)
        parts = self.read(f"diff?item={ITEM}&from={old}&to=published")["parts"]
        [short] = [part for part in parts if part["field"] == "short"]
        self.assertIn(["del", "Erste"], [[kind, text.strip()] for kind, text in short["words"]])
        self.assertIn(["ins", "Zweite"], [[kind, text.strip()] for kind, text in short["words"]])
        version = self.change("restore", {"item": ITEM, "revision": old, "version": 0})["version"]
        self.assertIn("Erste", self.read(f"item?item={ITEM}")["draft"]["text"])
        self.assertEqual(self.refused("restore", {"item": ITEM, "revision": old, "version": 0})[:2],
                         (409, "conflict"))
        self.publish(version=version)
        self.assertIn("Erste", self.answer(QUESTION)["reply"])

    def test_what_is_archived_is_no_longer_answered_and_comes_back(self):
        self.done("archive", {"slug": "urlaub", "note": "überholt"})
        self.assertNotIn("urlaub", [hit["entry"] for hit in self.answer(QUESTION)["hits"]])
        self.assertEqual(self.read(f"item?item={ITEM}")["state"], "archived")
        self.assertEqual(self.read("overview")["entries"]["archived"], 1)
        self.assertEqual(self.refused("archive", {"slug": "urlaub"})[:2], (404, "not-found"))
        self.done("unarchive", {"slug": "urlaub"})
        self.assertEqual(self.answer(QUESTION)["hits"][0]["entry"], "urlaub")

    def test_what_others_relate_to_is_not_archived(self):
        self.save("entries/de/parken", title="Wo kann ich parken?", short="Im Hof.", body="Im Hof.",
                  related=["urlaub"])
        self.publish("entries/de/parken")
        status, code, error = self.refused("archive", {"slug": "urlaub"})
        self.assertEqual((status, code), (400, "invalid"))
        self.assertEqual([one["slug"] for one in error["used"]["entries"]], ["parken"])
        self.assertEqual([one["slug"] for one in self.read(f"item?item={ITEM}")["used"]["entries"]],
                         ["parken"])

    def test_an_entry_is_confirmed_as_still_right(self):
        self.save()
        self.publish()
        self.done("confirm", {"slug": "urlaub", "stand": "2026-06-01", "review_by": "2098-01-01",
                              "note": "geprüft"})
        shown = self.read(f"item?item={ITEM}")
        self.assertEqual((shown["entry"]["stand"], shown["entry"]["review_by"]),
                         ("2026-06-01", "2098-01-01"))
        self.assertEqual(shown["published"]["note"], "geprüft")
        for field, body in (("stand", {"stand": "2099-01-01", "review_by": "2099-02-01"}),
                            ("stand", {"stand": "2026-02-30", "review_by": "2099-02-01"}),
                            ("review_by", {"stand": "2026-06-01", "review_by": "2020-01-01"})):
            self.assertEqual(self.refused("confirm", {"slug": "urlaub", **body})[2]["field"], field)

    def test_reviews_that_are_due_are_listed_with_their_sources(self):
        source = {"title": "Gesetz", "url": "https://gesetz.example/1"}
        self.save("entries/de/parken", title="Wo kann ich parken?")
        self.publish("entries/de/parken")
        self.save(review_by="2026-01-02", sources=[source])
        self.publish()
        [due] = self.read("due?days=0")["due"]
        self.assertEqual((due["slug"], due["sources"][0]["checked_at"]), ("urlaub", None))
        self.assertLess(due["days"], 0)
        self.assertEqual(self.read("overview")["due"], 1)
        self.assertEqual([one["slug"] for one in self.read("entries?show=due")["entries"]], ["urlaub"])
        self.assertEqual({one["slug"] for one in self.read("due?days=3000")["due"]}, {"urlaub"})
        self.change("source-checked", {"slug": "urlaub", "url": source["url"], "ok": False})
        [due] = self.read("due?days=0")["due"]
        self.assertEqual((due["sources"][0]["checked_by"], due["sources"][0]["ok"]), ("Anna", False))

    def test_an_owner_is_an_account_there_is(self):
        self.change("owner", {"slug": "urlaub", "owner": "emil"})
        self.assertEqual(self.read(f"item?item={ITEM}")["owner"], "emil")
        self.assertEqual(self.refused("owner", {"slug": "urlaub", "owner": "niemand"})[2]["field"],
                         "owner")
        self.change("owner", {"slug": "urlaub", "owner": ""})
        self.assertEqual(self.read(f"item?item={ITEM}")["owner"], "")

    def test_the_saves_of_a_while_are_noted_once_and_others_too(self):
        version = self.save()
        for text in ("zwei", "drei"):
            version = self.save(version=version, short=text)
        self.save(who="emil", version=version, short="vier")
        self.assertEqual(self.actions(), [("anna", "draft.save", ITEM), ("emil", "draft.save", ITEM)])
