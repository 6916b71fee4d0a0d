"""What an editor's browser would never send: the server refuses it, and goes on answering others."""

import gzip
import http.client
import io
import json
import sqlite3
import tarfile
import threading
import time
from unittest import mock

import test_serve
from editor import ENTRY, EditorTest

ITEM = "entries/de/urlaub"
BIG = 900 * 1024
READ = ("overview", "entries", "documents", "due", "asked", "tests", "export", "item?item=" + ITEM,
        "parts?document=values.json", "flow?flow=x", "revisions?item=" + ITEM, "postcodes?q=0",
        "revision?revision=1&item=" + ITEM, "diff?item=" + ITEM, "job?job=1", "value-texts?key=x")
CHANGE = ("archive", "asked-add", "asked-ignore", "asked-open", "asked-scope", "confirm", "discard",
          "expire", "import", "job-cancel", "new", "owner", "parse", "part", "publish", "rehearse",
          "restore", "rule-propose", "rule-test", "save", "schedule", "source-checked", "state", "test", "test-delete",
          "try", "unarchive", "walk")


def flow(branches, **members):
    """One question after an amount, then the end."""
    both = {"de": "x", "en": "x"}
    return {"id": "x", "title": both, "stand": "2026-01-01", "start": "a",
            "steps": {"a": {"ask": both, "kind": "money", "per": "year", "branches": branches, **members},
                      "e": {"end": both, "entries": []}}}


