"""Questions while nothing else happens, and while entries are published and imported, in turn for several rounds.

A question every few milliseconds; whichever is not answered with 200 counts as failed. The server lets one address ask so
many questions in a quarter of an hour, so these come from several. Others share the machine: the time in which the loop was
ready and given no processor is counted, too, for it says nothing of the server but that it has threads.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time

ASK_EVERY_S, ASKERS, OF_ONE_ADDRESS = 0.01, 2, 500
WORDS = ("Zuschuss Antrag Frist Visum Vertrag Gehalt Wohnung Sprache Prüfung Anerkennung Ausbildung Familie Steuer "
         "Konto Schule Behörde Termin Gebühr Urkunde Übersetzung").split()


def rows(count, word):
    """So many entries, each with words of its own."""
    yield "id\tquestion\tanswer"
    for i in range(count):
        words = f"{WORDS[i % 20]} {WORDS[i // 20 % 20]} {i}"
        yield f"eintrag-{i}\tWas gilt bei {words}?\t{word}: {words}."


class Server:
    def __init__(self, program, entries):
        self.folder = tempfile.TemporaryDirectory(prefix="kammerlotse-bench-")
        self.data = data = os.path.join(self.folder.name, "data")
        path = os.path.join(self.folder.name, "list.tsv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(rows(entries, "Alt")) + "\n")
        run = [program]
        subprocess.run([*run, "kb", "import", path, "--replace", "--data", data], check=True, capture_output=True)
        subprocess.run([*run, "user", "add", "anna", "--name", "Anna", "--role", "editor", "--password-stdin", "--data", data],
                       input=b"ein langes Kennwort\n", check=True, capture_output=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen([*run, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}"],
                                        stdout=subprocess.PIPE)
        self.process.stdout.readline()
        answer = self.request("POST", "/api/desk/login", {"login": "anna", "password": "ein langes Kennwort"})
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]

    def request(self, method, path, body=None, kind="application/json", cookie="", address="127.0.0.1"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(address, 0))
        given = body if isinstance(body, (bytes, type(None))) else json.dumps(body)
        connection.request(method, path, given, {"Content-Type": kind, "Cookie": cookie})
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def editor(self, path, body=None, kind="application/json"):
        method = "GET" if body is None else "POST"
        answer = self.request(method, "/api/editor/" + path, body, kind, self.cookie)
        if answer.status not in (200, 204):
            raise SystemExit(f"{path}: {answer.status} {answer.text[:300]}")
        return json.loads(answer.text or "null")

    def job(self, number):
        while True:
            job = self.editor(f"job?job={number}")
            if job["state"] == "done":
                return job["result"]
            if job["state"] == "failed":
                raise SystemExit(job["message"])
            time.sleep(0.05)

    def end(self):
        self.process.terminate()
        self.process.wait(30)
        self.folder.cleanup()


class Askers:
    """Questions in the background: of each how long it took, and how long of it the loop's thread was given no processor."""

    asked = 0  # by all of them ever, so that no address is used twice

    def __init__(self, server, entries):
        self.server, self.entries, self.times, self.failed, self.going = server, entries, [], 0, True
        self.threads = [threading.Thread(target=self.ask, args=(number,)) for number in range(ASKERS)]
        for thread in self.threads:
            thread.start()

    def starved(self):
        with open(f"/proc/{self.server.process.pid}/task/{self.server.process.pid}/schedstat", encoding="ascii") as file:
            return int(file.read().split()[1]) / 1e9

    def connection(self, number):
        Askers.asked += 1
        address = f"127.{1 + number}.{Askers.asked // 250}.{1 + Askers.asked % 250}"
        return http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60, source_address=(address, 0))

    def ask(self, number):
        i, connection, left = number, None, 0
        while self.going:
            i = (i + 7) % self.entries
            body = json.dumps({"question": f"Was gilt bei {WORDS[i % 20]} {WORDS[i // 20 % 20]} {i}?", "lang": "de"})
            if left == 0:
                connection, left = self.connection(number), OF_ONE_ADDRESS
            left -= 1
            waited, begun = self.starved(), time.perf_counter()
            try:
                connection.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                answer.read()
                good = answer.status == 200
            except (OSError, http.client.HTTPException):
                good, left = False, 0
            took = time.perf_counter() - begun
            self.times.append((took, max(0, took - (self.starved() - waited))))
            self.failed += not good
            time.sleep(ASK_EVERY_S)

    def end(self):
        self.going = False
        for thread in self.threads:
            thread.join()


class Found:
    """What came of all rounds of one kind."""

    def __init__(self):
        self.times, self.failed, self.seconds = [], 0, []

    def add(self, server, entries, work):
        askers, begun = Askers(server, entries), time.perf_counter()
        work()
        self.seconds.append(time.perf_counter() - begun)
        askers.end()
        self.times += askers.times
        self.failed += askers.failed

    def share(self, of, which):
        times = sorted(time[which] for time in self.times)
        return times[min(int(len(times) * of), len(times) - 1)]


def publish(server, count):
    """Drafts of so many entries, published at once."""
    items = []
    for i in range(count):
        item = f"entries/de/eintrag-{i}"
        text = server.editor(f"item?item={item}")["published"]["text"]
        text = text.replace("Alt:", "Neu:")
        items.append({"item": item, "version": server.editor("save", {"item": item, "version": 0, "text": text})["version"]})
    return lambda: server.job(server.editor("publish", {"items": items})["job"])


def main(program, entries=1000, rounds=5):
    server = Server(program, entries)
    kinds = {name: Found() for name in ("nothing", "publishing 1", f"publishing {entries}", f"importing {entries}")}
    quiet, one, many, imported = kinds.values()
    try:
        tsv = "\n".join(rows(entries, "Alt")).encode()
        for _ in range(rounds):
            quiet.add(server, entries, lambda: time.sleep(3))
            one.add(server, entries, publish(server, 1))
            many.add(server, entries, publish(server, entries))
            imported.add(server, entries, lambda: server.job(
                server.editor("import?name=list.tsv", tsv, "text/tab-separated-values")["job"]))
    finally:
        server.end()
    print("| while | questions | failed | p50 / p99 as a ratio | given a processor, p99 | longest | it took |")
    print("|---|---|---|---|---|---|---|")
    for name, found in kinds.items():
        print(f"| {name} | {len(found.times)} | {found.failed} | {found.share(0.5, 0) / quiet.share(0.5, 0):.1f} / "
              f"{found.share(0.99, 0) / quiet.share(0.99, 0):.1f} | {found.share(0.99, 1) / quiet.share(0.99, 1):.1f} | "
              f"{found.share(1, 0) * 1000:.0f} ms | {sorted(found.seconds)[rounds // 2]:.1f} s |")
    print(f"\nWithout: p50 {quiet.share(0.5, 0) * 1000:.1f} ms, p99 {quiet.share(0.99, 0) * 1000:.1f} ms; "
          f"given a processor, p99 {quiet.share(0.99, 1) * 1000:.1f} ms.")
    return 1 if any(found.failed for found in kinds.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(int(given) for given in sys.argv[2:])))
