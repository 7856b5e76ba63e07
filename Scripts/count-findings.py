#!/usr/bin/env python3
"""Counts on how many files, and on files of how many sources, each rule fires.

usage: count-findings.py FOLDER [TASKLINT]

FOLDER holds the files and an INDEX.tsv that names the source of each, under its path in FOLDER.
Only .json files are linted. The last column is the share of files with a FireLens definition.
"""

import collections
import csv
import json
import pathlib
import subprocess
import sys


def index(folder: pathlib.Path) -> list[dict[str, str]]:
    """The table's rows whose files are there."""
    with open(folder / "INDEX.tsv", encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["path"].endswith(".json")]


def findings(tasklint: str, path: pathlib.Path) -> list[dict]:
    """The results of a run over one file alone, so that no other one is compared with it."""
    run = subprocess.run(
        [tasklint, "--no-config", "--format", "sarif", str(path)], capture_output=True, check=False)
    return json.loads(run.stdout)["runs"][0]["results"]


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    folder = pathlib.Path(sys.argv[1])
    tasklint = sys.argv[2] if len(sys.argv) > 2 else "tasklint"
    count = collections.Counter()
    levels, files = {}, collections.defaultdict(set)
    sources, routed = collections.defaultdict(set), collections.defaultdict(set)
    rows = index(folder)
    for row in rows:
        for result in findings(tasklint, folder / row["path"]):
            rule = result["ruleId"]
            levels[rule] = result["level"]
            count[rule] += 1
            files[rule].add(row["path"])
            sources[rule].add(row["source"])
            if row["firelens"] == "1":
                routed[rule].add(row["path"])
    total = sum(row["firelens"] == "1" for row in rows)
    print(f"{len(rows)} files, {total} with FireLens")
    print(f"{'rule':38} {'level':8} {'findings':>8} {'files':>6} {'sources':>8} {'of FireLens':>12}")
    for rule in sorted(files, key=lambda rule: (-len(files[rule]), rule)):
        share = 100 * len(routed[rule]) / total if total else 0
        print(f"{rule:38} {levels[rule]:8} {count[rule]:8} {len(files[rule]):6} "
              f"{len(sources[rule]):8} {share:11.0f}%")
    return 0


if __name__ == "__main__":
    sys.exit(main())
