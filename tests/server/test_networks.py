"""What is counted by the network a client comes from."""

import json

from test_serve import ServeTest


class Questions(ServeTest):
    """The tests' own address stands for the proxy."""

    config = {"trusted_proxies": ["127.0.0.1"]}

    def ask(self, forwarded):
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        return self.request("POST", "/api/ask", {"question": "Wo kann ich parken?"}, **headers)

    def test_a_network_that_asked_600_times_has_to_wait_and_others_need_not(self):
        asked = [self.ask(f"203.0.113.9, 2001:db8:1:2::{number:x}").status for number in range(600)]
        self.assertEqual(asked, [200] * 600)
        refused = self.ask("2001:db8:1:2:ffff::1")
        self.assertEqual((refused.status, json.loads(refused.text)["error"]["code"]), (429, "rate"))
        self.assertTrue(0 < int(refused.getheader("Retry-After")) <= 15 * 60 + 1)
        self.assertEqual(self.request("GET", "/frage?q=parken",
                                      X_Forwarded_For="2001:db8:1:2::5").status, 429)
        for other in ("2001:db8:1:3::1", "2001:db8:1:2::1, 192.0.2.1", "2001:db8:1:2::1, nonsense",
                      ""):
            self.assertEqual(self.ask(other).status, 200, other)


class Unbelieved(ServeTest):
    def test_what_a_stranger_claims_is_not_believed(self):
        claims = ({"X-Forwarded-For": f"192.0.2.{number % 200}"} for number in range(601))
        asked = [self.request("GET", "/frage?q=parken", **claim).status for claim in claims]
        self.assertEqual((asked.count(200), asked[-1]), (600, 429))

    def test_a_proxy_that_is_no_address_is_named_and_ends_with_1(self):
        for proxies in ('["localhost"]', '"127.0.0.1"', "[5]"):
            path = self.write("wrong.json", f'{{"trusted_proxies": {proxies}}}')
            done = self.run_program("serve", "--config", path)
            self.assertEqual((done.returncode, done.err.count("\n")), (1, 1), done.err)
            self.assertIn("trusted_proxies", done.err)


class Mails(ServeTest):
    """Transcripts and confirmations, which whoever opens the widget may ask for."""

    config = {"trusted_proxies": ["127.0.0.1"],
              "mail": {"url": "smtp://127.0.0.1:9", "from": "lotse@ihk.example", "tls": "none",
                       "conversation_max": 2, "network_hour_max": 4, "hour_max": 6}}

    async def at(self, network):
        """An employer with a new conversation, who comes from there."""
        peer = await self.connect(extra_headers={"X-Forwarded-For": network})
        await peer.send("hello", v=1, lang="de")
        await peer.send("start")
        peer.id = (await peer.until("started"))["conversation"]
        return peer

    async def mail(self, peer, number):
        """What the server says to the wish for a transcript."""
        await peer.send("mail-transcript", client_id=f"m{number}", email=f" f{number}@firma.example ")
        answer = await peer.until("ack", "error", client_id=f"m{number}")
        return answer.get("message", "")

    async def test_conversation_network_and_hour_have_their_limits_and_say_so(self):
        one, two, three = [await self.at("2001:db8:1:2::1") for _ in range(3)]
        self.assertEqual([await self.mail(one, 1), await self.mail(one, 2)], ["", ""])
        self.assertIn("Für dieses Gespräch", await self.mail(one, 3))
        self.assertEqual(await self.mail(one, 2), "")  # said again
        self.assertEqual([await self.mail(two, 1), await self.mail(two, 2)], ["", ""])
        self.assertIn("in einer Stunde", await self.mail(three, 1))
        self.assertIn("in einer Stunde", await self.mail(await self.at("2001:db8:1:2::77"), 1))
        four = await self.at("192.0.2.1")
        self.assertEqual(await self.mail(four, 1), "")
        # a confirmation counts as well, and a message is kept where none is sent
        for network, confirmed in (("192.0.2.2", True), ("192.0.2.3", False)):
            peer = await self.at(network)
            await peer.send("leave-message", client_id="l1", text="Bitte melden", consent="1",
                            email="chef@firma.example")
            self.assertIn("reference", await peer.until("ack", "error"))
            while (left := (await peer.events(1))[0])["type"] != "message-left":
                pass
            self.assertEqual(left["body"]["confirmed"], confirmed, network)
        self.assertIn("in einer Stunde", await self.mail(four, 2))

    def test_a_limit_of_mails_that_is_none_is_named_and_ends_with_1(self):
        mail = {**self.config["mail"], "hour_max": -1}
        done = self.run_program("serve", "--config",
                                self.write("wrong.json", json.dumps({"mail": mail})))
        self.assertEqual((done.returncode, done.err.count("\n")), (1, 1), done.err)
        self.assertIn("hour_max", done.err)
