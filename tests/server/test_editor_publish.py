"""Publishing: by four eyes, by itself at its time, killed half way, and who reads whose jobs."""

import contextlib
import json
import os
import sqlite3
import threading
import time

from editor import ENTRY, EditorTest

ITEM = "entries/de/urlaub"
QUESTION = "Wie viele Tage Urlaub habe ich?"
SECONDS = 20  # in which what is due has happened, also under the sanitizers


class Publish(EditorTest):
    def until(self, holds):
        end = time.monotonic() + SECONDS
        while not holds():
            self.assertLess(time.monotonic(), end, self.said())
            time.sleep(0.1)

    def soon(self, seconds=2):
        return int((time.time() + seconds) * 1000)

    def test_several_are_published_at_once_or_none(self):
        versions = {ITEM: self.save(), "entries/de/parken": self.save("entries/de/parken", title="")}
        items = [{"item": item, "version": version} for item, version in versions.items()]
        status, code, error = self.refused("publish", {"items": items})
        self.assertEqual((status, code, error["item"]), (400, "invalid", "entries/de/parken"))
        self.assertNotIn("28 Tage", self.answer(QUESTION)["reply"])
        items[1]["version"] = self.save("entries/de/parken", title="Wo kann ich parken?",
                                        short="Auf dem Dach.", body="Auf dem Dach.")
        self.assertEqual(self.done("publish", {"items": items})["published"], 2)
        self.assertIn("28 Tage", self.answer(QUESTION)["reply"])
        self.assertIn("Dach", self.answer("Wo kann ich parken?")["reply"])
        for wrong in ([], "alle", [{"item": "x"}], [{"item": ITEM, "version": 1}]):
            self.assertIn(self.refused("publish", {"items": wrong})[0], (400, 404, 409), wrong)

    def test_nobody_reads_or_stops_anothers_job(self):
        job = self.change("rehearse", {})["job"]
        self.assertEqual(self.get(f"job?job={job}", "emil").status, 404)
        self.assertEqual(self.refused("job-cancel", {"job": job}, "adam")[:2], (404, "not-found"))
        self.assertEqual(self.job(job)["kind"], "rehearse")
        for unknown in ("0", "x", "-1", str(job + 1000)):
            self.assertEqual(self.get(f"job?job={unknown}").status, 404)

    def test_what_waits_is_cancelled_and_too_many_are_refused(self):
        jobs, refused = [], 0
        for _ in range(20):
            answer = self.post("rehearse", {})
            if answer.status == 429:
                self.assertTrue(answer.getheader("Retry-After"))
                refused += 1
            else:
                jobs.append(json.loads(answer.text)["job"])
        self.assertGreater(refused, 0)
        self.change("job-cancel", {"job": jobs[-1]})
        self.assertIn(self.job(jobs[-1])["state"], ("failed", "done"))
        for job in jobs:
            self.job(job)

    def test_it_is_published_by_itself_at_its_time(self):
        version = self.save()
        at = self.soon()
        version = self.change("schedule", {"item": ITEM, "version": version, "publish_at": at})["version"]
        self.assertEqual(self.read(f"item?item={ITEM}")["draft"]["publish_at"], at)
        self.assertEqual(self.read("overview")["publish_at_next"], at)
        self.assertNotIn("28 Tage", self.answer(QUESTION)["reply"])
        self.until(lambda: "28 Tage" in self.answer(QUESTION)["reply"])
        shown = self.read(f"item?item={ITEM}")
        self.assertEqual((shown["draft"], shown["published"]["by"]), (None, "anna"))
        self.assertEqual(self.actions()[-1][1:], ("publish.scheduled", ITEM))
        self.assertEqual(self.refused("schedule", {"item": ITEM, "version": 1,
                                                   "publish_at": 5})[2]["field"], "publish_at")

    def test_a_schedule_is_taken_back(self):
        version = self.change("schedule", {"item": ITEM, "version": self.save(),
                                           "publish_at": self.soon()})["version"]
        self.change("schedule", {"item": ITEM, "version": version, "publish_at": None})
        time.sleep(3.5)
        self.assertNotIn("28 Tage", self.answer(QUESTION)["reply"])
        self.assertIsNone(self.read("overview")["publish_at_next"])

    def test_what_cannot_be_published_by_itself_is_told_to_who_wrote_it(self):
        version = self.save(title="")
        self.change("schedule", {"item": ITEM, "version": version, "publish_at": self.soon()}, "emil")
        self.until(lambda: self.read("overview")["not_published"])
        [told] = self.read("overview")["not_published"]
        self.assertEqual(told["item"], ITEM)
        self.assertNotEqual(told["message"], "")
        self.assertEqual(self.read("overview", "emil")["not_published"], [])
        shown = self.read(f"item?item={ITEM}", "emil")
        self.assertEqual(shown["not_published"]["message"], told["message"])
        self.assertIsNone(shown["draft"]["publish_at"])
        self.save()
        self.assertEqual(self.read("overview")["not_published"], [])

    def test_a_change_waits_while_another_writes(self):
        writer = sqlite3.connect(f"{self.data}/knowledge.db", isolation_level=None,
                                 check_same_thread=False)
        writer.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        threading.Timer(1, lambda: writer.execute("ROLLBACK")).start()
        self.save()
        self.assertGreater(time.monotonic() - begun, 0.9)
        self.assertIn("28 Tage", self.read(f"item?item={ITEM}")["draft"]["text"])
        writer.close()

    def test_a_change_that_waits_too_long_is_refused_and_questions_are_answered_meanwhile(self):
        writer = sqlite3.connect(f"{self.data}/knowledge.db", isolation_level=None,
                                 check_same_thread=False)
        writer.execute("BEGIN IMMEDIATE")
        self.cookie("anna")
        saved = []
        thread = threading.Thread(target=lambda: saved.append(self.post(
            "save", {"item": ITEM, "version": 0, "entry": ENTRY})))
        thread.start()
        longest = 0
        while thread.is_alive():
            begun = time.monotonic()
            self.answer(QUESTION)
            longest = max(longest, time.monotonic() - begun)
            time.sleep(0.1)  # no faster than one address may ask
        self.assertEqual(saved[0].status, 503, saved[0].text)
        self.assertTrue(saved[0].getheader("Retry-After"))
        self.assertLess(longest, 1)
        writer.execute("ROLLBACK")
        writer.close()

    def test_an_entry_expires_by_itself(self):
        self.change("expire", {"slug": "parken", "at": self.soon()})
        self.until(lambda: self.read("item?item=entries/de/parken")["state"] == "archived")
        self.assertNotIn("parken", [hit["entry"] for hit in
                                    self.answer("Wo kann ich parken?")["hits"]])
        self.assertEqual(self.refused("expire", {"slug": "urlaub", "at": 1})[2]["field"], "at")

    def test_what_another_process_publishes_is_answered(self):
        path = self.write("neu.tsv", "id\tquestion\tanswer\nkantine\tWann öffnet die Kantine?\tUm elf.\n")
        done = self.run_program("kb", "import", path)
        self.assertEqual(done.returncode, 0, done.err)
        self.until(lambda: "elf" in self.answer("Wann öffnet die Kantine?")["reply"])
        self.assertEqual(self.read("entries?q=Kantine")["entries"][0]["slug"], "kantine")


