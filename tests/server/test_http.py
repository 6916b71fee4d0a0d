"""HTTP as it comes over the wire: what no browser sends, and too much of what one does."""

import concurrent.futures
import gzip
import hashlib
import json
import re
import socket
import statistics
import time

from test_serve import PASSWORD, WAIT, ServeTest


def request_of(method, path, *headers, body=b""):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

PATIENCE = 60  # checking a password takes long where all cores are busy


class Answer:
    """One answer taken off the bytes of a connection."""

    def __init__(self, data, head=False):
        top, _, rest = data.partition(b"\r\n\r\n")
        first, *lines = top.decode().split("\r\n")
        self.status = int(re.fullmatch(r"HTTP/1\.[01] (\d{3}) .*", first).group(1))
        self.headers = dict(line.lower().split(": ", 1) for line in lines)
        length = 0 if head else int(self.headers.get("content-length", 0))
        self.body, self.rest = rest[:length], rest[length:]


class Wire(ServeTest):
    def exchange(self, *pieces, enough=None):
        """Sends each piece in a packet of its own; all that comes back, and whether the other side
        closed. `enough` says of what came that a little more patience will do."""
        got = b""
        with socket.create_connection(("127.0.0.1", self.port), WAIT) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for number, piece in enumerate(pieces):
                if number > 0:
                    time.sleep(0.05)
                line.sendall(piece)
            try:
                while True:
                    line.settimeout(0.3 if enough is not None and enough(got) else PATIENCE)
                    more = line.recv(65536)
                    if not more:
                        break
                    got += more
            except TimeoutError:
                return got, False
            except ConnectionResetError:
                pass
        return got, True

    def answers(self, *pieces, count=1, heads=()):
        """The answers to the pieces, `count` of them being expected; those numbered in `heads`
        have no body. And whether the connection was closed."""
        def taken_apart(got):
            found = []
            while b"\r\n\r\n" in got:
                found.append(Answer(got, head=len(found) in heads))
                got = found[-1].rest
            return found

        got, closed = self.exchange(*pieces, enough=lambda got: len(taken_apart(got)) >= count)
        return taken_apart(got), closed


class Once(Wire):
    LOGIN = json.dumps({"login": "anna", "password": "falsches Kennwort"}).encode()

    def test_a_post_without_a_body_is_answered_once(self):
        for headers in (["Content-Length: 0"], []):
            for path, status in (("/api/ask", 400), ("/api/desk/logout", 204), ("/nowhere", 404)):
                with self.subTest(path=path, headers=headers):
                    found, closed = self.answers(request_of("POST", path, *headers))
                    self.assertEqual([a.status for a in found], [status])
                    self.assertTrue(closed)

    def test_a_body_where_none_belongs_is_passed_over_and_answered_once(self):
        for method, status in (("GET", 200), ("PUT", 405), ("DELETE", 405), ("PATCH", 405),
                               ("HEAD", 200), ("OPTIONS", 405)):
            for cut in (False, True):
                with self.subTest(method=method, cut=cut):
                    head = request_of(method, "/healthz", "Content-Length: 5")
                    pieces = [head, b"hello"] if cut else [head + b"hello"]
                    found, closed = self.answers(*pieces, heads=(0,) if method == "HEAD" else ())
                    self.assertEqual([a.status for a in found], [status])
                    self.assertTrue(closed)

    def test_what_follows_a_body_is_not_taken_for_more_of_it(self):
        ask = b'{"question":"Wo kann ich parken?"}'
        post = request_of("POST", "/api/ask", f"Content-Length: {len(ask)}", body=ask)
        login = request_of("POST", "/api/desk/login", f"Content-Length: {len(self.LOGIN)}",
                           body=self.LOGIN)
        again = request_of("GET", "/healthz")
        for pieces, status in (([post + again], 200), ([post, again], 200), ([login + again], 401),
                               ([login, again, again], 401), ([login, b"x" * 100000], 401)):
            with self.subTest(pieces=[p[:60] for p in pieces]):
                found, closed = self.answers(*pieces)
                self.assertEqual([a.status for a in found], [status])
                self.assertTrue(closed)

    def test_requests_on_one_line_are_answered_in_their_order(self):
        one, two = request_of("GET", "/healthz"), request_of("GET", "/nowhere")
        head = request_of("HEAD", "/healthz")
        for pieces in ([one + two + one], [one, two, one], [one + two, one]):
            found, closed = self.answers(*pieces, count=3)
            self.assertEqual([a.status for a in found], [200, 404, 200])
            self.assertFalse(closed)
        found, closed = self.answers(head, two, one, count=3, heads=(0,))
        self.assertEqual([a.status for a in found], [200, 404, 200])
        self.assertFalse(closed)

    def test_a_connection_cut_in_a_request_leaves_nothing_behind(self):
        login = request_of("POST", "/api/desk/login", f"Content-Length: {len(self.LOGIN)}",
                           body=self.LOGIN)
        for piece in (login, login[:-5], request_of("GET", "/"), b"GET / HT"):
            for _ in range(4):
                line = socket.create_connection(("127.0.0.1", self.port), WAIT)
                line.sendall(piece)
                line.close()
        self.assertEqual(self.request("GET", "/healthz").status, 200)  # the end looks for leaks


