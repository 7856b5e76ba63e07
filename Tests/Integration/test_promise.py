"""Checks the guarantees of SECURITY.md by tracing the system calls of a run."""

import json
import re
import shutil
import subprocess

import pytest
from conftest import BINARY, REPOSITORY, RUN_SECONDS, plain_environment

# Files that the C library reads: the number of cores, and the memory layout.
SYSTEM = re.compile(
    r"/(sys/devices/system/cpu|sys/fs/cgroup|proc/(self/(maps|cgroup|exe)|cpuinfo|stat|meminfo"
    r"|sys/vm/overcommit_memory)|etc/ld\.so|lib|usr/lib|dev/null)"
)
NETWORK = {
    "socket", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "recvfrom",
    "socketpair",
}  # fmt: skip
PROGRAMS = {"fork", "vfork", "ptrace", "execveat"}
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
CHANGING = {
    "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "link",
    "linkat", "symlink", "symlinkat", "chmod", "fchmodat", "chown", "truncate", "utimensat", "mknod",
}  # fmt: skip


@pytest.fixture(scope="module")
def trace(tmp_path_factory):
    """Runs the release binary under strace and returns its calls: (name, arguments)."""
    strace = shutil.which("strace")
    assert strace, "strace is not there: apt-get install strace"

    def traced(*arguments, cwd=REPOSITORY, stdin=b""):
        log = tmp_path_factory.mktemp("trace") / "log"
        command = [strace, "-f", "-qq", "-o", log, BINARY, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=cwd, input=stdin, capture_output=True, timeout=RUN_SECONDS,
            env=plain_environment(),
        )
        assert done.returncode in (0, 1, 2)
        return re.findall(r"^\d+ +(\w+)\((.*)", log.read_text(errors="replace"), re.MULTILINE)

    return traced


def paths(calls, names):
    for name, arguments in calls:
        if name in names and (path := re.search(r'"((?:[^"\\]|\\.)*)"', arguments)):
            yield path[1], arguments


def check(calls, given, written=()):
    """Check that the run made only the expected system calls."""
    names = [name for name, _ in calls]
    assert not NETWORK & set(names)
    assert not PROGRAMS & set(names)
    assert names.count("execve") == 1, "a program was run"
    # A thread is a clone that shares all memory; a process does not.
    for name, arguments in calls:
        assert name not in ("clone", "clone3") or "CLONE_THREAD" in arguments
    for path, arguments in paths(calls, {"open", "openat", "openat2"}):
        if WRITING.search(arguments):
            # An unnamed temporary file is opened by its folder.
            path += "/" if "O_TMPFILE" in arguments else ""
            assert path.startswith(tuple(written)) if written else False, f"{path} is written"
        else:
            assert path.startswith(tuple(given)) or SYSTEM.match(path), f"{path} is read"
    for path, arguments in paths(calls, CHANGING):
        if path.startswith("/proc/self/fd/"):
            # The open temporary file gets its name: the second path.
            path = re.findall(r'"((?:[^"\\]|\\.)*)"', arguments)[1]
        assert written and path.startswith(tuple(written)), f"{path} is changed"


def test_a_run_reads_what_it_is_given(trace):
    check(trace("Examples/faults", "Examples/taskdefs/koyama.json"), ["Examples/"])


@pytest.mark.parametrize("verb", ["render", "routes"])
def test_a_drawing_reads_what_it_is_given(trace, verb):
    check(trace(verb, "Examples/taskdefs/koyama.json"), ["Examples/"])


def test_standard_input_alone_reads_nothing_else(trace):
    text = (REPOSITORY / "Examples/taskdefs/koyama.json").read_bytes()
    check(trace("-", stdin=text), ["\0"])


def test_no_value_of_a_definition_is_followed(trace, tmp_path):
    text = (REPOSITORY / "Examples/taskdefs/koyama.json").read_text()
    for name in ("/etc/passwd", "http://localhost:1/x", "s3://bucket/key", "../secret.json"):
        text = text.replace("/fluent-bit/configs", name)
    (tmp_path / "a.json").write_text(text.replace("ecr.", "/etc/hosts."))
    check(trace("a.json", cwd=tmp_path), ["a.json"])


def test_a_report_is_written_where_it_was_asked_for(trace, tmp_path):
    calls = trace("-f", f"sarif={tmp_path}/log.sarif", "Examples/faults")
    check(calls, ["Examples/"], written=[f"{tmp_path}/"])


def test_a_baseline_is_read_and_written_where_it_was_asked_for(trace, tmp_path):
    baseline = tmp_path / "baseline.sarif"
    check(trace("--write-baseline", baseline, "Examples/faults"), ["Examples/"], [f"{tmp_path}/"])
    check(trace("--baseline", baseline, "Examples/faults"), ["Examples/", str(baseline)])


def test_to_judge_an_override_reads_no_other_file(trace, tmp_path):
    override = {"files": "*.json", "ignore": "firelens-windows", "reason": "of none of them"}
    (tmp_path / ".tasklint.json").write_text(json.dumps({"overrides": [override]}))
    for name in ("a.json", "b.json"):
        shutil.copy(REPOSITORY / "Examples/taskdefs/koyama.json", tmp_path / name)
    calls = trace("a.json", cwd=tmp_path)
    assert "b.json" not in [path for path, _ in paths(calls, {"open", "openat", "openat2"})]
    # Folders are opened for the names in them.
    check(calls, ["a.json", f"{tmp_path}/.tasklint.json", "."])


@pytest.mark.parametrize("verb", [["rules"], ["explain", "json-syntax"], ["completions", "bash"]])
def test_the_other_verbs_read_and_write_nothing(trace, verb):
    check(trace(*verb), ["\0"])
