"""What employers do with answers: topics to begin with, looking by title, feedback, the privacy notice."""

import datetime
import json
import os
import sqlite3
import time

import test_logs


class AnswersTest(test_logs.LogsTest):
    """With the small knowledge base of the logs."""

    async def begin(self, **start):
        peer = await self.connect()
        await peer.send("hello", v=1, lang="de")
        await peer.until("welcome")
        await peer.send("start", **start)
        await peer.until("started")
        return peer

    async def asked(self, peer, number=0, text="Wo kann ich parken?"):
        """The event with the answer."""
        await peer.send("say", client_id=f"q{number}", text=text)
        while True:
            event = (await peer.until("event"))["event"]
            if event["type"] == "answered":
                return event

    def rows(self, sql):
        database = sqlite3.connect(os.path.join(self.data, "desk.db"), timeout=20)
        rows = database.execute(sql).fetchall()
        database.close()
        return rows


class Feedback(AnswersTest):
    async def judge(self, peer, client_id, **members):
        await peer.send("feedback", client_id=client_id, **members)
        return await peer.until("ack", "error", client_id=client_id)

    async def test_feedback_is_an_event_with_the_entry_and_can_be_changed_and_taken_back(self):
        async def story():
            peer = await self.begin()
            seq = (await self.asked(peer))["seq"]
            for client_id, members in (("a", {"good": True}), ("b", {"good": False}),
                                       ("c", {"good": False, "reason": "unfit", "words": "Ich meinte die Straße."}),
                                       ("d", {"good": None})):
                ack = await self.judge(peer, client_id, seq=seq, **members)
                self.assertEqual(ack["type"], "ack", ack)
            again = await self.judge(peer, "c", seq=seq, good=False, reason="unfit", words="Ich meinte die Straße.")
            self.assertEqual(again["type"], "ack")
            await peer.send("end", client_id="end")
            await peer.until("ack", client_id="end")
            late = await self.judge(peer, "e", seq=seq, good=True)
            self.assertEqual(late["type"], "ack", "after the end it is not taken")
            return seq
        seq = await story()
        bodies = [json.loads(body) for (body,) in self.rows(
            "SELECT body FROM event WHERE type = 'feedback' AND by = 'employer' ORDER BY seq")]
        self.assertEqual(bodies, [
            {"seq": seq, "entry": "parken", "good": True, "reason": "", "words": ""},
            {"seq": seq, "entry": "parken", "good": False, "reason": "", "words": ""},
            {"seq": seq, "entry": "parken", "good": False, "reason": "unfit", "words": "Ich meinte die Straße."},
            {"seq": seq, "entry": "parken", "good": None, "reason": "", "words": ""},
            {"seq": seq, "entry": "parken", "good": True, "reason": "", "words": ""}])

    async def test_it_is_in_the_transcript_in_words(self):
        peer = await self.begin()
        seq = (await self.asked(peer))["seq"]
        await self.judge(peer, "a", seq=seq, good=False, reason="outdated", words="Seit Januar anders.")
        await peer.send("transcript")
        text = (await peer.until("transcript"))["text"]
        for part in ("[Rückmeldung zu einer Antwort]", "Nicht hilfreich", "Veraltet", "Seit Januar anders."):
            self.assertIn(part, text)
        self.assertNotIn("parken\n", text)

    async def test_what_is_wrong_with_it_is_said_and_nothing_is_stored(self):
        async def story():
            peer = await self.begin()
            seq = (await self.asked(peer))["seq"]
            for members, code in (({"seq": seq}, "bad-message"),
                                  ({"seq": seq, "good": "ja"}, "bad-message"),
                                  ({"seq": seq, "good": False, "reason": "boring"}, "bad-message"),
                                  ({"seq": seq, "good": True, "reason": "wrong"}, "bad-message"),
                                  ({"seq": seq, "good": True, "words": "Danke"}, "bad-message"),
                                  ({"seq": seq, "good": None, "words": "doch"}, "bad-message"),
                                  ({"seq": seq, "good": False, "words": "ä" * 501}, "too-long"),
                                  ({"seq": 1, "good": True}, "not-found"),
                                  ({"seq": seq - 1, "good": True}, "not-found"),
                                  ({"seq": seq + 1, "good": True}, "not-found"),
                                  ({"seq": -5, "good": True}, "not-found"),
                                  ({"seq": "x", "good": True}, "bad-message"),
                                  ({"good": True}, "not-found")):
                with self.subTest(members=members):
                    answer = await self.judge(peer, "bad", **members)
                    self.assertEqual((answer["type"], answer.get("code")), ("error", code), answer)
            fits = await self.judge(peer, "fits", seq=seq, good=False, words="ä" * 500)
            self.assertEqual(fits["type"], "ack", fits)
        await story()
        self.assertEqual(self.rows("SELECT count(*) FROM event WHERE type = 'feedback'"), [(1,)])

    async def test_without_a_conversation_or_by_an_advisor_there_is_none(self):
        async def story():
            peer = await self.connect()
            await peer.send("hello", v=1, lang="de")
            await peer.until("welcome")
            answer = await self.judge(peer, "x", seq=1, good=True)
            self.assertEqual(answer["code"], "no-conversation")
        await story()

    async def test_it_counts_for_what_may_be_said_in_a_minute(self):
        async def story():
            peer = await self.begin()
            seq = (await self.asked(peer))["seq"]
            codes = [(await self.judge(peer, f"f{i}", seq=seq, good=i % 2 == 0)).get("code") for i in range(35)]
            self.assertIn("rate", codes)
            self.assertIsNone(codes[0])
        await story()