class Methods(Wire):
    def test_head_has_the_headers_of_get_and_no_body(self):
        for path in ("/healthz", "/", "/widget.js", "/api/greeting/de", "/nowhere"):
            with self.subTest(path=path):
                [full], _ = self.answers(request_of("GET", path))
                [head], closed = self.answers(request_of("HEAD", path), heads=(0,))
                self.assertEqual((head.status, head.headers), (full.status, full.headers))
                self.assertEqual(head.rest, b"")
                self.assertFalse(closed)

    def test_a_method_that_does_not_fit_gets_405_and_what_does(self):
        for path, allow, methods in (
                ("/healthz", "get, head", ("POST", "PUT", "DELETE", "PATCH", "OPTIONS")),
                ("/", "get, head", ("POST", "PUT", "DELETE", "PATCH", "OPTIONS")),
                ("/api/ask", "post", ("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"))):
            for method in methods:
                with self.subTest(path=path, method=method):
                    [answer], _ = self.answers(request_of(method, path),
                                               heads=(0,) if method == "HEAD" else ())
                    self.assertEqual((answer.status, answer.headers.get("allow")), (405, allow))
                    if method != "HEAD":
                        self.assertEqual(json.loads(answer.body)["error"]["code"], "bad-method")

    def test_a_body_in_pieces_or_of_no_length_is_refused_at_once(self):
        for status, code, headers in (
                (411, "no-length", ["Transfer-Encoding: chunked"]),
                (411, "no-length", ["Transfer-Encoding: chunked", "Content-Length: 3"]),
                (400, "bad-length", ["Content-Length: 99999999999999999999"]),
                (400, "bad-length", ["Content-Length: -5"]),
                (400, "bad-length", ["Content-Length: 0x10"]),
                (400, "bad-length", ["Content-Length: 5", "Content-Length: 6"]),
                (400, "bad-length", ["Content-Length: " + "1" * 40]),
                (413, "too-large", ["Content-Length: 4000000000"])):
            for method in ("POST", "GET", "PUT"):
                with self.subTest(method=method, headers=headers):
                    began = time.monotonic()
                    found, closed = self.answers(
                        request_of(method, "/api/ask", *headers, body=b"3\r\n{}\n\r\n0\r\n\r\n"))
                    self.assertEqual([a.status for a in found], [status])
                    self.assertEqual(json.loads(found[0].body)["error"]["code"], code)
                    self.assertTrue(closed)
                    self.assertLess(time.monotonic() - began, 3)

    def test_what_is_no_request_for_us_ends_the_connection_at_once(self):
        for piece in (request_of("CONNECT", "127.0.0.1:80"), request_of("CONNECT", "/"),
                      request_of("BREW", "/"), request_of("GET", "/%zz"),
                      request_of("GET", "/", "Connection: Upgrade", "Upgrade: foo"),
                      request_of("GET", "/ws", "Connection: Upgrade", "Upgrade: websocket"),
                      b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200):
            with self.subTest(piece=piece[:60]):
                got, closed = self.exchange(piece)
                self.assertTrue(closed)
                if got:
                    self.assertIn(Answer(got).status, (400, 403))
        self.assertEqual(self.request("GET", "/healthz").status, 200)