class FourEyes(EditorTest):
    config = {"four_eyes": True}

    def test_who_wrote_it_last_does_not_publish_it(self):
        version = self.save()
        items = [{"item": ITEM, "version": version}]
        self.assertTrue(self.read("overview")["four_eyes"])
        for path, body in (("publish", {"items": items}),
                           ("schedule", {"item": ITEM, "version": version,
                                         "publish_at": int(time.time() * 1000) + 60000})):
            self.assertEqual(self.refused(path, body)[:2], (403, "four-eyes"), path)
        version = self.save(who="hanna", version=version)
        self.assertEqual(self.refused("publish", {"items": [{"item": ITEM, "version": version}]},
                                      "hanna")[:2], (403, "four-eyes"))
        self.publish(version=version)
        self.assertIn("28 Tage", self.answer(QUESTION)["reply"])

    def test_what_was_released_is_not_changed_any_more(self):
        version = self.save()
        version = self.change("schedule", {"item": ITEM, "version": version, "publish_at":
                                           int(time.time() * 1000) + 3600000}, "emil")["version"]
        self.save(version=version, short="Heimlich geändert.")
        self.assertIsNone(self.read(f"item?item={ITEM}")["draft"]["publish_at"])

    def test_nor_by_bringing_back_an_older_text(self):
        version = self.save()
        version = self.change("schedule", {"item": ITEM, "version": version, "publish_at":
                                           int(time.time() * 1000) + 3600000}, "emil")["version"]
        old = self.read(f"revisions?item={ITEM}")["revisions"][0]["revision"]
        self.change("restore", {"item": ITEM, "revision": old, "version": version})
        self.assertIsNone(self.read(f"item?item={ITEM}")["draft"]["publish_at"])

    def test_a_save_that_waited_for_the_database_is_no_conflict(self):
        version = self.save()
        version = self.change("schedule", {"item": ITEM, "version": version, "publish_at":
                                           int(time.time() * 1000) + 3600000}, "emil")["version"]
        with sqlite3.connect(f"{self.data}/knowledge.db", isolation_level=None,
                             check_same_thread=False) as db:
            db.execute("BEGIN IMMEDIATE")
            freed = threading.Timer(1, db.rollback)
            freed.start()
            saved = self.save(version=version, short="Heimlich geändert.")
            freed.join()
        draft = self.read(f"item?item={ITEM}")["draft"]
        self.assertEqual((draft["version"], draft["publish_at"]), (saved, None))

    def test_a_file_is_imported_by_the_head_only(self):
        tsv = "id\tquestion\tanswer\nx\tWas ist x?\tEin Buchstabe.\n".encode()
        self.assertEqual(self.send("import?name=x.tsv&dry=1", tsv).status, 200)
        self.assertEqual(self.send("import?name=x.tsv", tsv).status, 403)
        self.assertEqual(self.send("import?name=x.tsv", tsv, "hanna").status, 200)


