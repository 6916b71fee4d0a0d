"""What a chamber configures: its colours, its sign, its links, where its pages are; and the statements."""

import json
import re
import xml.etree.ElementTree

import harness
from test_pages import Pages

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Look(Pages):
    config = {"chamber": {"name": "IHK Test", "website": "https://www.ihk.example/"},
              "look": {"accent": "#7A1F3D", "accent_dark": "#93c", "logo": "<&>"}}

    def get(self, path, kind):
        answer = self.request("GET", path)
        self.assertEqual((answer.status, answer.getheader("content-type")), (200, kind), path)
        return answer.text

    def test_the_colours_are_the_same_everywhere(self):
        css = self.get("/theme.css", "text/css; charset=utf-8")
        light, dark = css.split("@media(prefers-color-scheme:dark)")
        for text in ("--brand:#7a1f3d;", "--brand-deep:#5f1830;", "--link:#7a1f3d;", ":root{"):
            self.assertIn(text, light)
        self.assertIn("--brand:#9933cc;", dark)
        script = self.get("/widget.js", "text/javascript; charset=utf-8")
        self.assertIn(":host,kammerlotse-panel{--brand:#7a1f3d;", script)
        self.assertIn("--accent:#7a1f3d!important;--deep:#5f1830!important;", script)
        self.assertIn("--brand:#9933cc;", script)
        self.assertNotIn("%look%", script)
        for path in ("/wissen", "/frage", "/nachricht", "/desk", "/"):
            self.assertIn('<link rel="stylesheet" href="/theme.css">', self.request("GET", path).text)

    def test_the_sign_is_a_picture_and_nothing_else(self):
        picture = self.get("/icon.svg", "image/svg+xml")
        xml.etree.ElementTree.fromstring(picture)
        self.assertIn("&lt;&amp;&gt;</text>", picture)
        self.assertIn('fill="#7a1f3d"', picture)

    def test_without_public_url_there_is_nothing_for_search_engines_to_follow(self):
        for path in ("/sitemap.xml", "/robots.txt"):
            self.assertEqual(self.request("GET", path).status, 404)
        page = self.page("/wissen")
        self.assertEqual(page.one("link", rel="canonical")["href"], "/wissen")
        self.assertEqual(page.all("meta", property="og:url"), [])


class Plain(Pages):
    config = {}

    def test_as_it_comes(self):
        self.assertEqual(self.request("GET", "/theme.css").text, "")
        self.assertIn("#0f4c81", self.request("GET", "/icon.svg").text)
        self.assertNotIn("%look%", self.request("GET", "/widget.js").text)
        head = self.request("HEAD", "/widget.js")
        self.assertEqual((head.status, head.getheader("access-control-allow-origin")), (200, "*"))

    def test_the_statements_say_where_to_turn_and_claim_no_more_than_is_known(self):
        for query, lang in (("", "de"), ("?lang=en", "en")):
            page = self.page("/barrierefreiheit" + query)
            self.assertEqual(page.one("html")["lang"], lang)
            self.assertTrue(page.all("a", href="/nachricht" + query, **{"class": "button"}))
            self.assertEqual(page.one("time")["datetime"], "2026-11-29")
            self.assertEqual(page.one("link", rel="canonical")["href"], "/barrierefreiheit" + query)
            privacy = self.page("/datenschutz-hinweis" + query)
            self.assertTrue(privacy.all("a", href="/nachricht" + query, **{"class": "button"}))
            for path in ("/wissen", "/frage", "/nachricht", "/wissen/parken", "/wegweiser"):
                links = [a["href"] for a in self.page(path + query).all("a")]
                self.assertIn("/barrierefreiheit" + query, links)
                self.assertIn("/datenschutz-hinweis" + query, links)
        text = self.page("/barrierefreiheit").text
        self.assertIn("Eine unabhängige Stelle hat nicht geprüft", text)
        self.assertNotIn("Durchsetzungsverfahren", text)
        text = self.page("/datenschutz-hinweis").text
        self.assertIn("wenn seit einem Tag niemand geschrieben hat", text)
        self.assertIn("nach 30 Tagen abgeschlossen", text)
        self.assertNotIn("verschickter E-Mails", text)