class Hostile(EditorTest):
    def alive(self):
        started = time.monotonic()
        self.assertEqual(self.request("GET", "/healthz").status, 200, self.said())
        self.assertIsNone(self.server.poll(), self.said())
        return time.monotonic() - started

    def test_nobody_else_reads_or_changes_anything(self):
        for path in READ:
            self.assertEqual(self.request("GET", "/api/editor/" + path).status, 401, path)
            self.assertEqual(self.get(path, "vera").status, 403, path)
        for path in CHANGE:
            self.assertEqual(self.request("POST", "/api/editor/" + path, {},
                                          Content_Type="application/json").status, 401, path)
            self.assertEqual(self.post(path, {}, "vera").status, 403, path)
            for origin in ("https://evil.example", "null", self.origin + ".evil.example"):
                self.assertEqual(self.post(path, {}, Origin=origin).status, 403, path)

    def test_what_is_of_the_wrong_type_is_refused(self):
        wrong = (None, 5, -1, 1e300, True, "", "../x", "x" * 5000, [], [None], [[]], {}, {"x": None})
        members = ("item", "version", "entry", "text", "slug", "area", "lang", "title", "from_asked",
                   "items", "note", "document", "id", "before", "part", "rule", "texts", "flow", "answers",
                   "turns", "asked", "test", "question", "wanted", "job", "url", "at", "publish_at", "day")
        for path in CHANGE:
            for value in wrong:
                answer = self.post(path, {member: value for member in members})
                self.assertLess(answer.status, 501, (path, value))
            for member in members:
                body = {"item": ITEM, "version": 0, "entry": ENTRY, member: {"x": [None]}}
                self.assertLess(self.post(path, body).status, 501, (path, member))
        self.alive()

    def test_a_flow_that_does_not_fit_is_refused_and_not_walked(self):
        for wrong in (flow([{"min": True, "to": "e"}, {"to": "e"}]), flow([{"min": None, "to": "e"}, {"to": "e"}]),
                      flow([{"min": [], "to": "e"}, {"to": "e"}]), flow([{"group": 5, "to": "e"}, {"to": "e"}]),
                      flow([{"to": "e"}], options=[{"to": "e"}]), flow([{"to": "e"}], options=[{"id": 5}])):
            answer = self.post("walk", {"flow": wrong, "answers": ["5"], "lang": "de"})
            self.assertEqual(answer.status, 400, answer.text)
            saved = self.change("save", {"item": "flows/x.json", "version": 0, "text": json.dumps(wrong)})
            self.assertTrue(saved["faults"])
            self.change("discard", {"item": "flows/x.json", "version": saved["version"]})
        self.assertEqual(self.change("walk", {"flow": flow([{"min": 3, "to": "e"}, {"to": "e"}]),
                                              "answers": ["5"], "lang": "de"})["text"], "x")

    def test_an_entry_full_of_faults_is_answered_with_some_of_them(self):
        head = "---\nslug: urlaub\nlang: de\n"
        for text in (head + "questions: [" + "a," * (BIG // 2) + "]\n---\n",
                     head + "sources: [" + "5," * (BIG // 2) + "]\n---\n",
                     head + "questions:\n" + "  - \"frage?\"\n" * (BIG // 13) + "---\n",
                     head + "related: [" + "x," * 1500 + "]\n---\n"):
            self.assertTrue(self.change("parse", {"item": ITEM, "text": text})["faults"], text[:40])
        faults = self.change("parse", {"item": ITEM, "entry": {**ENTRY, "body": "{{x}} " * (BIG // 6)}})["faults"]
        self.assertTrue(0 < len(faults) <= 500)
        for item in ("rules/a.json", "words/synonyms.json", "intents.json", "values.json", "topics.json"):
            saved = self.change("save", {"item": item, "version": 0, "text": "[" + "5," * (BIG // 2) + "5]"})
            self.assertTrue(0 < len(saved["faults"]) <= 500, item)
        self.alive()

    def test_many_long_drafts_are_listed(self):
        text = "---\nslug: x\n---\n" + "x " * (BIG // 2)
        with sqlite3.connect(f"{self.data}/knowledge.db") as db:
            db.executemany("INSERT INTO draft (item, text, version, state, author, at, note) VALUES "
                           "(?, ?, 1, 'draft', 'anna', 1, '')",
                           [(f"entries/de/lang-{i}", text) for i in range(320)])
        with mock.patch.object(test_serve, "WAIT", 60):  # 280 MiB are read, by the sanitizers' build
            self.assertEqual(len(self.read("entries")["entries"]), 322)
            self.read("documents")
        self.alive()

    def test_a_slow_pattern_stops_nobody(self):
        rule = {"id": "slow", "kind": "synonym", "add": "x", "pattern": "[a-z]*[a-z]*[0-9]", "matches": ["a1"]}
        started = time.process_time()
        slower = {**rule, "pattern": "[a-z]*[a-z]*[a-z]*[0-9]"}
        results = self.change("rule-test", {"rule": slower, "texts": ["a" * 8000] * 60})["results"]
        self.assertEqual(len(results), 60)
        self.assertTrue(any(one["slow"] for one in results))
        self.assertLess(time.process_time() - started, 5)
        part = {"document": "rules/person.json", "id": None, "before": None, "note": "",
                "part": {**rule, "not": ["a" * 2001]}}
        self.assertEqual(self.refused("part", part)[2]["faults"][0]["field"], "not")

    def test_one_of_twenty_saves_of_a_version_wins(self):
        version = self.save()
        self.cookie("emil")
        statuses = []

        def save(number):
            statuses.append(self.post("save", {"item": ITEM, "version": version, "entry": {
                **ENTRY, "title": f"Fassung {number}"}}, ("anna", "emil")[number % 2]).status)

        threads = [threading.Thread(target=save, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(statuses), [200] + [409] * 19)

    def test_of_two_publications_of_a_draft_one_wins_and_nothing_is_lost(self):
        version = self.save(short="Neu.")
        body = {"items": [{"item": ITEM, "version": version}], "note": ""}
        self.cookie("emil")
        answers = []
        threads = [threading.Thread(target=lambda who=who: answers.append((who, self.post("publish", body, who))))
                   for who in ("anna", "emil") * 3]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        states = []
        for who, answer in answers:
            if answer.status == 409:
                continue
            self.assertEqual(answer.status, 200, answer.text)
            job = self.job(json.loads(answer.text)["job"], who)
            states.append(job["state"])
            if job["state"] == "failed":
                self.assertEqual(job["result"]["code"], "conflict")
        self.assertEqual(states.count("done"), 1, states)
        item = self.read("item?item=" + ITEM)
        self.assertIn("Neu.", item["published"]["text"])
        self.assertIsNone(item["draft"])
        self.assertEqual(len(self.read("revisions?item=" + ITEM)["revisions"]), 2)

    def test_a_publication_beside_the_dry_run_of_an_import_both_come_to_their_end(self):
        rows = "id\tquestion\tanswer\n" + "".join(f"neu-{i}\tWas ist {i}?\tDas {i}.\n" for i in range(300))
        self.cookie("emil")
        version = self.save(short="Daneben.")
        dry = json.loads(self.send("import?name=a.tsv&dry=1", rows.encode(), "emil").text)["job"]
        self.publish(version=version)
        job = self.job(dry, "emil")
        self.assertEqual((job["state"], job["result"]["added"], job["result"]["stored"]), ("done", 300, False))
        self.assertIn("Daneben.", self.read("item?item=" + ITEM)["published"]["text"])
        self.assertEqual(self.read("entries?q=neu")["entries"], [])

    def test_entries_that_relate_to_each_other_in_a_circle_are_published_and_answered(self):
        for slug, other in (("kreis-a", "kreis-b"), ("kreis-b", "kreis-c"), ("kreis-c", "kreis-a")):
            self.save(f"entries/de/{slug}", version=0, title=f"Was ist {slug}?", related=[other, slug], questions=[f"Und {slug}?"])
        items = [{"item": f"entries/de/kreis-{one}", "version":
                  self.read(f"item?item=entries/de/kreis-{one}")["draft"]["version"]} for one in "abc"]
        self.assertEqual(self.done("publish", {"items": items, "note": ""})["published"], 3)
        self.assertEqual(self.answer("Was ist kreis-a?")["hits"][0]["entry"], "kreis-a")
        used = self.refused("archive", {"slug": "kreis-a", "note": ""})[2]["used"]
        self.assertEqual([one["slug"] for one in used["entries"]], ["kreis-c"])
        self.alive()

    def test_a_draft_as_large_as_may_be_is_kept_and_a_larger_one_is_not(self):
        head = "---\nslug: urlaub\n---\n"
        good = head + "x " * ((2 ** 20 - len(head)) // 2)
        version = self.change("save", {"item": ITEM, "version": 0, "text": good})["version"]
        self.assertEqual(self.post("save", {"item": ITEM, "version": version, "text": good + "y" * 9}).status, 413)
        self.assertEqual(self.post("save", {"item": ITEM, "version": version, "text": "y" * (4 << 20)}).status, 413)
        self.assertEqual(self.read("item?item=" + ITEM)["draft"]["text"], good)
        self.alive()

    def test_who_was_signed_out_is_refused_and_what_was_saved_before_stays(self):
        version = self.save(short="Vorher.")
        old = self.cookies["anna"]
        self.request("POST", "/api/desk/logout", {}, Cookie=old, Content_Type="application/json")
        answer = self.request("POST", "/api/editor/save", {"item": ITEM, "version": version, "text": "weg"},
                              Cookie=old, Content_Type="application/json")
        self.assertEqual(answer.status, 401)
        del self.cookies["anna"]
        draft = self.read("item?item=" + ITEM)["draft"]
        self.assertEqual(draft["version"], version)
        self.assertIn("Vorher.", draft["text"])
        self.save(version=version, short="Nachher.")

    def resident(self):
        """MiB."""
        with open(f"/proc/{self.server.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096 / (1 << 20)

    def test_ten_thousand_requests_do_not_fill_the_memory(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=test_serve.WAIT)
        version, paths = self.save(), [path for path in READ if path != "export"]
        marks = []
        for number in range(10000):
            if number % 100 == 0:
                version = self.save(version=version, short=f"Fassung {number}.")
            connection.request("GET", "/api/editor/" + paths[number % len(paths)],
                               headers={"Cookie": self.cookie("anna")})
            answer = connection.getresponse()
            answer.read()
            self.assertLess(answer.status, 500, paths[number % len(paths)])
            if number % 2500 == 2499:
                marks.append(self.resident())
        connection.close()
        self.assertLess(marks[-1] - marks[1], 40, marks)

    def archive(self, files):
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as tar:
            for path, content, kind in files:
                member = tarfile.TarInfo(path)
                member.type = kind
                member.linkname = "/etc/passwd" if kind != tarfile.REGTYPE else ""
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
        return packed.getvalue()

    def imported(self, bytes_):
        answer = self.send("import?name=x.tar.gz", bytes_)
        self.assertEqual(answer.status, 200, answer.text)
        return self.job(json.loads(answer.text)["job"])

    def test_an_archive_full_of_traps_changes_nothing(self):
        good = b"---\nslug: x\n---\n"
        for path in ("../entries/de/a/x.md", "/etc/cron.d/x", "entries/../../x.md", "entries/de/a/../x.md"):
            self.assertEqual(self.imported(self.archive([(path, good, tarfile.REGTYPE)]))["state"], "failed", path)
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
            self.assertEqual(self.imported(self.archive([("entries/de/a/x.md", b"", kind)]))["state"], "failed")
        wrong = [(f"entries/de/a/x{i}.md", b"---\nslug: [" + b"a," * 900 + b"]\n---\n", tarfile.REGTYPE)
                 for i in range(2000)]
        self.assertEqual(self.imported(self.archive(wrong))["state"], "failed")
        self.assertEqual(self.imported(self.archive([("words/synonyms.json", b"[" + b"5," * (4 << 20) + b"5]",
                                                     tarfile.REGTYPE)]))["state"], "failed")
        self.alive()

    def test_what_is_packed_a_thousandfold_is_not_unpacked(self):
        """Nor what is no knowledge and would only be passed over."""
        member = tarfile.TarInfo("holiday.jpg")
        member.size = 700 << 20
        job = self.imported(gzip.compress(member.tobuf() + bytes(1 << 20)))
        self.assertEqual(job["state"], "failed")
        self.assertIn("groß", job["message"])
        self.alive()

    def test_markdown_that_would_take_for_ever_is_cut(self):
        for body in ("![[]()" * (BIG // 6), "[" * BIG, "|" + "a|" * 9000 + "\n|" + "-|" * 9000 + "\n" + "|\n" * 50000,
                     "> " * (BIG // 2), "Wort " * (BIG // 5)):
            shown = self.change("parse", {"item": ITEM, "entry": {**ENTRY, "body": body}})
            self.assertIn("body", [fault["field"] for fault in shown["faults"]], body[:10])
            self.assertLess(self.alive(), 5)
