"""Definitions for the tests of growth and bounds, and what a run over them takes."""

import os
import subprocess
import tempfile
import threading
from dataclasses import dataclass

from conftest import BINARY, RUN_SECONDS, plain_environment

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
        process = subprocess.Popen(
            [BINARY, *arguments], cwd=folder, env=plain_environment(), stdin=stdin, stdout=output,
            stderr=subprocess.STDOUT)
        timer = threading.Timer(RUN_SECONDS, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in (0, 1, 2), f"status {process.returncode}"
        return Cost(
            process.returncode, output.seek(0, os.SEEK_END), usage.ru_maxrss * 1024,
            usage.ru_utime + usage.ru_stime)
