"""The first seconds of a server that was started again."""

import time

from test_handoff import HandoffTest


class Restarted(HandoffTest):
    """In the time after a start everyone comes back, and nobody counts as gone."""

    config = {"limits": {"start": 4}}

    async def test_nobody_is_gone_who_may_be_coming_back(self):
        anna, employer = await self.taken()
        bert = await self.advisor("bert")
        self.kill()
        self.start()
        begun = time.monotonic()
        bert = await self.at_the_desk("bert")
        await bert.send("presence", status="away")
        error = await self.refused(bert, "take-over", conversation=employer.id)
        self.assertEqual((error["code"], error["by"]), ("taken", "Anna"))
        employer = await self.employer(conversation=employer.id, token=employer.token, after=3)
        self.assertEqual(employer.welcome["state"], "taken")
        returned = (await employer.events(1))[0]
        self.assertEqual((returned["type"], returned["body"]["reason"]), ("returned", "vanished"))
        self.assertGreater(time.monotonic() - begun, 2.5)

    async def test_who_asks_meanwhile_waits_for_those_who_are_signed_in(self):
        await self.advisor("anna")
        self.kill()
        self.start()
        lucky, begun = await self.conversation(), time.monotonic()
        await lucky.send("ask-person", client_id="p1")
        self.assertEqual([e["type"] for e in await lucky.events(1)], ["person-asked"])
        event = (await lucky.events(1))[0]
        self.assertEqual((event["type"], event["body"]["reason"]), ("person-unavailable", "nobody"))
        self.assertGreater(time.monotonic() - begun, 1.5)
        await lucky.send("ask-person", client_id="p2")
        self.assertEqual([e["type"] for e in await lucky.events(2)],
                         ["person-asked", "person-unavailable"])

    async def test_where_nobody_is_signed_in_nobody_is_waited_for(self):
        employer = await self.conversation()
        await employer.send("ask-person", client_id="p1")
        self.assertEqual([e["type"] for e in await employer.events(2)],
                         ["person-asked", "person-unavailable"])
