"""What was asked and did not get its answer: noted masked, shown together, made into questions."""

import json
import sqlite3
import time

from editor import EditorTest


class Asked(EditorTest):
    config = {"limits": {"start": 0}}

    async def unanswered(self, *texts, person=False, message=None):
        """A conversation in which these were said and not answered; returns it."""
        peer = await self.conversation()
        for number, text in enumerate(texts):
            await peer.send("say", client_id=f"s{number}", text=text)
            while True:
                event = (await peer.until("event"))["event"]
                if event["by"] == "bot":
                    break
        if person:
            await peer.send("ask-person", client_id="p", name="Petra Musterfrau")
            await peer.until("ack", client_id="p")
        return peer

    def groups(self, query=""):
        return self.read("asked" + query)["groups"]

    async def test_what_was_not_answered_is_shown_together_and_masked(self):
        for text in ("Gibt es einen Zuschuss zur Zahnspange, petra@firma.example?",
                     "Zuschuss zur Zahnspange?", "Wann fährt der Bus nach Gera?"):
            await self.unanswered(text)
        answer = self.read("asked")
        self.assertEqual(answer["all"], 3)
        first = answer["groups"][0]
        self.assertEqual((first["count"], first["kinds"]["unanswered"]), (2, 2))
        self.assertNotIn("petra@", json.dumps(answer))
        self.assertIn("Zahnspange", first["question"])
        self.assertEqual(self.read("overview")["asked"], 3)
        self.assertEqual(self.read("asked?kind=handed-over")["all"], 0)
        self.assertEqual(self.read(f"asked?since={int(time.time() * 1000) + 60000}")["all"], 0)
        self.assertEqual(self.read("asked?lang=en")["all"], 0)

    async def test_who_asked_for_a_person_is_masked_by_name(self):
        await self.unanswered("Ich bin Petra Musterfrau, wer zahlt die Zahnspange?", person=True)
        [group] = self.groups()
        self.assertEqual(group["kinds"]["handed-over"], 1)
        self.assertNotIn("Musterfrau", json.dumps(group))

    async def test_questions_become_examples_and_can_be_taken_back(self):
        await self.unanswered("Wie lange darf ich in die Ferien fahren mit Katze?")
        [group] = self.groups()
        ids = [one["asked"] for one in group["questions"]]
        made = self.change("asked-add", {"asked": ids, "slug": "urlaub"})
        self.assertEqual(made["item"], "entries/de/urlaub")
        self.assertIn(group["question"],
                      self.read("item?item=entries/de/urlaub")["entry"]["questions"])
        self.assertEqual(self.groups(), [])
        self.assertEqual(self.read("asked?state=done")["all"], 1)
        self.change("asked-open", {"asked": ids})
        self.assertEqual(self.read("asked")["all"], 1)
        self.change("asked-ignore", {"asked": ids}, "emil")
        self.assertEqual(self.read("asked?state=ignored")["all"], 1)
        self.change("asked-open", {"asked": ids})
        new = self.change("new", {"slug": "katze", "area": "import", "lang": "de",
                                  "title": "Darf die Katze mit?", "from_asked": ids})
        self.assertIn(group["question"], self.read(f"item?item={new['item']}")["entry"]["questions"])
        self.assertEqual(self.read("asked")["all"], 0)
        for path, body in (("asked-add", {"asked": [], "slug": "urlaub"}),
                           ("asked-add", {"asked": [99999], "slug": "urlaub"}),
                           ("asked-add", {"asked": ids, "slug": "gibt-es-nicht"}),
                           ("asked-ignore", {"asked": "alle"}), ("asked-open", {"asked": ["x"]}),
                           ("asked-scope", {"asked": ids, "intent": "gibt-es-nicht"})):
            self.assertIn(self.refused(path, body)[0], (400, 404), (path, body))

    async def test_an_advisors_draft_is_among_them(self):
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            number = db.execute("INSERT INTO draft_question (at, author, question, answer) VALUES "
                                "(5, 'vera', 'Wer zahlt?', 'Der Betrieb.')").lastrowid
            db.execute("INSERT INTO question (draft, at, lang, kind, question) VALUES "
                       "(?, 5, 'de', 'draft', '')", (number,))
        [group] = self.groups("?kind=draft")
        self.assertEqual((group["question"], group["questions"][0]["answer"]),
                         ("Wer zahlt?", "Der Betrieb."))

    async def test_it_goes_with_its_conversation(self):
        await self.unanswered("Wer zahlt die Zahnspange?")
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("DELETE FROM conversation")
        self.assertEqual(self.groups(), [])

    async def test_answers_are_counted_and_what_did_not_help_is_listed(self):
        peer = await self.unanswered("Wo kann ich parken?")
        row = next(one for one in self.read("entries")["entries"] if one["slug"] == "parken")
        self.assertEqual((row["asked"], row["good"], row["bad"]), (1, 0, 0))
        self.assertEqual(self.read("entries?sort=asked")["entries"][0]["slug"], "parken")
        self.assertEqual(self.groups(), [])
        await peer.ws.close()

    async def test_what_a_person_found_unhelpful_is_listed_until_it_is_taken_back(self):
        peer = await self.conversation()
        await peer.send("say", client_id="s", text="Wo kann ich parken?")
        while True:
            event = (await peer.until("event"))["event"]
            if event["type"] == "answered":
                break

        async def judge(number, **members):
            await peer.send("feedback", client_id=f"f{number}", seq=event["seq"], **members)
            ack = await peer.until("ack", "error", client_id=f"f{number}")
            self.assertEqual(ack["type"], "ack", ack)

        await judge(1, good=False, reason="outdated", words="Den Hof gibt es nicht mehr, petra@firma.example")
        [group] = self.groups("?kind=unhelpful")
        [asked] = group["questions"]
        self.assertEqual((group["kinds"]["unhelpful"], asked["kind"], asked["entry"], asked["title"]),
                         (1, "unhelpful", "parken", "Wo kann ich parken?"))
        self.assertIn("outdated", asked["reason"])
        self.assertIn("Den Hof gibt es nicht mehr", asked["reason"])
        self.assertNotIn("petra@", json.dumps(group))
        row = next(one for one in self.read("entries")["entries"] if one["slug"] == "parken")
        self.assertEqual((row["good"], row["bad"]), (0, 1))
        await judge(2, good=None)
        self.assertEqual(self.groups("?kind=unhelpful"), [])

    async def test_the_schedule_forgets_it(self):
        await self.unanswered("Wer zahlt die Zahnspange?")
        self.stop()
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            db.execute("UPDATE question SET at = at - 181 * 86400000")
        self.start()
        time.sleep(1.5)
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            self.assertEqual(db.execute("SELECT count(*) FROM question").fetchone(), (0,))
