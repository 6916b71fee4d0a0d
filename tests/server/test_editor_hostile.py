"""What an editor's browser would never send: the server refuses it, and goes on answering others."""

import gzip
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
        results = self.change("rule-test", {"rule": rule, "texts": ["a" * 8000] * 60})["results"]
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
