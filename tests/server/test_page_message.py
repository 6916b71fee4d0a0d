"""Leaving a message without JavaScript: what is sent, what the desk sees, what is said to who was wrong."""

import http.client
import os
import re
import sqlite3
import urllib.parse

import harness
from harness import ROOT
from test_messages import MessageTest, text_of
from test_pages import Page
from test_serve import WAIT

REFERENCE = r"KL-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}"
GOOD = {"text": "Bitte rufen Sie an.", "email": "jana@firma.example", "consent": "2026-11-de"}


class PageMessageTest(MessageTest):
    def get(self, path, status=200):
        answer = self.request("GET", path)
        self.assertEqual(answer.status, status)
        page = Page(answer.text)
        self.assertEqual(page.wrong, [], path)
        page.typed = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.S)
        return page

    def token(self, path="/nachricht"):
        return self.get(path).one("input", name="token")["value"]

    def post(self, fields, status=200, path="/nachricht", raw=None, **headers):
        """Sends the form as a browser does; the page that comes back."""
        body = urllib.parse.urlencode(fields) if raw is None else raw
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        given = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin}
        connection.request("POST", path, body, {**given, **{k.replace("_", "-"): v
                                                            for k, v in headers.items()}})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        self.assertEqual(answer.status, status, text)
        page = Page(text)
        self.assertEqual(page.wrong, [])
        page.answer = answer
        return page

    def kept(self):
        """How many conversations, messages and mails there are."""
        with sqlite3.connect(os.path.join(self.data, "desk.db")) as db:
            return [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                    for table in ("conversation", "inquiry", "outbox")]


