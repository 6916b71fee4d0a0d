"""Personal data: kept for as long as is said, told to whom it is about, and then gone."""

import asyncio
import contextlib
import json
import os
import pathlib
import sqlite3
import time

from test_handoff import HandoffTest
from test_time import SetClock

SECRETS = ("Geheimnis-Firma", "geheim@firma.example", "0361 4711", "Geheimfrage")


class EraseTest(HandoffTest):
    config = {"limits": {"start": 0}, "mail": {"url": "smtp://127.0.0.1:9", "tls": "none",
                                               "from": "lotse@ihk.example"}}

    def database(self, statement, *values):
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db, db:
            return db.execute(statement, values).fetchall()

    def found(self):
        """What of the secrets stands in the files, wherever that is."""
        files = [os.path.join(self.data, f"desk.db{end}") for end in ("", "-wal", "-journal")]
        kept = b"".join(pathlib.Path(file).read_bytes() for file in files if os.path.exists(file))
        return [secret for secret in SECRETS if secret.encode() in kept]

    async def told(self):
        """An employer who told all the secrets, and left a message that was answered by mail."""
        anna = await self.advisor("anna")
        employer = await self.conversation()
        await employer.send("say", client_id="s1", text="Wo kann ich parken?")
        await employer.send("make-link", client_id="k1")
        await employer.send("leave-message", client_id="m1", text="Geheimfrage " * 100, consent="1",
                            firm="Geheimnis-Firma GmbH", email="geheim@firma.example",
                            phone="0361 4711")
        employer.reference = (await employer.until("ack", client_id="m1"))["reference"]
        await self.done(anna, employer, "answer", text="Im Hof.", by="mail")
        await self.done(anna, employer, "wrap-up", topic="Parken", kind="auskunft", solved=True,
                        make_entry={"question": "Wo parke ich?", "answer": "Im Hof."})
        self.assertEqual(self.found(), list(SECRETS))
        return employer

    def assert_gone(self, employer):
        self.assertEqual(self.found(), [])
        for table in ("event", "inquiry", "outbox", "reopen_link"):
            self.assertEqual(self.database(f"SELECT * FROM {table} WHERE conversation = ?",
                                           employer.id), [], table)
        self.assertEqual(self.database("SELECT conversation, question FROM draft_question"),
                         [(None, "Wo parke ich?")])


class Commands(EraseTest):
    async def test_what_is_kept_is_printed_and_then_erased_while_the_server_runs(self):
        employer = await self.told()
        other = await self.conversation()
        done = self.run_program("export", employer.reference)
        self.assertEqual(done.returncode, 0, done.err)
        told = json.loads(done.out)
        self.assertEqual(told["inquiry"]["firm"], "Geheimnis-Firma GmbH")
        self.assertEqual([event["type"] for event in told["events"]],
                         ["started", "said", "answered", "message-left", "replied-by-mail",
                          "wrapped-up"])
        self.assertEqual([mail["kind"] for mail in told["mails"]], ["confirmation", "answer"])
        self.assertEqual(told["drafts"][0]["question"], "Wo parke ich?")
        self.assertNotIn("token", done.out)
        self.assertEqual(self.run_program("export", "--data", self.data, "--", employer.id, data=False).out, done.out)
        done = self.run_program("erase", "--data", self.data, "--", employer.id, data=False)
        self.assertEqual((done.returncode, done.out, done.err), (0, "", ""))
        self.assert_gone(employer)
        self.assertEqual(self.database("SELECT id FROM conversation"), [(other.id,)])
        self.assertEqual(self.database("SELECT action, subject FROM audit"),
                         [("conversation.erase", employer.id)])
        self.assertEqual(self.database("SELECT said, answered, person, message, kind, solved, firm"
                                       " FROM tally"), [(1, 1, 1, 1, "auskunft", 1, 1)])
        await employer.send("say", client_id="s2", text="Hallo?")
        self.assertEqual((await employer.until("error"))["code"], "not-found")

    def test_what_is_not_there_is_said_in_one_line(self):
        for command in ("erase", "export"):
            for arguments, code, named in ((["KL-7F3K-92"], 1, "KL-7F3K-92"), (["x"], 1, " x"),
                                           ([], 2, "usage"), (["a", "b"], 2, "usage")):
                done = self.run_program(command, *arguments)
                self.assertEqual((done.returncode, done.out), (code, ""), done.err)
                self.assertIn(named, done.err)
                if code == 1:
                    self.assertEqual(done.err.count("\n"), 1, done.err)
            nowhere = os.path.join(self.folder, "nowhere")
            done = self.run_program(command, "x", "--data", nowhere, data=False)
            self.assertEqual((done.returncode, done.err.count("\n")), (1, 1), done.err)
            self.assertIn("--data", done.err)
            self.assertFalse(os.path.exists(nowhere))


class Schedule(SetClock, EraseTest):
    config = {**EraseTest.config, "keep_days": 90, "audit_keep_days": 400}

    def later(self, days):
        """The server, started anew after so many days."""
        self.stop()
        self.offset = f"+{days}d"
        self.start()

    async def gone(self, table):
        """Waits until a table is empty."""
        end = time.monotonic() + 10
        while self.database(f"SELECT * FROM {table}") and time.monotonic() < end:
            await asyncio.sleep(0.2)
        self.assertEqual(self.database(f"SELECT * FROM {table}"), [], table)

    async def test_what_is_closed_goes_after_its_days_and_what_is_open_stays(self):
        employer, waiting = await self.told(), await self.conversation()
        self.database("INSERT INTO audit (at, login, action, subject, detail)"
                      " VALUES (?, 'a', 'b', 'c', '{}')", int(1000 * time.time()))
        self.later(89)
        await asyncio.sleep(2.5)
        self.assertEqual(self.found(), list(SECRETS))
        self.later(91)
        await self.gone("inquiry")
        end = time.monotonic() + 5
        while self.found() and time.monotonic() < end:
            await asyncio.sleep(0.2)
        self.assert_gone(employer)
        self.assertEqual(self.database("SELECT count(*) FROM tally"), [(1,)])
        self.assertEqual(self.database("SELECT id, state FROM conversation"),
                         [(waiting.id, "closed")])  # since today, after a day without a word
        self.assertEqual(self.database("SELECT count(*) FROM audit"), [(1,)])
        self.assertEqual(self.database("SELECT * FROM session"), [])
        self.later(401)
        await self.gone("audit")
        await self.gone("conversation")

    async def test_a_clock_that_jumps_erases_nothing(self):
        await self.told()
        await asyncio.sleep(1.5)
        self.clock("+1000d")
        await asyncio.sleep(4)
        self.assertIn("the clock was set", self.said())
        self.assertEqual(self.found(), list(SECRETS))
