"""The hand-over while connections are cut and the server is killed at random moments."""

import asyncio
import contextlib
import json
import os
import random
import signal
import sqlite3

import websockets

from test_handoff import HandoffTest


class Side:
    """One side of a talk, which says everything again until it is acknowledged, as pages do."""

    def __init__(self, test, hello, conversation):
        self.test, self.hello, self.conversation = test, hello, conversation
        self.kept, self.acked, self.seen, self.refused = [], {}, [], {}
        self.peer = self.listener = None

    def say(self, kind, client_id, **members):
        self.kept.append({"type": kind, "client_id": client_id, **members})

    def open(self):
        """What is not acknowledged yet, in order."""
        return [m for m in self.kept if m["client_id"] not in self.acked
                and m["client_id"] not in self.refused]

    async def connect(self):
        after = self.seen[-1]["seq"] if self.seen else 0
        self.peer = await self.hello(after)
        self.listener = asyncio.create_task(self.listen())

    async def listen(self):
        with contextlib.suppress(websockets.ConnectionClosed):
            while True:
                message = json.loads(await self.peer.ws.recv())
                if message["type"] == "ack":
                    self.acked[message["client_id"]] = message["seq"]
                elif message["type"] == "event":
                    self.seen.append(message["event"])
                elif message["type"] == "error":
                    self.refused[message["client_id"]] = message["code"]

    async def send_open(self):
        with contextlib.suppress(websockets.ConnectionClosed):
            for message in self.open():
                await self.peer.ws.send(json.dumps(message))

    async def end(self):
        self.peer.cut()
        await self.listener


class Faults(HandoffTest):
    config = {}  # what a restart interrupts is not returned at once
    ROUNDS, TALK = 20, 48  # nearly a thousand messages of the advisor; employers may not write so fast

    async def sides(self):
        """An employer and Anna, who has taken the conversation."""
        anna, first = await self.taken()
        first.cut()
        anna.cut()

        async def employer(after):
            return await self.employer(conversation=first.id, token=first.token, after=after)

        async def advisor(after):
            peer = await self.at_the_desk("anna")
            await peer.send("watch", conversation=first.id, after=after)
            return peer

        return first.id, Side(self, employer, first.id), Side(self, advisor, first.id)

    async def rounds(self, conversation, employer, anna, fault):
        """Both say new things in every round, which `fault` ends at a random moment."""
        for number in range(self.ROUNDS):
            await employer.connect()
            await anna.connect()
            employer.say("say", f"e{number}", text=f"Frage {number}")
            for part in range(self.TALK):
                anna.say("say", f"say{number}-{part}", conversation=conversation,
                         text=f"Antwort {number}, {part}")
            for kind, members in (("note", {"text": f"@anna {number}"}),
                                  ("hold", {}), ("resume", {})):
                anna.say(kind, f"{kind}{number}", conversation=conversation, **members)
            await asyncio.gather(employer.send_open(), anna.send_open(),
                                 employer.peer.send("seen", delivered=number, read=number))
            await asyncio.sleep(random.random() * 0.02)
            fault()
            await employer.end()
            await anna.end()

    async def settle(self, *sides):
        """Says the rest on a quiet line and waits until all is told."""
        for side in sides:
            await side.connect()
        for side in sides:
            await side.send_open()
        for _ in range(1200):
            if not any(side.open() for side in sides):
                break
            for side in sides:
                if side.peer.ws.closed:  # who says very much at once is cut off, and comes back
                    await side.listener
                    await side.connect()
                    await side.send_open()
            await asyncio.sleep(0.05)
        await asyncio.sleep(1)
        for side in sides:
            await side.end()

    def check(self, conversation, employer, anna):
        """Nothing is lost, nothing doubled; the log, both sides and the acks say the same."""
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db:
            log = db.execute("SELECT seq, type, client_id FROM event WHERE conversation = ? "
                             "ORDER BY seq", (conversation,)).fetchall()
        self.assertEqual([seq for seq, _, _ in log], list(range(1, len(log) + 1)))
        self.assertEqual([(e["seq"], e["type"], e.get("client_id")) for e in anna.seen], log)
        stored = {client_id: seq for seq, _, client_id in log if client_id}
        for side in (employer, anna):
            self.assertEqual(side.refused, {})
            self.assertEqual({m["client_id"] for m in side.kept}, set(side.acked))
            for client_id, seq in side.acked.items():
                self.assertEqual(stored[client_id], seq)
            order = [stored[m["client_id"]] for m in side.kept]
            self.assertEqual(order, sorted(order))
        hidden = ("noted",)
        self.assertEqual([(e["seq"], e["type"]) for e in employer.seen],
                         [(seq, kind) for seq, kind, _ in log if kind not in hidden])

    async def test_cuts_lose_nothing_and_double_nothing_on_either_side(self):
        conversation, employer, anna = await self.sides()
        await self.rounds(conversation, employer, anna, lambda: None)
        await self.settle(employer, anna)
        self.check(conversation, employer, anna)

    async def test_a_killed_server_keeps_what_either_side_was_told(self):
        conversation, employer, anna = await self.sides()

        def kill():
            self.server.send_signal(signal.SIGKILL)
            self.kill()
            self.start()

        await self.rounds(conversation, employer, anna, kill)
        await self.settle(employer, anna)
        self.check(conversation, employer, anna)

    async def test_a_message_left_while_the_server_is_killed_is_there_once(self):
        references = {}
        for number in range(8):
            first = await self.conversation()
            first.cut()

            async def hello(after, peer=first):
                return await self.employer(conversation=peer.id, token=peer.token, after=after)

            side = Side(self, hello, first.id)
            side.say("ask-person", "p1", firm="Firma")
            side.say("leave-message", "m1", text="Bitte", consent="1", phone="0361 12345")
            await side.connect()
            await side.send_open()
            await asyncio.sleep(random.random() * 0.01)
            self.kill()
            self.start()
            await side.end()
            await self.settle(side)
            self.assertEqual(set(side.acked), {"p1", "m1"}, side.refused)
            self.assertEqual([e["type"] for e in side.seen],
                             ["started", "person-asked", "person-unavailable", "message-left"])
            references[first.id] = side.seen[-1]["body"]["reference"]
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db:
            self.assertEqual(dict(db.execute("SELECT conversation, reference FROM inquiry")),
                             references)