class Find(AnswersTest):
    async def find(self, peer, text, **members):
        await peer.send("find", text=text, **members)
        return await peer.until("found", "error")

    async def test_entries_are_found_by_how_their_titles_begin_without_a_conversation(self):
        async def story():
            peer = await self.connect()
            await peer.send("hello", v=1, lang="de")
            await peer.until("welcome")
            for text, entries in (("gebue", ["gebuehren"]), ("Gebü", ["gebuehren"]), ("wo park", ["parken"]),
                                  ("arken", []), ("", []), ("100 %_ *", [])):
                with self.subTest(text=text):
                    found = await self.find(peer, text, lang="de")
                    self.assertEqual((found["type"], found["text"]), ("found", text))
                    self.assertEqual([one["entry"] for one in found["entries"]], entries)
            self.assertEqual((await self.find(peer, "wo", lang="en"))["entries"], [])
            self.assertEqual((await self.find(peer, "x" * 61))["code"], "too-long")
        await story()
        self.assertEqual(self.rows("SELECT count(*) FROM conversation"), [(0,)])
        self.assertNotIn("gebue", self.said())

    async def test_who_asks_too_fast_is_not_answered_and_not_cut_off(self):
        async def story():
            peer = await self.connect()
            await peer.send("hello", v=1, lang="de")
            await peer.until("welcome")
            for i in range(60):
                await peer.send("find", text=f"wo {i}", lang="de")
            await peer.send("start")
            found = 0
            while (message := await peer.next())["type"] != "started":
                found += message["type"] == "found"
            self.assertGreaterEqual(found, 10)
            self.assertLess(found, 30)
        await story()


