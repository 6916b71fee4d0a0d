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
