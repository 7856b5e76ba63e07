#!/usr/bin/env python3
"""Compares the speed of tasklint with other tools; `make bench` runs this script.

Times of different runs on a busy machine are not comparable, but the ratios within one run are. So the
targets are ratios. The script writes a table to results.md and a plot to results.png.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import inputs
from measure import Stopwatch, log, machine, peak

HERE = Path(__file__).resolve().parent
MIB = 1 << 20
SIZES = {"8 KB": 8_000, "1 MB": 1_000_000, "8 MB": 8_000_000, "64 MB": 64_000_000}
COUNTS = [100, 1_000, 10_000, 100_000]
# The shape whose processor time per byte is compared over the numbers of files.
SHAPE = "describe"
FORMATS = ["human", "concise", "sarif"]
CROSS_FILE_RULES = "datadog-service-shared,firehose-stream-shared"


class Bench:
    def __init__(self, tasklint, venv, scratch, lines):
        self.tasklint = tasklint
        self.venv = venv
        self.scratch = scratch
        self.lines = lines
        self.watch = Stopwatch(scratch)
        self.cores = int(subprocess.run(["nproc"], capture_output=True, text=True).stdout or 1)
        self.ratios = []
        self.rows = []

    # Inputs

    def make_inputs(self):
        log("making the inputs")
        self.files = {}
        for name, size in SIZES.items():
            self.files[name] = self.scratch / f"{name.replace(' ', '')}.json"
            self.files[name].write_text(inputs.definition(size=size))
        self.folders = {}
        for count in COUNTS:
            self.folders[count] = self.scratch / f"files-{count}"
            self.fill(self.folders[count], count, essential=True)
        clean = [make for make in inputs.SHAPES.values() if make is not inputs.five_findings]
        self.mixture = self.scratch / "mixture"
        self.fill_with(self.mixture, 10_000, [*clean, inputs.corrected, inputs.definition])
        self.mistakes, self.corrected = self.scratch / "mistakes", self.scratch / "corrected"
        self.fill_with(self.mistakes, 10_000, [inputs.five_findings])
        self.fill_with(self.corrected, 10_000, [inputs.corrected])
        self.shapes = {}
        for count in COUNTS:
            self.shapes[count] = self.scratch / f"shapes-{count}"
            self.fill_with(self.shapes[count], count, [inputs.SHAPES[SHAPE]])
        self.flagged = self.scratch / "flagged"
        self.fill(self.flagged, 10_000, essential=False)
        self.template = self.scratch / "template.json"
        self.template.write_text(inputs.template())
        self.reader = self.scratch / "reader"
        subprocess.run(["cc", "-O2", "-o", self.reader, HERE / "reader.c"], check=True)
        # Otherwise the system writes the files to the disk during the first measurements.
        os.sync()

    @staticmethod
    def fill(folder, count, essential):
        folder.mkdir()
        text = inputs.definition(essential=essential)
        for number in range(count):
            name = f"koyama-{number}"
            (folder / f"{number:06}.json").write_text(text.replace("koyama-0", name))

    @staticmethod
    def fill_with(folder, count, shapes):
        """Write definitions of several shapes in turn."""
        folder.mkdir()
        for number in range(count):
            make = shapes[number % len(shapes)]
            (folder / f"{number:06}.json").write_text(make(number))

    # Measurements

    def one_file(self):
        log("one definition of 8 KB")
        path = self.files["8 KB"]
        quick = self.watch.times({
            "cat": f"cat {path}",
            "C reader": f"{self.reader} {path}",
            "tasklint": f"{self.tasklint} {path}",
            "jq": self.jq(path),
        }, runs=200)
        slow = self.watch.times({
            "check-jsonschema": self.check_jsonschema(path),
            "cfn-lint": f"{self.venv}/bin/cfn-lint {self.template}",
            "checkov": f"{self.venv}/bin/checkov --compact --quiet --framework cloudformation"
                       f" --skip-download -f {self.template}",
        }, runs=2)
        times = quick | slow
        self.row("one definition of 8 KB", times)
        self.ratio("one definition of 8 KB, to cat", times["tasklint"] / times["cat"], 2)
        return times

    def sizes(self):
        log("sizes of one definition")
        self.by_size = {"tasklint": {}, "jq": {}}
        for name, path in self.files.items():
            size = path.stat().st_size
            runs = 40 if size < 10_000 else 20 if size < 5_000_000 else 5
            times = self.watch.times({
                "tasklint": f"{self.tasklint} {path}",
                "jq": self.jq(path),
                "jq empty": f"jq empty {path}",
                "cat": f"cat {path}",
            }, runs)
            if name != "8 KB":
                self.row(f"one definition of {name}", times)
            if name == "1 MB":
                self.ratio("one definition of 1 MB, to jq empty",
                           times["tasklint"] / times["jq empty"], 0.3)
            for tool in self.by_size:
                self.by_size[tool][size] = times[tool]

    def counts(self):
        log("numbers of definitions")
        self.by_count = {"tasklint": {}, "jq": {}}
        for count, folder in self.folders.items():
            runs = 25 if count < 10_000 else 10 if count == 10_000 else 2
            commands = {"tasklint": f"{self.tasklint} {folder}"}
            if count <= 10_000:
                commands["cat"] = f"cat {folder}/*"
                commands["C reader"] = f"{self.reader} {folder}"
            times = self.watch.times(commands, runs, through_shell=True)
            if count <= 10_000:
                slow = self.watch.times({"jq": f"{self.jq('')} {folder}/*"},
                                        1 if count == 10_000 else 3, through_shell=True)
                times |= slow
                self.by_count["jq"][count] = times["jq"]
            self.by_count["tasklint"][count] = times["tasklint"]
            if count == 1_000:
                times |= self.watch.times({
                    "check-jsonschema": f"{self.check_jsonschema('')} {folder}/*"
                }, runs=1, through_shell=True)
            self.row(f"{count:,} definitions of 8 KB", times)
            if count == 10_000:
                self.ratio("10,000 definitions, to cat", times["tasklint"] / times["cat"], 1)
                self.ratio("10,000 definitions, to the C reader",
                           times["tasklint"] / times["C reader"], 4)

    def real_shapes(self):
        log("10,000 definitions as people have them")
        commands = {"cat": f"cat {self.mixture}/*", "jq empty": f"jq empty {self.mixture}/*"}
        commands |= {f"tasklint {format}": f"{self.tasklint} -f {format} {self.mixture}"
                     for format in FORMATS}
        times = self.watch.times(commands, runs=10, through_shell=True)
        slowest = max(FORMATS, key=lambda format: times[f"tasklint {format}"])
        self.row("10,000 definitions of a mixture of shapes",
                 {"tasklint": times[f"tasklint {slowest}"], "cat": times["cat"],
                  "jq empty": times["jq empty"]})
        for format in FORMATS:
            name = f"tasklint {format}"
            self.ratio(f"mixture of shapes in {format}, to cat", times[name] / times["cat"], 1.5)
            self.ratio(f"mixture of shapes in {format}, processor time to jq empty",
                       self.watch.processor[name] / self.watch.processor["jq empty"], 0.6)

    def mistaken_shapes(self):
        log("10,000 definitions with five findings each")
        for format in FORMATS:
            times = self.watch.times({
                "corrected": f"{self.tasklint} -f {format} {self.corrected}",
                "with findings": f"{self.tasklint} -f {format} {self.mistakes}",
            }, runs=10)
            self.rows.append((f"10,000 definitions with five findings each in {format}",
                              {"tasklint": times["with findings"]}))
            self.ratio(f"five findings each in {format}, to the corrected definitions",
                       times["with findings"] / times["corrected"], 3)

    def linearity(self):
        """Compare the processor time per file and per byte over different inputs.

        Processor time does not depend on the number of threads. The time to start the process is
        subtracted.
        """
        log("linearity")
        commands = {"start": f"{self.tasklint} --version"}
        commands |= {count: f"{self.tasklint} {folder}" for count, folder in self.folders.items()}
        commands |= {name: f"{self.tasklint} {path}" for name, path in self.files.items()}
        commands |= {f"{SHAPE} {count}": f"{self.tasklint} {folder}"
                     for count, folder in self.shapes.items()}
        self.watch.times({str(name): command for name, command in commands.items()}, runs=8)
        work = {name: self.watch.processor[str(name)] - self.watch.processor["start"]
                for name in commands}
        self.spread("processor time per file, 100 to 100,000 files",
                    [work[count] / count for count in COUNTS])
        sizes = {count: sum(path.stat().st_size for path in folder.iterdir())
                 for count, folder in self.shapes.items()}
        self.spread(f"processor time per byte of shape '{SHAPE}', 100 to 100,000 files",
                    [work[f"{SHAPE} {count}"] / sizes[count] for count in COUNTS])
        size = self.files["8 KB"].stat().st_size
        self.spread("processor time per byte, 8 KB (of 10,000) to 64 MB",
                    [work[10_000] / 10_000 / size]
                    + [work[name] / self.files[name].stat().st_size for name in SIZES
                       if name != "8 KB"])

    def findings(self):
        log("10,000 definitions with a finding each")
        clean = self.folders[10_000]
        times = self.watch.times({
            "without findings": f"{self.tasklint} -f sarif {clean}",
            "with findings": f"{self.tasklint} -f sarif {self.flagged}",
        }, runs=10)
        self.rows.append(("10,000 definitions with a finding each, in SARIF",
                          {"tasklint": times["with findings"]}))
        self.ratio("10,000 findings in SARIF, to none",
                   times["with findings"] / times["without findings"], 2)

    def memory(self):
        log("memory")
        for name in ("1 MB", "64 MB"):
            path = self.files[name]
            _, most = peak([self.tasklint, path])
            allowed = 16 * MIB + self.cores * 8 * path.stat().st_size
            self.ratio(f"memory for {name}: {most / MIB:.0f} MiB of", most / allowed, 1,
                       f"{allowed / MIB:.0f} MiB")
        for count in (10_000, 100_000):
            largest = self.files["8 KB"].stat().st_size
            allowed = 16 * MIB + self.cores * 8 * largest + 400 * count
            _, most = peak([self.tasklint, self.folders[count]])
            self.ratio(f"memory for {count:,} definitions: {most / MIB:.0f} MiB of",
                       most / allowed, 1, f"{allowed / MIB:.0f} MiB")

    def stream(self):
        log(f"{self.lines:,} definitions as JSON Lines")
        for words, rules in (("", []), (", the cross-file rules off", ["--ignore", CROSS_FILE_RULES])):
            writer = subprocess.Popen(
                [sys.executable, HERE / "inputs.py", str(self.lines)], stdout=subprocess.PIPE)
            seconds, most = peak(
                [self.tasklint, "-f", "concise", *rules, "-"], stdin=writer.stdout)
            writer.stdout.close()
            writer.wait()
            allowed = 16 * MIB + self.cores * 8 * MIB + (0 if rules else 400 * self.lines)
            self.rows.append((f"{self.lines:,} definitions of 1.5 KB as JSON Lines{words}",
                              {"tasklint": seconds}))
            self.ratio(f"memory for {self.lines:,} lines{words}: {most / MIB:.0f} MiB of",
                       most / allowed, 1, f"{allowed / MIB:.0f} MiB")

    def jq(self, path):
        return f"jq -r -f {HERE}/policy.jq {path}"

    def check_jsonschema(self, path):
        return f"{self.venv}/bin/check-jsonschema --schemafile {HERE}/policy.schema.json {path}"

    # Results

    def row(self, name, times):
        self.rows.append((name, times))

    def ratio(self, name, value, target, of=""):
        self.ratios.append((name, f"{value:.2f}" if not of else of, value <= target,
                            f"≤ {target}" if not of else "no more"))

    def spread(self, name, values):
        spread = max(values) / min(values) - 1
        log(f"  {name}: " + ", ".join(f"{value * 1e6:.4f} µs" for value in values))
        self.ratios.append((name, f"within {spread:.0%}", spread <= 0.2, "within 20%"))

    def table(self):
        tools = ["tasklint", "cat", "C reader", "jq", "jq empty", "check-jsonschema", "cfn-lint",
                 "checkov"]
        lines = [f"On {machine()}.", "", "| | " + " | ".join(tools) + " |",
                 "| --- |" + " ---: |" * len(tools)]
        for name, times in self.rows:
            cells = [time(times[tool]) if tool in times else "" for tool in tools]
            lines.append(f"| {name} | " + " | ".join(cells) + " |")
        lines += ["", "| ratio | measured | target | |", "| --- | ---: | ---: | --- |"]
        for name, value, isMet, target in self.ratios:
            lines.append(f"| {name} | {value} | {target} | {'met' if isMet else 'missed'} |")
        return "\n".join(lines)

    def write_readme(self, path):
        """Write the main results between the markers in the README."""
        tools = ["tasklint", "jq", "jq empty", "check-jsonschema", "cfn-lint", "checkov", "cat",
                 "C reader"]
        names = ["one definition of 8 KB", "one definition of 1 MB",
                 "1,000 definitions of 8 KB", "10,000 definitions of 8 KB",
                 "10,000 definitions of a mixture of shapes",
                 "10,000 definitions with five findings each in sarif"]
        lines = ["| | " + " | ".join(tools) + " |", "| --- |" + " ---: |" * len(tools)]
        for name, times in self.rows:
            if name in names:
                cells = [time(times[tool]) if tool in times else "" for tool in tools]
                lines.append(f"| {name} | " + " | ".join(cells) + " |")
        begin, end = "<!-- Written by make bench. -->\n", "<!-- End. -->"
        before, rest = path.read_text().split(begin)
        _, after = rest.split(end)
        table = "\n".join(lines)
        path.write_text(f"{before}{begin}\nOn {machine()}:\n\n{table}\n\n{end}{after}")

    def plot(self, path):
        import matplotlib

        matplotlib.use("Agg")
        from matplotlib import pyplot

        figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
        for axes, data, label in (
            (left, self.by_size, "bytes of one definition"),
            (right, self.by_count, "definitions of 8 KB"),
        ):
            for tool, times in data.items():
                axes.loglog(list(times), list(times.values()), marker="o", label=tool)
            axes.set_xlabel(label)
            axes.set_ylabel("seconds")
            axes.grid(which="major", alpha=0.3)
            axes.legend()
        figure.savefig(path, dpi=120)


def time(seconds):
    if seconds < 0.1:
        return f"{seconds * 1000:.1f} ms"
    return f"{seconds:.2f} s"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasklint", type=Path)
    parser.add_argument("--venv", type=Path, default=Path(sys.prefix))
    parser.add_argument("--lines", type=int, default=1_000_000)
    arguments = parser.parse_args()
    for program in ("hyperfine", "jq", "cc"):
        if not shutil.which(program):
            sys.exit(f"{program} is not installed; on Debian: apt-get install hyperfine jq gcc")
    with tempfile.TemporaryDirectory(prefix="tasklint-bench-") as scratch:
        bench = Bench(arguments.tasklint.resolve(), arguments.venv, Path(scratch), arguments.lines)
        bench.make_inputs()
        bench.one_file()
        bench.sizes()
        bench.counts()
        bench.real_shapes()
        bench.mistaken_shapes()
        bench.linearity()
        bench.findings()
        bench.memory()
        bench.stream()
    table = bench.table()
    print(table)
    bench.write_readme(HERE.parent / "README.md")
    bench.plot(HERE / "results.png")
    (HERE / "results.md").write_text(f"# Benchmarks\n\n{table}\n\n![Time against size, and against the number of files](results.png)\n")


if __name__ == "__main__":
    main()
