"""What happens because time goes by, with limits of seconds."""

import asyncio
import glob
import os
import time

from test_desk import DeskTest

ALL = ("bot", "offered", "waiting", "taken", "active", "hold", "wrap-up", "message", "assigned",
       "answered")


class TimeTest(DeskTest):
    async def system(self, employer):
        """The next event of the system, as (type, body)."""
        while True:
            event = (await employer.events(1))[0]
            if event["by"] == "system":
                return event["type"], event["body"]

    async def asked(self, text=""):
        employer = await self.conversation()
        await employer.send("ask-person", client_id="p1", note=text)
        await employer.until("ack")
        return employer


class Exits(TimeTest):
    config = {"limits": {**{state: 2 for state in ALL}, "start": 0}}

    async def ends_with(self, state, reach, *expected):
        employer = await reach()
        begun = time.monotonic()
        self.assertEqual((state, *await self.system(employer)), (state, *expected))
        self.assertGreater(time.monotonic() - begun, 1.2)
        return employer

    async def test_each_state_ends_by_itself_as_the_page_says(self):
        anna = await self.advisor("anna")
        number = iter(range(1000))

        async def offered():
            employer = await self.conversation()
            await employer.send("say", client_id="s1", text="Ich will mit einer Person sprechen")
            self.assertTrue((await employer.events(2))[1]["body"]["offer_person"])
            return employer

        async def step(employer, command, **members):
            client_id = f"n{next(number)}"
            await anna.send(command, conversation=employer.id, client_id=client_id, **members)
            return employer

        async def taken():
            return await step(await self.asked(), "take")

        async def active():
            return await step(await taken(), "say", text="Guten Tag")

        async def hold():
            return await step(await taken(), "hold")

        async def hold_until():
            return await step(await taken(), "hold", until=int(1000 * time.time() + 1500))

        async def wrap_up():
            return await step(await taken(), "close")

        await asyncio.gather(
            self.ends_with("bot", self.conversation, "closed", {"reason": "idle"}),
            self.ends_with("offered", offered, "offer-lapsed", {}),
            self.ends_with("waiting", lambda: self.asked("Bitte"), "person-unavailable",
                           {"reason": "waited", "opens": None, "prefill": "Bitte"}),
            self.ends_with("taken", taken, "returned", {"reason": "silent", "from": "Anna"}),
            self.ends_with("active", active, "idled", {}),
            self.ends_with("hold", hold, "resumed", {}),
            self.ends_with("hold until", hold_until, "resumed", {}),
            self.ends_with("wrap-up", wrap_up, "closed", {"reason": "idle"}))


class Start(TimeTest):
    config = {"limits": {"bot": 1, "start": 4}}

    async def test_nothing_runs_out_right_after_a_start(self):
        begun = time.monotonic()
        employer = await self.conversation()
        self.assertEqual(await self.system(employer), ("closed", {"reason": "idle"}))
        self.assertGreater(time.monotonic() - begun, 2.5)


class SetClock:
    """The server's wall clock can be set; its steady clock goes on."""

    offset = "+0"  # when the server starts

    def start(self):
        library = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
        self.assertTrue(library, "libfaketime is needed")
        self.clock(self.offset)
        self.environment = {
            "LD_PRELOAD": library[0], "FAKETIME_TIMESTAMP_FILE": os.path.join(self.folder, "clock"),
            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "ASAN_OPTIONS": "verify_asan_link_order=0:" + os.environ.get("ASAN_OPTIONS", "")}
        super().start()

    def clock(self, offset):
        path = self.write("clock.new", offset + "\n")
        os.rename(path, os.path.join(self.folder, "clock"))


class Clock(SetClock, TimeTest):
    config = {"limits": {"waiting": 6, "start": 0}}

    async def test_no_time_runs_out_because_the_clock_was_set(self):
        await self.advisor("anna")
        for offset in ("+3600", "-3600"):
            employer = await self.asked()
            begun = time.monotonic()
            await asyncio.sleep(1.5)
            self.clock(offset)
            self.assertEqual((await self.system(employer))[0], "person-unavailable")
            self.assertGreater(time.monotonic() - begun, 4.5, offset)
        self.assertEqual(self.said().count("the clock was set by"), 2)


class Limits(TimeTest):
    def test_a_limit_that_is_wrong_is_named_and_ends_with_1(self):
        for named, config in (("lunch", '{"limits": {"lunch": 5}}'),
                              ("taken", '{"limits": {"taken": 0}}'),
                              ("taken", '{"limits": {"taken": "5"}}'),
                              ("limits", '{"limits": [5]}'),
                              ("alarm_minutes", '{"alarm_minutes": 0}'),
                              ("asked_days", '{"asked_days": 0}'),
                              ("four_eyes", '{"four_eyes": 1}')):
            with self.subTest(config=config):
                done = self.run_program("serve", "--config", self.write("wrong.json", config))
                self.assertEqual(done.returncode, 1)
                self.assertIn(named, done.err)
