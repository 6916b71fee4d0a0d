"""The accounts of the desk, by the command line."""

import os
import sqlite3
import unittest

from harness import ProgramTest

PASSWORD = "ein langes Kennwort\n"


class User(ProgramTest):
    def add(self, login, *args, password=PASSWORD):
        return self.run_program("user", "add", login, "--password-stdin", *args, stdin=password)

    def test_an_added_account_is_listed_with_its_role_and_name(self):
        self.assertEqual(self.add("anna", "--name", "Anna Ä", "--role", "editor").returncode, 0)
        self.assertEqual(self.add("bert").returncode, 0)
        self.assertEqual(self.run_program("user", "list").out,
                         "anna\teditor\tAnna Ä\nbert\tadvisor\tbert\n")

    def test_a_made_password_is_printed_once_and_kept_nowhere(self):
        done = self.run_program("user", "add", "anna")
        self.assertEqual(done.returncode, 0, done.err)
        self.assertRegex(done.out, r"^([a-z2-9]{5}-){3}[a-z2-9]{5}\n$")
        for name in os.listdir(self.data):
            with open(os.path.join(self.data, name), "rb") as file:
                self.assertNotIn(done.out.strip().encode(), file.read())

    def test_a_disabled_account_is_marked_and_a_new_password_enables_it(self):
        self.add("anna")
        self.assertEqual(self.run_program("user", "disable", "anna").returncode, 0)
        self.assertIn("\tdisabled\n", self.run_program("user", "list").out)
        done = self.run_program("user", "passwd", "anna", "--password-stdin", stdin=PASSWORD)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertNotIn("disabled", self.run_program("user", "list").out)

    def test_what_is_refused_says_why_in_one_line_and_stores_nothing(self):
        self.add("anna")
        before = self.run_program("user", "list").out
        for word, done in (
                ("already", self.add("anna")),
                ("12 characters", self.add("bert", password="kurz\n")),
                ("standard input", self.add("bert", password="")),
                ("login", self.add("Be rt")),
                ("role", self.add("bert", "--role", "king")),
                ("no account", self.run_program("user", "disable", "nina")),
                ("no account", self.run_program("user", "passwd", "nina"))):
            with self.subTest(word=word):
                self.assertEqual(done.returncode, 1)
                self.assertIn(word, done.err)
                self.assertEqual(done.err.count("\n"), 1)
                self.assertEqual(done.out, "")
        self.assertEqual(self.run_program("user", "list").out, before)

    def test_wrong_usage_ends_with_2(self):
        for args in (["user"], ["user", "dance"], ["user", "add"], ["user", "list", "anna"],
                     ["user", "add", "anna", "bert"], ["user", "list", "--colour"]):
            with self.subTest(args=args):
                self.assertEqual(self.run_program(*args, data=False).returncode, 2)

    def test_a_desk_database_from_a_newer_version_is_refused(self):
        self.add("anna")
        with sqlite3.connect(os.path.join(self.data, "desk.db")) as db:
            db.execute("PRAGMA user_version = 99")
        done = self.run_program("user", "list")
        self.assertEqual(done.returncode, 1)
        self.assertIn("newer version", done.err)


if __name__ == "__main__":
    unittest.main()
