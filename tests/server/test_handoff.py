"""The hand-over from the bot to people: who is there, who gets what, and what becomes of it."""

import asyncio
import time

from test_desk import DeskTest


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
    config = {"limits": {"start": 0, "presence": 3, "grace": 2}}

    async def test_what_a_silent_advisor_had_is_in_front_of_the_queue_again(self):
        anna, employer = await self.taken()
        await self.done(anna, employer, "say", text="Guten Tag")
        bert = await self.advisor("bert")
        others = [await self.asked(), await self.asked()]
        working = asyncio.create_task(self.keep_there(bert))  # and Anna is silent
        told = [await employer.until("queue", "event") for _ in range(3)]
        working.cancel()
        self.assertEqual(told[0]["event"]["type"], "said")
        queue, returned = sorted(told[1:], key=lambda m: m["type"], reverse=True)
        self.assertEqual((queue["position"], queue["waiting"]), (1, 3))
        self.assertEqual([returned["event"][key] for key in ("type", "by", "body")],
                         ["returned", "system", {"reason": "vanished", "from": "Anna"}])
        await others[0].until("queue", position=2, waiting=3)
        row = await self.row(bert, employer, state="waiting")
        self.assertEqual((row["advisor"], row["mine"]), (None, False))
        self.assertEqual([p["login"] for p in await self.people(bert, login="bert", open=0)],
                         ["bert"])
        await self.done(bert, employer, "take")

    async def keep_there(self, peer):
        while True:
            await peer.send("presence", status="available")
            await asyncio.sleep(1)

    async def asked(self):
        employer = await self.conversation()
        await employer.send("ask-person", client_id="p1")
        await employer.until("ack")
        return employer

    async def test_a_page_loaded_anew_returns_nothing(self):
        anna, employer = await self.taken()
        anna.cut()
        await asyncio.sleep(1)
        anna = await self.at_the_desk("anna")
        for _ in range(4):
            await anna.send("presence", status="available")
            await asyncio.sleep(1)
        await self.done(anna, employer, "say", text="Da bin ich")
        self.assertEqual(await self.types(employer, 1), ["said"])

    async def test_who_does_not_come_back_is_gone_after_the_grace(self):
        anna, employer = await self.taken()
        other = await self.at_the_desk("anna")  # a second window
        anna.cut()
        for _ in range(4):
            await other.send("presence", status="available")
            await asyncio.sleep(0.8)
        begun = time.monotonic()
        other.cut()
        self.assertEqual(await self.types(employer, 1), ["returned"])
        self.assertGreater(time.monotonic() - begun, 1.8)

    async def test_what_was_put_aside_stays_until_its_advisor_is_there(self):
        anna, employer = await self.taken()
        await self.done(anna, employer, "hold", until=int(1000 * time.time()) + 4000)
        anna.cut()
        await asyncio.sleep(6)
        anna = await self.at_the_desk("anna")
        held, resumed = await employer.events(2)
        self.assertEqual((held["type"], resumed["type"], resumed["by"]),
                         ("held", "resumed", "system"))
        self.assertGreater(resumed["at"] - held["at"], 5500)


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
        anna, bert = await self.advisor("anna"), await self.advisor("bert")
        wins = {"Anna": 0, "Bert": 0}
        for number in range(1000):
            employer = await self.conversation()
            await employer.send("ask-person", client_id="e1")
            await employer.until("ack")
            pair = [("Anna", anna), ("Bert", bert)]
            if number % 2:
                pair.reverse()
            for _, peer in pair:
                await peer.send("take", conversation=employer.id, client_id=f"{peer.login}{number}")
            told = {name: await peer.until("ack", "error", client_id=f"{peer.login}{number}")
                    for name, peer in pair}
            winner = next(name for name in told if told[name]["type"] == "ack")
            loser = {"Anna": "Bert", "Bert": "Anna"}[winner]
            self.assertEqual((told[loser].get("code"), told[loser].get("by")), ("taken", winner))
            wins[winner] += 1
            # told by name to both, and closed, so that the board stays short
            peer = dict(pair)[winner]
            self.assertEqual([e["name"] for e in await employer.events(2)], [None, winner])
            await peer.send("wrap-up", conversation=employer.id, client_id=f"w{number}",
                            topic="x", kind="auskunft", solved=True)
            await peer.until("ack", client_id=f"w{number}")
            employer.cut()
        self.assertEqual(sum(wins.values()), 1000)
