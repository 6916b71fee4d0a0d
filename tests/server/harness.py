"""The real program on a data folder of its own."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CONTENT = os.path.join(ROOT, "kb", "content")


_shipped = None  # a data folder with the shipped knowledge, made once: by run.py, else here


def _copy_shipped(to):
    """What the program does to a new data folder by itself, without training the models anew."""
    global _shipped
    if _shipped is None and "KAMMERLOTSE_SHIPPED" in os.environ:
        shutil.copytree(os.environ["KAMMERLOTSE_SHIPPED"], to)
        return
    if _shipped is None:
        _shipped = tempfile.TemporaryDirectory(prefix="kammerlotse-shipped-")
        subprocess.run([os.environ["KAMMERLOTSE"], "kb", "tokens", "--data", _shipped.name],
                       input=b"", check=True, timeout=300)
    shutil.copytree(_shipped.name, to)


class ProgramTest(unittest.TestCase):
    """Gives each test an empty folder and the program."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="kammerlotse-test-")
        self.data = os.path.join(self.folder, "data")
        self.addCleanup(shutil.rmtree, self.folder)

    def run_program(self, *args, stdin="", data=True, seconds=300):
        """Runs it to its end; `data` adds --data with the test's folder."""
        if data and args[0] in ("ask", "eval") and not os.path.exists(self.data):
            _copy_shipped(self.data)
        command = [os.environ["KAMMERLOTSE"], *args]
        if data:
            command += ["--data", self.data]
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run(command, input=given, capture_output=True, timeout=seconds, check=False)
        done.out = done.stdout.decode()
        done.err = done.stderr.decode()
        return done

    def write(self, name, text):
        """Writes a file below the test's folder and returns its path."""
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def import_list(self, rows):
        """Fills the knowledge base from (id, question, answer) rows."""
        lines = ["id\tquestion\tanswer"] + ["\t".join(row) for row in rows]
        path = self.write("list.tsv", "\n".join(lines) + "\n")
        done = self.run_program("kb", "import", path, "--replace")
        self.assertEqual(done.returncode, 0, done.err)

    def ask_conversation(self, turns):
        """Asks the turns of one conversation; returns the objects."""
        return self.ask(*(json.dumps({"question": turn, "conversation": "c"}) for turn in turns))

    def ask(self, *lines, args=()):
        """Asks in one run; returns the objects."""
        done = self.run_program("ask", "--jsonl", *args, stdin="\n".join(lines) + "\n")
        self.assertEqual(done.returncode, 0, done.err)
        return [json.loads(line) for line in done.out.splitlines()]