class Full(Pages):
    config = {"chamber": {"name": "IHK Test", "email": "info@ihk.example", "website": "https://www.ihk.example/",
                          "privacy": "https://www.ihk.example/datenschutz?a=1&b=2",
                          "imprint": "https://www.ihk.example/impressum"},
              "public_url": "https://lotse.example", "limits": {"message": 1800, "bot": 7200},
              "enforcement": {"de": "Wenden Sie sich an <die Stelle>.", "en": "Turn to <the body>."}}

    def import_list(self, rows):
        harness._copy_shipped(self.data)

    def test_the_addresses_are_those_the_world_knows(self):
        page = self.page("/wissen/absolventen?lang=en")
        self.assertEqual(page.one("link", rel="canonical")["href"], "https://lotse.example/wissen/absolventen?lang=en")
        self.assertEqual({a["hreflang"]: a["href"] for a in page.all("link", rel="alternate")},
                         {"de": "https://lotse.example/wissen/absolventen",
                          "en": "https://lotse.example/wissen/absolventen?lang=en",
                          "x-default": "https://lotse.example/wissen/absolventen"})
        data = json.loads(page.data)
        self.assertEqual((data["@type"], data["inLanguage"], data["url"]),
                         ("FAQPage", "en", "https://lotse.example/wissen/absolventen?lang=en"))
        self.assertEqual(data["publisher"], {"@type": "Organization", "name": "IHK Test",
                                             "url": "https://www.ihk.example/"})

    def test_the_map_names_every_page_that_may_be_shown(self):
        answer = self.request("GET", "/sitemap.xml")
        self.assertEqual(answer.getheader("content-type"), "application/xml; charset=utf-8")
        root = xml.etree.ElementTree.fromstring(answer.text)
        places = [url.text for url in root.iter(MAP + "loc")]
        self.assertEqual(len(set(places)), len(places))
        self.assertGreaterEqual(len(places), 310)
        for place in places[::12] + places[:20]:
            path = place.removeprefix("https://lotse.example")
            page = self.page(path)
            self.assertEqual(page.one("link", rel="canonical")["href"], place)
            self.assertEqual(page.all("meta", name="robots"), [])
        robots = self.request("GET", "/robots.txt").text
        self.assertIn("Sitemap: https://lotse.example/sitemap.xml\n", robots)
        for closed in re.findall(r"Disallow: (\S+)", robots):
            self.assertFalse([p for p in places if p.startswith("https://lotse.example" + closed)])

    def test_the_links_of_the_chamber_take_the_place_of_ours(self):
        page = self.page("/wissen")
        self.assertTrue(page.all("a", href="https://www.ihk.example/datenschutz?a=1&b=2"))
        self.assertTrue(page.all("a", href="https://www.ihk.example/impressum"))
        self.assertEqual(page.all("a", href="/datenschutz-hinweis"), [])
        answer = self.request("GET", "/datenschutz-hinweis")
        self.assertEqual((answer.status, answer.getheader("location")),
                         (303, "https://www.ihk.example/datenschutz?a=1&b=2"))

    def test_who_enforces_is_what_the_chamber_says(self):
        page = self.page("/barrierefreiheit")
        self.assertIn("Wenden Sie sich an <die Stelle>.", page.text)
        self.assertTrue(page.all("a", href="mailto:info@ihk.example"))
        self.assertIn("Turn to <the body>.", self.page("/barrierefreiheit?lang=en").text)

    def test_a_form_may_be_sent_from_where_the_pages_are(self):
        for origin, status in (("https://lotse.example", 400), ("https://lotse.example.boese.example", 403)):
            answer = self.request("POST", "/nachricht", {"x": 1}, Origin=origin,
                                  Content_Type="application/x-www-form-urlencoded")
            self.assertEqual(answer.status, status)


class Configured(harness.ProgramTest):
    """What is said about a configuration at the start; the address is taken, so that it ends at once."""

    def said(self, config):
        path = self.write("config.json", json.dumps({"data": self.data, **config}))
        done = self.run_program("serve", "--config", path, "--listen", "256.0.0.1:1", data=False)
        self.assertEqual(done.returncode, 1)
        return done.err.replace(path, "FILE")

    def test_a_colour_that_is_too_light_is_named_with_what_it_lacks(self):
        for key, usual in (("accent", "#0f4c81"), ("accent_dark", "#1a5b95")):
            self.assertIn(f"kammerlotse: FILE: look.{key} #777777 is too light: white text on it has a contrast of "
                          f"4.47:1, and 4.5:1 is needed; {usual} is used instead\n",
                          self.said({"look": {key: "#777777"}}))
            self.assertNotIn("look", self.said({"look": {key: "#767676"}}))

    def test_what_is_no_colour_sign_or_address_is_an_error_that_says_what_to_write(self):
        for config, message in (
                ({"look": {"accent": "red"}}, "look.accent is a colour like #0f4c81, not \"red\""),
                ({"look": {"accent_dark": "#12345"}}, "look.accent_dark is a colour like #1a5b95"),
                ({"look": {"logo": "KAMMER"}}, "look.logo has 1 to 4 characters"),
                ({"look": {"logo": ""}}, "look.logo has 1 to 4 characters"),
                ({"look": {"color": "#000"}}, "look: "), ({"look": 1}, "look: "),
                ({"public_url": "https://lotse.example/"}, "public_url is an address like https://lotse.example"),
                ({"public_url": "lotse.example"}, "public_url is an address"),
                ({"chamber": {"name": "x", "privacy": "javascript:alert(1)"}}, "chamber.privacy is an address"),
                ({"chamber": {"name": "x", "imprint": "https://a.example/\r\nx: y"}}, "chamber.imprint is an address"),
                ({"enforcement": {"fr": "x"}}, "enforcement: ")):
            with self.subTest(config=config):
                said = self.said(config)
                self.assertIn("kammerlotse: FILE: ", said)
                self.assertIn(message, said)
                self.assertNotIn("cannot listen", said)
