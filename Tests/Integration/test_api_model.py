"""The table of API shapes matches the pinned service model."""

import subprocess
import sys

from conftest import REPOSITORY

SCRIPT = REPOSITORY / "Scripts" / "generate-api-model.py"


def test_the_table_is_generated_from_the_pinned_model():
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
