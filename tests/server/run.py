"""Runs the tests of this folder against the program named on the command line.

The last line is "N passed, N failed".
"""

import os
import sys
import unittest

FOLDER = os.path.dirname(os.path.abspath(__file__))


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: run.py PROGRAM", file=sys.stderr)
        return 2
    sys.dont_write_bytecode = True
    os.environ["KAMMERLOTSE"] = os.path.abspath(sys.argv[1])
    sys.path.insert(0, FOLDER)
    suite = unittest.defaultTestLoader.discover(FOLDER, pattern="test_*.py")
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed")
    return 1 if failed or not result.testsRun else 0


if __name__ == "__main__":
    sys.exit(main())
