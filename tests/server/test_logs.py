"""Transcripts, links back, what the desk looks up, what advisors insert."""

import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
import urllib.parse

import websockets

import test_desk
import test_mail
from test_serve import PASSWORD, free_port

VALUES = [{"key": "mindestlohn", "title": "Gesetzlicher Mindestlohn je Stunde",
           "title_en": "Minimum wage per hour", "unit": "EUR",
           "periods": [{"from": "2020-01-01", "to": None, "value": 13.9, "source": "MiLoV5"}]},
          {"key": "alte-gebuehr", "title": "Gebühr von früher", "unit": "EUR",
           "periods": [{"from": None, "to": "2020-01-01", "value": 5, "source": "früher"}]}]
ENTRY = """---
slug: {slug}
area: test
lang: de
title: "{title}"
short: "{short}"
questions:
  - "{question}"
stand: "2026-08-19"
review_by: "2027-01-15"
legal_basis:
  - title: "§ 18g AufenthG"
sources:
  - title: "Amt"
    url: "https://example.org/"
---
## Was gilt?

Das gilt.
"""
ENTRIES = [("urlaub", "Wie viele Tage Urlaub gibt es?", "Es gibt 30 Tage Urlaub.",
            "Wie lange habe ich Urlaub?"),
           ("parken", "Wo kann man parken?", "Parken Sie im Hof.", "Wo kann ich parken?"),
           ("gebuehren", "Welche Gebühren fallen an?", "Es fallen Gebühren an.",
            "Was kostet der Antrag?")]


class LogsTest(test_desk.DeskTest):
    """With a small knowledge base that has sources and figures."""

    def start(self, **config):
        options = ["--config", self.write("config.json", json.dumps(config))] if config else []
        self.log = open(os.path.join(self.folder, "log"), "a+b")
        self.server = subprocess.Popen(
            [os.environ["KAMMERLOTSE"], "serve", "--data", self.data, *options, "--listen",
             f"127.0.0.1:{self.port}"], stdout=subprocess.PIPE, stderr=self.log)
        self.assertIn(b"answers on", self.server.stdout.readline(), self.said())

    loaded = None  # a data folder with that knowledge, made once for all tests

    def import_list(self, rows):
        if LogsTest.loaded is None:
            self.import_knowledge()
            LogsTest.loaded = tempfile.TemporaryDirectory(prefix="kammerlotse-logs-")
            shutil.copytree(self.data, LogsTest.loaded.name, dirs_exist_ok=True)
        shutil.copytree(LogsTest.loaded.name, self.data, dirs_exist_ok=True)

    def import_knowledge(self):
        for slug, title, short, question in ENTRIES:
            self.write(f"kb/entries/de/test/{slug}.md",
                       ENTRY.format(slug=slug, title=title, short=short, question=question))
        self.write("kb/values.json", json.dumps(VALUES))
        done = self.run_program("kb", "import", os.path.join(self.folder, "kb"), "--replace")
        self.assertEqual(done.returncode, 0, done.err)

    def cookie(self, login="anna"):
        self.run_program("user", "add", login, "--name", login.title(), "--password-stdin",
                         stdin=PASSWORD + "\n")
        return self.login(login).getheader("Set-Cookie").split(";")[0]

    def desk(self, path, cookie, **arguments):
        query = urllib.parse.urlencode(arguments, quote_via=urllib.parse.quote)
        return self.request("GET", f"/api/desk/{path}?{query}", Cookie=cookie)

    def found(self, path, cookie, **arguments):
        answer = self.desk(path, cookie, **arguments)
        self.assertEqual(answer.status, 200, answer.text)
        return json.loads(answer.text)

    def database(self, statement, rows):
        with sqlite3.connect(os.path.join(self.data, "desk.db"), timeout=10) as db:
            db.executemany(statement, rows)
        db.close()

    def keep_inquiries(self, rows):
        """Conversations of long ago: (number, asked at, firm, domain)."""
        self.database("INSERT INTO conversation (id, token_hash, lang, state, since, seq, subject) "
                      "VALUES (printf('%022d', ?), zeroblob(32), 'de', 'closed', 1, 0, ?)",
                      [(number, f"Thema {number}") for number, *_ in rows])
        self.database("INSERT INTO inquiry (conversation, asked_at, firm, firm_key, domain) "
                      "VALUES (printf('%022d', ?), ?, ?, lower(?), ?)",
                      [(number, at, firm, firm, domain) for number, at, firm, domain in rows])

    async def answered(self):
        """An employer who has asked and been answered."""
        employer = await self.conversation()
        await employer.send("say", client_id="q1", text="Wo kann ich parken?")
        await employer.events(2)
        return employer


