"""E-mail against a mail server that is not ours (aiosmtpd), over TLS, with its faults."""

import asyncio
import email
import email.policy
import json
import logging
import os
import signal
import sqlite3
import ssl
import subprocess
import threading
import time
import warnings

import websockets
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from harness import ProgramTest
from test_serve import LIST, free_port

logging.getLogger("mail.log").setLevel(logging.ERROR)
warnings.filterwarnings("ignore", module="aiosmtpd")
USER, PASSWORD = "lotse", "geheim-Ä-1"


class Box:
    """Takes mails, or answers as the test says; `replies` are used up first."""

    def __init__(self):
        self.mails, self.replies, self.delay = [], [], 0
        self.started = threading.Event()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.replies and self.replies[0][0] == "RCPT":
            return self.replies.pop(0)[1]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.started.set()
        if self.replies and self.replies[0][0] == "DATA":
            return self.replies.pop(0)[1]
        secure = server.transport.get_extra_info("ssl_object") is not None
        self.mails.append((secure, envelope))
        await asyncio.sleep(self.delay)
        return "250 OK"

    def parsed(self):
        return [email.message_from_bytes(envelope.content, policy=email.policy.default)
                for _, envelope in self.mails]


class MailServer(Controller):
    """With `tls` None, "starttls" or "implicit"."""

    def __init__(self, box, port, context, tls):
        self.context, self.tls = context, tls
        super().__init__(box, hostname="127.0.0.1", port=port,
                         ssl_context=context if tls == "implicit" else None)

    def factory(self):
        def check(server, session, envelope, mechanism, data):
            return AuthResult(handled=False, success=data.login == USER.encode()
                              and data.password == PASSWORD.encode())
        starttls = self.tls == "starttls"
        return SMTP(self.handler, hostname="localhost", authenticator=check,
                    tls_context=self.context if starttls else None, require_starttls=starttls,
                    auth_require_tls=starttls, auth_required=self.tls is not None)


class MailTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.box, self.mail_port, self.port = Box(), free_port(), free_port()
        self.mail_server = self.server = None
        self.make_certificates()
        self.import_list(LIST)
        self.addCleanup(self.stop)

    def make_certificates(self):
        """A CA of our own and a certificate by it."""
        def openssl(*args):
            subprocess.run(["openssl", *args], cwd=self.folder, check=True, capture_output=True)
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test CA")
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                "key.pem", "-out", "csr.pem", "-subj", "/CN=127.0.0.1")
        self.write("ext", "subjectAltName=IP:127.0.0.1\n")
        openssl("x509", "-req", "-in", "csr.pem", "-CA", "ca.pem", "-CAkey", "ca.key",
                "-CAcreateserial", "-days", "2", "-extfile", "ext", "-out", "cert.pem")
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(os.path.join(self.folder, "cert.pem"),
                                     os.path.join(self.folder, "key.pem"))

    def mail_up(self, tls="starttls"):
        self.mail_server = MailServer(self.box, self.mail_port, self.context, tls)
        self.mail_server.start()

    def mail_down(self):
        if self.mail_server is not None:
            self.mail_server.stop()
        self.mail_server = None

    def configure(self, scheme="smtp", **more):
        mail = {"url": f"{scheme}://127.0.0.1:{self.mail_port}", "from": "lotse@ihk.example",
                "from_name": "IHK Südthüringen", "reply_domain": "antwort.ihk.example",
                "ca_file": os.path.join(self.folder, "ca.pem"), "timeout_s": 2, "retry_s": [1],
                "user": USER, "password_file": self.write("password", PASSWORD + "\n")}
        mail.update(more)
        mail = {key: value for key, value in mail.items() if value is not None}
        self.config = self.write("config.json", json.dumps({"mail": mail}))

    def queue(self, *keys, recipient="firma@example.org"):
        tool = os.path.join(os.path.dirname(os.environ["KAMMERLOTSE"]), "tests", "queue_mail")
        subprocess.run([tool, self.data, self.config, recipient, *keys], check=True,
                       capture_output=True, timeout=30)

    def start(self):
        self.log = open(os.path.join(self.folder, "log"), "a+b")
        self.server = subprocess.Popen(
            [os.environ["KAMMERLOTSE"], "serve", "--data", self.data, "--config", self.config,
             "--listen", f"127.0.0.1:{self.port}"], stdout=subprocess.PIPE, stderr=self.log)
        self.assertIn(b"answers on", self.server.stdout.readline())

    def end_server(self, how=signal.SIGTERM):
        if self.server is not None:
            self.server.send_signal(how)
            code = self.server.wait(20)
            self.server.stdout.close()
            self.log.close()
            self.server = None
            return code
        return 0

    def stop(self):
        code = self.end_server()
        self.mail_down()
        self.assertEqual(code, 0, self.said())
        self.assertNotRegex(self.said(), r"runtime error|Sanitizer")

    def said(self):
        path = os.path.join(self.folder, "log")
        if not os.path.exists(path):
            return ""
        with open(path, encoding="utf-8") as log:
            return log.read()

    def rows(self):
        with sqlite3.connect(os.path.join(self.data, "desk.db")) as db:
            db.row_factory = sqlite3.Row
            found = db.execute("SELECT * FROM outbox ORDER BY id").fetchall()
        db.close()
        return found

    def until(self, what, seconds=20):
        end = time.time() + seconds
        while not what():
            self.assertLess(time.time(), end, [tuple(row) for row in self.rows()])
            time.sleep(0.1)

    def until_state(self, state, seconds=20):
        self.until(lambda: all(row["state"] == state for row in self.rows()), seconds)

    def test_a_mail_arrives_once_with_its_umlauts(self):
        for scheme, tls in (("smtp", "starttls"), ("smtps", "implicit")):
            with self.subTest(tls):
                self.mail_down()
                self.end_server()
                self.box.mails.clear()
                self.mail_up(tls)
                self.configure(scheme)
                self.queue(f"KL-{tls}")
                self.start()
                self.until_state("sent")
                (secure, envelope), = self.box.mails
                mail, = self.box.parsed()
                self.assertTrue(secure)
                self.assertEqual(envelope.rcpt_tos, ["firma@example.org"])
                self.assertEqual(mail["Subject"], "Ihre Nachricht an die IHK Südthüringen, "
                                                  f"Vorgang KL-{tls}")
                self.assertEqual(mail["From"].addresses[0].display_name, "IHK Südthüringen")
                self.assertEqual(mail["To"].addresses[0].display_name, 'Jürgen Größe, "Firma"')
                self.assertEqual(mail["To"].addresses[0].addr_spec, "firma@example.org")
                self.assertEqual(mail["Reply-To"].addresses[0].addr_spec,
                                 f"reply+KL-{tls}@antwort.ihk.example")
                self.assertEqual(mail["Auto-Submitted"], "auto-generated")
                self.assertLess(abs(mail["Date"].datetime.timestamp() - time.time()), 60)
                part = mail.get_body(("plain",))
                self.assertEqual(part.get_content_charset(), "utf-8")
                text = part.get_content().replace("\r\n", "\n")
                self.assertIn("für Köche?\n.\nEine Zeile", text)
                self.assertIn("ÄÖÜäöüß – „Grüße“ aus Gößnitz an der Pleiße, mit € und é.", text)
                self.assertTrue(all(len(line) <= 998 for line in envelope.content.splitlines()))
        self.assertNotIn(PASSWORD, self.said())

    def test_a_server_that_is_down_gets_its_mails_when_it_is_up(self):
        self.configure()
        self.queue("KL-1", "KL-2", "KL-3")
        self.start()
        self.until(lambda: all(row["attempts"] >= 2 for row in self.rows()))
        self.assertTrue(all("connect" in row["last_error"] for row in self.rows()))
        self.mail_up()
        self.until_state("sent")
        self.assertEqual(len(self.box.mails), 3)

    def test_refused_for_good_has_failed_at_once_and_says_so(self):
        self.box.replies = [("RCPT", "550 firma@example.org is unknown here")]
        self.mail_up()
        self.configure()
        self.queue("KL-1")
        self.start()
        self.until_state("failed")
        row, = self.rows()
        self.assertEqual((row["attempts"], row["last_error"]),
                         (1, "the mail server refused the mail (550)"))
        self.assertIn("was not delivered", self.said())
        self.assertNotIn("firma@example.org", self.said() + row["last_error"])

    def test_refused_after_the_text_has_failed_too(self):
        self.box.replies = [("DATA", "554 looks like spam")]
        self.mail_up()
        self.configure()
        self.queue("KL-1")
        self.start()
        self.until_state("failed")
        self.assertEqual(self.rows()[0]["last_error"], "the mail server refused the mail (554)")

    def test_put_off_is_tried_again(self):
        self.box.replies = [("RCPT", "451 come back later"), ("DATA", "452 no space")]
        self.mail_up()
        self.configure()
        self.queue("KL-1")
        self.start()
        self.until_state("sent")
        self.assertEqual(self.rows()[0]["attempts"], 3)
        self.assertEqual(len(self.box.mails), 1)

    def test_what_cannot_be_delivered_in_time_has_failed(self):
        self.configure(give_up_s=2)
        self.queue("KL-1")
        self.start()
        self.until_state("failed")

    def test_a_slow_server_is_left_and_tried_again(self):
        self.box.delay = 5
        self.mail_up()
        self.configure()
        self.queue("KL-1")
        self.start()
        self.until(lambda: "imeout" in self.rows()[0]["last_error"])
        self.box.delay = 0
        self.until_state("sent")
        self.assertEqual(len({mail["Message-ID"] for mail in self.box.parsed()}), 1)

    def test_without_tls_nothing_is_sent_and_the_state_says_why(self):
        self.mail_up(tls=None)
        self.configure()
        self.queue("KL-1")
        self.start()
        self.until(lambda: "no TLS" in self.rows()[0]["last_error"])
        self.assertEqual((self.rows()[0]["state"], self.box.mails), ("queued", []))

    def test_a_server_nobody_vouches_for_gets_nothing(self):
        self.mail_up()
        self.configure(ca_file=None)
        self.queue("KL-1")
        self.start()
        self.until(lambda: "certificate" in self.rows()[0]["last_error"])
        self.assertEqual(self.box.mails, [])

    def test_a_wrong_password_is_a_matter_for_the_administrator_not_the_mail(self):
        self.mail_up()
        self.configure(password_file=self.write("wrong", "falsch\n"))
        self.queue("KL-1")
        self.start()
        self.until(lambda: "password" in self.rows()[0]["last_error"])
        self.assertEqual((self.rows()[0]["state"], self.box.mails), ("queued", []))
        self.assertNotIn("falsch", self.said())

    def test_a_server_on_this_machine_may_go_without_tls(self):
        self.mail_up(tls=None)
        self.configure(tls="none", user=None, password_file=None, ca_file=None)
        self.queue("KL-1")
        self.start()
        self.until_state("sent")

    def test_killed_while_sending_the_mail_is_sent_again_under_the_same_id(self):
        self.box.delay = 30
        self.mail_up()
        self.configure(timeout_s=60)
        self.queue("KL-1")
        self.start()
        self.assertTrue(self.box.started.wait(10))
        self.assertEqual(self.rows()[0]["state"], "sending")
        self.end_server(signal.SIGKILL)
        self.box.delay = 0
        self.start()
        self.until_state("sent")
        first, second = self.box.parsed()
        self.assertEqual(first["Message-ID"], second["Message-ID"])

    def test_an_end_in_the_middle_of_a_mail_is_quick_and_loses_nothing(self):
        self.box.delay = 30
        self.mail_up()
        self.configure(timeout_s=60)
        self.queue("KL-1")
        self.start()
        self.assertTrue(self.box.started.wait(10))
        begun = time.time()
        self.assertEqual(self.end_server(), 0, self.said())
        self.assertLess(time.time() - begun, 5)
        self.assertEqual(self.rows()[0]["state"], "queued")

    def test_killed_at_any_moment_no_mail_is_lost(self):
        self.mail_up()
        self.configure()
        keys = [f"KL-{i}" for i in range(12)]
        self.queue(*keys)
        for wait in (0.1, 0.3, 0.35, 0.6):
            self.start()
            time.sleep(wait)
            self.end_server(signal.SIGKILL)
        self.start()
        self.until_state("sent")
        by_id = {mail["Message-ID"]: mail["Subject"] for mail in self.box.parsed()}
        self.assertEqual(len(by_id), len(keys))
        self.assertLessEqual(len(self.box.mails), len(keys) + 4)

    def test_said_twice_it_is_sent_once(self):
        self.mail_up()
        self.configure()
        self.queue("KL-1")
        self.queue("KL-1", "KL-2")
        self.start()
        self.until_state("sent")
        self.assertEqual(len(self.box.mails), 2)

    def test_a_write_of_the_server_wakes_the_mailer(self):
        async def converse():
            async with websockets.connect(f"ws://127.0.0.1:{self.port}/ws",
                                          subprotocols=["kammerlotse.v1"]) as ws:
                for message in ({"type": "hello", "v": 1, "lang": "de"}, {"type": "start"}):
                    await ws.send(json.dumps(message))
                    await ws.recv()
        self.mail_up()
        self.configure()
        self.start()
        time.sleep(1)
        self.queue("KL-1")
        asyncio.run(converse())
        self.until_state("sent", 5)  # by itself it looks every 15 seconds

    def test_a_wrong_setting_is_said_at_start(self):
        for change, word in (({"url": "http://x"}, "url"), ({"tls": "maybe"}, "tls"),
                             ({"url": "smtp://mail.example.org:25", "tls": "none"}, "this machine"),
                             ({"url": "smtp://127.0.0.1@mail.example.org", "tls": "none"}, "url"),
                             ({"from": "x\r\nBcc: a@b"}, "from"), ({"user": None}, "user"),
                             ({"password_file": "/nowhere"}, "/nowhere"),
                             ({"retry_s": [0]}, "retry_s"), ({"colour": 1}, "colour")):
            with self.subTest(change):
                self.configure(**change)
                done = self.run_program("serve", "--config", self.config)
                self.assertEqual(done.returncode, 1)
                self.assertIn(word, done.err)
                self.assertNotIn(PASSWORD, done.err)
