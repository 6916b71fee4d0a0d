"""What advisors do with a conversation besides talking."""

import time

import test_serve


class DeskTest(test_serve.ServeTest):
    """An advisor at work."""

    async def taken(self):
        """Anna, and an employer whose conversation she has taken."""
        anna, employer = await self.advisor("anna"), await self.conversation()
        await employer.send("ask-person", client_id="p1")
        await employer.events(1)
        await self.done(anna, employer, "take")
        await employer.events(1)
        return anna, employer

    async def done(self, peer, employer, command, **members):
        """Sends a command and waits for its ack."""
        self.number = getattr(self, "number", 0) + 1
        client_id = f"d{self.number}"
        await peer.send(command, conversation=employer.id, client_id=client_id, **members)
        return await peer.until("ack", client_id=client_id)


class Desk(DeskTest):
    async def test_what_is_for_colleagues_never_reaches_the_employer(self):
        anna, employer = await self.taken()
        await self.done(anna, employer, "note", text="geheim")
        await self.done(anna, employer, "hold", until=int(1000 * time.time()) + 86400000, note="geheim")
        await self.done(anna, employer, "resume")
        await self.done(anna, employer, "wrap-up", topic="geheim", kind="auskunft", solved=True)
        events = await employer.events(3)
        self.assertEqual([(e["type"], e["body"]) for e in events],
                         [("held", {}), ("resumed", {}), ("wrapped-up", {})])

    async def test_a_transfer_gives_it_to_a_colleague_who_is_there(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        await anna.send("transfer", conversation=employer.id, client_id="t1", to="nobody")
        self.assertEqual((await anna.until("error"))["code"], "not-found")
        await self.done(anna, employer, "transfer", to="bert", note="geheim")
        self.assertEqual((await employer.events(1))[0]["body"], {"to": "Bert"})
        await anna.send("say", conversation=employer.id, client_id="t2", text="Hallo")
        self.assertEqual((await anna.until("error"))["by"], "Bert")
        await self.done(bert, employer, "say", text="Hallo")

    async def test_a_wrap_up_says_what_it_was_about(self):
        anna, employer = await self.taken()
        await anna.send("wrap-up", conversation=employer.id, client_id="w1", topic="x", kind="y",
                        solved=True)
        self.assertEqual((await anna.until("error"))["code"], "bad-message")
