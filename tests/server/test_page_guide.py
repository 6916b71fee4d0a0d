"""Guided questions without JavaScript: each page is the question, its address all answers so far."""

import urllib.parse

import harness
from test_pages import Pages

FLOWS = ["azubi-aus-dem-ausland", "beschleunigtes-verfahren", "darf-ich-beschaeftigen",
         "weg-zur-beschaeftigung", "wer-erkennt-an"]
TYPED = {"Land": "Indien", "Country": "India", "Datum": "1.3.2027", "Date": "2027-03-01",
         "Ort oder Postleitzahl": "Jena", "Town or postcode": "Jena"}


class Guide(Pages):
    def import_list(self, rows):
        harness._copy_shipped(self.data)

    def at(self, flow, *answers, status=200, lang=None):
        given = ([("lang", lang)] if lang else []) + [("a", answer) for answer in answers]
        return self.page(f"/wegweiser/{flow}?" + urllib.parse.urlencode(given), status)

    @staticmethod
    def hidden(page):
        """The answers the form sends along."""
        return [a["value"] for a in page.all("input", type="hidden", name="a")]

    def walk(self, flow, lang, choose):
        """Answers every question until there is none; the last page and the answers."""
        answers = []
        while True:
            page = self.at(flow, *answers, lang=lang)
            self.assertEqual(page.one("html")["lang"], lang)
            if not page.all("form", **{"class": "guide"}):
                return page, answers
            self.assertEqual(self.hidden(page), answers)
            buttons = [a["value"] for a in page.all("button", name="a")]
            if buttons:
                answers.append(choose(buttons))
            else:
                labels = [text for text in TYPED if f"\n{text}\n" in page.text]
                answers.append(TYPED[labels[0]] if labels else "45000")
            self.assertLess(len(answers), 20)

    def test_the_list_has_them_all_and_each_can_be_gone_through_to_its_end(self):
        for lang, query in (("de", ""), ("en", "?lang=en")):
            listed = self.page("/wegweiser" + query)
            for flow in FLOWS:
                self.assertTrue(listed.all("a", href=f"/wegweiser/{flow}{query}"), flow)
                for choose in (lambda ids: ids[0], lambda ids: ids[-1], lambda ids: ids[len(ids) // 2]):
                    end, answers = self.walk(flow, lang, choose)
                    self.assertIn({"de": "Ergebnis", "en": "Result"}[lang], end.text)
                    self.assertTrue(end.all("time"))
                    self.assertNotIn("{{", end.text)
                    self.assertEqual(end.one("meta", name="robots")["content"], "noindex")
                    for link in end.all("a"):
                        if link["href"].startswith("/wissen/"):
                            self.page(link["href"])
                    changes = [a["href"] for a in end.all("a")
                               if a.get("aria-label", "").startswith(("Ändern: ", "Change: "))]
                    self.assertEqual(len(changes), len(answers))
                    for i, change in enumerate(changes):
                        self.assertEqual(self.hidden(self.page(change)), answers[:i])

    def test_one_goes_forward_and_back(self):
        first = self.at("darf-ich-beschaeftigen")
        self.assertIn("Frage 1, danach noch höchstens 7", first.text)
        self.assertEqual(first.one("link", rel="canonical")["href"], "/wegweiser/darf-ich-beschaeftigen")
        self.assertEqual(first.all("a", **{"class": "back"}), [])
        second = self.at("darf-ich-beschaeftigen", "Indien")
        self.assertIn("Frage 2, ", second.text)
        self.assertIn("Indien", second.text)
        self.assertEqual(second.one("a", **{"class": "back"})["href"], "/wegweiser/darf-ich-beschaeftigen")
        self.assertEqual(second.all("link", rel="canonical"), [])

    def test_an_answer_that_is_not_understood_is_asked_for_again(self):
        page = self.at("darf-ich-beschaeftigen", '"><b>Atlantis', status=400)
        field = page.one("input", id="a")
        self.assertEqual((field["value"], field["aria-invalid"]), ('"><b>Atlantis', "true"))
        self.assertIn("Dieses Land ist nicht bekannt", page.text)
        self.assertTrue(page.text.lstrip().startswith("Fehler: "))
        self.assertIn("wrong", field["aria-describedby"])
        page.one("p", id="wrong")
        page = self.at("wer-erkennt-an", "gibt-es-nicht", "ihk", status=400)
        self.assertIn("Bitte wählen Sie eine der Antworten", page.text)
        self.assertEqual(self.hidden(page), [])
        self.assertIn("This country is not known",
                      self.at("darf-ich-beschaeftigen", "Atlantis", lang="en", status=400).text)

    def test_who_is_in_charge_stands_at_the_end(self):
        found = []
        for choose in (lambda ids: ids[0], lambda ids: ids[-1]):
            end, answers = self.walk("beschleunigtes-verfahren", "de", choose)
            if "Jena" in answers:
                found.append(end)
        self.assertTrue(found)
        for end in found:
            self.assertIn("Zuständig für Jena", end.text)
            self.assertTrue(end.all("address"))

    def test_a_message_can_be_written_with_the_answers(self):
        end, answers = self.walk("darf-ich-beschaeftigen", "de", lambda ids: ids[0])
        [link] = [a["href"] for a in end.all("a", **{"class": "button"})]
        page = self.page(link)
        self.assertIn("Wegweiser: Darf ich diese Person jetzt beschäftigen?\n- Welche Staatsangehörigkeit hat die "
                      "Person? Indien\n", page.text)
        self.assertIn("\n\nMeine Frage dazu: ", page.text)

    def test_an_answer_offers_its_guides(self):
        page = self.page("/wissen/zustaendige-stelle")
        self.assertTrue(page.all("a", href="/wegweiser/wer-erkennt-an"))

    def test_what_nobody_made_an_address_for_is_a_page(self):
        for flow in ("nichts", "%FF", "a/b", "%22%3E%3Cb%3E"):
            page = self.page(f"/wegweiser/{flow}", 404)
            self.assertIn("Diesen Wegweiser gibt es nicht", page.text)
            self.assertTrue(page.all("a", href="/wegweiser/wer-erkennt-an"))
        for query in ("a=%FF", "&".join(["a=x"] * 41), "a=" + "x" * 500):
            self.page("/wegweiser/wer-erkennt-an?" + query, 404)
        self.page("/wegweiser/wer-erkennt-an?a=", 400)
        self.page("/wegweiser/")
        self.assertEqual(self.request("POST", "/wegweiser/wer-erkennt-an").status, 405)
        end, answers = self.walk("wer-erkennt-an", "de", lambda ids: ids[0])
        self.at("wer-erkennt-an", *answers, "noch", "mehr")  # what is behind the end does not count