class Front(Wire):
    """The files browsers load."""
    config = {"look": {"accent": "#7a1f3d"}}
    BUDGETS = {"/widget.js": 5_000, "/widget/panel.js": 35_000, "/widget/forms.js": 8_000,
               "/widget/guide.js": 5_000, "/widget/feedback.js": 4_000, "/widget/keep.js": 8_000}
    PATHS = (*BUDGETS, "/", "/desk", "/desk.js", "/desk.css", "/editor", "/editor.js", "/editor.css",
             "/pages.css", "/demo.css", "/theme.css", "/icon.svg")

    def test_each_is_packed_for_who_takes_it_and_within_its_budget(self):
        for path in self.PATHS:
            with self.subTest(path=path):
                [plain], _ = self.answers(request_of("GET", path))
                [packed], _ = self.answers(request_of("GET", path, "Accept-Encoding: gzip, deflate, br"))
                self.assertEqual((plain.status, packed.status), (200, 200))
                self.assertNotIn("content-encoding", plain.headers)
                self.assertEqual(packed.headers["content-encoding"], "gzip")
                self.assertEqual(gzip.decompress(packed.body), plain.body)
                self.assertLess(len(packed.body), self.BUDGETS.get(path, len(plain.body)))
                for header in ("content-type", "etag", "cache-control", "content-security-policy"):
                    self.assertEqual(packed.headers[header], plain.headers[header])
                self.assertEqual((packed.headers["vary"], plain.headers["vary"]), ("accept-encoding",) * 2)

    def test_who_takes_gzip_is_read_from_all_it_says(self):
        for said, packed in (("gzip", True), ("GZip", True), ("br, gzip;q=0.5", True), ("*", True),
                             ("identity;q=0.5,*;q=0.1", True), ("*;q=0, gzip", True), ("", False),
                             ("identity", False), ("br, deflate", False), ("xgzip, gzipx", False),
                             ("gzip;q=0", False), ("br,gzip ; q=0.000", False), ("*;q=0", False),
                             ("gzip;q=0, *", False), ("x" * 600 + ", gzip", False), (",;,=,", False)):
            with self.subTest(said=said):
                [answer], _ = self.answers(request_of("GET", "/desk.js", f"Accept-Encoding: {said}"))
                self.assertEqual(answer.status, 200)
                self.assertEqual(answer.headers.get("content-encoding"), "gzip" if packed else None)

    def test_what_a_browser_has_as_it_is_is_not_sent_again(self):
        for path in self.PATHS:
            [full], _ = self.answers(request_of("GET", path))
            tag = hashlib.blake2b(full.body, digest_size=16).hexdigest()  # of what is sent, the look included
            self.assertEqual(full.headers["etag"], f'w/"{tag}"')
            for said, status in ((f'W/"{tag}"', 304), (f'"{tag}"', 304), (f'"a", W/"{tag}" ,"b"', 304), ("*", 304),
                                 (f'"{tag[1:]}"', 200), (f'"{tag}x"', 200), (tag, 200), ('""', 200),
                                 (f'"{"x" * 600}", "{tag}"', 200)):
                with self.subTest(path=path, said=said):
                    asked = request_of("GET", path, f"If-None-Match: {said}")
                    found, closed = self.answers(asked, request_of("GET", "/healthz"), count=2,
                                                 heads=(0,) if status == 304 else ())
                    self.assertEqual([a.status for a in found], [status, 200])
                    self.assertFalse(closed)
                    for header in ("etag", "vary", "cache-control", "access-control-allow-origin"):
                        self.assertEqual(found[0].headers.get(header), full.headers.get(header))

    def test_what_is_kept_is_asked_about_and_what_is_personal_is_not_kept(self):
        for path, kept in (("/widget.js", "public, max-age=300"), ("/widget/panel.js", "public, max-age=300"),
                           ("/desk.js", "no-cache"), ("/desk", "no-cache"), ("/theme.css", "no-cache"),
                           ("/wissen", "no-store"), ("/healthz", "no-store"), ("/nowhere", "no-store")):
            with self.subTest(path=path):
                [answer], _ = self.answers(request_of("GET", path, "Accept-Encoding: gzip", 'If-None-Match: *'),
                                           heads=(0,) if kept != "no-store" else ())
                self.assertEqual(answer.headers["cache-control"], kept)
                self.assertEqual("etag" in answer.headers, kept != "no-store")

    def test_what_the_widget_loads_is_kept_for_good_under_its_version_only(self):
        loader = self.request("GET", "/widget.js").text
        self.assertNotIn("%version%", loader)
        [folder] = re.findall(r"widget/[0-9a-f]{16}", loader)
        for name in ("panel", "forms", "guide", "feedback", "keep"):
            [plain], _ = self.answers(request_of("GET", f"/widget/{name}.js"))
            [final], _ = self.answers(request_of("GET", f"/{folder}/{name}.js"))
            [other], _ = self.answers(request_of("GET", f"/widget/{'0' * 16}/{name}.js"))
            self.assertEqual((final.body, other.body), (plain.body, plain.body))
            self.assertEqual(final.headers["cache-control"], "public, max-age=31536000, immutable")
            self.assertEqual(final.headers["access-control-allow-origin"], "*")
            self.assertEqual(other.headers["cache-control"], "public, max-age=300")
        for path in (f"/{folder}/", f"/{folder}/widget.js", f"/{folder}/panel.js.gz", f"/{folder}/{folder}/panel.js",
                     f"/{folder}{'0' * 16}/panel.js", "/widget/xyz/panel.js",
                     f"/{folder}/../panel.js/x"):
            self.assertEqual(self.request("GET", path).status, 404, path)

    def test_packed_files_have_no_address_of_their_own(self):
        for path in ("/desk.js.gz", "/widget.js.gz", "/index.html.gz", "/widget"):
            self.assertEqual(self.request("GET", path).status, 404)


