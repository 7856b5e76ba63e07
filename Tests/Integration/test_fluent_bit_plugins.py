"""The tables of Fluent Bit's plugins are what the committed data gives."""

import subprocess
import sys

from conftest import REPOSITORY

SCRIPT = REPOSITORY / "Scripts" / "generate-fluent-bit-plugins.py"


def test_the_tables_are_generated_from_the_committed_data():
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
