"""Runs `tasklint --watch` and changes files."""

import json
import os
import pty
import signal
import subprocess
import time

import pytest
from conftest import BINARY, REPOSITORY, plain_environment

GOOD = (REPOSITORY / "Examples" / "taskdefs" / "koyama.json").read_text()
BAD = GOOD.replace('"family"', '"famliy"')
SERVICE = '"DD_SERVICE", "value": "koyama"'
OTHER = GOOD.replace('"koyama"', '"yamada"', 1).replace(SERVICE, SERVICE.replace("koyama", "other"))
WAIT_SECONDS = 20


def wait_for(condition):
    end = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


def results(log):
    if not log.exists():
        return None
    return [result["ruleId"] for result in json.loads(log.read_text())["runs"][0]["results"]]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "taskdefs").mkdir()
    (tmp_path / "taskdefs" / "a.json").write_text(GOOD)
    return tmp_path


def start(folder, **streams):
    return subprocess.Popen(
        [BINARY, "-f", "sarif=.sarif/tasklint.sarif", "--watch", "taskdefs"],
        cwd=folder, env=plain_environment(), **streams)


def test_changes_are_linted_until_an_interrupt(folder):
    log = folder / ".sarif" / "tasklint.sarif"
    process = start(folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(lambda: results(log) == [])
        written = log.stat().st_mtime_ns
        (folder / "taskdefs" / "a.json").write_text(BAD)
        wait_for(lambda: "ecs-property-unknown" in results(log))
        (folder / ".tasklint.json").write_text('{"ignore": ["all"], "select": ["json-syntax"]}')
        wait_for(lambda: results(log) == [])
        (folder / ".tasklint.json").unlink()
        wait_for(lambda: results(log) != [])
        (folder / "taskdefs" / "b.json").write_text(GOOD)
        time.sleep(1.2)
        assert log.stat().st_mtime_ns > written
        written = log.stat().st_mtime_ns
        time.sleep(1.2)
        assert log.stat().st_mtime_ns == written, "written without a change"
    finally:
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 0 and errors == ""
    lines = output.splitlines()
    assert lines[0] == "no problems in 1 file; Ctrl-C ends the run"
    assert " error" in lines[1]
    assert [path.name for path in (folder / ".sarif").iterdir()] == ["tasklint.sarif"]


def test_a_changed_file_is_compared_with_unchanged_ones(folder):
    log = folder / ".sarif" / "tasklint.sarif"
    (folder / ".tasklint.json").write_text('{"select": ["datadog-service-shared"]}')
    (folder / "taskdefs" / "b.json").write_text(OTHER)
    process = start(folder, stdout=subprocess.DEVNULL)
    try:
        wait_for(lambda: results(log) == [])
        (folder / "taskdefs" / "b.json").write_text(OTHER.replace('"other"', '"koyama"', 1))
        wait_for(lambda: results(log) == ["datadog-service-shared"] * 2)
        (folder / "taskdefs" / "b.json").unlink()
        wait_for(lambda: results(log) == [])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(WAIT_SECONDS)


def test_terminal_shows_one_line(folder):
    controller, terminal = pty.openpty()
    process = start(folder, stdout=terminal, stderr=terminal)
    os.close(terminal)
    output = b""
    while b"Ctrl-C" not in output:
        output += os.read(controller, 1000)
    process.send_signal(signal.SIGINT)
    assert process.wait(WAIT_SECONDS) == 0
    assert output.startswith(b"\r\x1b[Kno problems in 1 file")
    assert b"\n" not in output
    os.close(controller)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--watch", "taskdefs"], b"--watch writes to files"),
        (["--watch", "-f", "sarif", "taskdefs"], b"--watch writes to files"),
        (["--watch", "-f", "sarif=x.sarif", "-"], b"--watch can't read standard input again"),
    ],
)
def test_wrong_usage(tasklint, folder, arguments, reason):
    result = tasklint(*arguments, cwd=folder)
    assert result.returncode == 2
    assert reason in result.stderr
