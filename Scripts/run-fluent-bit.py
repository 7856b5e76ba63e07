#!/usr/bin/env python3
"""Runs a build of Fluent Bit with what `tasklint render` prints of definitions.

    Scripts/run-fluent-bit.py FLUENT_BIT DEFINITION.json... > VERDICTS.jsonl

It prints a line for each definition, in the form that Scripts/compare-with-fluent-bit.py reads. The
custom file is left out, and the word `secret` takes the place of masked values and of secrets. A
definition is skipped without a log router, if it has a value that is not known offline, or a plugin
that the build lacks.
The inputs listen on ports 24224 and 8877, so that only one run of the script can be active.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Fluent Bit has started if it runs for so many seconds.
LONGEST_START = 0.8
# An error after which Fluent Bit exits, which can take longer.
FAILED = re.compile(r"\[error\] \[engine\]|failed to initialize|contains errors")
MISSING = re.compile(r"^@INCLUDE .*$", re.M)


def plugins(program):
    """The names of the plugins that a build has."""
    text = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  (\w+) {2,}\S", re.sub(r"\x1b\[\d*m", "", text), re.M))


def environment(definition):
    """The variables of the log router, and those of the secrets of log options."""
    variables, has_router = {}, False
    for index, container in enumerate(definition.get("containerDefinitions") or []):
        if container.get("firelensConfiguration"):
            has_router = True
            for entry in container.get("environment") or []:
                variables[entry.get("name", "")] = str(entry.get("value", ""))
            for entry in container.get("secrets") or []:
                variables[entry.get("name", "")] = "secret"
        options = (container.get("logConfiguration") or {}).get("secretOptions") or []
        for entry in options:
            variables[f"{entry.get('name')}_{index}"] = "secret"
    if not has_router:
        raise ValueError("no log router")
    return {name: value for name, value in variables.items() if name and "\0" not in value}


def run(program, text, variables):
    """Whether Fluent Bit starts with a configuration, and the errors in its log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "fluent-bit.conf")
        path.write_text(text.replace("/var/run/fluent.sock", f"{folder}/socket"), encoding="utf-8")
        log = Path(folder, "log")
        with log.open("wb") as file, subprocess.Popen(
                [program, "-c", path], stdout=file, stderr=file, cwd=folder,
                env={"AWS_REGION": "eu-west-1", "HOME": folder} | variables) as process:
            try:
                process.wait(LONGEST_START)
                started = False
            except subprocess.TimeoutExpired:
                started = True
                process.kill()
        lines = re.sub(r"\x1b\[\d*m", "", log.read_text("utf-8", "replace")).splitlines()
    if any(FAILED.search(line) for line in lines):
        started = False
    says = [re.sub(r"^\[[^]]*\] ", "", line) for line in lines
            if "[error]" in line or "[ warn]" in line]
    return {"verdict": "runs" if started else "fails", "says": says[:4]}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fluent_bit")
    parser.add_argument("definitions", nargs="+", type=Path)
    parser.add_argument("--tasklint", default=str(ROOT / ".build/debug/tasklint"))
    options = parser.parse_args()
    known = plugins(options.fluent_bit)
    version = re.search(r"v([\d.]+)", subprocess.run(
        [options.fluent_bit, "--version"], capture_output=True, text=True, check=True).stdout)[1]
    skipped, verdicts = 0, {}
    for path in options.definitions:
        done = subprocess.run([options.tasklint, "render", "--no-config", path],
                              capture_output=True, text=True, check=False)
        text = MISSING.sub("", done.stdout).replace("••••", "secret")
        names = {name.strip().lower()
                 for name in re.findall(r"^    name (.*)$", text, re.M | re.I)}
        try:
            definition = json.loads(path.read_text(encoding="utf-8"))
            variables = environment(definition)
        except (AttributeError, TypeError, ValueError):
            skipped += 1
            continue
        if done.returncode == 2 or "<unresolved>" in text or "<source>" in text or not names <= known:
            skipped += 1
            continue
        if done.returncode == 0:
            # Many examples have the same configuration.
            key = (re.sub(r" ecs_\w+ .*", "", text), *sorted(variables.items()))
            if key not in verdicts:
                verdicts[key] = run(options.fluent_bit, text, variables)
            verdict = verdicts[key]
        else:
            verdict = {"verdict": "agent", "says": done.stderr.splitlines()[:1]}
        print(json.dumps({"id": path.stem, "definition": definition, version: verdict}),
              flush=True)
    print(f"skipped {skipped} definitions", file=sys.stderr)


if __name__ == "__main__":
    main()
