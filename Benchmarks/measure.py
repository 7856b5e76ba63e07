"""Measures the time and the memory of commands."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median


def log(text):
    print(text, file=sys.stderr, flush=True)


class Stopwatch:
    """Measures the time of commands with hyperfine.

    The commands take turns, because the speed of a virtual machine can double from one second to the
    next.
    """

    ROUNDS = 20

    def __init__(self, scratch, hyperfine="hyperfine"):
        self.scratch = scratch
        self.hyperfine = hyperfine
        self.processor = {}

    def times(self, commands, runs, through_shell=False):
        """Return the median time of each command in seconds, by name.

        `processor` holds the processor time of each command in seconds, the median of the means of
        the rounds, until the next call.
        """
        for name in commands:
            log(f"  {name}")
        rounds = min(runs, self.ROUNDS)
        walls = {name: [] for name in commands}
        processors = {name: [] for name in commands}
        for _ in range(rounds):
            for entry in self.round(commands, runs // rounds, through_shell):
                walls[entry["command"]] += entry["times"]
                processors[entry["command"]].append(entry["user"] + entry["system"])
        self.processor = {name: median(values) for name, values in processors.items()}
        return {name: median(values) for name, values in walls.items()}

    def round(self, commands, runs, through_shell):
        result = self.scratch / "times.json"
        arguments = [self.hyperfine, "--style", "none", "--warmup", "1", "--runs", str(runs)]
        arguments += ["--ignore-failure", "--export-json", result]
        if not through_shell:
            arguments.append("-N")
        for name, command in commands.items():
            arguments += ["--command-name", name, command]
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return json.loads(result.read_text())["results"]


# The peak memory of a process includes that of its parent at the fork, so a small launcher starts the
# command.
LAUNCHER = """
import os, sys, time
start = time.monotonic()
child = os.fork()
if child == 0:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1), os.dup2(nothing, 2)
    os.execv(sys.argv[1], sys.argv[1:])
_, _, usage = os.wait4(child, 0)
print(time.monotonic() - start, usage.ru_maxrss)
"""


def peak(command, stdin=None):
    """Return the time of a command in seconds and its peak memory in bytes."""
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, *map(str, command)]
    done = subprocess.run(launcher, stdin=stdin, stdout=subprocess.PIPE, text=True, check=True)
    seconds, most = done.stdout.split()
    # Linux counts kilobytes, macOS bytes.
    return float(seconds), int(most) * (1 if sys.platform == "darwin" else 1024)


def machine():
    """Describe the processor, cores and system of the machine."""
    name = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines()
                 if line.startswith("model name")]
        name = names[0] if names else ""
    name = name or os.uname().machine
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{os.uname().nodename}: {name}, {cores} cores, {os.uname().sysname}"