class Killed(EditorTest):
    """All of a publication or nothing, and an index that fits."""

    def many(self, count, word):
        rows = ["id\tquestion\tanswer"] + [f"eintrag-{i}\tWas ist {word} Nummer {i}?\t{word} {i}."
                                          for i in range(count)]
        return "\n".join(rows).encode() + b"\n"

    def words(self):
        """The word each entry has, by its own text and by the index."""
        texts, found = set(), set()
        with sqlite3.connect(f"{self.data}/knowledge.db") as db:
            for text, in db.execute("SELECT r.file FROM entry e JOIN revision r ON r.id = e.revision "
                                    "WHERE e.slug LIKE 'eintrag-%'"):
                texts.add("Zitrone" if "Zitrone" in text else "Apfelsine")
        for word in ("Zitrone", "Apfelsine"):
            hits = self.ask(json.dumps({"question": f"Was ist {word} Nummer 7?", "lang": "de"}))[0]["hits"]
            if hits and hits[0]["entry"] == "eintrag-7":
                found.add(word)
        return texts, found

    def test_killed_while_publishing_it_is_all_or_nothing_and_the_index_fits(self):
        self.assertEqual(self.send("import?name=a.tsv", self.many(200, "Apfelsine")).status, 200)
        number = json.loads(self.send("import?name=b.tsv&dry=1", b"id\tquestion\tanswer\n").text)["job"]
        self.job(number)
        for delay in (0.05, 0.2, 0.5, 1, 2):
            self.send("import?name=z.tsv", self.many(200, "Zitrone"))
            time.sleep(delay)
            self.kill()
            texts, found = self.words()
            self.assertEqual(len(texts), 1, (delay, texts))
            self.assertLessEqual(texts, found, delay)
            check = self.run_program("kb", "check")
            self.assertEqual(check.returncode, 0, check.out)
            self.start()
            self.cookies = {}
            if texts == {"Zitrone"}:  # for the next time
                self.job(json.loads(self.send("import?name=a.tsv", self.many(200, "Apfelsine")).text)["job"])

    def test_killed_while_drafts_are_published_they_are_all_published_or_all_drafts(self):
        self.job(json.loads(self.send("import?name=a.tsv", self.many(60, "Apfelsine")).text)["job"])
        for delay in (0.02, 0.1, 0.3, 0.8):
            items = []
            for i in range(60):
                item = f"entries/de/eintrag-{i}"
                read = self.read(f"item?item={item}")
                text = (read["draft"] or read["published"])["text"]
                text = text.replace("Apfelsine", "Zitrone") if not read["draft"] else text
                items.append({"item": item, "version": read["draft"]["version"] if read["draft"] else self.change(
                    "save", {"item": item, "version": 0, "text": text})["version"]})
            self.change("publish", {"items": items})
            time.sleep(delay)
            self.kill()
            with contextlib.closing(sqlite3.connect(f"{self.data}/knowledge.db")) as db:
                drafts, = db.execute("SELECT count(*) FROM draft WHERE item LIKE 'entries/de/eintrag-%'").fetchone()
            texts, found = self.words()
            self.assertIn((drafts, texts), ((0, {"Zitrone"}), (60, {"Apfelsine"})), delay)
            self.assertLessEqual(texts, found, delay)
            self.start()
            self.cookies = {}
            if drafts == 0:
                self.job(json.loads(self.send("import?name=a.tsv", self.many(60, "Apfelsine")).text)["job"])

    def test_drafts_that_were_answered_are_there_after_a_kill(self):
        version = self.save(short="Das bleibt.")
        self.kill()
        self.start()
        self.cookies = {}
        draft = self.read(f"item?item={ITEM}")["draft"]
        self.assertEqual((draft["version"], draft["by"]), (version, "anna"))
        self.assertIn("Das bleibt.", draft["text"])
