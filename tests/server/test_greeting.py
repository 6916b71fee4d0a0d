"""How a connection begins, and messages whose members are not what they should be."""

import json

from test_desk import DeskTest
from test_serve import PASSWORD

# message of an employer, the member named
WRONG = [
    ("say", {"text": 5}, "text"),
    ("say", {"text": ["Hallo"], "client_id": "c1"}, "text"),
    ("say", {"text": "Hallo", "client_id": 7}, "client_id"),
    ("choose", {"entry": {}}, "entry"),
    ("guide", {"flow": "x", "answers": "ja"}, "answers"),
    ("ask-person", {"note": 5}, "note"),
    ("ask-person", {"firm": True}, "firm"),
    ("leave-message", {"text": "Hallo", "email": ["a@b.example"]}, "email"),
    ("seen", {"delivered": "3"}, "delivered"),
    ("rate", {"score": 4.5}, "score"),
    ("typing", {"on": "yes"}, "on"),
    ("mail-transcript", {"email": 1}, "email"),
    ("hello", {"v": 1, "lang": 1}, "lang"),
    ("hello", {"v": 1, "conversation": 1}, "conversation"),
]
WRONG_AT_THE_DESK = [
    ("watch", {"after": "0"}, "after"),
    ("presence", {"status": "busy", "capacity": "3"}, "capacity"),
    ("hold", {"until": "morgen"}, "until"),
    ("note", {"text": None, "note": 5}, "note"),
    ("wrap-up", {"topic": "x", "kind": "auskunft", "solved": "yes"}, "solved"),
    ("wrap-up", {"topic": "x", "kind": "auskunft", "solved": True, "make_entry": "x"}, "make_entry"),
    ("wrap-up", {"topic": "x", "kind": "auskunft", "solved": True,
                 "make_entry": {"question": 5, "answer": "x"}}, "make_entry.question"),
]


class Members(DeskTest):
    async def refused(self, peer, command, members, named):
        await peer.send(command, **members)
        error = await peer.until("error", "ack", "welcome")
        self.assertEqual((error.get("code"), error.get("member")), ("bad-message", named), command)
        self.assertIn(f'"{named}" muss ', error["message"])
        self.assertNotIn("%", error["message"])
        client_id = members.get("client_id")
        self.assertEqual(error.get("client_id"), client_id if isinstance(client_id, str) else None)

    async def test_a_member_of_the_wrong_type_is_named_and_nothing_is_kept(self):
        anna, employer = await self.taken()
        for command, members, named in WRONG:
            await self.refused(employer, command, members, named)
        for command, members, named in WRONG_AT_THE_DESK:
            await self.refused(anna, command, {"conversation": employer.id, **members}, named)
        again = await self.employer(conversation=employer.id, token=employer.token)
        self.assertEqual(again.welcome["seq"], 3)

    async def test_null_is_as_good_as_left_out_and_what_is_unknown_is_ignored(self):
        await self.advisor("anna")
        employer = await self.conversation()
        await employer.send("ask-person", client_id="p1", note=None, firm=None, shoe_size=[43])
        self.assertEqual((await employer.until("ack", "error"))["type"], "ack")


class Hello(DeskTest):
    async def test_a_second_hello_goes_on_with_the_same_conversation(self):
        employer = await self.conversation()
        await employer.send("hello", v=1, lang="en")
        welcome = await employer.until("welcome")
        self.assertEqual((welcome["conversation"], welcome["seq"]), (employer.id, 1))
        await employer.send("say", client_id="s1", text="Wo kann ich parken?")
        self.assertEqual([e["seq"] for e in await employer.events(2)], [2, 3])
        await employer.send("hello", v=1, after=1)
        self.assertEqual((await employer.until("welcome"))["seq"], 3)
        self.assertEqual([e["seq"] for e in await employer.events(2)], [2, 3])

    async def test_a_conversation_just_begun_is_named_too(self):
        employer = await self.employer()
        await employer.send("start", lang="de")
        await employer.send("hello", v=1, lang="en")
        started = await employer.until("started")
        self.assertEqual((await employer.until("welcome"))["conversation"],
                         started["conversation"])

    async def test_nobody_becomes_someone_else_on_a_connection(self):
        anna, employer = await self.taken()
        await anna.send("hello", v=1, conversation=employer.id, token=employer.token)
        self.assertEqual((await anna.until("error"))["code"], "wrong-state")
        await employer.send("hello", v=1, role="advisor")
        self.assertEqual((await employer.until("error"))["code"], "wrong-state")
        await self.done(anna, employer, "say", text="Guten Tag")
        self.assertEqual((await employer.events(1))[0]["body"]["text"], "Guten Tag")


class Roles(DeskTest):
    """An editor has no business with employers; everyone else may advise."""

    def account(self, login, role):
        self.assertEqual(self.run_program("user", "add", login, "--role", role, "--password-stdin",
                                          stdin=PASSWORD + "\n").returncode, 0)
        return self.login(login).getheader("Set-Cookie").split(";")[0]

    async def greet(self, cookie):
        peer = await self.connect(self.origin, extra_headers={"Cookie": cookie})
        await peer.send("hello", v=1, role="advisor")
        return peer, await peer.until("welcome", "error")

    async def test_an_editor_neither_takes_nor_reads_conversations(self):
        anna, employer = await self.taken()
        edda = self.account("edda", "editor")
        peer, answer = await self.greet(edda)
        self.assertEqual(answer["code"], "forbidden")
        self.assertIn("Redaktion", answer["message"])
        for command in ("take", "take-over", "watch", "say", "note", "close", "presence"):
            await peer.send(command, conversation=employer.id, client_id="x", text="Hallo")
            self.assertEqual((await peer.until("error", "ack", "event"))["code"],
                             "forbidden", command)
        for path, status in (("history", 403), (f"firm?conversation={employer.id}", 403),
                             (f"transcript?conversation={employer.id}", 403),
                             ("find?q=parken", 200), ("drafts", 200), ("me", 200)):
            answer = self.request("GET", f"/api/desk/{path}", Cookie=edda)
            self.assertEqual(answer.status, status, path)
            if status == 403:
                self.assertEqual(json.loads(answer.text)["error"]["code"], "forbidden")
        await employer.send("leave-message", client_id="m1", text="x", phone="0361 12345",
                            consent="1")
        await anna.send("assign", conversation=employer.id, client_id="a1", to="edda")
        self.assertEqual((await anna.until("error"))["code"], "not-found")

    async def test_heads_and_administrators_may_advise(self):
        for role in ("head", "administrator"):
            _, answer = await self.greet(self.account(role, role))
            self.assertEqual(answer["type"], "welcome", role)

    async def test_who_becomes_an_editor_leaves_the_desk(self):
        anna, employer = await self.taken()
        head = self.account("chefin", "administrator")
        answer = self.request("POST", "/api/desk/admin/account", {
            "login": "anna", "name": "Anna", "role": "editor", "teams": [], "capacity": 3},
            Cookie=head, Content_Type="application/json")
        self.assertEqual(answer.status, 204, answer.text)
        await anna.send("say", conversation=employer.id, client_id="s1", text="Hallo")
        self.assertEqual((await anna.until("error", "ack"))["code"], "forbidden")
        await anna.ws.wait_closed()
        self.assertEqual(anna.ws.close_code, 1008)
