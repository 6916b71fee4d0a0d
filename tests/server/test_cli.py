"""The command line, as scripts use it."""

import contextlib
import filecmp
import glob
import os
import sqlite3
import subprocess
import time
import unittest

from harness import CONTENT, ProgramTest

FLOW = "darf-ich-beschaeftigen"

LIST = [
    ("urlaub_1", "Wie viele Tage Urlaub habe ich?", "Sie haben 30 Tage Urlaub."),
    ("parken-2", "Wo kann ich parken?", "Parken Sie im Hof."),
    ("Kantine.3", "Wann hat die Kantine offen?", "Von 11 bis 14 Uhr."),
]

ENTRY = """---
slug: {slug}
area: test
lang: de
title: "{title}"
short: "Der Lohn ist {{{{lohn}}}}."
stand: "2026-01-01"
review_by: "2030-01-01"
sources:
  - title: "Quelle"
---
Text mit {{{{lohn}}}}.
"""

VALUES = """[{"key": "lohn", "title": "Lohn", "unit": "EUR", "periods": [
  {"from": "2026-01-01", "to": "2026-12-31", "value": 13.9, "source": "s"},
  {"from": "2027-01-01", "to": "2027-12-31", "value": 14.6, "source": "s"}]}]
"""


class Ask(ProgramTest):
    def test_each_line_gets_one_object_in_input_order(self):
        self.import_list(LIST)
        found = self.ask("Urlaub Tage", "parken", "Kantine offen")
        self.assertEqual([f["question"] for f in found], ["Urlaub Tage", "parken", "Kantine offen"])
        self.assertEqual([f["hits"][0]["entry"] for f in found],
                         ["urlaub_1", "parken-2", "Kantine.3"])
        for one in found:
            self.assertEqual(set(one), {"question", "lang", "action", "confidence", "hits",
                                        "choices", "reply"})
            self.assertIn(one["action"], ("answer", "clarify", "handoff", "smalltalk"))
            self.assertIsInstance(one["confidence"], float)
            self.assertIsInstance(one["hits"][0]["score"], float)

    def test_a_line_may_be_an_object_of_a_conversation(self):
        self.import_list(LIST)
        found = self.ask('{"question": "Wo kann ich parken?", "conversation": "a", "lang": "de"}')
        self.assertEqual(found[0]["question"], "Wo kann ich parken?")
        self.assertEqual(found[0]["reply"], "Parken Sie im Hof.")

    def test_a_person_is_always_within_reach_and_a_greeting_is_small_talk(self):
        self.import_list(LIST)
        found = self.ask("Ich möchte mit einem Menschen sprechen", "Guten Tag")
        self.assertEqual([f["action"] for f in found], ["handoff", "smalltalk"])

    def test_what_nobody_knows_is_handed_over(self):
        self.import_list(LIST)
        self.assertEqual(self.ask("qwertz uiop")[0]["action"], "handoff")

    def test_characters_of_the_search_language_are_only_text(self):
        self.import_list(LIST)
        found = self.ask('"', "NEAR(", "a AND", "parken*", "col:parken", "'; DROP TABLE entry; --")
        self.assertEqual(len(found), 6)

    def test_invalid_utf8_and_broken_objects_are_named_and_the_rest_is_answered(self):
        self.import_list(LIST)
        done = self.run_program("ask", "--jsonl", stdin=b"\xff\nparken\n{broken\n")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(done.out.splitlines()), 1)
        self.assertIn("line 1 is not valid UTF-8", done.err)
        self.assertIn("line 3", done.err)

    def test_a_very_long_question_is_answered(self):
        self.import_list(LIST)
        self.assertEqual(len(self.ask("parken " * 20000)), 1)

    def test_figures_are_those_of_the_day_asked_for(self):
        self.write("content/values.json", VALUES)
        self.write("content/entries/de/test/lohn.md",
                   ENTRY.format(slug="lohn", title="Wie hoch ist der Lohn?"))
        done = self.run_program("kb", "import", os.path.join(self.folder, "content"), "--replace")
        self.assertEqual(done.returncode, 0, done.err)
        for day, reply in (("2026-12-31", "Der Lohn ist 13,90 Euro."),
                           ("2027-01-01", "Der Lohn ist 14,60 Euro.")):
            self.assertEqual(self.ask("Wie hoch ist der Lohn?", args=("--date", day))[0]["reply"],
                             reply)
        late = self.ask("Wie hoch ist der Lohn?", args=("--date", "2028-01-01"))[0]["reply"]
        self.assertNotIn("14,60", late)
        self.assertIn("noch nicht bekannt", late)


