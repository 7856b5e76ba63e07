"""The command line interface."""

import json
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from conftest import BINARY, BUILD_SECONDS, REPOSITORY, RUN_SECONDS, plain_environment

GOOD = "Examples/taskdefs/koyama.json"
BAD = "Examples/faults/firelens-sidecar-missing.json"

# The commands in the README's section "Quick start", with the expected exit status and output.
START = {
    "swift run tasklint Examples/taskdefs/*.json": (0, "No problems in 3 files.\n"),
    "swift run tasklint Examples/faults": (1, None),
}
# `make check` runs it before these tests.
TESTS = "swift test"


def commands_of_the_readme():
    """The shell commands in the README's section "Quick start"."""
    section = (REPOSITORY / "README.md").read_text().split("\n## Quick start\n")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    lines = "".join(blocks).splitlines()
    return [line.split(" #")[0].strip() for line in lines if line.startswith("swift")]


def test_the_readme_starts_with_these_commands():
    assert sorted(commands_of_the_readme()) == sorted([*START, TESTS])


# In sorted order the command comes first, because its build is smaller.
@pytest.mark.parametrize("command", sorted(START))
def test_a_command_of_the_readme_works_in_a_fresh_clone(clone, command):
    status, output = START[command]
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=clone,
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        env=plain_environment(),
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert output is None or done.stdout == output


@pytest.mark.parametrize("other", ["other.json", "/dev/stdin", "-"])
def test_definitions_are_compared_wherever_they_come_from(tasklint, tmp_path, other):
    """Findings are reported for files, which are read again, and for pipes, which cannot be."""
    good = (REPOSITORY / GOOD).read_text()
    (tmp_path / "good.json").write_text(good)
    copy = good.replace('"koyama"', '"yamada"', 1)
    (tmp_path / "other.json").write_text(copy)
    run = tasklint(
        "-f", "concise", "--select", "datadog-service-shared", "good.json", other,
        cwd=tmp_path, stdin=copy.encode())
    lines = run.stdout.decode().splitlines()
    assert run.returncode == 1, run.stderr
    assert len(lines) == 2 and all("[datadog-service-shared]" in line for line in lines)
    assert any(line.startswith("good.json:") for line in lines)


def test_the_picture_in_the_readme_is_real():
    """RECORD=1 draws the picture again and fails, so that it is reviewed before it is committed."""
    (alternative, path), = re.findall(
        r"!\[([^\]]+)\]\((Documentation/\S+\.svg)\)", (REPOSITORY / "README.md").read_text())
    picture = REPOSITORY / path
    draw = [sys.executable, REPOSITORY / "Scripts/draw-report.py", BINARY]
    text = subprocess.check_output(draw, text=True, env=plain_environment())
    if os.environ.get("RECORD"):
        picture.write_text(text)
        pytest.fail("recorded the picture: look at it before it is committed")
    assert text == picture.read_text()
    # The text is text, and the alternative text describes what the picture shows.
    words = "".join(ElementTree.fromstring(text).itertext())
    for said in ("[firelens-sidecar-missing]", "log router 'fluentbit' is not essential"):
        assert said in words
    for said in ("'awsfirelens'", "not essential", "the API rejects the definition"):
        assert said in alternative and said in words


def test_a_clean_run_exits_with_0(tasklint):
    done = tasklint(GOOD)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"No problems in 1 file.\n", b"")


def test_a_quiet_clean_run_says_nothing(tasklint):
    done = tasklint("--quiet", GOOD)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_findings_exit_with_1(tasklint):
    done = tasklint(BAD)
    assert done.returncode == 1
    assert b"[firelens-sidecar-missing]" in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--formt", "sarif", GOOD], "--format"),
        (["--select", "firelens-sidecar-mising", GOOD], "firelens-sidecar-missing"),
        (["-f", "sarff", GOOD], "sarif"),
    ],
)
def test_wrong_usage_is_one_clear_line_and_2(tasklint, arguments, named):
    done = tasklint(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1 and named in lines[0]


@pytest.mark.parametrize("path", ["no-such-file.json", "no-such-folder/*.json"])
def test_a_missing_file_is_one_clear_line_and_2(tasklint, path):
    done = tasklint(path)
    assert done.returncode == 2
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1 and path in lines[0]
    assert ("shell" in lines[0]) == ("*" in path)


def test_a_missing_file_does_not_stop_the_others(tasklint):
    done = tasklint(BAD, "no-such-file.json")
    assert done.returncode == 2
    assert b"[firelens-sidecar-missing]" in done.stdout
    assert b"no-such-file.json" in done.stderr


def test_without_a_path_the_working_directory_is_linted(tasklint, tmp_path):
    (tmp_path / "a.json").write_bytes((REPOSITORY / BAD).read_bytes())
    done = tasklint("-f", "concise", cwd=tmp_path)
    assert done.returncode == 1 and done.stdout.startswith(b"a.json:")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "b.json").write_bytes((REPOSITORY / GOOD).read_bytes())
    (tmp_path / ".tasklint.json").write_text('{"include": ["b/*.json"]}')
    done = tasklint(cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"No problems in 1 file.\n")


