"""The administration: who may, what is refused and how, and that every change is noted."""

import json
import sqlite3

import test_serve
from test_serve import PASSWORD

TEAM = {"team": "foerderung", "name_de": "Förderung", "name_en": "Funding",
        "areas": ["foerderung"], "email": "team@ihk.example", "new": True}
REPLY = {"lang": "de", "title": "Gruß", "text": "Guten Tag {{name}}, hier ist {{ advisor }}."}
CLOSURE = {"first": "2026-12-24", "last": "2026-12-31", "reason": "Zwischen den Jahren"}
WEEK = {"week": [{"weekday": 1, "from": "09:00", "to": "12:00"},
                 {"weekday": 1, "from": "13:00", "to": "16:00"},
                 {"weekday": 7, "from": "00:00", "to": "24:00"}]}
ACCOUNT = {"login": "carla", "name": "Carla", "role": "advisor", "teams": ["anerkennung"],
           "capacity": 4}
ROLES = ("advisor", "editor", "head", "administrator")

# route, body that would do something, the roles that may
WRITES = [
    ("team", TEAM, ROLES[2:]),
    ("team-delete", {"team": "ausbildung"}, ROLES[2:]),
    ("week", WEEK, ROLES[2:]),
    ("closure", CLOSURE, ROLES[2:]),
    ("closure-delete", {"closure": 1}, ROLES[2:]),
    ("reply", REPLY, ROLES[2:]),
    ("reply-delete", {"reply": 1}, ROLES[2:]),
    ("account-add", ACCOUNT, ROLES[3:]),
    ("account", {**ACCOUNT, "login": "advisor"}, ROLES[3:]),
    ("account-password", {"login": "advisor"}, ROLES[3:]),
    ("account-disable", {"login": "editor"}, ROLES[3:]),
    ("account-enable", {"login": "editor"}, ROLES[3:]),
]
READS = [("teams", ROLES), ("hours", ROLES), ("replies", ROLES), ("accounts", ROLES[3:]),
         ("audit", ROLES[2:])]

# route, body, field, what the message must say
INVALID = [
    ("team", {**TEAM, "team": ""}, "team", "ausfüllen"),
    ("team", {**TEAM, "team": "Förderung"}, "team", "Kleinbuchstaben"),
    ("team", {**TEAM, "team": "anerkennung"}, "team", "gibt es schon"),
    ("team", {**TEAM, "new": False}, "", "neu"),
    ("team", {**TEAM, "name_de": "  "}, "name_de", "ausfüllen"),
    ("team", {**TEAM, "name_en": "x" * 81}, "name_en", "80 Zeichen"),
    ("team", {**TEAM, "name_de": "a\nb"}, "name_de", "einer Zeile"),
    ("team", {**TEAM, "areas": "foerderung"}, "areas", "Liste"),
    ("team", {**TEAM, "areas": ["steuern"]}, "areas", "„steuern“"),
    ("team", {**TEAM, "areas": ["ä" * 300]}, "areas", "„…“"),
    ("team", {**TEAM, "email": "team@"}, "email", "name@ihk.de"),
    ("team-delete", {"team": "gibt-es-nicht"}, "", "neu"),
    ("week", {}, "week", "Liste"),
    ("week", {"week": [{"weekday": 8, "from": "09:00", "to": "12:00"}]}, "week.0.weekday", "7"),
    ("week", {"week": [{"weekday": 1, "from": "9:00", "to": "12:00"}]}, "week.0.from", "HH:MM"),
    ("week", {"week": [{"weekday": 1, "from": "09:60", "to": "12:00"}]}, "week.0.from", "HH:MM"),
    ("week", {"week": [{"weekday": 1, "from": "09:00", "to": "24:01"}]}, "week.0.to", "HH:MM"),
    ("week", {"week": [{"weekday": 1, "from": "12:00", "to": "12:00"}]}, "week.0.to", "nach"),
    ("week", {"week": WEEK["week"] + [{"weekday": 1, "from": "11:59", "to": "13:00"}]},
     "week.3.from", "überschneidet"),
    ("closure", {**CLOSURE, "first": "2026-02-29"}, "first", "JJJJ-MM-TT"),
    ("closure", {**CLOSURE, "last": ""}, "last", "ausfüllen"),
    ("closure", {**CLOSURE, "last": "2026-12-23"}, "last", "vor dem ersten"),
    ("closure", {**CLOSURE, "reason": "x" * 121}, "reason", "120"),
    ("closure-delete", {"closure": 99}, "", "neu"),
    ("closure-delete", {"closure": "1"}, "", "neu"),
    ("reply", {**REPLY, "lang": "fr"}, "lang", "Englisch"),
    ("reply", {**REPLY, "title": None}, "title", "ausfüllen"),
    ("reply", {**REPLY, "text": "x" * 2001}, "text", "2000"),
    ("reply", {**REPLY, "text": "Guten Tag {{vorname}}"}, "text", "{{vorname}}"),
    ("reply", {**REPLY, "text": "Guten Tag {{name"}, "text", "nicht ersetzt"),
    ("reply", {**REPLY, "reply": 99}, "", "neu"),
    ("reply-delete", {"reply": 99}, "", "neu"),
    ("account-add", {**ACCOUNT, "login": "Carla"}, "login", "Kleinbuchstaben"),
    ("account-add", {**ACCOUNT, "login": "editor"}, "login", "gibt es schon"),
    ("account-add", {**ACCOUNT, "name": ""}, "name", "ausfüllen"),
    ("account-add", {**ACCOUNT, "role": "boss"}, "role", "Leitung"),
    ("account-add", {**ACCOUNT, "capacity": 0}, "capacity", "1 bis 20"),
    ("account-add", {**ACCOUNT, "capacity": "3"}, "capacity", "1 bis 20"),
    ("account-add", {**ACCOUNT, "email": "carla@"}, "email", "name@ihk.de"),
    ("account-add", {**ACCOUNT, "teams": ["steuern"]}, "teams", "„steuern“"),
    ("account", {**ACCOUNT, "login": "nobody"}, "login", "neu"),
    ("account-password", {"login": "nobody"}, "login", "neu"),
    ("account-disable", {}, "login", "ausfüllen"),
]


