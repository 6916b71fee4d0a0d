#!/usr/bin/python3
"""Adds 1,200 entries of another subject and asks the development questions again.

Usage: foreign.py PROGRAM CONTENT QUESTIONS.tsv. The entries are one-line descriptions of software, as Debian's
package lists have them, chosen by their hash, so that every run takes the same ones from the same lists.
Prints what `kammerlotse eval` says without and with them.
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

COUNT = 1200
LISTING_S = 120


def descriptions():
    """(name, description) of packages, the smallest hashes first."""
    listed = subprocess.run(["apt-cache", "dumpavail"], check=True, capture_output=True, text=True,
                            errors="replace", timeout=LISTING_S).stdout
    pairs = {}
    for record in listed.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in record.splitlines() if ": " in line and line[0] != " ")
        if "Description" in fields:
            pairs[fields["Package"]] = fields["Description"]
    if len(pairs) < COUNT:
        sys.exit(f"{len(pairs)} packages are listed, {COUNT} are needed: run apt-get update first")
    return sorted(pairs.items(), key=lambda pair: hashlib.sha256(pair[0].encode()).digest())[:COUNT]


def run(*command):
    done = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
    return done.stdout


def main(program, content, questions):
    with tempfile.TemporaryDirectory() as folder:
        data, foreign = Path(folder, "data"), Path(folder, "foreign.tsv")
        data.mkdir()
        rows = [f"pkg-{i}\tWhat is {name}?\t{text}\n" for i, (name, text) in enumerate(descriptions())]
        foreign.write_text("id\tquestion\tanswer\n" + "".join(rows).replace('"', "'"))
        run(program, "kb", "import", content, "--replace", "--data", data)
        print("without\n" + run(program, "eval", "--data", data, questions))
        print(f"with {len(rows)} foreign entries: " + run(program, "kb", "import", foreign, "--data", data).strip())
        print(run(program, "eval", "--data", data, questions))


if __name__ == "__main__":
    main(*sys.argv[1:])