class Passwords(Wire):
    def took(self, path="/healthz"):
        began = time.monotonic()
        self.assertEqual(self.request("GET", path).status, 200)
        return time.monotonic() - began

    def sign_in(self, login, password="falsches Kennwort"):
        body = json.dumps({"login": login, "password": password}).encode()
        [answer], _ = self.answers(request_of("POST", "/api/desk/login",
                                              f"Content-Length: {len(body)}", body=body))
        return answer

    def test_wrong_passwords_of_many_do_not_hold_up_the_others(self):
        usual = statistics.median(self.took() for _ in range(20))
        with concurrent.futures.ThreadPoolExecutor(40) as pool:
            logins = [pool.submit(self.sign_in, f"login{n}") for n in range(40)]
            meanwhile = [self.took()]
            while not all(login.done() for login in logins):
                meanwhile.append(self.took())
            answers = [login.result() for login in logins]
        self.assertGreater(len(meanwhile), 10)
        self.assertLess(statistics.median(meanwhile), max(10 * usual, 0.03))
        self.assertEqual({a.status for a in answers}, {401, 503})
        self.assertGreaterEqual([a.status for a in answers].count(401), 16)
        for answer in answers:
            if answer.status == 503:
                self.assertGreater(int(answer.headers["retry-after"]), 0)
                self.assertEqual(json.loads(answer.body)["error"]["code"], "busy")

    def test_many_at_once_are_no_way_around_the_limit_of_ten(self):
        with concurrent.futures.ThreadPoolExecutor(15) as pool:
            answers = [a.status for a in pool.map(lambda _: self.sign_in("anna"), range(15))]
        self.assertEqual((answers.count(401), answers.count(429)), (10, 5))

    def test_right_passwords_are_not_counted(self):
        self.run_program("user", "add", "anna", "--password-stdin", stdin=PASSWORD + "\n")
        self.assertEqual([self.login("anna").status for _ in range(12)], [204] * 12)

    def test_a_password_changed_while_it_is_checked_does_not_sign_in(self):
        self.run_program("user", "add", "anna", "--password-stdin", stdin=PASSWORD + "\n")
        with concurrent.futures.ThreadPoolExecutor(15) as pool:
            others = [pool.submit(self.sign_in, f"login{n}") for n in range(14)]
            while not any(login.done() for login in others):
                time.sleep(0.005)
            late = pool.submit(self.sign_in, "anna", PASSWORD)
            time.sleep(0.05)
            done = self.run_program("user", "disable", "anna")
            self.assertEqual(done.returncode, 0, done.err)
            self.assertEqual(late.result().status, 401)

    def test_the_server_ends_while_passwords_are_checked(self):
        body = Once.LOGIN
        lines = []
        for _ in range(8):
            line = socket.create_connection(("127.0.0.1", self.port), WAIT)
            line.sendall(request_of("POST", "/api/desk/login", f"Content-Length: {len(body)}",
                                    body=body))
            lines.append(line)
        time.sleep(0.05)
        self.stop()
        for line in lines:
            line.close()
