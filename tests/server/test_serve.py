"""The server, as browsers and browsers' enemies see it."""

import asyncio
import http.client
import json
import logging
import os
import random
import signal
import socket
import subprocess
import unittest

import websockets

from harness import ProgramTest

LIST = [
    ("urlaub", "Wie viele Tage Urlaub habe ich?", "Sie haben 30 Tage Urlaub."),
    ("parken", "Wo kann ich parken?", "Parken Sie im Hof."),
]
PASSWORD = "ein langes Kennwort"
WAIT = 60  # seconds: the build with sanitizers, beside browsers
logging.getLogger("asyncio").setLevel(logging.ERROR)  # it notes slow steps


def free_port():
    """A port below those that outgoing connections get, so that a restart finds it free."""
    while True:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", random.randrange(20000, 32000)))
                return probe.getsockname()[1]
            except OSError:
                pass


class Peer:
    """One WebSocket and what it was told."""

    def __init__(self, ws):
        self.ws = ws

    async def send(self, kind, /, **members):
        await self.ws.send(json.dumps({"type": kind, **members}))

    async def next(self):
        return json.loads(await asyncio.wait_for(self.ws.recv(), WAIT))

    async def until(self, *kinds, **members):
        """The next message of one of these types whose members are these."""
        while True:
            message = await self.next()
            if message["type"] in kinds and members.items() <= message.items():
                return message

    async def events(self, count):
        """The next `count` events."""
        return [(await self.until("event"))["event"] for _ in range(count)]

    def cut(self):
        """As a network goes: without a goodbye."""
        self.ws.transport.abort()


