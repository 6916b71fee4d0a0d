"""The hand-over from the bot to people: who is there, who gets what, and what becomes of it."""

import asyncio
import contextlib
import datetime
import os
import random
import sqlite3
import time
import zoneinfo

from harness import CONTENT
from test_desk import DeskTest
from test_serve import WAIT


class HandoffTest(DeskTest):
    config = {"limits": {"start": 0}}

    async def types(self, peer, count):
        return [event["type"] for event in await peer.events(count)]

    async def people(self, peer, **members):
        """The next `people` in which someone is like this."""
        while True:
            people = (await peer.until("people"))["people"]
            if any(members.items() <= person.items() for person in people):
                return people

    async def row(self, peer, employer, **members):
        """The next row of the board for a conversation that is like this."""
        while True:
            for row in (await peer.until("board"))["conversations"]:
                if row["conversation"] == employer.id and members.items() <= row.items():
                    return row

    async def refused(self, peer, command, **members):
        await peer.send(command, client_id="refused", **members)
        return await peer.until("error", client_id="refused")


class Vanished(HandoffTest):
    config = {"limits": {"start": 0, "presence": 8, "grace": 5}}

    async def keep_there(self, peer):
        while True:
            await peer.send("presence", status="available")
            await asyncio.sleep(1)

    async def asked(self):
        employer = await self.conversation()
        await employer.send("ask-person", client_id="p1")
        await employer.until("ack")
        return employer

    async def test_what_a_silent_advisor_had_is_in_front_of_the_queue_again(self):
        bert = await self.advisor("bert")
        working = asyncio.create_task(self.keep_there(bert))  # and Anna is silent
        others = [await self.asked(), await self.asked()]
        anna, employer = await self.taken()
        await self.done(anna, employer, "say", text="Guten Tag")
        told = [await employer.until("queue", "event") for _ in range(3)]
        working.cancel()
        self.assertEqual(told[0]["event"]["type"], "said")
        queue, returned = sorted(told[1:], key=lambda m: m["type"], reverse=True)
        self.assertEqual((queue["position"], queue["waiting"]), (1, 3))
        self.assertEqual([returned["event"][key] for key in ("type", "by", "body")],
                         ["returned", "system", {"reason": "vanished", "from": "Anna"}])
        await others[0].until("queue", position=2, waiting=3)
        row = await self.row(bert, employer, state="waiting", front=True)
        self.assertEqual((row["advisor"], row["mine"]), (None, False))
        while (people := (await bert.until("people"))["people"])[0]["login"] != "bert" or people[1:]:
            pass
        await self.done(bert, employer, "take")

    async def test_a_page_loaded_anew_returns_nothing(self):
        anna, employer = await self.taken()
        anna.cut()
        await asyncio.sleep(1)
        anna = await self.at_the_desk("anna")
        for _ in range(7):
            await anna.send("presence", status="available")
            await asyncio.sleep(1)
        await self.done(anna, employer, "say", text="Da bin ich")
        self.assertEqual(await self.types(employer, 1), ["said"])

    async def test_who_does_not_come_back_is_gone_after_the_grace(self):
        anna, employer = await self.taken()
        other = await self.at_the_desk("anna")  # a second window
        anna.cut()
        for _ in range(7):
            await other.send("presence", status="available")
            await asyncio.sleep(1)
        begun = time.monotonic()
        other.cut()
        self.assertEqual(await self.types(employer, 1), ["returned"])
        self.assertGreater(time.monotonic() - begun, 4.5)

    async def test_what_was_put_aside_stays_until_its_advisor_is_there(self):
        anna, employer = await self.taken()
        await self.done(anna, employer, "hold", until=int(1000 * time.time()) + 8000)
        anna.cut()
        await asyncio.sleep(11)
        anna = await self.at_the_desk("anna")
        held, resumed = await employer.events(2)
        self.assertEqual((held["type"], resumed["type"], resumed["by"]),
                         ("held", "resumed", "system"))
        self.assertGreater(resumed["at"] - held["at"], 10000)