class Transcripts(LogsTest):

    async def test_the_transcript_has_what_was_said_and_nothing_for_colleagues(self):
        anna, employer = await self.taken()
        await self.done(anna, employer, "say", text="Guten Tag")
        await self.done(anna, employer, "note", text="geheim")
        await self.done(anna, employer, "insert-entry", entry="parken")
        await employer.events(2)
        await employer.send("transcript")
        text = (await employer.until("transcript"))["text"]
        for wanted in ("Sie\n    [Gespräch mit einer Person gewünscht]\n", "Anna\n    Guten Tag\n",
                       "    Parken Sie im Hof.\n    Stand: 19. August 2026\n"
                       "    Rechtsgrundlage:\n    - § 18g AufenthG\n"
                       "    Quellen:\n    - Amt: https://example.org/\n"):
            self.assertIn(wanted, text)
        self.assertNotIn("geheim", text)

    async def test_advisors_read_the_transcript_with_its_notes(self):
        anna, employer = await self.taken()
        await self.done(anna, employer, "note", text="geheim")
        cookie = self.login("anna").getheader("Set-Cookie").split(";")[0]
        answer = self.desk("transcript", cookie, conversation=employer.id)
        self.assertEqual(answer.getheader("Content-Type"), "text/plain; charset=utf-8")
        self.assertIn("Anna\n    [Interne Notiz]\n    geheim\n", answer.text)
        self.assertEqual(self.desk("transcript", cookie, conversation="x").status, 404)

    async def test_without_a_conversation_there_is_no_transcript(self):
        employer = await self.employer()
        await employer.send("transcript")
        self.assertEqual((await employer.until("error"))["code"], "no-conversation")

    async def test_no_mail_is_promised_where_none_is_sent(self):
        employer = await self.conversation()
        await employer.send("mail-transcript", client_id="m1", email="firma@example.org")
        self.assertEqual((await employer.until("error", client_id="m1"))["code"], "no-mail")

    async def test_a_transcript_is_mailed_once_and_without_what_is_for_colleagues(self):
        box, port = test_mail.Box(), free_port()
        server = test_mail.MailServer(box, port, None, None)
        server.start()
        self.addCleanup(server.stop)
        self.stop()
        self.start(mail={"url": f"smtp://127.0.0.1:{port}", "from": "lotse@ihk.example",
                         "tls": "none"})
        anna, employer = await self.taken()
        await self.done(anna, employer, "note", text="geheim")
        await self.done(anna, employer, "say", text="Schöne Grüße")
        self.database("UPDATE inquiry SET reference = 'KL-7F3K-92' WHERE conversation = ?",
                      [(employer.id,)])
        for address in ("niemand", "a@b, c@d", "", None):
            await employer.send("mail-transcript", client_id="m0", email=address)
            self.assertEqual((await employer.until("error", client_id="m0"))["code"],
                             "bad-message")
        for _ in range(2):
            await employer.send("mail-transcript", client_id="m1", email="firma@example.org")
            await employer.until("ack", client_id="m1")
        end = time.time() + 20
        while not box.mails and time.time() < end:
            await asyncio.sleep(0.1)
        mail, = box.parsed()
        self.assertEqual(mail["To"], "firma@example.org")
        self.assertIn("KL-7F3K-92", mail["Subject"])
        text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
        self.assertIn("Anna\n    Schöne Grüße\n", text)
        self.assertNotIn("geheim", text)
        for number in range(2, 6):
            await employer.send("mail-transcript", client_id=f"m{number}",
                                email=f"f{number}@example.org")
            await employer.until("ack", client_id=f"m{number}")
        await employer.send("mail-transcript", client_id="m6", email="f6@example.org")
        self.assertEqual((await employer.until("error", client_id="m6"))["code"], "no-mail")