class ServeTest(ProgramTest, unittest.IsolatedAsyncioTestCase):
    config = {}  # the server's
    environment = {}  # more of it for the server

    def setUp(self):
        super().setUp()
        self.port = free_port()
        self.server = None
        self.addCleanup(self.stop)
        self.import_list(LIST)
        self.start()

    def start(self):
        """Starts the server and waits until it says that it answers."""
        self.log = open(os.path.join(self.folder, "log"), "a+b")
        config = self.write("config.json", json.dumps(self.config))
        self.server = subprocess.Popen(
            [os.environ["KAMMERLOTSE"], "serve", "--data", self.data, "--listen",
             f"127.0.0.1:{self.port}", "--config", config], stdout=subprocess.PIPE,
            stderr=self.log, env={**os.environ, **self.environment})
        self.assertIn(b"answers on", self.server.stdout.readline(), self.said())

    def said(self):
        """What the server has written to standard error."""
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def stop(self):
        """Ends the server as systemd does and looks for what the sanitizers found."""
        if self.server is None:
            return
        self.server.terminate()
        code = self.server.wait(WAIT)
        self.server.stdout.close()
        self.server = None
        said = self.said()
        self.log.close()
        self.assertEqual(code, 0, said)
        self.assertNotRegex(said, r"runtime error|Sanitizer")

    def kill(self):
        self.server.kill()
        self.server.wait(WAIT)
        self.server.stdout.close()
        self.log.close()
        self.server = None

    def request(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        given = None if body is None else json.dumps(body)
        connection.request(method, path, given, {k.replace("_", "-"): v
                                                 for k, v in headers.items()})
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def login(self, login, password=PASSWORD):
        return self.request("POST", "/api/desk/login", {"login": login, "password": password})

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    async def connect(self, origin=None, **options):
        ws = await websockets.connect(f"ws://127.0.0.1:{self.port}/ws", origin=origin,
                                      subprotocols=["kammerlotse.v1"], compression=None,
                                      open_timeout=WAIT, close_timeout=1, **options)
        self.addAsyncCleanup(ws.close)
        return Peer(ws)

    async def employer(self, **resume):
        peer = await self.connect()
        await peer.send("hello", v=1, **{"lang": "de", **resume})
        peer.welcome = await peer.until("welcome")
        return peer

    async def conversation(self):
        """An employer with a new conversation, its first event read."""
        peer = await self.employer()
        await peer.send("start", lang="de")
        started = await peer.until("started")
        peer.id, peer.token = started["conversation"], started["token"]
        self.assertEqual((await peer.events(1))[0]["type"], "started")
        return peer

    async def advisor(self, login):
        done = self.run_program("user", "add", login, "--name", login.title(), "--password-stdin",
                                stdin=PASSWORD + "\n")
        self.assertEqual(done.returncode, 0, done.err)
        return await self.at_the_desk(login)

    async def at_the_desk(self, login):
        """An advisor whose account there is, signed in on a new connection."""
        cookie = self.login(login).getheader("Set-Cookie").split(";")[0]
        peer = await self.connect(self.origin, extra_headers={"Cookie": cookie})
        peer.login = login
        await peer.send("hello", v=1, role="advisor")
        peer.welcome = await peer.until("welcome")
        self.assertEqual(peer.welcome["account"]["login"], login)
        await peer.until("board")
        return peer


class Http(ServeTest):
    def test_the_server_says_that_it_is_well(self):
        answer = self.request("GET", "/healthz")
        self.assertEqual((answer.status, json.loads(answer.text)), (200, {"status": "ok"}))

    def test_every_answer_carries_the_security_headers(self):
        for path in ("/", "/desk", "/healthz", "/api/desk/me", "/nowhere"):
            with self.subTest(path=path):
                answer = self.request("GET", path)
                policy = answer.getheader("Content-Security-Policy")
                self.assertIn("default-src 'none'", policy)
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertNotIn("unsafe", policy)
                self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
                self.assertEqual(answer.getheader("Referrer-Policy"), "same-origin")
                self.assertEqual(answer.getheader("Cross-Origin-Resource-Policy"), "same-origin")

    def test_a_question_is_answered_over_http(self):
        answer = self.request("POST", "/api/ask", {"question": "Wo kann ich parken?"})
        found = json.loads(answer.text)
        self.assertEqual((answer.status, found["action"]), (200, "answer"))
        self.assertEqual(found["answer"]["entry"], "parken")

    def test_what_is_wrong_with_a_request_is_told_by_status_and_code(self):
        for status, method, path, body in (
                (404, "GET", "/nowhere", None), (404, "POST", "/api/nowhere", {}),
                (405, "GET", "/api/ask", None), (400, "POST", "/api/ask", {}),
                (400, "POST", "/api/ask", []), (401, "GET", "/api/desk/me", None),
                (413, "POST", "/api/ask", {"question": "x" * 20000})):
            with self.subTest(method=method, path=path, status=status):
                answer = self.request(method, path, body)
                self.assertEqual(answer.status, status)
                self.assertEqual(set(json.loads(answer.text)["error"]), {"code", "message"})

    def test_ten_wrong_passwords_shut_the_door_for_a_while(self):
        self.run_program("user", "add", "anna", "--password-stdin", stdin=PASSWORD + "\n")
        self.assertEqual([self.login("anna", "falsches Kennwort").status for _ in range(10)],
                         [401] * 10)
        refused = self.login("anna")
        self.assertEqual(refused.status, 429)
        self.assertGreater(int(refused.getheader("Retry-After")), 0)
        self.assertEqual(self.login("bert").status, 401)

    def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(self):
        self.run_program("user", "add", "anna", "--password-stdin", stdin=PASSWORD + "\n")
        answer = self.login("anna")
        self.assertEqual(answer.status, 204)
        cookie = answer.getheader("Set-Cookie")
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)
        cookie = cookie.split(";")[0]
        self.assertEqual(json.loads(self.request("GET", "/api/desk/me", Cookie=cookie).text),
                         {"login": "anna", "name": "anna", "role": "advisor"})
        self.assertEqual(self.request("POST", "/api/desk/logout", Cookie=cookie).status, 204)
        self.assertEqual(self.request("GET", "/api/desk/me", Cookie=cookie).status, 401)

    def test_a_foreign_page_cannot_post(self):
        answer = self.request("POST", "/api/desk/login", {"login": "a", "password": "b"},
                              Origin="http://evil.example")
        self.assertEqual(answer.status, 403)

    def test_an_upgrade_to_http2_is_not_taken_up(self):
        for path in ("/", "/ws", "/healthz"):
            with self.subTest(path=path):
                done = subprocess.run(["curl", "-s", "-i", "-m", "3", "--http2",
                                       self.origin + path], capture_output=True, check=False)
                self.assertNotIn(b" 101", done.stdout.split(b"\r\n")[0])
        self.assertEqual(self.request("GET", "/healthz").status, 200)