class Admin(test_serve.ServeTest):
    hashed = None  # of the password: to hash it anew for each account and test takes long

    def setUp(self):
        super().setUp()
        self.cookies = {}
        if Admin.hashed is None:
            self.run_program("user", "add", "x", "--password-stdin", stdin=PASSWORD + "\n")
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            if Admin.hashed is None:
                Admin.hashed, = db.execute("SELECT password FROM account").fetchone()
                db.execute("DELETE FROM account")
            db.executemany("INSERT INTO account (login, name, role, password) VALUES (?, ?, ?, ?)",
                           [(role, role, role, Admin.hashed) for role in ROLES])

    def cookie(self, login, password=PASSWORD):
        if login not in self.cookies:
            answer = self.login(login, password)
            self.assertEqual(answer.status, 204, answer.text)
            self.cookies[login] = answer.getheader("Set-Cookie").split(";")[0]
        return self.cookies[login]

    def read(self, path, who="administrator"):
        answer = self.request("GET", "/api/desk/admin/" + path, Cookie=self.cookie(who))
        self.assertEqual(answer.status, 200, answer.text)
        return json.loads(answer.text)

    def write_as(self, who, path, body, **headers):
        headers = {"Content_Type": "application/json", **headers}
        return self.request("POST", "/api/desk/admin/" + path, body, Cookie=self.cookie(who),
                            **headers)

    def change(self, path, body, who="administrator"):
        """Changes something; returns what was answered."""
        answer = self.write_as(who, path, body)
        self.assertIn(answer.status, (200, 204), answer.text)
        return json.loads(answer.text or "null")

    def audit(self):
        return self.read("audit")["audit"]

    def test_every_route_is_refused_without_a_session_and_to_the_wrong_role(self):
        for path, _ in READS:
            self.assertEqual(self.request("GET", "/api/desk/admin/" + path).status, 401, path)
        for path, body, _ in WRITES:
            answer = self.request("POST", "/api/desk/admin/" + path, body,
                                  Content_Type="application/json")
            self.assertEqual(answer.status, 401, path)
        for role in ROLES:
            for path, allowed in READS:
                answer = self.request("GET", "/api/desk/admin/" + path, Cookie=self.cookie(role))
                self.assertEqual(answer.status, 200 if role in allowed else 403, (role, path))
            for path, body, allowed in WRITES:
                if role not in allowed:
                    answer = self.write_as(role, path, body)
                    self.assertEqual(answer.status, 403, (role, path))
        self.assertEqual(self.audit(), [])

    def test_all_that_is_allowed_is_done_and_noted_once(self):
        for number, (path, body, allowed) in enumerate(WRITES):
            who = allowed[number % len(allowed)]
            self.change(path, body, who)
            newest = self.audit()
            self.assertEqual(len(newest), number + 1, path)
            self.assertEqual(newest[0]["login"], who)
            self.assertEqual(set(newest[0]), {"at", "login", "action", "subject", "before", "after"})
        self.assertEqual([row["action"] for row in reversed(self.audit())],
                         ["team.add", "team.delete", "hours.change", "closure.add",
                          "closure.delete", "reply.add", "reply.delete", "account.add",
                          "account.change", "account.password", "account.disable",
                          "account.enable"])

    def test_the_audit_says_what_it_was_before_and_after_and_no_password(self):
        made = self.change("account-add", ACCOUNT)["password"]
        reset = self.change("account-password", {"login": "carla"})["password"]
        self.change("account", {**ACCOUNT, "role": "head", "teams": []})
        changed, password, added = self.audit()
        self.assertIsNone(added["before"])
        self.assertEqual(added["after"], {**ACCOUNT, "email": "", "disabled": False})
        self.assertEqual(password["subject"], "carla")
        self.assertEqual(changed["before"], added["after"])
        self.assertEqual((changed["after"]["role"], changed["after"]["teams"]), ("head", []))
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            rows = json.dumps(db.execute("SELECT * FROM audit").fetchall())
        for secret in (made, reset, "argon2"):
            self.assertNotIn(secret, rows)
        self.assertNotIn(made, self.said())

    def test_what_changes_nothing_is_not_noted(self):
        self.change("week", WEEK)
        self.change("week", {"week": list(reversed(WEEK["week"]))})
        self.assertEqual(len(self.audit()), 1)

    def test_invalid_input_is_named_with_what_to_do_and_changes_nothing(self):
        for path, body, field, says in INVALID:
            with self.subTest(path=path, field=field, says=says):
                answer = self.write_as("administrator", path, body)
                self.assertIn(answer.status, (400, 404, 409), answer.text)
                error = json.loads(answer.text)["error"]
                self.assertEqual((error["code"], error["field"]), ("invalid", field))
                self.assertIn(says, error["message"])
        self.assertEqual(self.audit(), [])
        self.assertEqual(len(self.read("teams")["teams"]), 4)

    def test_errors_are_in_english_for_those_who_read_it(self):
        answer = self.write_as("head", "reply", {**REPLY, "title": ""}, Accept_Language="en")
        self.assertEqual(json.loads(answer.text)["error"]["message"], "Please fill this in.")

    def test_another_site_and_a_plain_form_cannot_change_anything(self):
        for headers in ({"Origin": "http://evil.example"}, {"Content_Type": "text/plain"},
                        {"Content_Type": "application/x-www-form-urlencoded"}):
            self.assertIn(self.write_as("head", "reply", REPLY, **headers).status, (403, 415))
        self.assertEqual(self.read("replies"), {"replies": []})

    def test_what_was_set_is_what_is_shown(self):
        self.change("team", TEAM)
        shown = {team["team"]: team for team in self.read("teams", "advisor")["teams"]}
        self.assertEqual(shown["foerderung"], {k: v for k, v in TEAM.items() if k != "new"})
        self.change("week", WEEK)
        closure = self.change("closure", CLOSURE)["closure"]
        hours = self.read("hours", "advisor")
        self.assertEqual(hours["week"], WEEK["week"])
        self.assertEqual(hours["closures"], [{**CLOSURE, "closure": closure}])
        self.assertEqual(len(hours["holidays"]), 22)
        self.assertEqual(hours["timezone"], "Europe/Berlin")
        reply = self.change("reply", REPLY)["reply"]
        self.change("reply", {**REPLY, "reply": reply, "text": "Guten Tag"})
        self.assertEqual(self.read("replies", "advisor")["replies"],
                         [{**REPLY, "reply": reply, "text": "Guten Tag"}])

    def test_an_account_may_have_an_address_for_reminders(self):
        self.change("account-add", {**ACCOUNT, "email": "carla@ihk.example"})
        address = {one["login"]: one["email"] for one in self.read("accounts")["accounts"]}
        self.assertEqual((address["carla"], address["editor"]), ("carla@ihk.example", ""))
        self.change("account", ACCOUNT)
        self.assertEqual({one["email"] for one in self.read("accounts")["accounts"]}, {""})

    def test_a_new_account_signs_in_with_the_password_shown_once(self):
        password = self.change("account-add", ACCOUNT)["password"]
        self.assertEqual(self.login("carla", password).status, 204)
        again = self.change("account-password", {"login": "carla"})["password"]
        self.assertNotEqual(password, again)
        self.assertEqual(self.login("carla", password).status, 401)
        self.assertEqual(self.login("carla", again).status, 204)
        self.assertNotIn("assword", json.dumps(self.read("accounts")))

    def test_a_disabled_account_is_out_at_once_and_may_come_back(self):
        cookie = self.cookie("editor")
        self.change("account-disable", {"login": "editor"})
        self.assertEqual(self.request("GET", "/api/desk/me", Cookie=cookie).status, 401)
        self.assertEqual(self.login("editor").status, 401)
        answer = self.write_as("administrator", "account-password", {"login": "editor"})
        self.assertIn("gesperrt", answer.text)
        self.change("account-enable", {"login": "editor"})
        self.assertEqual(self.login("editor").status, 204)

    def test_a_role_that_was_taken_away_is_gone_at_once(self):
        self.assertEqual(self.write_as("head", "reply", REPLY).status, 200)
        self.change("account", {"login": "head", "name": "Hanna", "role": "advisor", "teams": [],
                                "capacity": 3})
        self.assertEqual(self.write_as("head", "reply", REPLY).status, 403)

    def refused(self, path, body, who="administrator"):
        answer = self.write_as(who, path, body)
        self.assertEqual(answer.status, 400, answer.text)
        return json.loads(answer.text)["error"]["message"]

    def test_the_last_administrator_is_kept_and_nobody_disables_themselves(self):
        own = {"login": "administrator", "name": "A", "role": "head", "teams": [], "capacity": 3}
        self.assertIn("das letzte Konto", self.refused("account", own))
        self.assertIn("das letzte Konto", self.refused("account-disable", own))
        self.change("account", {**own, "login": "head", "role": "administrator"})
        self.assertIn("eigene Konto", self.refused("account", own))
        self.assertIn("eigene Konto", self.refused("account-disable", own))
        self.change("account", own, who="head")
        self.assertIn("das letzte Konto",
                      self.refused("account-disable", {"login": "head"}, who="head"))
        self.change("account", {**own, "login": "head", "role": "administrator", "name": "B"},
                    who="head")

    def test_a_time_zone_that_is_not_there_is_told_at_the_start(self):
        for zone in ("Europe/Erfurt", "", "../../../etc/passwd", "/etc/passwd"):
            path = self.write("config.json", json.dumps({"timezone": zone}))
            done = self.run_program("serve", "--config", path)
            self.assertEqual(done.returncode, 1)
            self.assertIn("timezone is a name like Europe/Berlin", done.err)

    def test_the_audit_is_read_in_pages(self):
        for number in range(60):
            self.change("reply", {**REPLY, "title": f"Nr. {number}"})
        first = self.read("audit")
        self.assertEqual(len(first["audit"]), 50)
        second = self.read(f"audit?before={first['before']}")
        self.assertEqual([row["subject"] for row in second["audit"]],
                         [f"Nr. {number}" for number in range(9, -1, -1)])
        self.assertIsNone(second["before"])

    def test_where_the_change_cannot_be_noted_nothing_is_changed(self):
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            db.execute("CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN "
                       "SELECT RAISE(FAIL, 'full'); END")
        answer = self.write_as("head", "team", TEAM)
        self.assertEqual(answer.status, 503)
        self.assertIn("nichts wurde geändert", answer.text)
        self.assertEqual(len(self.read("teams")["teams"]), 4)

    async def test_a_change_that_fails_takes_nothing_of_others_with_it(self):
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            db.execute("CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN "
                       "SELECT RAISE(FAIL, 'full'); END")
        employer = await self.conversation()
        for number in range(10):
            await employer.send("say", client_id=f"c{number}", text="Wo kann ich parken?")
            self.assertEqual(self.write_as("head", "reply", REPLY).status, 503)
        await employer.until("ack", client_id="c9")
        with sqlite3.connect(f"{self.data}/desk.db") as db:
            said = db.execute("SELECT count(*) FROM event WHERE type = 'said'").fetchone()
        self.assertEqual(said, (10,))
