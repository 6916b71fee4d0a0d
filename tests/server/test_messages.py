"""Messages that are left, confirmed and answered by real SMTP; alarms when someone waits."""

import contextlib
import os
import sqlite3
import time

from test_handoff import HandoffTest
from test_mail import Box, MailServer
from test_serve import free_port


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


class MessageTest(HandoffTest):
    limits = {"start": 0}

    def setUp(self):
        self.box, self.mail_port = Box(), free_port()
        self.mail_server = MailServer(self.box, self.mail_port, None, None)
        self.mail_server.start()
        self.addCleanup(self.mail_server.stop)
        self.config = {"limits": self.limits, "chamber": {"name": "IHK Test"}, "mail": {
            "url": f"smtp://127.0.0.1:{self.mail_port}", "tls": "none",
            "from": "lotse@ihk.example", "reply_domain": "antwort.ihk.example", "retry_s": [1]}}
        super().setUp()

    def mails(self, count, seconds=10):
        """The mails, once there are so many."""
        end = time.monotonic() + seconds
        while len(self.box.mails) < count and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.5)  # for one too many
        self.assertEqual(len(self.box.mails), count)
        return self.box.parsed()

    async def left(self, **members):
        """An employer who has left a message, and its reference."""
        employer = await self.conversation()
        await employer.send("leave-message", client_id="m1",
                            **{"text": "Bitte rufen Sie an.", "consent": "2026-11", **members})
        ack = await employer.until("ack", "error", client_id="m1")
        self.assertEqual(ack["type"], "ack", ack)
        employer.reference = ack["reference"]
        return employer


class Messages(MessageTest):
    async def test_a_message_is_confirmed_assigned_and_answered_by_mail(self):
        anna, bert = await self.advisor("anna"), await self.advisor("bert")
        employer = await self.left(email="jana@firma.example", name="Jana Schmidt", firm="Firma")
        self.assertRegex(employer.reference, r"^KL-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}$")
        event = (await employer.events(1))[0]
        self.assertEqual((event["type"], event["body"]), ("message-left", {"confirmed": True, 
            "text": "Bitte rufen Sie an.", "email": "jana@firma.example", "phone": "",
            "firm": "Firma", "name": "Jana Schmidt", "place": "", "consent": "2026-11",
            "reference": employer.reference}))
        confirmation = self.mails(1)[0]
        self.assertEqual(confirmation["To"], "jana@firma.example")
        self.assertIn(employer.reference, confirmation["Subject"])
        self.assertIn("Bitte rufen Sie an.", text_of(confirmation))
        row = await self.row(anna, employer, state="message")
        self.assertEqual((row["reference"], row["subject"]),
                         (employer.reference, "Bitte rufen Sie an."))

        error = await self.refused(anna, "assign", conversation=employer.id, to="nobody")
        self.assertEqual(error["code"], "not-found")
        await self.done(anna, employer, "assign", to="bert")
        self.assertEqual((await self.row(anna, employer, state="assigned"))["advisor"], "Bert")
        error = await self.refused(anna, "answer", conversation=employer.id, text="x", by="mail")
        self.assertEqual((error["code"], error["by"]), ("taken", "Bert"))
        for _ in range(2):  # said again, it is sent once
            await bert.send("answer", conversation=employer.id, client_id="a1", by="mail",
                            text="Guten Tag, das geht so.")
            await bert.until("ack", client_id="a1")
        answer = self.mails(2)[1]
        self.assertIn("Guten Tag, das geht so.", text_of(answer))
        self.assertIn("Bert", text_of(answer))
        self.assertIn(f"reply+{employer.reference}@antwort.ihk.example".lower(),
                      answer["Reply-To"].lower())
        event = (await employer.events(1))[0]  # to whom it was assigned is not theirs to see
        self.assertEqual((event["type"], event["name"], event["body"]),
                         ("replied-by-mail", "Bert", {"text": "Guten Tag, das geht so.",
                                                      "reference": employer.reference}))
        await employer.send("say", client_id="s1", text="Noch eine Frage")
        await self.row(anna, employer, state="message")

    async def test_a_message_may_be_answered_by_phone(self):
        anna = await self.advisor("anna")
        employer = await self.left(phone="+49 (0)361 555-12")
        error = await self.refused(anna, "answer", conversation=employer.id, text="x", by="mail")
        self.assertEqual(error["code"], "bad-message")
        error = await self.refused(anna, "answer", conversation=employer.id, text="x", by="fax")
        self.assertEqual(error["code"], "bad-message")
        await anna.send("watch", conversation=employer.id, after=2)
        await self.done(anna, employer, "answer", text="Ist geklärt", by="phone")
        event = (await anna.events(1))[0]
        self.assertEqual((event["type"], event["body"]), ("replied-by-phone",
                                                          {"text": "Ist geklärt"}))
        await self.done(anna, employer, "close")
        self.mails(0, seconds=0)

    async def test_what_is_missing_is_told_and_nothing_is_kept(self):
        employer = await self.conversation()
        for code, members in (("bad-message", {"consent": "1"}),
                              ("bad-message", {"email": "a@b.example"}),
                              ("bad-message", {"consent": "1", "email": "a@b@c"}),
                              ("bad-message", {"consent": "1", "phone": "ruf an"}),
                              ("bad-message", {"consent": "1", "phone": "12"}),
                              ("bad-message", {"consent": "1", "phone": "12345", "text": " "}),
                              ("too-long", {"consent": "1", "phone": "12345", "text": "x" * 2001})):
            error = await self.refused(employer, "leave-message", **{"text": "Hallo", **members})
            self.assertEqual(error["code"], code, members)
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db:
            self.assertEqual(db.execute("SELECT count(*) FROM inquiry").fetchone(), (0,))
        self.mails(0, seconds=0)

    async def test_a_message_keeps_its_reference_and_what_was_given_before(self):
        await self.advisor("anna")
        employer = await self.conversation()
        await employer.send("ask-person", client_id="p1", email="jana@firma.example", firm="Firma")
        await employer.until("queue", position=1)
        references = set()
        for _ in range(2):
            await employer.send("leave-message", client_id="m1", text="Doch lieber so", consent="1")
            references.add((await employer.until("ack", client_id="m1"))["reference"])
        self.assertEqual(len(references), 1)
        self.assertEqual(self.mails(1)[0]["To"], "jana@firma.example")
        error = await self.refused(employer, "leave-message", text="x", consent="1")
        self.assertEqual(error["code"], "wrong-state")