class Presence(HandoffTest):
    async def test_colleagues_see_who_is_there_and_how_busy(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        people = await self.people(bert, login="bert")
        self.assertEqual([(p["login"], p["name"], p["status"], p["open"]) for p in people],
                         [("anna", "Anna", "available", 1), ("bert", "Bert", "available", 0)])
        await anna.send("presence", status="busy", capacity=5)
        await self.people(bert, login="anna", status="busy", capacity=5)
        await self.done(anna, employer, "close")
        await self.people(bert, login="anna", open=0)
        for members in ({"status": "asleep"}, {"status": "busy", "capacity": 0}, {},
                        {"status": "busy", "capacity": 51}):
            self.assertEqual((await self.refused(anna, "presence", **members))["code"],
                             "bad-message")

    async def test_colleagues_see_what_is_on_a_screen(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        await bert.send("looking", conversation=employer.id)
        self.assertEqual((await self.row(anna, employer, looking=["Bert"]))["mine"], True)
        await bert.send("looking", conversation=None)
        await self.row(anna, employer, looking=[])
        await bert.send("looking", conversation=employer.id)
        await self.row(anna, employer, looking=["Bert"])
        bert.cut()
        await self.row(anna, employer, looking=[])

    async def test_it_is_taken_over_only_from_who_is_away(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        for status in ("available", "busy"):
            await anna.send("presence", status=status)
            await self.people(bert, login="anna", status=status)
            error = await self.refused(bert, "take-over", conversation=employer.id)
            self.assertEqual((error["code"], error["by"]), ("taken", "Anna"))
        error = await self.refused(anna, "take-over", conversation=employer.id)
        self.assertEqual(error["code"], "wrong-state")
        await anna.send("presence", status="away")
        await self.people(bert, login="anna", status="away")
        await bert.send("take-over", conversation=employer.id, client_id="o1")
        await bert.until("ack", client_id="o1")
        await bert.send("take-over", conversation=employer.id, client_id="o1")  # said again
        await bert.until("ack", client_id="o1")
        event = (await employer.events(1))[0]
        self.assertEqual((event["type"], event["name"], event["body"]),
                         ("taken-over", "Bert", {"from": "Anna"}))
        error = await self.refused(anna, "say", conversation=employer.id, text="Hallo")
        self.assertEqual((error["code"], error["by"]), ("taken", "Bert"))
        await self.done(bert, employer, "say", text="Hallo")

    async def test_nobody_transfers_to_who_is_offline(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        await bert.send("presence", status="offline")
        await self.people(anna, login="bert", status="offline")
        error = await self.refused(anna, "transfer", conversation=employer.id, to="bert")
        self.assertEqual(error["code"], "not-found")
        await bert.send("presence", status="away")
        await self.people(anna, login="bert", status="away")
        await self.done(anna, employer, "transfer", to="bert")


class Takes(HandoffTest):
    async def test_of_two_who_take_at_once_one_wins_a_thousand_times(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        pair, has = [("Anna", anna), ("Bert", bert)], anna
        for number in range(1000):
            await has.send("transfer", conversation=employer.id, client_id=f"x{number}",
                           team="einwanderung")
            await has.until("ack", client_id=f"x{number}")
            random.shuffle(pair)
            for _, peer in pair:
                await peer.send("take", conversation=employer.id,
                                client_id=f"{peer.login}{number}")
            told = {name: await peer.until("ack", "error", client_id=f"{peer.login}{number}")
                    for name, peer in pair}
            self.assertEqual(sorted(t["type"] for t in told.values()), ["ack", "error"])
            winner = next(name for name in told if told[name]["type"] == "ack")
            loser = {"Anna": "Bert", "Bert": "Anna"}[winner]
            self.assertEqual((told[loser]["code"], told[loser]["by"]), ("taken", winner))
            transferred, taken = await employer.events(2)
            self.assertEqual((transferred["type"], taken["type"], taken["name"]),
                             ("transferred", "taken", winner))
            has = dict(pair)[winner]


class Asking(HandoffTest):
    def database(self, *statements):
        """Changes the desk's database as the administration does."""
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"),
                                                timeout=WAIT)) as db:
            for statement, values in statements:
                db.execute(statement, values)
            db.commit()

    async def ask(self, employer=None, **members):
        employer = employer or await self.conversation()
        self.asked = getattr(self, "asked", 0) + 1
        await employer.send("ask-person", client_id=f"p{self.asked}", **members)
        await employer.until("ack", client_id=f"p{self.asked}")
        return employer

    async def unavailable(self, employer):
        """The body of the event, which stands right behind the wish."""
        asked = (await employer.events(1))[0]
        while asked["type"] != "person-asked":
            asked = (await employer.events(1))[0]
        event = (await employer.events(1))[0]
        self.assertEqual((event["by"], event["type"], event["seq"]),
                         ("system", "person-unavailable", asked["seq"] + 1))
        return event["body"]

    async def test_nobody_comes_where_nobody_is_there(self):
        employer = await self.conversation()
        await employer.send("say", client_id="s1", text="Wo kann ich parken?")
        await employer.send("say", client_id="s2", text="Brauche ich ein Visum für meinen Koch?")
        await self.ask(employer, note="Es eilt")
        body = await self.unavailable(employer)
        self.assertEqual(body, {
            "reason": "nobody", "opens": None,
            "prefill": "Wo kann ich parken?\nBrauche ich ein Visum für meinen Koch?\nEs eilt"})
        anna = await self.advisor("anna")
        for status, reason in (("away", "nobody"), ("offline", "nobody"), ("busy", "busy")):
            await anna.send("presence", status=status)
            await self.people(anna, login="anna", status=status)
            await self.ask(employer)
            self.assertEqual((await self.unavailable(employer))["reason"], reason, status)
        again = await self.employer(conversation=employer.id, token=employer.token, after=0)
        self.assertEqual(again.welcome["state"], "offered")
        await anna.send("presence", status="available")
        await self.people(anna, login="anna", status="available")
        await self.ask(employer)
        await employer.until("queue", position=1, waiting=1)

    async def test_what_was_said_begins_a_message_of_at_most_2000_characters(self):
        employer = await self.conversation()
        for number in range(3):
            await employer.send("say", client_id=f"s{number}", text=f"{number} " + "ä" * 900)
        await self.ask(employer)
        prefill = (await self.unavailable(employer))["prefill"]
        self.assertLessEqual(len(prefill), 2000)
        self.assertTrue(prefill.endswith("1 " + "ä" * 900 + "\n2 " + "ä" * 900), prefill[:20])

    async def test_out_of_hours_it_says_when_someone_is_there_again(self):
        await self.advisor("anna")
        day = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Berlin"))
        for weekday in range(1, 8):  # for a minute a day, which is not now
            minute = 540 if day.hour != 9 else 600
            self.database(("INSERT INTO opening VALUES (?, ?, ?)", (weekday, minute, minute + 1)))
        employer = await self.ask()
        body = await self.unavailable(employer)
        self.assertEqual(body["reason"], "closed")
        opens = datetime.datetime.fromtimestamp(body["opens"]["at"] / 1000, day.tzinfo)
        self.assertGreater(opens, day)
        self.assertEqual((opens.hour, opens.minute), (minute // 60, 0))
        self.assertIn(f"{minute // 60} Uhr", body["opens"]["text"])
        self.database(("DELETE FROM opening", ()))
        await self.ask(employer)
        await employer.until("queue", position=1, waiting=1)

    async def test_a_full_house_lets_in_no_more_than_it_can_serve(self):
        anna = await self.advisor("anna")
        await anna.send("presence", status="available", capacity=1)
        await self.people(anna, login="anna", capacity=1)
        await self.done(anna, await self.ask(), "take")
        first = await self.ask()  # ten minutes are as long as one waits, and a talk takes
        await first.until("queue", position=1)
        second = await self.ask()
        self.assertEqual((await self.unavailable(second))["reason"], "busy")
        await anna.send("take", conversation=first.id, client_id="more")  # by hand is no limit
        await anna.until("ack", client_id="more")

    async def test_a_place_is_counted_in_the_queue_of_the_team(self):
        await self.advisor("anna")
        one = await self.ask(team="anerkennung")
        other = await self.ask(team="ausbildung")
        two = await self.ask(team="anerkennung")
        await other.until("queue", position=1, waiting=1, wait=None)
        await two.until("queue", position=2, waiting=2)
        await one.until("queue", position=1, waiting=2)
        error = await self.refused(await self.conversation(), "ask-person", team="kantine")
        self.assertEqual(error["code"], "not-found")

    async def test_the_team_follows_from_the_last_answer_and_others_help_out(self):
        self.run_program("kb", "import", os.path.join(CONTENT), "--replace")
        self.stop()
        self.start()
        anna = await self.advisor("anna")
        self.database(("INSERT INTO team_member VALUES ('anna', 'ausbildung')", ()))
        employer = await self.conversation()
        await employer.send("say", client_id="s1",
                            text="Wie läuft das Anerkennungsverfahren für Berufe ab?")
        answered = (await employer.events(2))[1]
        self.assertEqual(answered["type"], "answered")
        await self.ask(employer)
        row = await self.row(anna, employer, state="waiting")  # none of the team is there
        self.assertEqual(row["team"], "anerkennung")

    async def test_nothing_is_typed_twice(self):
        anna = await self.advisor("anna")
        employer = await self.ask(firm=" Müller & Söhne GmbH ", place="Gera", name="Jana Schmidt",
                                  email="jana@mueller.example", consent="2026-11")
        body = (await employer.events(1))[0]["body"]
        self.assertEqual({k: body[k] for k in ("firm", "place", "name", "email", "consent")},
                         {"firm": "Müller & Söhne GmbH", "place": "Gera", "name": "Jana Schmidt",
                          "email": "jana@mueller.example", "consent": "2026-11"})
        row = await self.row(anna, employer, state="waiting")
        self.assertEqual([row[k] for k in ("firm", "place", "name", "email", "phone", "until",
                                           "front", "looking")],
                         ["Müller & Söhne GmbH", "Gera", "Jana Schmidt", "jana@mueller.example", "",
                          None, False, []])
        await employer.send("cancel-person", client_id="c1")
        await self.ask(employer, place="Jena")
        body = (await employer.events(2))[1]["body"]
        self.assertEqual((body["firm"], body["place"]), ("Müller & Söhne GmbH", "Jena"))
        again = await self.employer(conversation=employer.id, token=employer.token, after=99)
        self.assertEqual(again.welcome["given"],
                         {"firm": "Müller & Söhne GmbH", "place": "Jena", "name": "Jana Schmidt",
                          "email": "jana@mueller.example"})
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db:
            self.assertEqual(db.execute("SELECT firm_key, domain FROM inquiry").fetchall(),
                             [("müller söhne", "mueller.example")])

    async def test_what_is_given_is_checked(self):
        employer = await self.conversation()
        for code, members in (("bad-message", {"email": "nobody"}),
                              ("bad-message", {"email": "a@b.example\r\nBcc: c@d.example"}),
                              ("bad-message", {"name": "a\nb"}), ("too-long", {"firm": "x" * 201}),
                              ("too-long", {"note": "x" * 2001})):
            error = await self.refused(employer, "ask-person", **members)
            self.assertEqual(error["code"], code, members)

    async def test_how_long_one_waits_is_measured(self):
        anna = await self.advisor("anna")
        now = int(time.time() * 1000)
        for minutes in (1, 2, 3, 4):
            employer = await self.ask(team="integration")
            await self.done(anna, employer, "take")
            await self.done(anna, employer, "wrap-up", topic="x", kind="auskunft", solved=True)
            self.database(("UPDATE inquiry SET asked_at = ?, taken_at = ? WHERE conversation = ?",
                           (now - 60000 * minutes, now, employer.id)))
        employer = await self.ask(team="integration")
        await employer.until("queue", wait=None)
        await self.done(anna, employer, "take")
        self.database(("UPDATE inquiry SET asked_at = ?, taken_at = ? WHERE conversation = ?",
                       (now - 1200000, now, employer.id)))
        employer = await self.ask(team="integration")
        await employer.until("queue", wait={"typical": 3, "long": 20})

    async def test_an_advisor_is_told_the_teams(self):
        anna = await self.advisor("anna")
        self.assertEqual([t["team"] for t in anna.welcome["teams"]],
                         ["anerkennung", "ausbildung", "einwanderung", "integration"])
        self.assertEqual(anna.welcome["teams"][0]["name"], "Anerkennung")
        await self.people(anna, login="anna", teams=[])
        self.database(("INSERT INTO team_member VALUES ('anna', 'ausbildung')", ()))
        await self.advisor("bert")
        await self.people(anna, login="anna", teams=["ausbildung"])

    async def test_a_team_gets_it_in_front(self):
        anna, employer = await self.taken()
        others = await self.ask(team="ausbildung")
        await others.until("queue", position=1)
        self.assertEqual((await self.refused(anna, "transfer", conversation=employer.id,
                                             team="kantine"))["code"], "not-found")
        await self.done(anna, employer, "transfer", team="ausbildung", note="geheim")
        event = (await employer.events(1))[0]
        self.assertEqual((event["type"], event["body"]), ("transferred", {"team": "ausbildung"}))
        await others.until("queue", position=2, waiting=2)
        row = await self.row(anna, employer, state="waiting")
        self.assertEqual((row["front"], row["team"], row["advisor"]), (True, "ausbildung", None))


class Notes(HandoffTest):
    async def test_a_colleague_is_mentioned_once(self):
        anna, employer = await self.taken()
        bert, carl = await self.advisor("bert"), await self.advisor("carl")
        await anna.send("watch", conversation=employer.id, after=0)
        await self.done(anna, employer, "note",
                        text="Siehe @bert, @bert und @niemand. Oder info@bert.example?")
        mentioned = await bert.until("mentioned")
        self.assertEqual((mentioned["conversation"], mentioned["by"]), (employer.id, "Anna"))
        noted = await anna.until("event")
        while noted["event"]["type"] != "noted":
            noted = await anna.until("event")
        self.assertEqual(noted["event"]["body"]["mentions"], ["bert"])
        await carl.send("looking", conversation=employer.id)
        self.assertNotIn("mentioned", [(await carl.next())["type"] for _ in range(2)])

    async def test_a_draft_for_the_editors_names_nobody(self):
        anna, employer = await self.taken()
        await employer.send("say", client_id="s1", text="Hallo")
        await self.done(anna, employer, "wrap-up", topic="Visum", kind="beratung", solved=False,
                        firm="Bäcker Sonne KG",
                        make_entry={"question": "Bäcker Sonne fragt: Visum für K1234567?",
                                    "answer": "Ja. Bitte an koch@sonne.example, 0361 123456."})
        await anna.send("wrap-up", conversation=employer.id, client_id="d2", topic="Visum",
                        kind="beratung", solved=False, make_entry={"question": "x", "answer": "y"})
        await anna.until("ack", "error", client_id="d2")
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db:
            self.assertEqual(db.execute("SELECT author, question, answer FROM draft_question")
                             .fetchall(), [("anna", "[Firma] fragt: Visum für [Nummer]?",
                                            "Ja. Bitte an [E-Mail], [Telefon].")])
            self.assertEqual(db.execute("SELECT topic, kind, solved, firm FROM inquiry")
                             .fetchall(), [("Visum", "beratung", 0, "Bäcker Sonne KG")])
        for entry in ({"question": "x"}, "x", {"question": "x", "answer": ""}):
            error = await self.refused(anna, "wrap-up", conversation=employer.id, topic="x",
                                       kind="auskunft", solved=True, make_entry=entry)
            self.assertEqual(error["code"], "bad-message")


class Marks(HandoffTest):
    async def test_each_side_sees_how_far_the_other_has_read(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        for peer in (anna, bert):
            await peer.send("watch", conversation=employer.id, after=0)
        await self.done(anna, employer, "say", text="Guten Tag")
        await employer.send("seen", delivered=4, read=3)
        told = await anna.until("marks")
        self.assertEqual(told, {"type": "marks", "conversation": employer.id, "who": "employer",
                                "delivered": 4, "read": 3})
        await employer.send("seen", delivered=99, read=99)  # no further than the log
        self.assertEqual((await anna.until("marks"))["read"], 4)
        await employer.send("seen", delivered=1, read=1)  # and not back
        await bert.send("seen", conversation=employer.id, delivered=4, read=4)  # only looks on
        await anna.send("seen", conversation=employer.id, delivered=3, read=2)
        told = await employer.until("marks")
        self.assertEqual((told["who"], told["delivered"], told["read"]), ("advisor", 3, 2))
        employer.cut()
        again = await self.employer(conversation=employer.id, token=employer.token, after=9)
        self.assertEqual((await again.until("marks"))["delivered"], 3)
        await anna.send("unwatch", conversation=employer.id)
        await anna.send("watch", conversation=employer.id, after=9)
        self.assertEqual((await anna.until("marks"))["read"], 4)

    async def test_many_marks_are_few_messages(self):
        anna, employer = await self.taken()
        await anna.send("watch", conversation=employer.id, after=0)
        for number in range(40):
            await self.done(anna, employer, "say", text=str(number))
        for number in range(1, 43):
            await employer.send("seen", delivered=number, read=number)
        marks = [await anna.until("marks")]
        while marks[-1]["read"] < 42:
            marks.append(await anna.until("marks"))
        self.assertLess(len(marks), 8)


class Rating(HandoffTest):
    async def test_it_is_rated_when_it_has_ended(self):
        anna, employer = await self.taken()
        self.assertEqual((await self.refused(employer, "rate", score=5))["code"], "wrong-state")
        await self.done(anna, employer, "close")
        again = await self.employer(conversation=employer.id, token=employer.token, after=99)
        self.assertEqual(again.welcome["state"], "closed")
        for score in (0, 6, "5", None):
            self.assertEqual((await self.refused(employer, "rate", score=score))["code"],
                             "bad-message")
        await employer.send("rate", client_id="r1", score=4, text="Danke")
        rated = (await employer.events(1))[0]
        self.assertEqual((rated["type"], rated["body"]), ("rated", {"score": 4, "text": "Danke"}))
