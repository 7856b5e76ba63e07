"""The table of the API's shapes is the one that the pinned service model gives."""

import subprocess
import sys

from conftest import REPOSITORY

SCRIPT = REPOSITORY / "Scripts" / "generate-api-model.py"
TABLE = REPOSITORY / "Sources/TaskLintRules/Definition/APIModel/APIModel+Generated.swift"


def test_the_table_is_generated_from_the_pinned_model():
    done = subprocess.run([sys.executable, SCRIPT, "--print"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == TABLE.read_text(), f"run {SCRIPT.relative_to(REPOSITORY)}"