class MessageTimes(MessageTest):
    limits = {"start": 0, "message": 2, "assigned": 2, "answered": 2}

    async def test_messages_end_by_themselves(self):
        anna = await self.advisor("anna")

        async def system(employer):
            while True:
                event = (await employer.events(1))[0]
                if event["by"] == "system":
                    return event["type"], event["body"]

        left = await self.left(phone="12345")
        self.assertEqual(await system(left), ("closed", {"reason": "idle"}))
        assigned = await self.left(phone="12345")
        await self.done(anna, assigned, "assign", to="anna")
        self.assertEqual(await system(assigned), ("returned", {"reason": "unanswered",
                                                               "from": "Anna"}))
        await self.done(anna, assigned, "answer", text="Ist geklärt", by="phone")
        self.assertEqual(await system(assigned), ("closed", {"reason": "idle"}))


class Alarm(MessageTest):
    async def test_a_team_is_told_once_that_someone_waits(self):
        await self.advisor("anna")
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db:
            db.execute("UPDATE team SET email = team || '@ihk.example' WHERE team <> 'ausbildung'")
            db.commit()
        waiting = {}
        for team in ("anerkennung", "ausbildung", ""):
            employer = await self.conversation()
            await employer.send("ask-person", client_id="p1", team=team, note="Wer hilft?")
            await employer.until("queue")
            waiting[team] = employer
        time.sleep(2)
        self.mails(0, seconds=0)  # three minutes are not over
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db:
            db.execute("UPDATE conversation SET since = since - 175000")  # they soon will be
            db.commit()
        mails = self.mails(4)  # of anyone's queue all teams are told
        to = sorted(mail["To"] for mail in mails)
        self.assertEqual(to, ["anerkennung@ihk.example", "anerkennung@ihk.example",
                              "einwanderung@ihk.example", "integration@ihk.example"])
        for mail in mails:
            self.assertRegex(mail["Subject"], r"seit 3 Minuten, Vorgang KL-")
            self.assertIn("Wer hilft?", text_of(mail))
        self.kill()
        self.start()
        time.sleep(3)
        self.mails(4)
