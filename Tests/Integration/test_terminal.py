"""What a terminal shows: widths, links, and the progress of a long run."""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import termios
import threading
import time

import pytest
from conftest import BINARY, REPOSITORY, RUN_SECONDS, plain_environment

FAULT = "Examples/faults/firelens-sidecar-missing.json"
ESCAPE = re.compile(r"\x1b\[[0-9;]*[mK]|\x1b\]8;;[^\x1b]*\x1b\\")
# Variables by which tasklint recognizes terminals that show links.
TERMINALS = ("TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION",
             "DOMTERM", "FORCE_HYPERLINK")


def show(*arguments, columns=80, cwd=REPOSITORY, **variables):
    """Return what a terminal of a width receives."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {
        name: value for name, value in plain_environment().items() if name not in TERMINALS}
    process = subprocess.Popen(
        [BINARY, *arguments], cwd=cwd, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
        env={**environment, "TERM": "xterm-256color", **variables})
    os.close(theirs)
    text = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    os.close(ours)
    process.wait(timeout=RUN_SECONDS)
    return text.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("arguments", [
    ["Examples/faults"], ["Examples/taskdefs"], ["--statistics", "Examples/faults"], ["--help"],
    ["rules"], ["rules", "firelens"], ["explain", "firelens"], ["explain", "policy"],
    ["explain", "log-driver-not-firelens"], ["config", "Examples/taskdefs/koyama.json"],
    ["routes", "Examples/taskdefs"], ["rules", "--help"], ["--format", "xml"]])
def test_no_line_is_wider_than_the_terminal(arguments, columns):
    shown = ESCAPE.sub("", show(*arguments, columns=columns))
    words = re.compile(r"\S{60,}")
    for line in shown.splitlines():
        assert len(line) <= columns or words.search(line), line


def test_the_help_fits_on_a_screen():
    assert show("--help").count("\n") <= 49


@pytest.mark.parametrize("variables, has_links", [
    ({}, False), ({"TERM_PROGRAM": "WezTerm"}, True), ({"TERM_PROGRAM": "Apple_Terminal"}, False),
    ({"VTE_VERSION": "7600"}, True), ({"VTE_VERSION": "3900"}, False), ({"TERM": "xterm-kitty"}, True),
    ({"WT_SESSION": "x"}, True), ({"WT_SESSION": "x", "NO_COLOR": "1"}, False),
    ({"FORCE_HYPERLINK": "1"}, True), ({"FORCE_HYPERLINK": "0", "WT_SESSION": "x"}, False)])
def test_rule_ids_are_links_where_the_terminal_shows_them(variables, has_links):
    shown = show(FAULT, **variables)
    link = re.search(r"\x1b\]8;;(\S+?)\x1b\\(.*?)\x1b\]8;;\x1b\\", shown)
    assert bool(link) == has_links
    if link:
        assert link[1].endswith("/rules.md#firelens-sidecar-missing")
        assert ESCAPE.sub("", link[2]) == "[firelens-sidecar-missing]"


def test_a_pipe_has_no_links():
    done = subprocess.run(
        [BINARY, "--color=always", FAULT], cwd=REPOSITORY, capture_output=True,
        env={**plain_environment(), "FORCE_HYPERLINK": "1"})
    assert b"\x1b]8" not in done.stdout and b"\x1b[" in done.stdout


@pytest.mark.parametrize("arguments, is_shown", [([], True), (["--quiet"], False)])
def test_a_long_run_shows_its_progress_and_removes_it(tmp_path, arguments, is_shown):
    """The second file is a pipe that is written late."""
    shutil.copy(REPOSITORY / "Examples/taskdefs/koyama.json", tmp_path / "a.json")
    os.mkfifo(tmp_path / "b.json")

    def write():
        time.sleep(2.1)
        (tmp_path / "b.json").write_bytes((tmp_path / "a.json").read_bytes())

    writer = threading.Thread(target=write)
    writer.start()
    shown = show(*arguments, "a.json", "b.json", cwd=tmp_path)
    writer.join()
    progress = "\r\x1b[Klinted 2 of 2 files\r\x1b[K"
    assert (progress in shown) == is_shown
    assert shown.replace(progress, "") == ("No problems in 2 files.\n" if is_shown else "")
