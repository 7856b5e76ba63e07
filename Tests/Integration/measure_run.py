"""Runs a command, and prints its exit status, largest resident set in bytes and processor time.

Usage: measure_run.py SECONDS COMMAND [ARGUMENT...]; after SECONDS the command is killed. The three
numbers go to standard error as a JSON list, and all output of the command to standard output.

A process starts as a copy of the one that runs it, and the kernel counts that copy's memory. The tests
take more memory than the program that they measure, so that this small process is between them.
"""

import json
import os
import subprocess
import sys
import threading

process = subprocess.Popen(sys.argv[2:], stderr=subprocess.STDOUT)
timer = threading.Timer(float(sys.argv[1]), process.kill)
timer.start()
_, status, usage = os.wait4(process.pid, 0)
timer.cancel()
unit = 1 if sys.platform == "darwin" else 1024
numbers = [
    os.waitstatus_to_exitcode(status), usage.ru_maxrss * unit, usage.ru_utime + usage.ru_stime]
print(json.dumps(numbers), file=sys.stderr)