class Beginning(AnswersTest):
    def greeting(self, lang="de"):
        answer = self.request("GET", f"/api/greeting/{lang}")
        self.assertEqual(answer.status, 200)
        return json.loads(answer.text)

    def topics(self):
        return [one["entry"] for one in self.greeting()["topics"]]

    async def test_the_notice_is_kept_with_the_conversation(self):
        async def story():
            await self.begin(notice="2026-11-de")
            await self.begin()
            peer = await self.connect()
            await peer.send("hello", v=1, lang="de")
            await peer.until("welcome")
            for notice in ("", "a b", "x" * 65, "<script>"):
                await peer.send("start", notice=notice)
                self.assertEqual((await peer.until("error", "started"))["type"], "error", notice)
        await story()
        bodies = sorted(body for (body,) in self.rows("SELECT body FROM event WHERE type = 'started'"))
        self.assertEqual(bodies, ['{"lang":"de","notice":"2026-11-de"}', '{"lang":"de"}'])

    async def test_where_nothing_is_known_an_entry_of_each_area_is_offered(self):
        self.assertEqual(self.topics(), ["gebuehren"])

    async def test_what_was_asked_often_in_this_month_and_the_last_is_offered(self):
        for _ in range(4):
            await self.asked(await self.begin())
        self.assertEqual(self.topics(), ["gebuehren"])
        await self.asked(await self.begin())
        self.assertEqual(self.topics(), ["parken"])
        day = datetime.date.today().replace(day=1)
        last = day - datetime.timedelta(days=1)
        before = last.replace(day=1) - datetime.timedelta(days=1)
        database = sqlite3.connect(os.path.join(self.data, "desk.db"), timeout=20)
        for month, entry, asked in ((last, "urlaub", 50), (before, "gebuehren", 90), (day, "weg", 99)):
            database.execute("INSERT INTO answer_count (slug, month, asked) VALUES (?, ?, ?)", (entry, f"{month:%Y-%m}", asked))
        database.commit()
        database.close()
        self.assertEqual(self.topics(), ["urlaub", "parken"])

    async def test_feedback_is_counted_for_the_editors_and_taken_back_again(self):
        peer = await self.begin()
        seq = (await self.asked(peer))["seq"]
        counts = lambda: self.rows("SELECT good, bad FROM answer_count WHERE slug = 'parken'")
        for number, (good, wanted, noted) in enumerate(((True, (1, 0), 0), (False, (0, 1), 1), (None, (0, 0), 0), (None, (0, 0), 0),
                                                        (False, (0, 1), 1), (True, (1, 0), 0))):
            await peer.send("feedback", client_id=f"f{number}", seq=seq, good=good)
            await peer.until("ack", client_id=f"f{number}")
            self.assertEqual(counts(), [wanted], f"after {number}")
            self.assertEqual(self.rows("SELECT count(*) FROM question WHERE kind = 'unhelpful'"), [(noted,)], f"after {number}")

    async def test_the_season_comes_first_and_its_entries_have_to_be_there(self):
        everything = list(range(1, 13))
        self.write("kb/topics.json", json.dumps([{"entry": "parken"}, {"entry": "urlaub", "months": everything},
                                                 {"entry": "gebuehren", "months": []}]))
        done = self.run_program("kb", "import", os.path.join(self.folder, "kb"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("topic gebuehren: months are a list of numbers from 1 to 12", done.err)
        self.write("kb/topics.json", json.dumps([{"entry": "nirgends"}]))
        done = self.run_program("kb", "import", os.path.join(self.folder, "kb"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("topics.json: entry does not exist: nirgends", done.err)
        self.write("kb/topics.json", json.dumps([{"entry": "parken"}, {"entry": "urlaub", "months": everything}]))
        self.assertEqual(self.run_program("kb", "import", os.path.join(self.folder, "kb")).returncode, 0)
        until = time.monotonic() + 10  # the server reads it beside its work
        while self.topics() != ["urlaub", "parken"] and time.monotonic() < until:
            time.sleep(0.1)
        self.assertEqual(self.topics(), ["urlaub", "parken"])
        self.assertEqual(self.greeting()["topics"][0]["title"], "Wie viele Tage Urlaub gibt es?")

    async def test_a_topic_whose_entry_is_gone_is_an_error_of_the_check(self):
        self.write("kb/topics.json", json.dumps([{"entry": "parken"}]))
        self.run_program("kb", "import", os.path.join(self.folder, "kb"))
        database = sqlite3.connect(os.path.join(self.data, "knowledge.db"), timeout=20)
        database.execute("UPDATE document SET text = '[{\"entry\": \"weg\"}]' WHERE path = 'topics.json'")
        database.commit()
        database.close()
        done = self.run_program("kb", "check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error: topics.json: entry does not exist: weg", done.out)

    async def test_it_names_the_chamber(self):
        self.stop()
        self.start(chamber={"name": "IHK Musterregion"})
        self.assertEqual(self.greeting("en")["chamber"], "IHK Musterregion")
