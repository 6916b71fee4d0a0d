"""Runs the tests of this folder against the program named on the command line, several files at a time.

Most of them wait for a server most of the time. The last line is "N passed, N failed".
"""

import concurrent.futures
import glob
import os
import re
import subprocess
import sys
import tempfile
import unittest

FOLDER = os.path.dirname(os.path.abspath(__file__))
AT_A_TIME = 3
LONG = ("test_knowledge", "test_handoff", "test_cli")  # begun first, so that no long one is left at the end
SECONDS = 900  # of one file


def run_file(name: str) -> int:
    """Runs one file in this process."""
    sys.path.insert(0, FOLDER)
    suite = unittest.defaultTestLoader.loadTestsFromName(name)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed")
    return 1 if failed or not result.testsRun else 0


def run_apart(program: str, name: str) -> tuple[str, int, int]:
    """Runs one file in a process of its own; what it said, and how many passed and failed."""
    try:
        done = subprocess.run([sys.executable, "-B", __file__, program, name], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=SECONDS, check=False)
        said = done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode(errors="replace") + f"\n{name} took too long\n"
    counted = re.findall(r"^(\d+) passed, (\d+) failed$", said, re.MULTILINE)
    if not counted:
        return said + f"{name} did not finish\n", 0, 1
    return re.sub(r"^\d+ passed, \d+ failed\n", "", said, flags=re.MULTILINE), int(counted[-1][0]), int(counted[-1][1])


def main() -> int:
    if len(sys.argv) not in (2, 3):
        print("usage: run.py PROGRAM [FILE]", file=sys.stderr)
        return 2
    program = os.environ["KAMMERLOTSE"] = os.path.abspath(sys.argv[1])
    if len(sys.argv) == 3:
        return run_file(sys.argv[2])
    names = [os.path.basename(file)[:-3] for file in glob.glob(os.path.join(FOLDER, "test_*.py"))]
    names.sort(key=lambda name: (name not in LONG, name))
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="kammerlotse-shipped-") as shipped:
        # the shipped knowledge, loaded once for all
        os.environ["KAMMERLOTSE_SHIPPED"] = shipped
        subprocess.run([program, "kb", "tokens", "--data", shipped], input=b"", check=True, timeout=300)
        with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
            for said, good, bad in pool.map(lambda name: run_apart(program, name), names):
                print(said, flush=True)
                passed += good
                failed += bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
