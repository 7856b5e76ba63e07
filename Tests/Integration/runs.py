"""Definitions for the tests of growth and bounds, and what a run over them takes."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from conftest import BINARY, RUN_SECONDS, plain_environment

MEASURE = Path(__file__).with_name("measure_run.py")
APP = {"name": "app", "image": "koyama/app"}
ROUTER = {"name": "router", "image": "koyama/router", "firelensConfiguration": {"type": "fluentbit"}}


def definition(*containers, **members):
    return {"family": "koyama", **members, "containerDefinitions": list(containers)}


def app(number, **more):
    return {**APP, "name": f"app{number}", **more}


@dataclass
class Cost:
    """The exit status of a run, its bytes of output and memory, and seconds of processor time."""

    status: int
    output: int
    memory: int
    seconds: float


def cost(folder, arguments, stdin=subprocess.DEVNULL):
    """Run the binary in a folder, and return what it took.

    The memory is the largest resident set. Processor time depends less on what else the machine does
    than the time by the clock.
    """
    with tempfile.TemporaryFile() as output:
        run = subprocess.run(
            [sys.executable, "-S", "-E", MEASURE, str(RUN_SECONDS), BINARY, *arguments], cwd=folder,
            env=plain_environment(), stdin=stdin, stdout=output, stderr=subprocess.PIPE, check=True)
        status, memory, seconds = json.loads(run.stderr)
        assert status in (0, 1, 2), f"status {status}"
        return Cost(status, output.seek(0, os.SEEK_END), memory, seconds)
