#!/usr/bin/env python3
"""Counts the findings, files and sources for each rule.

usage: count-findings.py FOLDER [TASKLINT]

FOLDER contains the files and INDEX.tsv, which lists the path and the source of each file. Only .json
files are linted. The last column is the share of the files that use FireLens.
"""

import collections
import csv
import json
import pathlib
import subprocess
import sys


def index(folder: pathlib.Path) -> list[dict[str, str]]:
    """Return the rows of the index for .json files."""
    with open(folder / "INDEX.tsv", encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["path"].endswith(".json")]


def findings(tasklint: str, path: pathlib.Path) -> list[dict]:
    """Lint one file in a separate run, so that cross-file rules do not compare it with others."""
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
