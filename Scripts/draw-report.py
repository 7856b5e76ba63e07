#!/usr/bin/env python3
"""Draws the report of a run as an SVG, as a terminal shows it.

usage: draw-report.py TASKLINT [OUTPUT]

Runs TASKLINT with colors on the examples of faults below. Without OUTPUT the picture is printed. The
text stays text, and the colors fit light and dark pages.
"""

import re
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parents[1] / "Examples" / "faults"
FILES = ["firelens-sidecar-missing.json", "firelens-sidecar-not-essential.json"]
COLUMNS = 100
# Of a character of the font, in pixels.
WIDTH, HEIGHT, MARGIN = 7.8, 18, 16

STYLE = """\
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1f2328; white-space: pre }
.page { fill: #f6f8fa; stroke: #d1d9e0 }
.bold { font-weight: bold }
.dim { fill: #59636e }
.red { fill: #cf222e }
.magenta { fill: #bf3989 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
.page { fill: #151b23; stroke: #3d444d }
.dim { fill: #9198a1 }
.red { fill: #ff7b72 }
.magenta { fill: #f778ba }
}"""
CLASSES = {"1": "bold", "2": "dim", "31": "red", "35": "magenta"}


def report(tasklint):
    """Return what a terminal shows: the command and its output, with escape sequences."""
    done = subprocess.run(
        [tasklint, "--no-config", "--color", "always", *FILES], cwd=FOLDER, capture_output=True,
        text=True, check=False)
    if done.returncode != 1:
        sys.exit(f"exit status {done.returncode}: {done.stderr}")
    return f"\x1b[2m$\x1b[0m \x1b[1mtasklint {' '.join(FILES)}\x1b[0m\n{done.stdout}"


def lines(text):
    """Return each line as its characters, with their classes."""
    for line in text.rstrip("\n").split("\n"):
        cells, classes = [], ""
        for part in re.split(r"(\x1b\[[\d;]*m)", line):
            if part.startswith("\x1b["):
                codes = part[2:-1].split(";")
                unknown = set(codes) - set(CLASSES) - {"0", ""}
                assert not unknown, f"no color for {unknown}"
                classes = " ".join(CLASSES[code] for code in codes if code in CLASSES)
            else:
                cells += [(character, classes) for character in part]
        yield from wrapped(cells)


def wrapped(cells):
    """Break a line at a space, so that it fits."""
    while len(cells) > COLUMNS:
        spaces = [index for index in range(COLUMNS) if cells[index][0] == " " and index > COLUMNS // 2]
        end = spaces[-1] + 1 if spaces else COLUMNS
        yield cells[:end]
        cells = cells[end:]
    yield cells


def spans(cells):
    """Return the text of a line, with an element for each run of one style."""
    text, start = "", 0
    while start < len(cells):
        end = start
        while end < len(cells) and cells[end][1] == cells[start][1]:
            end += 1
        run = escape("".join(character for character, _ in cells[start:end]))
        classes = cells[start][1]
        text += f'<tspan class="{classes}">{run}</tspan>' if classes else run
        start = end
    return text


def picture(tasklint):
    rows = list(lines(report(tasklint)))
    width = round(COLUMNS * WIDTH + 2 * MARGIN)
    height = len(rows) * HEIGHT + 2 * MARGIN
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title">\n'
        f'<title id="title">The report of tasklint on two task definitions</title>\n'
        f"<style>\n{STYLE}\n</style>\n"
        f'<rect class="page" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="6"/>\n')
    for index, cells in enumerate(rows):
        if cells:
            y = MARGIN + index * HEIGHT + 13
            text += f'<text x="{MARGIN}" y="{y}" xml:space="preserve">{spans(cells)}</text>\n'
    return text + "</svg>\n"


def main(arguments):
    if len(arguments) not in (1, 2):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    text = picture(Path(arguments[0]).resolve())
    if len(arguments) == 2:
        Path(arguments[1]).write_text(text)
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
