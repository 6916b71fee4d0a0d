"""The knowledge out of the server and in again: archives, lists, broken files, limits."""

import io
import json
import tarfile

from editor import EditorTest
import test_serve

FILE = """---
slug: {slug}
area: zahlen
lang: de
title: "Was ist {number}?"
short: "Zahl {number}."
stand: "2026-01-01"
review_by: "2099-01-01"
sources:
  - title: "Tarif"
---
Zahl {number}.
"""


def archive(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for path, text in files.items():
            info = tarfile.TarInfo(path)
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))
    return out.getvalue()


class Exchange(EditorTest):
    def imported(self, name, body, who="anna", **options):
        query = "".join(f"&{key}=1" for key, given in options.items() if given)
        answer = self.send(f"import?name={name}{query}", body, who)
        self.assertEqual(answer.status, 200, answer.text)
        return self.job(json.loads(answer.text)["job"], who)

    def entries(self):
        return {one["slug"] for one in self.read("entries")["entries"] if one["state"] == "published"}

    def publications(self):
        return {one["note"]: one for one in self.read("publications")["publications"]}

    def export(self):
        answer = self.request_bytes("export")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.getheader("Content-Type"), "application/x-tar")
        self.assertIn(".tar", answer.getheader("Content-Disposition"))
        with tarfile.open(fileobj=io.BytesIO(answer.bytes)) as tar:
            return answer.bytes, {one.name: tar.extractfile(one).read().decode()
                                  for one in tar.getmembers() if one.isfile()}

    def request_bytes(self, path):
        import http.client
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/api/editor/" + path, headers={"Cookie": self.cookie("anna")})
        answer = connection.getresponse()
        answer.bytes = answer.read()
        connection.close()
        return answer

    def test_what_goes_out_comes_in_unchanged(self):
        tar, files = self.export()
        self.assertIn("urlaub.md", {path.split("/")[-1] for path in files})
        job = self.imported("alles.tar", tar, replace=True)
        self.assertEqual(job["state"], "done", job)
        self.assertEqual((job["result"]["changed"], job["result"]["added"], job["result"]["removed"],
                          job["result"]["broken"]), (0, 0, 0, 0))
        self.assertEqual(self.export()[1], files)

    def test_a_list_is_looked_at_first_and_then_taken(self):
        tsv = "id\tquestion\tanswer\nkantine\tWann öffnet die Kantine?\tUm elf.\n".encode()
        dry = self.imported("neu.tsv", tsv, dry=True)["result"]
        self.assertEqual((dry["added"], dry["stored"]), (1, False))
        self.assertNotIn("kantine", self.entries())
        taken = self.imported("neu.tsv", tsv)["result"]
        self.assertEqual((taken["added"], taken["stored"]), (1, True))
        self.assertIn("elf", self.answer("Wann öffnet die Kantine?")["reply"])
        shown = self.read("item?item=entries/de/kantine")
        self.assertEqual(shown["published"]["by"], "anna")
        self.assertGreater(shown["entry"]["review_by"], shown["entry"]["stand"])
        due = [one["slug"] for one in self.read("due?days=150")["due"]]
        self.assertNotIn("kantine", due)
        self.assertIn("kantine", [one["slug"] for one in self.read("due?days=190")["due"]])
        self.assertEqual(self.actions(), [("anna", "import", "neu.tsv")])

    def test_replacing_archives_what_is_not_among_them(self):
        tsv = "id\tquestion\tanswer\nkantine\tWann öffnet die Kantine?\tUm elf.\n".encode()
        self.imported("neu.tsv", tsv, replace=True)
        self.assertEqual(self.entries(), {"kantine"})
        self.assertEqual(self.read("item?item=entries/de/urlaub")["state"], "archived")

    def test_what_was_published_together_is_listed_with_what_it_was_before(self):
        before = self.read("item?item=entries/de/urlaub")["published"]
        text = before["text"].replace("Urlaub", "Ferien")
        self.assertNotEqual(text, before["text"])
        path = next(path for path in self.export()[1] if path.endswith("/urlaub.md"))
        job = self.imported("eins.tar", archive({path: text, "entries/de/zahlen/e-1.md": FILE.format(slug="e-1", number=1)}))
        self.assertEqual(job["state"], "done", job)
        first = self.publications()["eins.tar"]
        self.assertEqual((first["by"], first["name"]), ("anna", self.read("overview")["me"]["name"]))
        items = {one["item"]: one for one in first["items"]}
        self.assertEqual({item: one["what"] for item, one in items.items()},
                         {"entries/de/urlaub": "changed", "entries/de/e-1": "added"})
        changed = items["entries/de/urlaub"]
        self.assertEqual((changed["before"], changed["current"]), (before["revision"], True))
        self.assertIsNone(items["entries/de/e-1"]["before"])
        old = self.read(f"revision?item=entries/de/urlaub&revision={changed['before']}")
        self.assertEqual(old["text"], before["text"])
        self.imported("zwei.tar", archive({path: before["text"]}))
        first, second = self.publications()["eins.tar"], self.publications()["zwei.tar"]
        self.assertEqual({one["item"]: one["current"] for one in first["items"]},
                         {"entries/de/urlaub": False, "entries/de/e-1": True})
        self.assertEqual([one["what"] for one in second["items"]], ["changed"])

    def test_what_an_import_took_out_is_listed_as_removed(self):
        tsv = "id\tquestion\tanswer\nkantine\tWann öffnet die Kantine?\tUm elf.\n".encode()
        self.imported("neu.tsv", tsv, replace=True)
        what = {one["item"]: one["what"] for one in self.publications()["neu.tsv"]["items"]}
        self.assertEqual((what["entries/de/urlaub"], what["entries/de/kantine"]), ("removed", "added"))

    def test_three_broken_files_of_three_hundred_are_named_and_nothing_is_stored(self):
        files = {f"entries/de/zahlen/e-{i}.md": FILE.format(slug=f"e-{i}", number=i)
                 for i in range(300)}
        broken = [f"entries/de/zahlen/e-{i}.md" for i in (7, 150, 299)]
        files[broken[0]] = "kein Kopf"
        files[broken[1]] = files[broken[1]].replace('stand: "2026-01-01"', 'stand: "gestern"')
        files[broken[2]] = files[broken[2]].replace('short: "Zahl 299."\n', "")
        tar = archive(files)
        dry = self.imported("alles.tar", tar, dry=True)["result"]
        self.assertEqual((dry["broken"], dry["added"], dry["stored"]), (3, 297, False))
        job = self.imported("alles.tar", tar)
        self.assertEqual(job["state"], "failed")
        named = {one["path"] for one in job["result"]["files"] if one["what"] == "broken"}
        self.assertEqual(named, set(broken))
        for one in job["result"]["files"]:
            if one["what"] == "broken":
                self.assertNotEqual(one["faults"][0]["message"], "")
        self.assertEqual(self.entries(), {"urlaub", "parken"})

    def test_what_is_no_archive_is_refused(self):
        for name, body in (("x.tar", b"\x00" * 600), ("x.tar", b"no tar at all"),
                           ("x.tsv", b"a\tb\n1\t2\n"), ("x.bin", b"\xff\xfe"),
                           ("values.json", b"{")):
            job = self.imported(name, body)
            self.assertEqual(job["state"], "failed", (name, body, job))
            self.assertNotEqual(job["message"], "")
        escape = archive({"../../etc/x.md": "x", "/etc/passwd": "x"})
        job = self.imported("x.tar", escape)
        self.assertEqual(self.entries(), {"urlaub", "parken"}, job)

    def test_what_is_too_large_is_refused_before_it_is_read(self):
        answer = self.send("import?name=x.tar", b"x" * ((1 << 20) + 10), "vera")
        self.assertEqual(answer.status, 403)
        self.assertEqual(self.send("import?name=x.tar", b"").status, 400)
        self.assertEqual(self.send("import?name=x.tar", b"x" * ((32 << 20) + 1)).status, 413)
        connection = test_serve.http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest("POST", "/api/editor/import?name=x.tar")
        for name, value in (("Cookie", self.cookie("anna")), ("Content-Length", str(65 << 20)),
                            ("Content-Type", "application/x-tar")):
            connection.putheader(name, value)
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 413)
        connection.close()
