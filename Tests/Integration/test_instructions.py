"""The release binary does not execute more instructions for a definition than recorded.

Unlike times, instruction counts are the same in every run. After a change that is worth its cost, or
with another compiler, `make instructions` records new counts.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BINARY, NOT_HERE, REPOSITORY

sys.path.insert(0, str(REPOSITORY / "Benchmarks"))

import instructions  # noqa: E402

TOLERANCE = 1.10


@pytest.fixture(scope="module")
def valgrind():
    """Valgrind, which is installed where that can be done."""
    if sys.platform != "linux":
        pytest.skip(NOT_HERE + "valgrind, which counts instructions, runs on Linux")
    if not shutil.which("valgrind") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "--quiet"], check=False)
        subprocess.run(["apt-get", "install", "--yes", "--quiet", "valgrind"], check=False)
    if not shutil.which("valgrind"):
        pytest.fail("valgrind is not installed, and only root can install it")
    return Path(shutil.which("valgrind"))


def test_no_phase_takes_more_instructions_than_it_did(valgrind):
    assert BINARY.exists(), "run `make release` first"
    record = json.loads(instructions.RECORD.read_text())
    if record["toolchain"] != instructions.toolchain():
        pytest.skip(
            f"{NOT_HERE}the compiler that the counts were made with, {record['toolchain']}; "
            f"here is {instructions.toolchain()}"
        )
    counted = instructions.measure(BINARY)
    assert counted.keys() == record["instructions"].keys()
    slower = {
        phase: f"{count:,} instructions, not {record['instructions'][phase]:,}"
        for phase, count in counted.items()
        if count > TOLERANCE * record["instructions"][phase]
    }
    assert not slower, f"{slower}; `make instructions` records new counts"
