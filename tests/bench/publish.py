"""Questions while nothing else happens, and while entries are imported, published and archived.

A question every few milliseconds over connections of their own; whichever is not answered with 200 counts as failed.
The server lets one address ask so many questions in a quarter of an hour, so these come from several.
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

ASK_EVERY_S, ASKERS, OF_ONE_ADDRESS = 0.02, 4, 500
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
    """Questions in the background; their times in seconds, and how many failed."""

    asked = 0  # by all of them ever, so that no address is used twice

    def __init__(self, server, entries):
        self.server, self.entries, self.times, self.failed, self.going = server, entries, [], 0, True
        self.threads = [threading.Thread(target=self.ask, args=(number,)) for number in range(ASKERS)]
        for thread in self.threads:
            thread.start()

    def ask(self, number):
        i = number
        while self.going:
            i = (i + 7) % self.entries
            question = f"Was gilt bei {WORDS[i % 20]} {WORDS[i // 20 % 20]} {i}?"
            Askers.asked += 1
            block = Askers.asked // OF_ONE_ADDRESS
            address = f"127.{1 + number}.{block // 250}.{1 + block % 250}"
            begun = time.perf_counter()
            try:
                body = {"question": question, "lang": "de"}
                good = self.server.request("POST", "/api/ask", body, address=address).status == 200
            except (OSError, http.client.HTTPException):
                good = False
            self.times.append(time.perf_counter() - begun)
            self.failed += not good
            time.sleep(ASK_EVERY_S)

    def end(self):
        self.going = False
        for thread in self.threads:
            thread.join()
        times = sorted(self.times)
        return {"asked": len(times), "failed": self.failed, "p50": times[len(times) // 2],
                "p99": times[int(len(times) * 0.99)], "longest": times[-1]}


def while_asked(server, entries, work):
    askers = Askers(server, entries)
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    return {**askers.end(), "seconds": seconds}


def publish(server, count):
    """Drafts of so many entries, published at once."""
    items = []
    for i in range(count):
        item = f"entries/de/eintrag-{i}"
        text = server.editor(f"item?item={item}")["published"]["text"].replace("Alt", "Neu")
        items.append({"item": item, "version": server.editor("save", {"item": item, "version": 0, "text": text})["version"]})
    return lambda: server.job(server.editor("publish", {"items": items})["job"])


def main(program, entries=1000):
    server = Server(program, entries)
    try:
        quiet = while_asked(server, entries, lambda: time.sleep(8))
        busy = {}
        for count in (1, entries):
            work = publish(server, count)
            busy[f"publishing {count}"] = while_asked(server, entries, work)
        tsv = "\n".join(rows(entries, "Ganz neu")).encode()
        busy[f"importing {entries}"] = while_asked(server, entries, lambda: server.job(
            server.editor("import?name=list.tsv", tsv, "text/tab-separated-values")["job"]))
    finally:
        server.end()
    print("| while | questions | failed | p50 / p99 as a ratio | longest | it took |\n|---|---|---|---|---|---|")
    for name, found in {"nothing": quiet, **busy}.items():
        print(f"| {name} | {found['asked']} | {found['failed']} | {found['p50'] / quiet['p50']:.1f} / "
              f"{found['p99'] / quiet['p99']:.1f} | {found['longest'] * 1000:.0f} ms | {found['seconds']:.1f} s |")
    print(f"\nWithout: p50 {quiet['p50'] * 1000:.1f} ms, p99 {quiet['p99'] * 1000:.1f} ms.")
    return 1 if any(found["failed"] for found in busy.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(int(given) for given in sys.argv[2:])))
