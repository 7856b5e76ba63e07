"""Running a command as a stopwatch would: how long it takes, and how much memory it holds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median


def tell(text):
    print(text, file=sys.stderr, flush=True)


class Stopwatch:
    """Times commands with hyperfine, in turns, so that they meet the same machine.

    A virtual machine may be twice as fast in one second as in the next.
    """

    ROUNDS = 20

    def __init__(self, scratch, hyperfine="hyperfine"):
        self.scratch = scratch
        self.hyperfine = hyperfine
        self.processor = {}

    def times(self, commands, runs, through_shell=False):
        """The median time in seconds of each command, by its name.

        What each had of the processors, in seconds, is in `processor` until the next call: the median
        of the rounds' means.
        """
        for name in commands:
            tell(f"  {name}")
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


# What a process holds counts from before it becomes the command, so it is started by one that holds
# little.
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
    """The seconds that a command takes, and the most memory that it held, in bytes."""
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, *map(str, command)]
    done = subprocess.run(launcher, stdin=stdin, stdout=subprocess.PIPE, text=True, check=True)
    seconds, most = done.stdout.split()
    # Linux counts kilobytes, macOS bytes.
    return float(seconds), int(most) * (1 if sys.platform == "darwin" else 1024)


def machine():
    """The machine's processor, cores and system, for the table."""
    name = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines()
                 if line.startswith("model name")]
        name = names[0] if names else ""
    name = name or os.uname().machine
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{os.uname().nodename}: {name}, {cores} cores, {os.uname().sysname}"