def test_patterns_of_a_named_configuration_start_in_the_working_directory(tasklint, tmp_path):
    gate, project = tmp_path / "gate", tmp_path / "project"
    gate.mkdir()
    project.mkdir()
    (project / "a.json").write_bytes((REPOSITORY / BAD).read_bytes())
    override = {"files": ["a.json"], "ignore": ["all"], "reason": "moves"}
    (gate / "gate.json").write_text(json.dumps({"include": ["*.json"], "overrides": [override]}))
    done = tasklint("--config", "../gate/gate.json", cwd=project)
    assert done.returncode == 0 and b"No problems in 1 file (" in done.stdout, done.stdout


def test_an_empty_folder_is_nothing_to_lint(tasklint, tmp_path):
    done = tasklint(tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_cannot_be_read_exits_with_2(tasklint, tmp_path):
    # A link to itself is unreadable, even for root.
    (tmp_path / "taskdef.json").symlink_to("taskdef.json")
    done = tasklint(tmp_path / "taskdef.json")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_standard_input_is_linted_under_its_name(tasklint):
    text = (REPOSITORY / BAD).read_bytes()
    done = tasklint("-f", "concise", "--stdin-filename", "taskdefs/kissa.json", "-", stdin=text)
    assert done.returncode == 1
    assert done.stdout.startswith(b"taskdefs/kissa.json:")


def test_a_long_file_of_lines_is_linted_like_standard_input(tasklint, tmp_path):
    container = {"name": "app", "image": "koyama/app", "user": 0, "command": ["x" * 300]}
    lines = [{"family": f"f{i % 600}", "containerDefinitions": [container]} for i in range(900)]
    text = "".join(json.dumps(line) + "\n" for line in lines).encode()
    assert len(text) > 1 << 18, "a shorter file is read as a whole"
    (tmp_path / "lines.json").write_bytes(text)
    read = tasklint("--no-config", "-f", "json", "lines.json", cwd=tmp_path)
    piped = tasklint(
        "--no-config", "-f", "json", "--stdin-filename", "lines.json", "-", stdin=text, cwd=tmp_path)
    assert read.stdout == piped.stdout and read.returncode == piped.returncode == 1
    findings = json.loads(read.stdout)["findings"]
    assert len({finding["start"]["line"] for finding in findings}) == len(lines)
    tasklint("--no-config", "--write-baseline", "accepted.json", "lines.json", cwd=tmp_path)
    accepted = tasklint("--no-config", "--baseline", "accepted.json", "lines.json", cwd=tmp_path)
    assert accepted.returncode == 0


def test_concise_is_one_line_a_finding(tasklint):
    done = tasklint("-f", "concise", "Examples/faults")
    line = re.compile(
        r"Examples/faults/[\w-]+\.json:\d+:\d+: (error|warning|note): .+ \[[\w-]+\]( \(policy\))?")
    assert all(line.fullmatch(text) for text in done.stdout.decode().splitlines())


def test_one_run_prints_for_people_and_writes_sarif(tasklint, tmp_path):
    log = tmp_path / "tasklint.sarif"
    done = tasklint("-f", "human", "-f", f"sarif={log}", BAD)
    assert done.returncode == 1
    assert b"[firelens-sidecar-missing]" in done.stdout
    assert len(json.loads(log.read_bytes())["runs"][0]["results"]) == 1
    assert list(tmp_path.iterdir()) == [log], "a temporary file was left behind"


def test_a_machine_format_is_alone_on_standard_output(tasklint):
    done = tasklint("-f", "sarif", BAD)
    assert json.loads(done.stdout)["version"] == "2.1.0"
    assert done.stderr == b""


def test_a_file_that_cannot_be_written_is_wrong_usage(tasklint, tmp_path):
    (tmp_path / "no-folder").write_text("")
    done = tasklint("-f", f"sarif={tmp_path / 'no-folder' / 'log.sarif'}", GOOD)
    assert done.returncode == 2
    assert b"no-folder" in done.stderr


def test_the_folder_of_a_report_is_created(tasklint, tmp_path):
    log = tmp_path / ".sarif" / "tasklint.sarif"
    assert tasklint("-f", f"sarif={log}", GOOD).returncode == 0
    assert json.loads(log.read_bytes())["runs"][0]["tool"]["driver"]["rules"] == []


def test_colours_are_for_terminals(tasklint):
    assert b"\x1b[" not in tasklint(BAD).stdout
    assert b"\x1b[" in tasklint("--color", "always", BAD).stdout
    assert b"\x1b[" in tasklint(BAD, env={"CLICOLOR_FORCE": "1"}).stdout
    assert b"\x1b[" not in tasklint("--color", "never", BAD, env={"CLICOLOR_FORCE": "1"}).stdout


@pytest.mark.parametrize(
    "arguments",
    [["rules", "--format", "markdown"], ["-f", "sarif", "Examples/faults"], ["Examples/faults"]],
)
def test_a_broken_pipe_ends_quietly(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [BINARY, *arguments],
            cwd=REPOSITORY,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=RUN_SECONDS,
            # A shell leaves the signal as it is; Python ignores it, which children inherit.
            restore_signals=True,
        )
    finally:
        os.close(writing)
    assert done.stderr == b""


def test_head_closes_the_pipe_after_one_line():
    shell = f"set -o pipefail; '{BINARY}' Examples/faults | head -n 1"
    done = subprocess.run(
        ["bash", "-c", shell], cwd=REPOSITORY, capture_output=True, timeout=RUN_SECONDS
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_the_binary_stands_alone():
    """On Linux the release needs no library of the Swift toolchain."""
    if os.uname().sysname == "Linux":
        done = subprocess.run(["ldd", BINARY], capture_output=True, text=True)
        assert "libswift" not in done.stdout
