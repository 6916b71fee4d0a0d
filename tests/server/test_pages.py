"""The knowledge without JavaScript: pages as a browser, a search engine or a screen reader gets them."""

import html.parser
import http.client
import json
import re
import shutil
import urllib.parse

import harness
from test_serve import ServeTest

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(html.parser.HTMLParser):
    """A page taken apart; `wrong` is what is not well-formed."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.tags, self.text, self.data, self.typed = [], [], [], "", "", ""
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.wrong.append(f"<{tag}> has an attribute twice: {names}")
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in VOID:
            self.wrong.append(f"<{tag}/>")
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> in {self.open}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == "script":
            self.data += data
        else:
            self.text += data
        if self.open and self.open[-1] == "textarea":
            self.typed += data

    def all(self, tag, **attributes):
        return [a for t, a in self.tags if t == tag and attributes.items() <= a.items()]

    @property
    def question(self):
        """What stands in the field for a question; a browser drops the line that a field begins with."""
        assert self.one("textarea", name="q") and self.typed.startswith("\n"), self.typed
        return self.typed[1:]

    def one(self, tag, **attributes):
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, found)
        return found[0]


class Pages(ServeTest):
    config = {"chamber": {"name": 'IHK "Berg" & <Tal>', "phone": "+49 (0)361 34840",
                          "email": "info@ihk.example", "website": "https://www.ihk.example/"}}

    def page(self, path, status=200, **headers):
        answer = self.request("GET", path, **headers)
        self.assertEqual(answer.status, status, path)
        self.assertEqual(answer.getheader("content-type"), "text/html; charset=utf-8")
        page = Page(answer.text)
        self.assertEqual(page.wrong, [], path)
        self.assertEqual(len(page.all("h1")), 1, path)
        self.assertIn(page.one("html")["lang"], ("de", "en"))
        ids = [a["id"] for _, a in page.tags if "id" in a]
        self.assertEqual(len(set(ids)), len(ids), path)
        for tag, attributes in page.tags:
            with self.subTest(path=path, tag=tag):
                self.assertFalse([a for a in attributes if a.startswith("on") or a == "style"])
                self.assertFalse(attributes.get("href", "").lower().startswith("javascript:"))
        page.lines = answer
        return page

    def ask(self, q, status=200, lang=None):
        given = {"q": q, **({"lang": lang} if lang else {})}
        return self.page("/frage?" + urllib.parse.urlencode(given), status)


class Shipped(Pages):
    def import_list(self, rows):
        harness._copy_shipped(self.data)

    def test_every_entry_is_on_the_list_and_has_a_page_in_both_languages(self):
        for query, lang in (("", "de"), ("?lang=en", "en")):
            listed = self.page("/wissen" + query)
            self.assertEqual(listed.one("html")["lang"], lang)
            entries = [a["href"] for a in listed.all("a")
                       if re.fullmatch(r"/wissen/[^?]+" + re.escape(query), a.get("href", ""))]
            self.assertGreaterEqual(len(entries), 150)
            self.assertEqual(len(set(entries)), len(entries))
            for path in entries:
                page = self.page(path)
                [question] = json.loads(page.data)["mainEntity"]
                self.assertEqual(question["@type"], "Question")
                self.assertIn(question["name"], page.text)
                self.assertIn(question["acceptedAnswer"]["text"], page.text)
                self.assertEqual(page.one("meta", name="description")["content"],
                                 question["acceptedAnswer"]["text"])
                self.assertEqual(page.one("link", rel="canonical")["href"], path)
                self.assertEqual(page.all("meta", name="robots"), [])
                self.assertTrue(page.all("time"), path)
                self.assertNotIn("{{", page.text)
                for other in page.all("a"):
                    if other.get("href", "").startswith("/wissen/") and "hreflang" not in other:
                        self.assertIn(other["href"], entries)

    def test_an_entry_says_what_it_rests_on(self):
        page = self.page("/wissen/absolventen")
        for text in ("18 Monate", "Rechtsgrundlage", "§ 20 AufenthG", "Quellen", "19. August 2026",
                     "Einreise", "45.934,20 Euro"):
            self.assertIn(text, page.text)
        self.assertTrue(page.all("a", href="https://www.gesetze-im-internet.de/aufenthg_2004/__20.html"))
        self.assertTrue(page.all("a", href="/wissen/absolventen?lang=en", lang="en"))
        english = self.page("/wissen/absolventen?lang=en")
        self.assertIn("19 August 2026", english.text)
        self.assertTrue(english.all("a", href="/wissen/absolventen", lang="de"))
        self.assertEqual(self.page("/wissen/absolventen?lang=xx").one("html")["lang"], "de")

    def test_who_is_in_charge_is_told_for_a_place(self):
        page = self.page("/wissen/arbeitgeberservice")
        self.assertEqual(page.all("address"), [])
        self.assertEqual(page.one("form", **{"class": "place"})["action"],
                         "/wissen/arbeitgeberservice#offices")
        for place, heading in (("Jena", "Zuständig für Jena"), ("07743", "Zuständig für 07743")):
            page = self.page("/wissen/arbeitgeberservice?" + urllib.parse.urlencode({"ort": place}))
            self.assertIn("Agentur für Arbeit Thüringen Ost", page.text)
            self.assertTrue(page.all("address"))
            self.assertEqual(page.all("form", **{"class": "place"}), [])
        for place in ("Atlantis", "<b>München", "Wie hoch ist die Gehaltsgrenze der Blauen Karte?"):
            page = self.page("/wissen/arbeitgeberservice?" + urllib.parse.urlencode({"ort": place}))
            self.assertIn("finde ich in Thüringen nicht", page.text)
            self.assertEqual(page.one("input", name="ort")["value"], place)
        self.page("/wissen/absolventen?ort=Jena")  # it asks for none

    def test_a_question_is_answered(self):
        page = self.ask("Wie hoch ist die Gehaltsgrenze der Blauen Karte?")
        self.assertIn("50.700 Euro", page.text)
        self.assertIn("Rechtsgrundlage", page.text)
        self.assertEqual(page.question,
                         "Wie hoch ist die Gehaltsgrenze der Blauen Karte?")
        self.assertEqual(page.one("meta", name="robots")["content"], "noindex")
        self.assertEqual(page.all("link", rel="canonical"), [])
        self.assertEqual(page.one("a", hreflang="en")["href"],
                         "/wissen/blaue-karte-gehalt?lang=en")

    def test_a_question_is_answered_in_its_language(self):
        page = self.ask("What is the salary threshold for the EU Blue Card?")
        self.assertEqual(page.one("html")["lang"], "en")
        self.assertIn("Legal basis", page.text)
        page = self.ask("Welche Gehaltsgrenze gilt für die Blaue Karte?", lang="en")
        self.assertEqual(page.one("html")["lang"], "de")

    def test_choices_are_links(self):
        page = self.ask("Wetter morgen Gehaltsgrenze und was kostet")
        self.assertEqual(len(page.all("ul", **{"class": "choices"})), 1)
        choices = [a["href"] for a in page.all("a") if re.match(r"/wissen/[a-z-]+$", a["href"])]
        self.assertGreaterEqual(len(choices), 2)
        for choice in choices:
            self.page(choice)

    def test_what_has_no_answer_leads_to_a_person(self):
        for q, text in (("Guten Tag", "Guten Tag!"), ("qwrtz plmokn xyqv", "sprechen?"),
                        ("Ich möchte mit einer Person sprechen", "Mit einer Person sprechen"),
                        ("I want to talk to a person", "Talk to a person")):
            page = self.ask(q)
            self.assertIn(text, page.text)
            self.assertTrue(page.all("a", href="tel:+4936134840"), q)
            self.assertTrue(page.all("a", href="mailto:info@ihk.example"))
            self.assertTrue(page.all("a", href="https://www.ihk.example/"))

    def test_a_page_that_is_not_there_helps(self):
        page = self.page("/wissen/blaue-kart", 404)
        self.assertTrue(page.all("a", href="/wissen/blaue-karte"))
        self.assertEqual(page.question, "blaue kart")
        self.assertEqual(page.one("meta", name="robots")["content"], "noindex")
        for path in ("/wissen/%3Cscript%3Ealert(1)%3C/script%3E", "/wissen/%FF", "/wissen/a/b",
                     "/wissen/" + "a" * 3000, "/wissen/absolventen/", "/wissen/%22%20x=%22"):
            page = self.page(path, 404)
            self.assertEqual(page.all("script"), [])

    def test_a_wrong_address_helps_a_person_and_answers_a_program_shortly(self):
        browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        for path, words in (("/blaue-karte.html", "blaue karte"), ("/wissenx", None), ("/frage/", None), ("/impressum", ""), ("/xyqv/plmokn?q=1", ""),
                            ("/%3Cb%3E%22", None), ("/%FF", None), ("/desk/nowhere", None)):
            page = self.page(path, 404, **browser)
            self.assertIn("Diese Seite gibt es nicht", page.text)
            if words is not None:
                self.assertEqual(page.question, words)
            self.assertTrue(page.all("a", href="/wissen"))
            self.assertTrue(page.all("a", href="/nachricht"))
            self.assertEqual(page.one("meta", name="robots")["content"], "noindex")
        self.assertTrue(self.page("/blaue-karte.html", 404, **browser).all("a", href="/wissen/blaue-karte"))
        self.assertIn("There is no such page", self.page("/karte?lang=en", 404, **browser).text)
        for path, headers in (("/nowhere", {}), ("/nowhere", {"Accept": "*/*"}), ("/nowhere.js", {"Accept": "application/json"}),
                              ("/api/nowhere", browser), ("/api/desk/nowhere", browser)):
            answer = self.request("GET", path, **headers)
            self.assertEqual((answer.status, json.loads(answer.text)["error"]["code"]), (404, "not-found"), path)
        self.assertEqual(self.request("POST", "/nowhere", {}, **browser).getheader("content-type"),
                         "application/json; charset=utf-8")

    def test_the_form_sends_its_question_to_an_address_that_can_be_kept(self):
        form = self.page("/frage?lang=en").one("form", **{"class": "question"})
        self.assertEqual((form["action"], form["method"]), ("/frage?lang=en", "post"))
        for q, query in (("Wie hoch ist die Gehaltsgrenze\r\n\r\nder Blauen Karte?", "Wie hoch ist die Gehaltsgrenze der Blauen Karte?"),
                         ("  a & b=c #1\t+\n", "a & b=c #1 +"), ("\r\n", ""), ("🙂" * 500, "🙂" * 500), ("", "")):
            answer = self.form("/frage", {"q": q})
            self.assertEqual(answer.status, 303)
            location = urllib.parse.urlsplit(answer.getheader("location"))
            self.assertEqual((location.scheme, location.netloc, location.path), ("", "", "/frage"))
            self.assertEqual(urllib.parse.parse_qs(location.query, keep_blank_values=True), {"q": [query]})
        self.assertEqual(self.form("/frage?lang=en", {"q": "a"}).getheader("location"), "/frage?lang=en&q=a")
        self.assertIn("höchstens 500 Zeichen", self.form("/frage", {"q": "ü" * 501}).text)
        for fields, status in (({"q": "ü" * 501}, 400), ({"x": "1"}, 400), ({"q": b"\xff"}, 400), ({"q": "x" * 90_000}, 400)):
            self.assertEqual(self.form("/frage", fields).status, status)
        self.assertEqual(self.form("/frage", {"q": "a"}, Origin="https://evil.example").status, 403)

    def form(self, path, fields, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded", **headers})
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer


class Wild(Pages):
    def test_nothing_typed_gets_into_the_page_as_html(self):
        for q in ('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onfocus='alert(1)",
                  "</input></form></main><h1>", "&lt;b&gt; &amp;amp; &#60;", "a\tb\x01\x1f\x7fc",
                  "</textarea></form></main><h1>", "%s%s%n%d {{mindestlohn}}", "<!-- ]]> -->", "\u202e\u2066\ufeff", "𝕳🙂", "+ & = ? # %"):
            page = self.ask(q)
            self.assertEqual(page.question, re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", q))
            self.assertEqual(page.all("script"), [])
            self.assertEqual([a["src"] for a in page.all("img")], ["/icon.svg"])

    def test_the_name_of_the_chamber_is_a_text(self):
        self.assertIn('IHK "Berg" & <Tal>', self.page("/wissen").text)

    def test_an_answer_of_an_editor_is_no_way_into_the_page(self):
        self.stop()
        shutil.rmtree(self.data)
        self.import_list([("wild", 'Was ist </script><script>alert("x")</script> & so?',
                                      'Ein <img src=x onerror=alert(1)> "Zitat" </script> & [Link](javascript:alert(1)).')])
        self.start()
        page = self.page("/wissen/wild")
        self.assertEqual([a.get("type") for a in page.all("script")], ["application/ld+json"])
        [question] = json.loads(page.data)["mainEntity"]
        self.assertEqual(question["name"], 'Was ist </script><script>alert("x")</script> & so?')
        self.assertEqual([a["src"] for a in page.all("img")], ["/icon.svg"])
        self.assertIn("Weitere Antworten", self.page("/wissen").text)

    def test_questions_have_a_length_and_are_utf8(self):
        self.assertEqual(self.ask("ü" * 500).question, "ü" * 500)
        page = self.ask("ü" * 501, 400)
        self.assertEqual(page.question, "ü" * 500)
        self.assertIn("höchstens 500 Zeichen", page.text)
        self.page("/frage?q=%FF%C3", 400)
        for path in ("/frage", "/frage?q=", "/frage?q=+%20%09", "/frage?lang=en", "/frage?x=1"):
            self.assertEqual(self.page(path).question, "")
        self.assertEqual(self.page("/frage?lang=en").one("html")["lang"], "en")

    def test_head_has_the_headers_of_get_and_another_method_none(self):
        for path, status in (("/wissen", 200), ("/wissen/parken", 200), ("/wissen/nichts", 404),
                             ("/frage?q=parken", 200), ("/pages.css", 200)):
            full, head = self.request("GET", path), self.request("HEAD", path)
            self.assertEqual((full.status, head.status, head.text), (status, status, ""))
            self.assertEqual(head.getheaders(), full.getheaders())
            self.assertIn("script-src 'self'", full.getheader("content-security-policy"))
            self.assertEqual(self.request("POST", path.split("?")[0]).status, 415 if "/frage" in path else 405)

    def test_too_many_questions_of_an_address_have_to_wait_and_push_out_nobody(self):
        for _ in range(9):
            self.assertEqual(self.login("niemand").status, 401)
        statuses = [self.request("GET", "/frage?q=parken").status for _ in range(601)]
        self.assertEqual((statuses.count(200), statuses[-1]), (600, 429))
        page = self.ask("Wo kann ich parken?", 429)
        self.assertGreater(int(page.lines.getheader("retry-after")), 0)
        self.assertEqual(page.question, "Wo kann ich parken?")
        self.page("/frage")
        self.page("/wissen/parken")
        self.assertEqual(self.login("niemand").status, 401)
        self.assertEqual(self.login("niemand").status, 429)
