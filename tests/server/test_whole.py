"""What one message causes is stored whole or not at all: the database refuses a part of it."""

import contextlib
import json
import os
import sqlite3

from test_handoff import HandoffTest

CONSENT = "2026-11"


class Whole(HandoffTest):
    config = {"limits": {"start": 0}, "mail": {"url": "smtp://127.0.0.1:9", "tls": "none",
                                               "from": "lotse@ihk.example"}}

    def database(self, statement):
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db, db:
            return db.execute(statement).fetchall()

    def kept(self):
        """All that a conversation consists of, but for the time of its last event."""
        return [self.database(f"SELECT * FROM {table}") for table in
                ("event", "inquiry", "draft_question", "reopen_link")] + [
                    # not its state: meanwhile it is tried to send them
                    self.database("SELECT id, key, recipient, subject, body FROM outbox"),
                    self.database("SELECT id, state, advisor, subject, team, seq, token_hash"
                                  " FROM conversation")]

    @contextlib.contextmanager
    def refusing(self, what):
        """As a disk that is full at just that moment."""
        self.database(f"CREATE TRIGGER refusing BEFORE {what} BEGIN"
                      " SELECT RAISE(ABORT, 'refused by the test'); END")
        yield
        self.database("DROP TRIGGER refusing")

    async def all_or_nothing(self, peer, what, command, **members):
        before = self.kept()
        with self.refusing(what):
            await peer.send(command, client_id="again", **members)
            error = await peer.until("error", "ack", client_id="again")
            self.assertEqual(error.get("code"), "not-stored", command)
            self.assertEqual(self.kept(), before, command)
        await peer.send(command, client_id="again", **members)
        ack = await peer.until("ack", client_id="again")
        await peer.send(command, client_id="again", **members)
        if command != "make-link":
            self.assertEqual(await peer.until("ack", client_id="again"), ack)
        return ack

    async def test_what_an_employer_asks_for(self):
        await self.advisor("anna")
        steps = [
            ("INSERT ON event WHEN NEW.by = 'bot'", "say", {"text": "Wo kann ich parken?"}),
            ("INSERT ON event WHEN NEW.by = 'bot'", "choose", {"entry": "parken"}),
            ("INSERT ON inquiry", "ask-person", {"note": "Bitte", "firm": "Muster GmbH"}),
            ("UPDATE ON conversation WHEN NEW.state <> OLD.state", "ask-person", {}),
            ("INSERT ON event WHEN NEW.type = 'message-left'", "leave-message",
             {"text": "Rufen Sie an", "email": "a@firma.example", "consent": CONSENT}),
            ("INSERT ON outbox", "leave-message",
             {"text": "Rufen Sie an", "email": "a@firma.example", "consent": CONSENT}),
            ("INSERT ON outbox", "mail-transcript", {"email": "a@firma.example"}),
            ("INSERT ON reopen_link", "make-link", {}),
        ]
        for what, command, members in steps:
            with self.subTest(command=command, what=what):
                await self.all_or_nothing(await self.conversation(), what, command, **members)

    async def test_what_an_advisor_does(self):
        anna = await self.advisor("anna")
        message = {"text": "Rufen Sie an", "email": "a@firma.example", "consent": CONSENT}
        entry = {"question": "Was?", "answer": "Das."}
        steps = [
            ("UPDATE ON inquiry WHEN NEW.taken_at <> 0", "take", {}),
            ("INSERT ON draft_question", "wrap-up",
             {"topic": "Parken", "kind": "auskunft", "solved": True, "make_entry": entry}),
            ("UPDATE ON inquiry WHEN NEW.kind <> ''", "wrap-up",
             {"topic": "Parken", "kind": "auskunft", "solved": True}),
            ("INSERT ON outbox", "answer", {"text": "Im Hof.", "by": "mail"}),
        ]
        for what, command, members in steps:
            with self.subTest(command=command, what=what):
                employer = await self.conversation()
                if command == "answer":
                    await employer.send("leave-message", client_id="m1", **message)
                else:
                    await employer.send("ask-person", client_id="m1")
                await employer.until("ack", client_id="m1")
                if command == "wrap-up":
                    await self.done(anna, employer, "take")
                await self.all_or_nothing(anna, what, command, conversation=employer.id, **members)

    async def test_a_link_gives_a_new_secret_and_opens_or_does_neither(self):
        employer = await self.conversation()
        await employer.send("make-link", client_id="l1")
        link = (await employer.until("ack"))["link"]
        await employer.send("end", client_id="e1")
        await employer.until("ack", client_id="e1")
        before = self.kept()
        with self.refusing("INSERT ON event"):
            self.assertEqual(self.request("POST", "/api/reopen", {"link": link}).status, 503)
            self.assertEqual(self.kept(), before)
        again = await self.employer(conversation=employer.id, token=employer.token)
        self.assertEqual(again.welcome["state"], "closed")
        opened = json.loads(self.request("POST", "/api/reopen", {"link": link}).text)
        again = await self.employer(conversation=employer.id, token=opened["token"])
        self.assertEqual(again.welcome["state"], "bot")
