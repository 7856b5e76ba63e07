#!/usr/bin/env python3
"""Compares findings with what real builds of Fluent Bit do with the same definitions.

    Scripts/compare-with-fluent-bit.py VERDICTS.jsonl [--by tag|VERSION] [--show N]

Each line of VERDICTS.jsonl has an `id`, a `definition`, and for each version of Fluent Bit that was
run the `verdict` (`runs`; `fails`, with the first lines of the log in `says`; `agent`, if the ECS
agent does not start the task). A definition is judged by the oldest version if the router's image
is of AWS's 2.x line, which is built from Fluent Bit 1.9, and else by the newest. `--by VERSION`
judges all of them by one version, as if the router's image had it.

An alarm is an error of stage `start` on a definition that runs. A miss is a definition that does
not start, without an error or a warning that says so.
"""

import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def version_key(version):
    return [int(number) for number in version.split(".")]


def router(definition):
    return next(container for container in definition["containerDefinitions"]
                if "firelensConfiguration" in container)


def judge(definition, versions, by):
    if by != "tag":
        return by
    image = router(definition).get("image", "")
    is_old = re.search(r"aws-for-fluent-bit:(init-)?[12]\.", image)
    return versions[0] if is_old else versions[-1]


def lint(tasklint, cases):
    """The findings of each case by its id: level, rule, stage and message."""
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            Path(folder, case["id"] + ".json").write_text(
                json.dumps(case["definition"], indent=2), encoding="utf-8")
        run = subprocess.run(
            [tasklint, "--no-config", "--max-per-rule", "0", "--ignore", "policy",
             "-f", "sarif", folder], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    log = json.loads(run.stdout)["runs"][0]
    stages = {rule["id"]: rule["properties"]["stage"] for rule in log["tool"]["driver"]["rules"]}
    found = collections.defaultdict(list)
    for result in log["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        rule = result["ruleId"]
        found[Path(uri).stem].append(
            (result["level"], rule, stages[rule], result["message"]["text"]))
    return found


def reports(findings):
    """Whether some finding says that the router or the task does not start."""
    return any(
        level != "note" and (stage in ("start", "register") or re.search(
            r"router exits|does not start|fails to start", message))
        for level, _, stage, message in findings)


def kind(says):
    """The first error without the parts that differ between definitions."""
    line = next((line for line in says if "[error]" in line or "[ warn]" in line), "no message")
    return re.sub(r"'[^']*'|\S*\.conf:\d+", "…", line)[:110]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verdicts")
    parser.add_argument("--tasklint", default=str(ROOT / ".build/debug/tasklint"))
    parser.add_argument("--by", default="tag")
    parser.add_argument("--show", type=int, default=3)
    options = parser.parse_args()
    with open(options.verdicts, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    versions = sorted((key for key in cases[0] if re.match(r"\d", key)), key=version_key)
    if options.by != "tag":
        for case in cases:
            container = router(case["definition"])
            if options.by == versions[0]:
                container["image"] = "fluent/fluent-bit:" + versions[0]
            else:
                container["image"] = "fluent/fluent-bit:" + options.by
    found = lint(options.tasklint, cases)
    counts = collections.Counter()
    alarms = collections.defaultdict(list)
    misses = collections.defaultdict(list)
    for case in cases:
        version = judge(case["definition"], versions, options.by)
        verdict, says = case[version]["verdict"], case[version]["says"]
        findings = found[case["id"]]
        counts[verdict] += 1
        if verdict == "runs":
            errors = {rule: message for level, rule, stage, message in findings
                      if level == "error" and stage == "start"}
            counts["alarms"] += bool(errors)
            for rule, message in errors.items():
                alarms[rule].append((case["id"], message))
        elif not reports(findings):
            counts["misses"] += 1
            misses[kind(says) if verdict == "fails" else "agent"].append(
                (case["id"], " | ".join(says)))
    for title, groups in (("alarm", alarms), ("miss", misses)):
        for name, entries in sorted(groups.items(), key=lambda group: -len(group[1])):
            print(f"{title} {len(entries):4} {name}")
            for identity, text in entries[:options.show]:
                print(f"           {identity} {text[:180]}")
    print(f"\n{counts['runs']} run, {counts['alarms']} of them with an error of stage start")
    print(f"{counts['fails'] + counts['agent']} do not start, {counts['misses']} of them without a "
          "finding")


if __name__ == "__main__":
    main()
