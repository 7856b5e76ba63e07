#!/usr/bin/env python3
"""Counts the instructions that the release binary executes for one definition.

The phases are those of one large definition. The shapes are definitions as people have them; their
counts have targets. Unlike times, instruction counts do not vary between runs. `--write` records them
in instructions.json; Tests/Integration/test_instructions.py compares with it.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import inputs  # noqa: E402

RECORD = HERE / "instructions.json"
BINARY = HERE.parent / ".build" / "release" / "tasklint"
SIZE = 200_000
# The rule that reports each variable of the flagged definition.
FLAGGED_RULE = "environment-duplicate"
# Options that turn all rules off. The cost of a phase is the difference between two runs.
SILENT = ["--select", "unused-suppression"]
# The files of a shape; a run with twice as many shows what one more file costs.
FILES = 20
# The most instructions for one definition of a shape.
TARGETS = {"register": 220_000, "describe": 300_000, "five findings": 600_000}


def runs(folder):
    """The command lines whose counts give the cost of the phases, by name."""
    small, large, flagged = folder / "small.json", folder / "large.json", folder / "flagged.json"
    small.write_text(inputs.definition(size=0))
    large.write_text(inputs.definition(size=SIZE))
    flagged.write_text(inputs.flagged(SIZE))
    # A file of the same size without a definition is only parsed.
    other = folder / "other.json"
    other.write_text(large.read_text().replace("containerDefinitions", "containerDefinitionz"))
    return {
        "start": [*SILENT, small],
        "parsed": [*SILENT, other],
        "viewed": [*SILENT, large],
        "linted": [large],
        "silent": ["--ignore", FLAGGED_RULE, flagged],
        "reported": [flagged],
        "document": [*SILENT, "-f", "sarif", small],
    }


def count(binary, arguments):
    """Count the instructions of one run."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", binary]
        run = subprocess.run(
            [*command, *arguments],
            capture_output=True,
            text=True,
            env={"PATH": os.environ["PATH"], "SWIFT_DETERMINISTIC_HASHING": "1"},
        )
    found = re.search(r"Collected : (\d+)", run.stderr)
    if not found:
        raise RuntimeError(run.stderr[-2000:])
    return int(found[1])


def toolchain():
    """The version of the compiler, on which the counts depend."""
    text = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version (\S+)", text)
    target = re.search(r"Target: (\S+)", text)
    return f"Swift {version[1] if version else '?'}, {target[1] if target else '?'}"


def phases(binary):
    """Count the instructions of each phase."""
    with tempfile.TemporaryDirectory() as folder:
        counts = {
            name: count(binary, arguments) for name, arguments in runs(Path(folder)).items()
        }
    return {
        "start": counts["start"],
        "parse": counts["parsed"] - counts["start"],
        "view": counts["viewed"] - counts["parsed"],
        "rules": counts["linted"] - counts["viewed"],
        "report": counts["reported"] - counts["silent"],
        "SARIF document": counts["document"] - counts["start"],
    }


def one_more(binary, make):
    """Count the instructions for one more file of a shape."""
    counts = []
    for files in (FILES, 2 * FILES):
        with tempfile.TemporaryDirectory() as folder:
            for number in range(files):
                (Path(folder) / f"{number:04}.json").write_text(make(number))
            counts.append(count(binary, ["--no-config", "--format", "concise", folder]))
    return (counts[1] - counts[0]) // FILES


def measure(binary=BINARY):
    """Count the instructions of each phase, and for one definition of each shape."""
    shapes = {name: one_more(binary, make) for name, make in inputs.SHAPES.items()}
    return {**phases(binary), **shapes}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="record the counts")
    parser.add_argument("--binary", type=Path, default=BINARY)
    arguments = parser.parse_args()
    counts = measure(arguments.binary)
    for name, instructions in counts.items():
        target = TARGETS.get(name)
        verdict = ""
        if target:
            verdict = f"  target {target:,}: {'met' if instructions <= target else 'missed'}"
        print(f"{name:15} {instructions:>13,}{verdict}")
    if arguments.write:
        record = {"toolchain": toolchain(), "instructions": counts}
        RECORD.write_text(json.dumps(record, indent=2) + "\n")


if __name__ == "__main__":
    main()