class PageMessage(PageMessageTest):
    async def test_a_message_reaches_the_desk_and_is_confirmed(self):
        anna = await self.advisor("anna")
        page = self.post({**GOOD, "token": self.token(), "text": "  Grüße & <b>Fragen</b>\r\nzur Anerkennung ",
                          "phone": "0361 / 123-45", "firm": "Firma 'Süd' GmbH", "name": "Jana Schmidt",
                          "place": "Jena"})
        self.assertEqual([a["class"] for a in page.all("p") if a.get("class") == "reference"], ["reference"])
        reference = re.search(REFERENCE, page.text)[0]
        for text in ("Ihre Nachricht ist angekommen", "jana@firma.example", "Eine Bestätigung ist"):
            self.assertIn(text, page.text)
        while not (rows := (await anna.until("board"))["conversations"]):
            pass
        [row] = rows
        self.assertEqual({key: row[key] for key in ("state", "reference", "subject", "firm", "name", "place",
                                                    "email", "phone", "lang")},
                         {"state": "message", "reference": reference,
                          "subject": "Grüße & <b>Fragen</b> zur Anerkennung", "firm": "Firma 'Süd' GmbH",
                          "name": "Jana Schmidt", "place": "Jena", "email": "jana@firma.example",
                          "phone": "0361 / 123-45", "lang": "de"})
        await anna.send("watch", conversation=row["conversation"], after=0)
        started, left = await anna.events(2)
        self.assertEqual((started["type"], left["type"], left["by"]), ("started", "message-left", "employer"))
        self.assertEqual(left["body"], {
            "text": "Grüße & <b>Fragen</b>\nzur Anerkennung", "email": "jana@firma.example",
            "phone": "0361 / 123-45", "firm": "Firma 'Süd' GmbH", "name": "Jana Schmidt", "place": "Jena",
            "consent": "2026-11-de", "reference": reference, "confirmed": True})
        mail = self.mails(1)[0]
        self.assertEqual(mail["To"], "jana@firma.example")
        self.assertIn(reference, mail["Subject"])
        self.assertIn("Grüße & <b>Fragen</b>", text_of(mail))
        await anna.send("answer", conversation=row["conversation"], client_id="a1", by="mail", text="So geht es.")
        await anna.until("ack", client_id="a1")
        self.assertIn("So geht es.", text_of(self.mails(2)[1]))

    async def test_sent_twice_it_is_stored_once(self):
        fields = {**GOOD, "token": self.token()}
        first = re.search(REFERENCE, self.post(fields).text)[0]
        self.assertIn(first, self.post(fields).text)
        self.assertIn(first, self.post({**fields, "text": "", "consent": ""}).text)
        self.stop()
        self.start()  # the form is of the server before
        self.assertIn(first, self.post(fields).text)
        self.assertEqual(self.kept(), [1, 1, 1])
        self.mails(1)

    async def test_english_is_english_all_the_way(self):
        page = self.post({**GOOD, "token": self.token("/nachricht?lang=en"), "consent": "2026-11-en"},
                         path="/nachricht?lang=en")
        self.assertEqual(page.one("html")["lang"], "en")
        self.assertIn("Your message has arrived", page.text)
        self.assertIn("your message", text_of(self.mails(1)[0]).lower())

    async def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(self):
        typed = {"text": "\nErste Zeile <script>\n\nzweite & letzte", "email": "jana(at)firma", "phone": "ruf an",
                 "firm": '"Firma" <1>', "name": "J" * 201, "place": "Jena"}
        page = self.post({**typed, "token": "x"}, 400)
        self.assertEqual(page.all("script"), [])
        self.assertTrue(page.text.lstrip().startswith("Fehler: "))
        for name in ("email", "phone", "firm", "name", "place"):
            self.assertEqual(page.one("input", name=name)["value"], typed[name])
        for name, text in (("email", "prüfen Sie die E-Mail-Adresse"), ("phone", "prüfen Sie die Telefonnummer"),
                           ("name", "Höchstens 200 Zeichen"), ("consent", "Ohne Ihr Einverständnis")):
            field = page.one("input", name=name)
            self.assertEqual((field["aria-invalid"], field["aria-describedby"]), ("true", f"{name}-wrong"))
            page.one("p", id=f"{name}-wrong")
            page.one("a", href=f"#{name}")
            self.assertIn(text, page.text)
        self.assertIn("4 Angaben fehlen noch oder stimmen nicht", page.text)
        self.assertIn("Erste Zeile <script>\n\nzweite & letzte", page.text)
        self.assertNotIn("aria-invalid", page.one("textarea"))
        self.assertNotEqual(page.one("input", name="token")["value"], "x")
        self.assertEqual(self.kept(), [0, 0, 0])

    async def test_a_message_needs_a_text_of_some_length_a_way_and_consent(self):
        token = self.token()
        for fields, field, text in (
                ({"text": " \r\n "}, "text", "Bitte schreiben Sie Ihr Anliegen"),
                ({"text": "ü" * 2001}, "text", "Der Text hat 2001 Zeichen, möglich sind 2.000"),
                ({"email": ""}, "email", "eine E-Mail-Adresse oder eine Telefonnummer"),
                ({"email": "", "phone": "1234"}, "phone", "prüfen Sie die Telefonnummer"),
                ({"firm": "a\nb"}, "firm", "nur eine Zeile"),
                ({"consent": "2020-01-de"}, "consent", "Ohne Ihr Einverständnis")):
            with self.subTest(fields=fields):
                page = self.post({**GOOD, "token": token, **fields}, 400)
                self.assertEqual([a.get("name") for _, a in page.tags if "aria-invalid" in a], [field])
                self.assertIn("Eine Angabe fehlt noch oder stimmt nicht", page.text)
                self.assertIn(text, page.text)
                self.assertEqual(page.one("input", name="token")["value"], token)
        self.assertEqual(self.kept(), [0, 0, 0])
        self.post({**GOOD, "token": token, "text": "🙂" * 2000})
        self.assertEqual(self.kept()[0], 1)

    async def test_only_our_own_form_can_send(self):
        fields = {**GOOD, "token": self.token()}
        for origin in ("https://boese.example", "null"):
            self.post(fields, 403, Origin=origin)
        self.post(fields, 415, Content_Type="text/plain")
        for token in ("", "x", "A" * 54, fields["token"][:-1], fields["token"][:-2] + "xx"):
            page = self.post({**fields, "token": token}, 400)
            self.assertIn("Das Formular war sehr lange offen", page.text)
            self.assertEqual(page.one("input", name="email")["value"], GOOD["email"])
            self.assertIn("checked", page.one("input", name="consent"))
            again = page.one("input", name="token")["value"]
        self.assertEqual(self.kept(), [0, 0, 0])
        self.post({**fields, "token": again})
        self.post({**fields, "token": self.token()}, Origin=self.origin)
        self.assertEqual(self.kept()[0], 2)

    async def test_a_form_of_a_server_that_was_started_anew_is_sent_again(self):
        fields = {**GOOD, "token": self.token()}
        self.stop()
        self.start()
        page = self.post(fields, 400)
        self.assertIn("Das Formular war sehr lange offen", page.text)
        self.post({**fields, "token": page.one("input", name="token")["value"]})
        self.assertEqual(self.kept()[0], 1)

    async def test_what_is_no_form_gets_a_page(self):
        for raw in ("text=%FF&token=x", "text=%00", "text=" + "a" * 70000):
            self.assertIn("viel zu lang oder nicht lesbar", self.post(None, 400, raw=raw).text)
        for raw in ("", "&&&=&", "%", "a" * 1000, '{"text":"x"}'):
            self.assertIn("3 Angaben fehlen", self.post(None, 400, raw=raw).text)
        answer = self.request("PUT", "/nachricht")
        self.assertEqual((answer.status, answer.getheader("allow")), (405, "GET, HEAD, POST"))

    async def test_the_message_begins_with_what_was_asked(self):
        page = self.get("/nachricht?" + urllib.parse.urlencode({"q": "Was kostet <b>das</b> & wann?"}))
        self.assertEqual(page.typed[1], "Was kostet &lt;b&gt;das&lt;/b&gt; &amp; wann?")
        self.assertIn("Vorausgefüllt; Sie können alles ändern", page.text)
        self.assertEqual(self.get("/nachricht?zu=parken").typed[1], "Zu „Wo kann ich parken?“:\n")
        for query in ("", "?zu=nichts", "?q=%FF", "?q=" + "a" * 2001, "?weg=nichts&a=x", "?weg=%FF"):
            self.assertEqual(self.get("/nachricht" + query).typed[1], "", query)
        asked = self.get("/frage?q=Wo+kann+ich+parken%3F")
        link = [a["href"] for a in asked.all("a", **{"class": "button"})]
        self.assertEqual(link, ["/nachricht?q=Wo%20kann%20ich%20parken%3F&zu=parken"])
        self.assertEqual(self.get(link[0]).typed[1], "Wo kann ich parken?")

    async def test_the_consent_is_that_of_the_widget(self):
        with open(os.path.join(ROOT, "webchat/widget/consent.ts"), encoding="utf-8") as file:
            version = re.search(r"=> `([^$`]+)\$\{lang\}`", file.read())[1]
        for lang, query in (("de", ""), ("en", "?lang=en")):
            with open(os.path.join(ROOT, f"webchat/widget/forms-texts.{lang}.ts"), encoding="utf-8") as file:
                text = re.search(r"consent: \(chamber[^)]*\) => `([^`]+)`", file.read())[1]
            page = self.get("/nachricht" + query)
            self.assertEqual(page.one("input", name="consent")["value"], version + lang)
            self.assertIn(text.replace("${chamber}", "IHK Test"), page.text)

    async def test_too_many_messages_have_to_wait_and_are_not_lost(self):
        for _ in range(60):
            self.post({**GOOD, "token": self.token(), "email": "", "phone": "0361 12345"})
        page = self.post({**GOOD, "token": self.token()}, 429)
        self.assertGreater(int(page.answer.getheader("retry-after")), 0)
        self.assertIn("sehr viele Nachrichten", page.text)
        self.assertEqual(page.one("input", name="email")["value"], GOOD["email"])
        self.assertEqual(self.kept()[0], 60)

    async def test_what_cannot_be_stored_is_not_acknowledged(self):
        fields = {**GOOD, "token": self.token()}
        db = sqlite3.connect(os.path.join(self.data, "desk.db"), isolation_level=None)
        db.execute("BEGIN IMMEDIATE")
        page = self.post(fields, 503)
        self.assertIn("konnte nicht gespeichert werden", page.text)
        self.assertEqual(page.one("input", name="token")["value"], fields["token"])
        db.execute("ROLLBACK")
        db.close()
        self.assertEqual(self.kept(), [0, 0, 0])
        self.post(fields)
        self.assertEqual(self.kept(), [1, 1, 1])


