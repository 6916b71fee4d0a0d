"""Reminders of reviews: once for each day of review, to the owner or else the team."""

import sqlite3
import time

from editor import EditorTest

SECONDS = 15


class Reminders(EditorTest):
    # nobody listens there: what is queued stays in the outbox
    config = {"mail": {"url": "smtp://127.0.0.1:1", "from": "lotse@ihk.example", "tls": "none"}}

    def outbox(self, count):
        """(recipient, body) of the reminders once there are so many; looks for more for a moment."""
        end = time.monotonic() + SECONDS
        while True:
            with sqlite3.connect(f"{self.data}/desk.db") as db:
                found = db.execute("SELECT recipient, body FROM outbox WHERE kind = 'reminder' "
                                   "ORDER BY recipient").fetchall()
            if len(found) >= count or time.monotonic() > end:
                break
            time.sleep(0.1)
        time.sleep(1.5)
        self.assertEqual(len(found), count, (found, self.said()))
        return found

    def address(self, login, email):
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            db.execute("UPDATE account SET email = ? WHERE login = ?", (email, login))

    def again(self):
        self.stop()
        self.start()
        self.cookies = {}

    def test_the_owner_is_reminded_once_of_all_that_is_due(self):
        self.save(review_by="2026-01-02", review_reason="Neuer Tarif")
        self.save("entries/de/parken", title="Wo kann ich parken?", review_by="2026-01-03")
        for item in ("entries/de/urlaub", "entries/de/parken"):
            self.publish(item)
            self.change("owner", {"slug": item.split("/")[2], "owner": "emil"})
        self.address("emil", "emil@ihk.example")
        self.again()
        [(recipient, body)] = self.outbox(1)
        self.assertEqual(recipient, "emil@ihk.example")
        for said in ("Wie viele Tage Urlaub", "Neuer Tarif", "parken"):
            self.assertIn(said, body)
        self.again()
        self.outbox(1)
        self.done("confirm", {"slug": "urlaub", "stand": "2026-01-01", "review_by": "2099-01-01"})
        self.again()
        self.outbox(1)

    def test_without_an_owner_the_team_of_the_area_is_told_or_nobody(self):
        self.save(review_by="2026-01-02")
        self.publish()
        self.again()
        self.outbox(0)
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            db.execute("UPDATE team SET areas = areas || ' import', email = 'team@ihk.example' "
                       "WHERE team = 'ausbildung'")
        self.again()
        self.assertEqual([recipient for recipient, _ in self.outbox(1)], ["team@ihk.example"])