class Links(LogsTest):

    def reopen(self, link, **headers):
        return self.request("POST", "/api/reopen", {"link": link}, **headers)

    async def link(self, employer, client_id="l1"):
        await employer.send("make-link", client_id=client_id)
        ack = await employer.until("ack", client_id=client_id)
        self.assertRegex(ack["link"], r"^[\w-]{43}$")
        return ack["link"]

    async def test_a_link_opens_a_closed_conversation_again_under_a_new_secret(self):
        employer = await self.answered()
        link = await self.link(employer)
        await employer.send("end", client_id="e1")
        await employer.events(1)
        answer = self.reopen(link)
        self.assertEqual(answer.status, 200, answer.text)
        opened = json.loads(answer.text)
        self.assertEqual(opened["conversation"], employer.id)
        self.assertEqual((await employer.until("error"))["code"], "moved")
        with self.assertRaises(websockets.ConnectionClosed):
            await employer.events(1)
        self.assertEqual(employer.ws.close_code, 1008)
        again = await self.employer(conversation=employer.id, token=opened["token"], after=4)
        self.assertEqual(again.welcome["state"], "bot")
        await again.send("say", client_id="q2", text="Wo kann ich parken?")
        self.assertEqual([e["type"] for e in await again.events(3)],
                         ["reopened", "said", "answered"])
        stranger = await self.connect()
        await stranger.send("hello", v=1, conversation=employer.id, token=employer.token)
        self.assertEqual((await stranger.until("error"))["code"], "not-found")

    async def test_a_link_into_an_open_conversation_changes_nothing_in_it(self):
        employer = await self.answered()
        opened = json.loads(self.reopen(await self.link(employer)).text)
        again = await self.employer(conversation=employer.id, token=opened["token"], after=3)
        self.assertEqual((again.welcome["state"], again.welcome["seq"]), ("bot", 3))
        self.assertEqual((await employer.until("error"))["code"], "moved")

    async def test_a_link_of_fifteen_days_ago_is_not_known_any_more(self):
        employer = await self.answered()
        link = await self.link(employer)
        with sqlite3.connect(os.path.join(self.data, "desk.db")) as db:
            kept, = db.execute("SELECT * FROM reopen_link").fetchall()
            self.assertNotIn(link.encode(), kept[0])
            lives = kept[2] - db.execute("SELECT touched FROM conversation").fetchone()[0]
        db.close()
        self.assertAlmostEqual(lives, 14 * 24 * 3600 * 1000, delta=60000)
        self.database("UPDATE reopen_link SET expires = expires - ?", [(lives + 60000,)])
        self.assertEqual(self.reopen(link).status, 404)

    async def test_ten_links_of_a_conversation_are_kept_the_newest(self):
        employer = await self.answered()
        links = [await self.link(employer, f"l{i}") for i in range(12)]
        self.assertEqual(self.reopen(links[11]).status, 200)
        self.assertEqual(sum(self.reopen(link).status == 200 for link in links), 10)

    async def test_who_guesses_is_slowed_down_and_who_knows_is_not(self):
        link = await self.link(await self.answered())
        self.assertEqual([self.reopen("x" * 43).status for _ in range(10)], [404] * 10)
        refused = self.reopen("x" * 43)
        self.assertEqual(refused.status, 429)
        self.assertGreater(int(refused.getheader("Retry-After")), 0)
        self.assertEqual(self.reopen(link).status, 200)
        self.assertEqual(self.request("POST", "/api/reopen", {}).status, 400)

    def test_a_link_is_followed_from_pages_that_embed_the_widget(self):
        self.stop()
        self.start(allowed_origins=["https://www.ihk.example"])
        answer = self.reopen("x", Origin="https://www.ihk.example")
        self.assertEqual((answer.status, answer.getheader("Access-Control-Allow-Origin")),
                         (404, "https://www.ihk.example"))
        answer = self.reopen("x", Origin="https://evil.example")
        self.assertEqual((answer.status, answer.getheader("Access-Control-Allow-Origin")),
                         (403, None))
        answer = self.request("POST", "/api/desk/login", {"login": "a", "password": "b"},
                              Origin="https://www.ihk.example")
        self.assertEqual(answer.status, 403)