class Start(ServeTest):
    def test_a_port_in_use_is_named_and_ends_with_1(self):
        done = self.run_program("serve", "--listen", f"127.0.0.1:{self.port}")
        self.assertEqual(done.returncode, 1)
        self.assertIn(str(self.port), done.err)

    def test_it_listens_only_where_it_is_told_to(self):
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", self.port), WAIT)

    def test_an_unknown_key_of_the_configuration_is_named_and_ends_with_1(self):
        path = self.write("config.json", '{"lissten": "127.0.0.1:1"}')
        done = self.run_program("serve", "--config", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("lissten", done.err)


class Chat(ServeTest):
    async def test_a_question_is_acknowledged_and_answered_under_the_next_numbers(self):
        peer = await self.conversation()
        await peer.send("say", client_id="a", text="Wo kann ich parken?")
        self.assertEqual(await peer.until("ack"), {"type": "ack", "client_id": "a", "seq": 2})
        said, answered = await peer.events(2)
        self.assertEqual([said["seq"], said["by"], said["type"], said["client_id"]],
                         [2, "employer", "said", "a"])
        self.assertEqual([answered["seq"], answered["by"], answered["type"]],
                         [3, "bot", "answered"])
        self.assertEqual(answered["body"]["entry"], "parken")
        self.assertNotIn("why", answered["body"])
        self.assertNotIn("confidence", answered["body"])

    async def test_what_is_said_twice_is_stored_once(self):
        peer = await self.conversation()
        for _ in range(2):
            await peer.send("say", client_id="a", text="Wo kann ich parken?")
            self.assertEqual((await peer.until("ack"))["seq"], 2)
        again = await self.employer(conversation=peer.id, token=peer.token, after=0)
        self.assertEqual(again.welcome["seq"], 3)
        self.assertEqual([e["seq"] for e in await again.events(3)], [1, 2, 3])

    async def test_a_conversation_opens_only_with_its_token(self):
        peer = await self.conversation()
        other = await self.connect()
        for token in ("", "x", peer.token[:-1]):
            await other.send("hello", v=1, lang="de", conversation=peer.id, token=token)
            self.assertEqual((await other.until("error", "welcome"))["code"], "not-found")

    async def test_a_text_of_10000_characters_is_too_long_and_not_stored(self):
        peer = await self.conversation()
        await peer.send("say", client_id="a", text="ä" * 10000)
        error = await peer.until("error")
        self.assertEqual((error["code"], error["client_id"]), ("too-long", "a"))
        await peer.send("say", client_id="b", text="Wo kann ich parken?")
        self.assertEqual((await peer.until("ack"))["seq"], 2)

    async def test_a_foreign_page_cannot_connect(self):
        for origin in ("http://evil.example", "null", self.origin + ".evil.example"):
            with self.subTest(origin=origin):
                with self.assertRaises((websockets.InvalidHandshake, OSError)):
                    await self.connect(origin)
        await self.connect(self.origin)

    async def test_frames_that_cannot_be_read_get_an_error_and_the_server_lives(self):
        for code, frame in (("bad-json", "no json"), ("bad-json", "[" * 10000),
                            ("bad-json", '{"a":' * 10000), ("bad-json", "[]"),
                            ("unknown-type", '{"type":"dance"}'), ("bad-message", "{}"),
                            ("forbidden", '{"type":"take","conversation":"x","client_id":"a"}')):
            with self.subTest(frame=frame[:30]):
                peer = await self.employer()
                await peer.ws.send(frame)
                self.assertEqual((await peer.next())["code"], code)
                await peer.send("start")
                await peer.until("started")

    async def test_frames_that_cannot_be_trusted_close_the_connection_and_the_server_lives(self):
        for code, close_code, opcode, frame in (
                ("bad-message", 1003, 2, b"\0\1"),
                ("bad-json", 1007, 1, b'{"type":"\xff"}'),
                ("too-large", 1009, 1, b'"' + b"x" * 70000 + b'"')):
            with self.subTest(code=code):
                peer = await self.employer()
                await peer.ws.write_frame(True, opcode, frame)
                self.assertEqual((await peer.next())["code"], code)
                with self.assertRaises(websockets.ConnectionClosed):
                    await peer.next()
                self.assertEqual(peer.ws.close_code, close_code)
                await self.conversation()


class Cuts(ServeTest):
    async def resend(self, peer, seen, acked, sent):
        """Says again, in order, what has no ack."""
        for client_id in sent:
            if client_id not in acked:
                await peer.send("say", client_id=client_id, text="Wo kann ich parken?")

    async def listen(self, peer, seen, acked):
        """Keeps what comes until the connection or the task ends."""
        try:
            while True:
                message = json.loads(await peer.ws.recv())
                if message["type"] == "ack":
                    acked.add(message["client_id"])
                elif message["type"] == "event":
                    seen.append(message["event"])
                else:
                    self.fail(message)
        except websockets.ConnectionClosed:
            pass

    async def round(self, resume, seen, acked, sent, end):
        """A connection on which new things are said and which `end` ends at a random moment."""
        peer = await self.connect()
        await peer.send("hello", v=1, lang="de", after=seen[-1]["seq"] if seen else 0, **resume)
        welcome = await peer.until("welcome")
        self.assertGreaterEqual(welcome["seq"], seen[-1]["seq"] if seen else 0)
        listener = asyncio.create_task(self.listen(peer, seen, acked))
        if len(sent) < 28:  # 30 a minute and conversation are allowed
            sent += [f"c{len(sent)}", f"c{len(sent) + 1}"]
        await self.resend(peer, seen, acked, sent)
        await asyncio.sleep(random.random() * 0.006)
        end(peer)
        await listener

    async def finish(self, resume, seen, acked, sent):
        """Says the rest and compares the log with what was said."""
        peer = await self.employer(after=seen[-1]["seq"] if seen else 0, **resume)
        listener = asyncio.create_task(self.listen(peer, seen, acked))
        await self.resend(peer, seen, acked, sent)
        for _ in range(WAIT * 20):
            if len(acked) == len(sent) and len(seen) >= 1 + 2 * len(sent):
                break
            await asyncio.sleep(0.05)
        peer.cut()
        await listener
        self.assertEqual([e["seq"] for e in seen], list(range(1, 2 + 2 * len(sent))))
        self.assertEqual([e["client_id"] for e in seen if e["type"] == "said"], sent)

    async def test_a_hundred_cuts_lose_nothing_double_nothing_and_keep_the_order(self):
        for _ in range(10):
            first = await self.conversation()
            first.cut()
            resume = {"conversation": first.id, "token": first.token}
            seen, acked, sent = [], set(), []
            for _ in range(10):
                await self.round(resume, seen, acked, sent, Peer.cut)
            await self.finish(resume, seen, acked, sent)

    async def test_what_was_acknowledged_or_shown_outlives_a_killed_server(self):
        first = await self.conversation()
        first.cut()
        resume = {"conversation": first.id, "token": first.token}
        seen, acked, sent = [], set(), []
        for _ in range(8):
            await self.round(resume, seen, acked, sent,
                             lambda peer: self.server.send_signal(signal.SIGKILL))
            self.kill()
            self.start()
        await self.finish(resume, seen, acked, sent)


class Pace(ServeTest):
    async def test_who_types_faster_than_a_person_waits_also_on_a_new_connection(self):
        peer = await self.conversation()
        for number in range(30):
            await peer.send("say", client_id=f"c{number}", text="Wo kann ich parken?")
            await peer.until("ack")
        again = await self.employer(conversation=peer.id, token=peer.token, after=99)
        await again.send("say", client_id="c30", text="Wo kann ich parken?")
        refused = await again.until("error")
        self.assertEqual((refused["code"], refused["client_id"]), ("rate", "c30"))
        await again.send("say", client_id="c3", text="Wo kann ich parken?")  # said before
        await again.until("ack", client_id="c3")

    async def test_an_error_is_told_in_the_language_of_the_hello(self):
        for lang, words in (("de", "Nachricht ist leer"), ("en", "message is empty")):
            peer = await self.employer(lang=lang)
            await peer.send("say", client_id="a", text=" ")
            self.assertIn(words, (await peer.until("error"))["message"])


class Queue(ServeTest):
    async def test_all_who_wait_are_told_when_their_place_changes(self):
        anna = await self.advisor("anna")
        waiting = []
        for number in range(3):
            peer = await self.conversation()
            await peer.send("ask-person", client_id="e1")
            await peer.until("queue", position=number + 1, waiting=number + 1)
            waiting.append(peer)
        await anna.send("take", conversation=waiting[0].id, client_id="a1")
        await waiting[1].until("queue", position=1, waiting=2)
        await waiting[2].until("queue", position=2, waiting=2)
        await waiting[1].send("cancel-person", client_id="e2")
        await waiting[2].until("queue", position=1, waiting=1)
        again = await self.employer(conversation=waiting[2].id, token=waiting[2].token, after=0)
        await again.until("queue", position=1, waiting=1)


class Desk(ServeTest):
    async def test_of_two_advisors_who_take_at_once_one_wins_a_hundred_times(self):
        anna, bert = await self.advisor("anna"), await self.advisor("bert")
        for number in range(100):
            employer = await self.conversation()
            await employer.send("ask-person", client_id="e1")
            await employer.until("ack")
            pair = [("Anna", anna, f"a{number}"), ("Bert", bert, f"b{number}")]
            random.shuffle(pair)
            await asyncio.gather(*(peer.send("take", conversation=employer.id, client_id=client_id)
                                   for _, peer, client_id in pair))
            told = await asyncio.gather(*(peer.until("ack", "error", client_id=client_id)
                                          for _, peer, client_id in pair))
            self.assertEqual(sorted(t["type"] for t in told), ["ack", "error"])
            winner = pair[[t["type"] for t in told].index("ack")][0]
            lost = next(t for t in told if t["type"] == "error")
            self.assertEqual((lost["code"], lost["by"]), ("taken", winner))
            asked, taken = await employer.events(2)
            self.assertEqual((asked["type"], taken["type"], taken["name"]),
                             ("person-asked", "taken", winner))
            employer.cut()

    async def test_the_bot_is_silent_while_an_advisor_has_the_conversation(self):
        anna, employer = await self.advisor("anna"), await self.conversation()
        await employer.send("say", client_id="e1", text="Wo kann ich parken?")
        await employer.send("ask-person", client_id="e2", note="Bitte")
        await employer.send("say", client_id="e3", text="Wo kann ich parken?")
        kinds = [(e["by"], e["type"]) for e in await employer.events(5)]
        self.assertEqual(kinds, [("employer", "said"), ("bot", "answered"),
                                 ("employer", "person-asked"), ("employer", "said"),
                                 ("bot", "answered")])
        await anna.send("take", conversation=employer.id, client_id="a1")
        await anna.until("ack", client_id="a1")
        await employer.send("say", client_id="e4", text="Wo kann ich parken?")
        await employer.until("ack", client_id="e4")
        await anna.send("say", conversation=employer.id, client_id="a2", text="Im Hof.")
        await anna.until("ack", client_id="a2")
        again = await self.employer(conversation=employer.id, token=employer.token, after=6)
        self.assertEqual(again.welcome["state"], "active")
        self.assertEqual([(e["seq"], e["by"], e["type"]) for e in await again.events(3)],
                         [(7, "advisor", "taken"), (8, "employer", "said"),
                          (9, "advisor", "said")])

    async def test_only_who_took_it_may_speak_or_close(self):
        anna, bert = await self.advisor("anna"), await self.advisor("bert")
        employer = await self.conversation()
        await employer.send("ask-person", client_id="e1")
        await employer.until("ack")
        await anna.send("take", conversation=employer.id, client_id="a1")
        await anna.until("ack", client_id="a1")
        for kind, members in (("say", {"text": "Hallo"}), ("close", {})):
            await bert.send(kind, conversation=employer.id, client_id="b-" + kind, **members)
            error = await bert.until("ack", "error", client_id="b-" + kind)
            self.assertEqual((error["type"], error.get("code"), error.get("by")),
                             ("error", "taken", "Anna"))

    async def test_without_a_session_nobody_is_an_advisor(self):
        peer = await self.connect(self.origin, extra_headers={"Cookie": "kammerlotse=wrong"})
        await peer.send("hello", v=1, role="advisor")
        self.assertEqual((await peer.next())["code"], "forbidden")


if __name__ == "__main__":
    unittest.main()