class Knowledge(ProgramTest):
    def test_the_shipped_knowledge_has_no_errors(self):
        done = self.run_program("kb", "check", CONTENT)
        self.assertEqual(done.returncode, 0, done.out + done.err)

    def test_export_gives_back_what_was_imported_byte_for_byte(self):
        self.assertEqual(self.run_program("kb", "import", CONTENT).returncode, 0)
        out = os.path.join(self.folder, "out")
        self.assertEqual(self.run_program("kb", "export", out).returncode, 0)
        exported = 0
        for folder, _, names in os.walk(out):
            for name in names:
                path = os.path.join(folder, name)
                shipped = os.path.join(CONTENT, os.path.relpath(path, out))
                self.assertTrue(filecmp.cmp(path, shipped, shallow=False), path)
                exported += 1
        shipped = sum(len([n for n in names if n != "README.md"])
                      for _, _, names in os.walk(CONTENT))
        self.assertEqual(exported, shipped)

    def test_importing_twice_changes_nothing(self):
        self.import_list(LIST)
        done = self.run_program("kb", "import", os.path.join(self.folder, "list.tsv"))
        self.assertIn("0 added, 0 changed, 3 unchanged", done.out)

    def refused(self, path, *words):
        """The import fails, says `words`, and leaves what was there."""
        self.import_list(LIST)
        done = self.run_program("kb", "import", path)
        self.assertEqual(done.returncode, 1)
        for word in words:
            self.assertIn(word, done.err)
        self.assertEqual(self.ask("parken")[0]["hits"][0]["entry"], "parken-2")
        self.assertIn("3 entries", self.run_program("kb", "check").out)

    def test_a_list_without_a_column_is_refused(self):
        self.refused(self.write("bad.tsv", "id\tquestion\nx\ty\n"), "bad.tsv:1", '"answer"')

    def test_a_short_row_is_named_and_nothing_is_imported(self):
        self.refused(self.write("bad.tsv", "id\tquestion\tanswer\na\tb\tc\nx\ty\n"), "bad.tsv:3")

    def test_each_fault_of_a_list_is_named_by_its_line_and_counted(self):
        head = b"id\tquestion\tanswer\n"
        large = b"x" * 600 * 1024
        for text, count, *words in (
                (head + b"x\t\xff\ty\n", 1, "bad.tsv:2: the line is not valid UTF-8"),
                (head + b"a\tb\tc\n\nx\t\xff\ty\nz\t\xe4\ty\n", 2, "bad.tsv:4:", "bad.tsv:5:"),
                (head + b"a\tb\tc\nx\ty\0z\ty\n", 1, "bad.tsv:3: there is a zero byte"),
                ("id\tquestion\tanswer\na\tb\tc\n".encode("utf-16"), 1, "bad.tsv:1:", "UTF-8"),
                (head + b"a\tb\tc\na\td\te\n", 1,
                 'bad.tsv:3: the id "a" is also in line 2'),
                (head + b"b\tb\tc\na\tb\tc\nb\td\te\na\tf\tg\na\t\th\n", 4,
                 'bad.tsv:4: the id "b" is also in line 2',
                 'bad.tsv:5: the id "a" is also in line 3',
                 'bad.tsv:6: the id "a" is also in line 3', "bad.tsv:6: the question or the answer"),
                (head + b"a\tb\tc\nd\te\t" + large + b"\n", 1, "bad.tsv:3:", "too large"),
                (head + b"a\tb\t" + b"\x01" * 2500000 + b"c\nd\te\n", 2, "bad.tsv:2:",
                 "bad.tsv:3:"),
                (b"\xef\xbb\xbf" + head + b"a\tb\n", 1, "bad.tsv:2: the row has too few"),
                (head, 1, "bad.tsv:2: there are no rows")):
            with self.subTest(text=text[:60]):
                done = self.run_program("kb", "import", self.write("bad.tsv", text))
                self.assertEqual(done.returncode, 1)
                for word in words:
                    self.assertIn(word, done.err)
                self.assertNotIn("entries/", done.err)
                self.assertEqual(done.err.count("bad.tsv:"), count)
                self.assertIn(f"nothing was imported: {count} fault" + "s" * (count > 1) + "\n",
                              done.err)

    def test_one_broken_entry_among_good_ones_stops_the_import(self):
        self.write("content/entries/de/test/good.md", ENTRY.format(slug="good", title="Gut?"))
        self.write("content/entries/de/test/bad.md", "---\narea: test\n---\n")
        self.refused(os.path.join(self.folder, "content"), "entries/de/test/bad.md:1", "slug")

    def test_a_dry_run_names_the_broken_ones_among_many_and_stores_nothing(self):
        self.import_list(LIST)
        before = self.run_program("kb", "check", "--json").out
        broken = {17: "---\narea: test\n---\n", 140: "kein Kopf\n",
                  299: ENTRY.format(slug="e299", title="").replace("{{lohn}}", "13,90")}
        for i in range(300):
            text = ENTRY.format(slug=f"e{i}", title=f"Frage {i}?").replace("{{lohn}}", "13,90")
            self.write(f"content/entries/de/test/e{i}.md", broken.get(i, text))
        done = self.run_program("kb", "import", os.path.join(self.folder, "content"), "--dry-run")
        self.assertEqual((done.returncode, done.err), (1, ""))
        lines = done.out.splitlines()
        self.assertEqual(lines[-1], "297 would be added, 0 changed, 0 removed; 0 unchanged, 3 broken")
        self.assertEqual([line for line in lines if line.startswith("broken ")],
                         [f"broken entries/de/test/e{i}.md" for i in (140, 17, 299)])
        for fault in ("e140.md:1: the file must begin with a line ---",
                      "e17.md:1: slug: the front matter lacks the key"):
            self.assertIn("  entries/de/test/" + fault, lines)
        self.assertIn("added entries/de/test/e0.md", lines)
        self.assertEqual(self.run_program("kb", "check", "--json").out, before)

    def test_a_dry_run_of_a_list_names_its_broken_rows(self):
        self.import_list(LIST)
        rows = [f"z{i}\tFrage {i}?\tAntwort {i}." for i in range(300)]
        rows[5], rows[70], rows[200] = "z5\tnur eine Frage", "z3\tdoppelt\tdoppelt", "z200\t\tx"
        path = self.write("neu.tsv", "\n".join(["id\tquestion\tanswer", *rows]) + "\n")
        done = self.run_program("kb", "import", path, "--dry-run")
        self.assertEqual((done.returncode, done.err), (1, ""))
        lines = done.out.splitlines()
        self.assertEqual(lines[-1], "297 would be added, 0 changed, 0 removed; 0 unchanged, 1 broken")
        at = lines.index("broken neu.tsv")
        self.assertEqual([line.split(":")[1] for line in lines[at + 1:at + 4]], ["7", "72", "202"])
        self.assertIn("3 entries", self.run_program("kb", "check").out)

    def test_an_entry_in_the_wrong_place_is_refused(self):
        self.write("content/entries/de/test/other.md", ENTRY.format(slug="good", title="Gut?"))
        self.refused(os.path.join(self.folder, "content"), "entries/de/test/good.md")

    def test_what_is_no_file_is_named_and_not_waited_for(self):
        self.write("content/entries/de/test/good.md",
                   ENTRY.format(slug="good", title="Gut?").replace("{{lohn}}", "gut"))
        content = os.path.join(self.folder, "content")
        self.assertEqual(self.run_program("kb", "check", content).returncode, 0)
        os.mkfifo(os.path.join(content, "entries/de/test/pipe.md"))
        os.mkfifo(os.path.join(self.folder, "list.tsv"))
        for args in (("check", content), ("import", content),
                     ("import", os.path.join(self.folder, "list.tsv"))):
            with self.subTest(args=args):
                done = self.run_program("kb", *args, seconds=20)
                self.assertEqual(done.returncode, 1)
                self.assertRegex(done.err, r"(pipe\.md|list\.tsv): not a file that can be read")

    def test_a_check_of_a_folder_has_no_file_that_could_be_left_behind(self):
        check = subprocess.Popen([os.environ["KAMMERLOTSE"], "kb", "check", CONTENT],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(check.wait)
        self.addCleanup(check.kill)
        open_files, end = set(), time.monotonic() + 4
        while check.poll() is None and time.monotonic() < end:
            for fd in glob.glob(f"/proc/{check.pid}/fd/*"):
                with contextlib.suppress(FileNotFoundError):
                    open_files.add(os.readlink(fd))
            time.sleep(0.01)
        self.assertTrue(open_files)
        self.assertEqual([name for name in open_files if "knowledge.db" in name], [])

    def test_guided_questions_are_drawn_in_either_language(self):
        with open(os.path.join(CONTENT, "flows", FLOW + ".json"), "rb") as file:
            self.write(f"content/flows/{FLOW}.json", file.read())
        content = os.path.join(self.folder, "content")
        for lang, word in (("de", "Staatsangehörigkeit"), ("en", "nationality")):
            done = self.run_program("kb", "check", content, "--draw", FLOW, "--lang", lang)
            self.assertEqual(done.returncode, 0, done.err)
            self.assertRegex(done.out, r"(?s)^digraph .*->.*\}\n$")
            self.assertIn(word, done.out)
        done = self.run_program("kb", "check", content, "--draw", "nowhere")
        self.assertEqual(done.returncode, 1)
        self.assertIn("there is no flow nowhere", done.err)

    def test_a_rule_that_does_not_compile_is_named_and_the_rest_loads(self):
        self.write("content/entries/de/test/good.md",
                   ENTRY.format(slug="good", title="Gut?").replace("{{lohn}}", "gut"))
        self.write("content/rules/r.json",
                   '[{"id": "r.bad", "kind": "person", "pattern": "(", "matches": ["x"]},'
                   ' {"id": "r.good", "kind": "person", "pattern": "^hilfe$", '
                   '"matches": ["hilfe"]}]')
        done = self.run_program("kb", "import", os.path.join(self.folder, "content"), "--replace")
        self.assertEqual(done.returncode, 0, done.err)
        self.assertIn("rule r.bad: the pattern does not compile: at offset 1", done.err)
        self.assertEqual(self.ask("hilfe")[0]["action"], "handoff")
        self.assertEqual(self.run_program("kb", "check").returncode, 1)

    def test_a_short_answer_that_opens_with_yes_or_no_is_warned_of(self):
        opens = {"Ja. Das geht.": 1, "Nein, das geht nicht.": 1, "Ja – immer.": 1,
                 "Januar ist zu früh.": 0, "Nein sagen dürfen Sie.": 0, "Das geht.": 0}
        for k, short in enumerate(opens):
            self.write(f"content/entries/de/test/e{k}.md",
                       ENTRY.format(slug=f"e{k}", title="Geht das?")
                       .replace("{{lohn}}", "gut").replace("Der Lohn ist gut.", short))
        out = self.run_program("kb", "check", os.path.join(self.folder, "content")).out
        for k, (short, warned) in enumerate(opens.items()):
            self.assertEqual(out.count(f"warning: e{k} (de): the short answer opens"), warned, short)

    def test_a_database_from_a_newer_version_is_refused(self):
        self.import_list(LIST)
        with sqlite3.connect(os.path.join(self.data, "knowledge.db")) as db:
            db.execute("PRAGMA user_version = 99")
        done = self.run_program("ask", "--jsonl", stdin="parken\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("newer version", done.err)

    def test_another_database_is_not_touched(self):
        os.makedirs(self.data)
        with sqlite3.connect(os.path.join(self.data, "knowledge.db")) as db:
            db.execute("CREATE TABLE mine (x)")
        done = self.run_program("kb", "check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("not a Kammerlotse knowledge base", done.err)

    def test_a_data_folder_that_cannot_be_made_is_named(self):
        self.data = os.path.join(self.write("file", "x"), "data")
        done = self.run_program("kb", "check")
        self.assertEqual(done.returncode, 1)
        self.assertIn(self.data, done.err)


class Usage(ProgramTest):
    def test_wrong_usage_ends_with_2_and_one_hint(self):
        for args in ([], ["dance"], ["ask", "--colour"], ["ask", "--lang", "fr"],
                     ["ask", "--date", "2026-02-30"], ["kb"], ["kb", "import"], ["kb", "dance"],
                     ["eval"]):
            with self.subTest(args=args):
                done = self.run_program(*args, data=False)
                self.assertEqual(done.returncode, 2)
                self.assertTrue(done.err)

    def test_eval_reports_its_measures(self):
        self.import_list(LIST)
        rows = ("id\tlang\tsource_kind\tquestion\tslugs\tnote\n"
                "1\tde\town\tWo kann ich parken?\tparken-2\t\n"
                "2\tde\town\tqwertz\tNONE\t\n"
                "3\tde\town\tMensch bitte sprechen\tmissing\t\n")
        done = self.run_program("eval", self.write("rows.tsv", rows))
        self.assertEqual(done.returncode, 0, done.err)
        for word in ("P@1", "P@3", "MRR@10", "action accuracy", "left out", "100.0 %"):
            self.assertIn(word, done.out)

    def test_eval_names_what_it_cannot_read(self):
        self.import_list(LIST)
        header = "id\tlang\tsource_kind\tquestion\tslugs\tnote\n"
        row = "1\tde\town\tparken\tparken-2\t\n"
        turns = '{"turns": [{"user": "parken"}]}\n'
        for name, text, *words in (
                ("c.tsv", "id\tlang\n", "c.tsv:1:", '"source_kind"'),
                ("c.tsv", "\nid\tlang\n", "c.tsv:2:", '"source_kind"'),
                ("c.tsv", "", "c.tsv:1:", "no header line"),
                ("c.tsv", header, "c.tsv:2:", "no rows"),
                ("c.tsv", header + row + "2\tde\n", "c.tsv:3:", "too few columns"),
                ("c.tsv", header + row.replace("de", "fr"), "c.tsv:2:", "lang"),
                ("c.tsv", header + row.replace("parken-2", ""), "c.tsv:2:", "slugs"),
                ("c.tsv", (header + row).encode() + b"2\tde\town\tp\xe4rken\tparken-2\t\n",
                 "c.tsv:3:", "UTF-8"),
                ("c.jsonl", "", "c.jsonl:1:", "no conversations"),
                ("c.jsonl", "{}\n", "c.jsonl:1:", '"turns"'),
                ("c.jsonl", "[]\n", "c.jsonl:1:", '"turns"'),
                ("c.jsonl", turns + "{broken\n", "c.jsonl:2:"),
                ("c.jsonl", '{"turns": {}}\n', "c.jsonl:1:", '"turns"'),
                ("c.jsonl", turns + '{"turns": [3]}\n', "c.jsonl:2:", '"user"'),
                ("c.jsonl", '{"turns": [{"user": 3}]}\n', "c.jsonl:1:", '"user"'),
                ("c.jsonl", '{"turns": [{"user": "a", "slugs": "b"}]}\n', "c.jsonl:1:", '"slugs"'),
                ("c.jsonl", '{"turns": [{"user": "a", "slugs": [1]}]}\n', "c.jsonl:1:", '"slugs"'),
                ("c.jsonl", '{"lang": 3, "turns": [{"user": "a"}]}\n', "c.jsonl:1:", '"lang"'),
                ("c.jsonl", turns.encode() + b'{"turns": [{"user": "\xe4"}]}\n', "c.jsonl:2:",
                 "UTF-8")):
            with self.subTest(name=name, text=text):
                done = self.run_program("eval", self.write(name, text))
                self.assertEqual((done.returncode, done.out), (1, ""))
                for word in words:
                    self.assertIn(word, done.err)
        done = self.run_program("eval", self.folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn("directory", done.err)

    def test_eval_passes_over_a_byte_order_mark_and_empty_lines(self):
        self.import_list(LIST)
        rows = ("\ufeffid\tlang\tsource_kind\tquestion\tslugs\tnote\r\n\r\n"
                "1\tde\town\tWo kann ich parken?\tparken-2\t\r\n\n")
        done = self.run_program("eval", self.write("rows.tsv", rows))
        self.assertEqual(done.returncode, 0, done.err)
        self.assertIn("(1 of 1)", done.out)
        done = self.run_program("eval", self.write(
            "c.jsonl", '\ufeff{"turns": [{"user": "parken"}, '
                       '{"user": "Kantine", "slugs": ["Kantine.3"]}]}\n'))
        self.assertEqual(done.returncode, 0, done.err)
        self.assertIn("(1 of 1)", done.out)

    def test_eval_keeps_any_number_of_kinds_apart(self):
        self.import_list(LIST)
        rows = "id\tlang\tsource_kind\tquestion\tslugs\tnote\n" + "".join(
            f"{n}\tde\tkind{n}\tWo kann ich parken?\tparken-2\t\n" for n in range(30))
        done = self.run_program("eval", self.write("rows.tsv", rows))
        self.assertEqual(done.returncode, 0, done.err)
        for n in range(30):
            self.assertIn(f"\nkind{n}, in scope\n", done.out)
            self.assertIn(f"\nkind{n}, de, in scope\n", done.out)


if __name__ == "__main__":
    unittest.main()