class LookingUp(LogsTest):

    def test_nothing_is_looked_up_without_signing_in(self):
        for path in ("find?q=parken", "history", "firm?conversation=x", "drafts",
                     "transcript?conversation=x"):
            with self.subTest(path):
                answer = self.request("GET", f"/api/desk/{path}", Cookie="kammerlotse=falsch")
                self.assertEqual(answer.status, 401)

    def test_entries_are_found_by_the_ranking_and_by_the_beginning_of_a_title(self):
        cookie = self.cookie()
        hits = self.found("find", cookie, q="wo soll ich parken", lang="de")["hits"]
        self.assertEqual(
            {key: hits[0][key] for key in ("entry", "title", "summary", "stand", "area")},
            {"entry": "parken", "title": "Wo kann man parken?", "summary": "Parken Sie im Hof.",
             "stand": "2026-08-19", "area": "test"})
        self.assertGreater(hits[0]["score"], 0)
        for typed in ("Gebü", "gebue", "welche geb", "GEBÜHR"):
            with self.subTest(typed):
                hits = self.found("find", cookie, q=typed, lang="de")["hits"]
                self.assertIn("gebuehren", [hit["entry"] for hit in hits])
        self.assertEqual(self.found("find", cookie, q="", lang="de"), {"hits": [], "values": []})

    def test_values_are_found_by_title_and_key_with_what_holds_today(self):
        cookie = self.cookie()
        expected = {"value": "mindestlohn", "title": "Gesetzlicher Mindestlohn je Stunde",
                    "text": "13,90 Euro", "stand": "2020-01-01",
                    "source": {"title": "MiLoV5", "url": ""}}
        for typed in ("mindestlohn", "lohn stunde", "gesetzlicher mindest"):
            with self.subTest(typed):
                self.assertEqual(self.found("find", cookie, q=typed, lang="de")["values"],
                                 [expected])
        value, = self.found("find", cookie, q="minimum wage", lang="en")["values"]
        self.assertEqual((value["title"], value["text"]), ("Minimum wage per hour", "€13.90"))
        self.assertEqual(self.found("find", cookie, q="früher", lang="de")["values"], [])

    def test_what_is_not_utf8_is_refused(self):
        answer = self.request("GET", "/api/desk/find?q=%ff%fe", Cookie=self.cookie())
        self.assertEqual(answer.status, 400)

    def test_the_history_is_paged_without_losing_or_repeating(self):
        cookie = self.cookie()
        rows = [(n, 1000 + n // 60, "Firma", "") for n in range(170)]  # many of one time
        self.keep_inquiries(rows)
        seen, pages, before = [], [], ""
        while before is not None:
            page = self.found("history", cookie, before=before)
            pages.append(len(page["conversations"]))
            seen += [int(row["conversation"]) for row in page["conversations"]]
            before = page["before"]
        self.assertEqual((pages, seen), ([50, 50, 50, 20], list(range(169, -1, -1))))

    def test_the_last_full_page_is_the_end(self):
        cookie = self.cookie()
        self.keep_inquiries([(n, 1000 + n, "Firma", "") for n in range(50)])
        self.assertIsNone(self.found("history", cookie)["before"])

    def test_the_history_is_searched_and_has_what_came_of_it(self):
        cookie = self.cookie()
        self.keep_inquiries([(1, 1000, "Müller GmbH", "mueller.example"), (2, 2000, "Anders", "")])
        self.database("UPDATE inquiry SET place = 'Gößnitz', email = 'chef@mueller.example', "
                      "topic = 'Visum', kind = 'auskunft', solved = 1, reference = 'KL-7F3K-92', "
                      "name = 'Eva' WHERE conversation = printf('%022d', ?)", [(1,)])
        self.database("UPDATE conversation SET advisor = 'anna' WHERE id = printf('%022d', ?)",
                      [(1,)])
        self.database("UPDATE inquiry SET words = 'mueller gmbh goessnitz kl-7f3k-92 "
                      "chef@mueller.example thema 1' WHERE conversation = printf('%022d', ?)",
                      [(1,)])
        for typed in ("müller", "MÜLLER", "mueller", "gößn", "thema 1", "kl-7f3k", "chef@"):
            with self.subTest(typed):
                row, = self.found("history", cookie, q=typed)["conversations"]
                self.assertEqual(row, {
                    "conversation": f"{1:022}", "at": 1000, "state": "closed", "lang": "de",
                    "subject": "Thema 1", "advisor": "Anna", "team": "", "team_name": {"de": "", "en": ""}, "firm": "Müller GmbH",
                    "place": "Gößnitz", "name": "Eva", "email": "chef@mueller.example",
                    "topic": "Visum", "kind": "auskunft", "solved": True,
                    "reference": "KL-7F3K-92"})
        self.assertEqual(self.found("history", cookie, q="%")["conversations"], [])
        answer = self.request("GET", "/api/desk/history?q=thema+1", Cookie=cookie)
        self.assertEqual(len(json.loads(answer.text)["conversations"]), 1)

    def test_earlier_inquiries_of_a_firm_are_found_by_its_name_or_domain(self):
        cookie = self.cookie()
        self.keep_inquiries([(1, 1000, "Muster", "muster.example"), (2, 2000, "Muster", ""),
                             (3, 3000, "Anders", "muster.example"), (4, 4000, "", ""),
                             (5, 5000, "Fremd", "fremd.example"), (6, 6000, "", "")])

        def of(number):
            rows = self.found("firm", cookie, conversation=f"{number:022}")["conversations"]
            return [int(row["conversation"]) for row in rows]
        self.assertEqual([of(1), of(2), of(3), of(4), of(5), of(99)],
                         [[3, 2], [1], [1], [], [], []])

    def test_drafts_are_listed_newest_first_with_their_authors(self):
        cookie = self.cookie()
        self.database("INSERT INTO draft_question (at, author, question, answer) "
                      "VALUES (?, 'anna', ?, 'A')", [(1000, "eins"), (2000, "zwei")])
        drafts = self.found("drafts", cookie)["drafts"]
        self.assertEqual([(d["draft"], d["at"], d["by"], d["conversation"], d["question"],
                           d["answer"]) for d in drafts],
                         [(2, 2000, "Anna", None, "zwei", "A"), (1, 1000, "Anna", None, "eins", "A")])


class Inserting(LogsTest):

    async def test_an_entry_is_inserted_as_answered_without_what_the_bot_thought(self):
        anna, employer = await self.taken()
        await self.done(anna, employer, "insert-entry", entry="parken")
        event, = await employer.events(1)
        self.assertEqual((event["by"], event["name"], event["type"]),
                         ("advisor", "Anna", "inserted"))
        body = event["body"]
        self.assertEqual([body[key] for key in ("entry", "title", "summary", "stand", "sources",
                                                "legal_basis", "slots")],
                         ["parken", "Wo kann man parken?", "Parken Sie im Hof.", "2026-08-19",
                          [{"title": "Amt", "url": "https://example.org/"}],
                          [{"title": "§ 18g AufenthG", "url": ""}], []])
        self.assertTrue({"why", "confidence", "memory"}.isdisjoint(body))
        await anna.send("insert-entry", conversation=employer.id, client_id="x1", entry="nichts")
        self.assertEqual((await anna.until("error", client_id="x1"))["code"], "not-found")

    async def test_a_value_is_inserted_as_it_holds_today(self):
        anna, employer = await self.taken()
        await self.done(anna, employer, "insert-value", value="mindestlohn")
        event, = await employer.events(1)
        self.assertEqual((event["type"], event["body"]), ("inserted-value", {
            "value": "mindestlohn", "title": "Gesetzlicher Mindestlohn je Stunde",
            "text": "13,90 Euro", "stand": "2020-01-01",
            "source": {"title": "MiLoV5", "url": ""}}))
        for value in ("nichts", "alte-gebuehr", None):
            await anna.send("insert-value", conversation=employer.id, client_id="x1", value=value)
            self.assertEqual((await anna.until("error", client_id="x1"))["code"], "not-found")

    async def test_only_the_one_who_has_it_inserts(self):
        _, employer = await self.taken()
        bert = await self.advisor("bert")
        for command in ({"entry": "parken"}, {"value": "mindestlohn"}):
            kind = "insert-" + next(iter(command))
            await bert.send(kind, conversation=employer.id, client_id="b1", **command)
            self.assertEqual((await bert.until("error", client_id="b1"))["by"], "Anna")
        await employer.send("insert-entry", client_id="b2", entry="parken")
        self.assertEqual((await employer.until("error", client_id="b2"))["code"], "forbidden")

    async def test_what_the_employer_says_suggests_entries_to_the_one_who_has_it(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        await employer.send("say", client_id="s1", text="Wo kann ich parken?")
        shown = await anna.until("suggestions")
        ack = await employer.until("ack", client_id="s1")
        self.assertEqual((shown["conversation"], shown["seq"]), (employer.id, ack["seq"]))
        self.assertEqual(shown["entries"][0]["entry"], "parken")
        self.assertEqual(shown["entries"][0]["summary"], "Parken Sie im Hof.")
        self.assertLessEqual(len(shown["entries"]), 3)
        await employer.send("say", client_id="s1", text="Wo kann ich parken?")
        await employer.send("say", client_id="s2", text="xqzzt")
        self.assertEqual((await anna.until("suggestions"))["entries"], [])
        await self.done(anna, employer, "say", text="Im Hof")
        await bert.send("hello", v=1, role="advisor")
        while (heard := await bert.next())["type"] != "welcome":
            self.assertNotEqual(heard["type"], "suggestions")
