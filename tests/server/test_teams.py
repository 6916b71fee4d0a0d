"""What becomes of a team that is deleted."""

import contextlib
import json
import os
import sqlite3

from test_handoff import HandoffTest
from test_serve import PASSWORD


class Teams(HandoffTest):
    async def test_a_deleted_team_is_asked_no_more_and_the_history_names_it(self):
        anna, employer = await self.advisor("anna"), await self.conversation()
        await employer.send("ask-person", client_id="p1", team="anerkennung", firm="Muster")
        await employer.send("make-link", client_id="l1")
        link = (await employer.until("ack", client_id="l1"))["link"]
        await self.done(anna, employer, "take")
        await self.done(anna, employer, "wrap-up", topic="x", kind="auskunft", solved=True)
        self.run_program("user", "add", "chefin", "--role", "head", "--password-stdin",
                         stdin=PASSWORD + "\n")
        cookie = self.login("chefin").getheader("Set-Cookie").split(";")[0]
        answer = self.request("POST", "/api/desk/admin/team-delete", {"team": "anerkennung"},
                              Cookie=cookie, Content_Type="application/json")
        self.assertEqual(answer.status, 204, answer.text)

        def past():
            answer = self.request("GET", "/api/desk/history", Cookie=cookie)
            return json.loads(answer.text)["conversations"][0]["team_name"]
        self.assertEqual(past(), {"de": "Anerkennung", "en": "Recognition"})
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db, db:
            db.execute("DELETE FROM former_team")  # as of one deleted by an older version
        self.assertEqual(past(), {"de": "(gelöschtes Team)", "en": "(deleted team)"})
        opened = json.loads(self.request("POST", "/api/reopen", {"link": link}).text)
        employer = await self.employer(conversation=employer.id, token=opened["token"], after=5)
        employer.id = opened["conversation"]
        await employer.send("ask-person", client_id="p2")
        while (event := (await employer.events(1))[0])["type"] != "person-asked":
            pass
        self.assertEqual((event["body"]["team"], event["body"]["firm"]), ("", "Muster"))
        row = await self.row(anna, employer, state="waiting")
        self.assertEqual(row["team"], "")
        self.assertEqual(past(), {"de": "", "en": ""})
