"""What the tests of the editor share: its accounts, its requests, its jobs."""

import contextlib
import http.client
import json
import sqlite3
import time

import harness
import test_serve
from test_serve import PASSWORD

# login, name, role
ACCOUNTS = [("anna", "Anna", "editor"), ("emil", "Emil", "editor"), ("hanna", "Hanna", "head"),
            ("adam", "Adam", "administrator"), ("vera", "Vera", "advisor")]
ENTRY = {"slug": "urlaub", "area": "import", "lang": "de",
         "title": "Wie viele Tage Urlaub habe ich?",
         "short": "Sie haben 28 Tage Urlaub.", "keywords": ["Ferien"],
         "questions": ["Wie lange darf ich verreisen?"], "stand": "2026-01-01",
         "review_by": "2099-12-31", "review_reason": "", "legal_basis": [], "sources": [{"title": "Tarif", "url": "https://tarif.example/"}],
         "related": [], "nationals": [], "offices": [], "body": "Sie haben **28 Tage** Urlaub."}
JOB_SECONDS = 400
_hashed = None  # of the password: to hash it anew for each account and test takes long


class EditorTest(test_serve.ServeTest):
    shipped = False  # with the shipped knowledge instead of two entries

    def import_list(self, rows):
        if self.shipped:
            harness._copy_shipped(self.data)
        else:
            super().import_list(rows)
        self.make_accounts()

    def make_accounts(self):
        global _hashed
        self.cookies = {}
        if _hashed is None:
            self.run_program("user", "add", "x", "--password-stdin", stdin=PASSWORD + "\n")
        else:
            self.run_program("user", "list")  # makes desk.db
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            if _hashed is None:
                _hashed, = db.execute("SELECT password FROM account").fetchone()
                db.execute("DELETE FROM account")
            db.executemany("INSERT INTO account (login, name, role, password) VALUES (?, ?, ?, ?)",
                           [(*account, _hashed) for account in ACCOUNTS])

    def cookie(self, login):
        if login not in self.cookies:
            answer = self.login(login)
            self.assertEqual(answer.status, 204, answer.text)
            self.cookies[login] = answer.getheader("Set-Cookie").split(";")[0]
        return self.cookies[login]

    def get(self, path, who="anna", **headers):
        return self.request("GET", "/api/editor/" + path, Cookie=self.cookie(who), **headers)

    def post(self, path, body, who="anna", **headers):
        return self.request("POST", "/api/editor/" + path, body, Cookie=self.cookie(who),
                            Content_Type="application/json", **headers)

    def read(self, path, who="anna"):
        answer = self.get(path, who)
        self.assertEqual(answer.status, 200, answer.text)
        return json.loads(answer.text)

    def change(self, path, body, who="anna"):
        """Changes something; returns what was answered."""
        answer = self.post(path, body, who)
        self.assertIn(answer.status, (200, 204), answer.text)
        return json.loads(answer.text or "null")

    def refused(self, path, body, who="anna"):
        """(status, code, error) of what is refused."""
        answer = self.post(path, body, who)
        self.assertGreaterEqual(answer.status, 400, answer.text)
        error = json.loads(answer.text)["error"]
        self.assertNotEqual(error["message"], "")
        return answer.status, error["code"], error

    def send(self, path, body, who="anna", kind="application/octet-stream"):
        """Bytes as they are. Who is refused before all is read may find the line closed, and asks again."""
        for attempt in range(5):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=test_serve.WAIT)
            try:
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    connection.request("POST", "/api/editor/" + path, body,
                                       {"Cookie": self.cookie(who), "Content-Type": kind})
                answer = connection.getresponse()
                answer.text = answer.read().decode()
                return answer
            except ConnectionError:
                if attempt == 4:
                    raise
            finally:
                connection.close()
        return None

    def job(self, number, who="anna"):
        """Waits for its end."""
        until = time.monotonic() + JOB_SECONDS
        while time.monotonic() < until:
            job = self.read(f"job?job={number}", who)
            if job["state"] in ("done", "failed"):
                return job
            time.sleep(0.02)
        self.fail("the job does not end")

    def done(self, path, body, who="anna"):
        """Does what takes a while; returns its result."""
        job = self.job(self.change(path, body, who)["job"], who)
        self.assertEqual(job["state"], "done", job)
        return job["result"]

    def save(self, item="entries/de/urlaub", who="anna", version=None, **members):
        """Saves a draft of the entry with these members changed; returns its version."""
        if version is None:
            draft = self.read(f"item?item={item}", who)["draft"]
            version = draft["version"] if draft else 0
        lang, slug = item.split("/")[1:]
        entry = {**ENTRY, "lang": lang, "slug": slug, **members}
        return self.change("save", {"item": item, "version": version, "entry": entry}, who)["version"]

    def publish(self, item="entries/de/urlaub", who="anna", version=None, note=""):
        if version is None:
            version = self.read(f"item?item={item}", who)["draft"]["version"]
        return self.done("publish", {"items": [{"item": item, "version": version}], "note": note}, who)

    def answer(self, question, lang="de"):
        """What an employer is told."""
        answer = self.request("POST", "/api/ask", {"question": question, "lang": lang})
        self.assertEqual(answer.status, 200, answer.text)
        return json.loads(answer.text)

    def audit(self):
        answer = self.request("GET", "/api/desk/admin/audit", Cookie=self.cookie("adam"))
        return json.loads(answer.text)["audit"]

    def actions(self):
        """What was noted, oldest first."""
        return [(row["login"], row["action"], row["subject"]) for row in reversed(self.audit())]