class Closed(PageMessageTest):
    async def test_outside_the_opening_hours_the_next_one_is_named(self):
        self.stop()
        with sqlite3.connect(os.path.join(self.data, "desk.db")) as db:
            db.execute("DELETE FROM opening")
            today = db.execute("SELECT 1 + (strftime('%w', 'now') + 6) % 7").fetchone()[0]
            db.execute("INSERT INTO opening VALUES (?, 540, 600)", (1 + (today + 2) % 7,))
        db.close()
        self.start()
        page = self.get("/nachricht")
        self.assertRegex(page.text, r"Die nächste Beratungszeit beginnt: \w+, 9 Uhr\. Ihre Nachricht kommt")
        page = self.post({**GOOD, "token": page.one("input", name="token")["value"]})
        self.assertRegex(page.text, r"Die nächste Beratungszeit beginnt: \w+, 9 Uhr\.")


class Teams(PageMessageTest):
    def import_list(self, rows):
        harness._copy_shipped(self.data)

    async def test_what_it_is_about_decides_the_team(self):
        anna = await self.advisor("anna")
        token = self.token("/nachricht?zu=anerkennung-kosten")
        page = self.get("/nachricht?zu=anerkennung-kosten")
        self.assertEqual(page.one("input", name="about")["value"], "anerkennung-kosten")
        self.post({**GOOD, "token": token, "about": "anerkennung-kosten"})
        self.post({**GOOD, "token": self.token(), "about": "gibt-es-nicht"})
        while len(rows := (await anna.until("board"))["conversations"]) < 2:
            pass
        self.assertEqual(sorted(row["team"] for row in rows), ["", "anerkennung"])
