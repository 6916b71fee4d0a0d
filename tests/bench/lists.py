"""The editor's lists beside /healthz, one request at a time; entries beyond the shipped ones are copies of them."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from publish import Server

ROUNDS = 20
LISTS = ("overview", "entries", "entries?show=due&sort=review", "entries?q=Blaue%20Karte", "due?days=3650", "documents")
CONTENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "kb", "content")


def copies(folder, count):
    """The shipped knowledge with so many entries in each language."""
    shutil.copytree(CONTENT, folder)
    os.remove(os.path.join(folder, "README.md"))
    for lang in ("de", "en"):
        shipped = sorted(os.path.join(path, name) for path, _, names in os.walk(os.path.join(folder, "entries", lang))
                         for name in names if name.endswith(".md"))
        for i in range(len(shipped), count):
            path = shipped[i % len(shipped)]
            with open(path, encoding="utf-8") as file:
                text = file.read()
            slug = re.search(r"^slug: *\"?([^\"\n]+)\"?$", text, re.M).group(1)
            with open(os.path.join(os.path.dirname(path), f"{slug}-{i}.md"), "w", encoding="utf-8") as file:
                file.write(re.sub(r"^slug: .*$", f"slug: {slug}-{i}", text, count=1, flags=re.M))


def median(server, path):
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        answer = server.request("GET", path, cookie=server.cookie)
        times.append(time.perf_counter() - begun)
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {answer.text[:300]}")
    return sorted(times)[ROUNDS // 2]


def main(program, entries=1000):
    with tempfile.TemporaryDirectory(prefix="kammerlotse-bench-") as made:
        folder = os.path.join(made, "kb")
        copies(folder, entries)
        server = Server(program, 1)
        try:
            subprocess.run([program, "kb", "import", folder, "--replace", "--data", server.data], check=True,
                           capture_output=True)
            while len(server.editor("entries?state=published")["entries"]) < entries:
                time.sleep(0.2)
            time.sleep(5)  # its handles have followed
            base = median(server, "/healthz")
            print(f"| list, {entries} entries in two languages | ratio to /healthz | time |\n|---|---|---|")
            for path in LISTS:
                took = median(server, "/api/editor/" + path)
                print(f"| {path} | {took / base:.0f} | {took * 1000:.1f} ms |")
            print(f"| /healthz | 1 | {base * 1000:.1f} ms |")
        finally:
            server.end()


if __name__ == "__main__":
    main(sys.argv[1], *(int(given) for given in sys.argv[2:]))
