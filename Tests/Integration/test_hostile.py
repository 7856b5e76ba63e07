"""What a stranger may hand in: the files of a pull request are linted before anybody reads them."""

import json
import os
import re
import resource
import signal
import socket
import subprocess
import threading
import time

import pytest
from conftest import BINARY, REPOSITORY, RUN_SECONDS, plain_environment

GOOD = (REPOSITORY / "Examples/taskdefs/koyama.json").read_text()
BAD = (REPOSITORY / "Examples/faults/firelens-sidecar-missing.json").read_text()
FORMATS = re.findall(r"human|concise|sarif|json|github|gitlab|junit", (
    REPOSITORY / "Sources/TaskLint/Arguments/OptionTable.swift").read_text())
HOSTILE = {
    "a terminal's escape": "\x1b[2J\x1b]0;title\x07\x9b31m",
    "a direction override": "\u202edne\u2066\u200f",
    "a workflow command": "\n::error file=x::owned\n::set-output name=a::b",
    "an old workflow command": "##[error]owned\n##vso[task.complete]",
    "percent signs": "%0A::error::owned%25%0D%s%n",
    "line ends": "a\r\nb\x0bc\x0cd\x85e\u2028f\u2029g",
    "quotes and brackets": "\"'`<script>&amp;]]>\\",
    "a null": "a\x00b",
    "zero widths": "a\u200bb\u2060c\ufeffd",
    "half a pair": "\ud83c",
}
# What a terminal obeys or hides, and a line feed apart.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def definition(text):
    """A definition that shows a text wherever findings quote one."""
    document = json.loads(BAD)
    app = document["containerDefinitions"][0]
    app.update({"name": text, "image": text, text: text, "user": text, "cpu": text})
    app["environment"] = [{"name": text, "value": text}] * 2
    app["dependsOn"] = [{"containerName": text + "x", "condition": text}]
    app["logConfiguration"] = {"logDriver": "awsfirelens", "options": {"Name": text, text: text}}
    document["networkMode"] = text
    return json.dumps(document)


def run(*arguments, **options):
    options = {"cwd": REPOSITORY, "capture_output": True, "timeout": RUN_SECONDS, **options}
    return subprocess.run([BINARY, *arguments], env=plain_environment(), **options)


def check_output(output, name):
    text = output.decode()
    assert not OBEYED.search(text.replace("\t", "")), name
    for line in text.splitlines():
        assert not line.lstrip().startswith(("::", "##[", "##vso")), line


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["human", "concise"])
def test_text_is_shown_and_never_obeyed(tmp_path, name, form):
    path = tmp_path / "taskdef.json"
    path.write_text(definition(HOSTILE[name]))
    done = run("-f", form, path)
    assert done.returncode == 1 and done.stderr == b""
    check_output(done.stdout, name)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("a null", "half a pair")])
def test_the_names_of_files_are_shown_and_never_obeyed(tmp_path, name):
    folder = tmp_path / HOSTILE[name].replace("/", "_")
    folder.mkdir()
    (folder / "a.json").write_text(BAD)
    (folder / "b.json").symlink_to("b.json")
    for form in ("human", "concise"):
        done = run("--verbose", "-f", form, folder)
        assert done.returncode == 2
        check_output(done.stdout, name)
        check_output(done.stderr, name)
    log = json.loads(run("-f", "sarif", folder).stdout)
    assert log["runs"][0]["results"]


@pytest.mark.parametrize("name", HOSTILE)
def test_sarif_stays_one_document(tmp_path, name):
    path = tmp_path / "taskdef.json"
    path.write_text(definition(HOSTILE[name]))
    done = run("-f", "sarif", path)
    log = json.loads(done.stdout)
    assert log["runs"][0]["results"]
    # A runner scans every line of a step for commands, also of a document.
    assert not re.search(rb"(^|\n)\s*(::|##\[|##vso)", done.stdout)


def test_a_name_that_is_no_utf8_is_linted_and_shown(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.json")
    with open(path, "w") as file:
        file.write(BAD)
    done = run("-f", "concise", path)
    assert done.returncode == 1 and b"caf" in done.stdout
    done.stdout.decode()
    json.loads(run("-f", "sarif", path).stdout)


def test_circles_of_links_end(tmp_path):
    (tmp_path / "a.json").write_text(GOOD)
    (tmp_path / "self.json").symlink_to("self.json")
    (tmp_path / "up").symlink_to("..")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    (tmp_path / "in" / "again.json").symlink_to(tmp_path)
    done = run(tmp_path)
    assert done.returncode == 2 and b"self.json" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_search_passes_over_what_is_no_file(tmp_path):
    (tmp_path / "a.json").write_text(GOOD)
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "socket.json"))
    done = run(tmp_path)
    listener.close()
    assert (done.returncode, done.stdout) == (0, b"No problems in 1 file.\n") or b"skipped" in done.stdout
    assert done.returncode == 0


def test_a_named_socket_is_trouble(tmp_path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "s.json"))
    done = run(tmp_path / "s.json")
    listener.close()
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


def test_an_endless_device_is_trouble_and_costs_no_memory(tmp_path):
    link = tmp_path / "a.json"
    link.symlink_to("/dev/zero")
    limit = 256 << 20
    done = run(link, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


def test_an_empty_device_and_a_pipe_are_read(tmp_path):
    assert run("/dev/null").returncode == 1
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(GOOD))
    writer.start()
    assert run(pipe).returncode == 0
    writer.join()


def test_a_file_that_grows_while_it_is_read_ends(tmp_path):
    path = tmp_path / "growing.json"
    path.write_text(BAD)
    ends = threading.Event()

    def grow():
        with path.open("a") as file:
            while not ends.is_set():
                file.write(" " * 4096)
                file.flush()
                # What grows past 2 GiB is refused, which is not what is tried here.
                time.sleep(0.0001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        for _ in range(20):
            assert run(path).returncode == 1
    finally:
        ends.set()
        writer.join()


def as_nobody():
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def test_a_folder_without_permission_is_trouble_and_the_rest_is_linted(tmp_path):
    for folder in [tmp_path, *tmp_path.parents][:3]:
        folder.chmod(0o755)
    (tmp_path / "a.json").write_text(BAD)
    (tmp_path / "a.json").chmod(0o644)
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "b.json").write_text(BAD)
    secret.chmod(0)
    unreadable = tmp_path / "c.json"
    unreadable.write_text(BAD)
    unreadable.chmod(0)
    # The binary itself may stand in a folder that only its owner reads.
    binary = tmp_path / "tasklint"
    binary.write_bytes(BINARY.read_bytes())
    binary.chmod(0o755)
    done = subprocess.run(
        [binary, "-f", "concise", "."],
        cwd=tmp_path, capture_output=True, timeout=RUN_SECONDS, preexec_fn=as_nobody, env={})
    secret.chmod(0o755)
    assert done.returncode == 2
    assert done.stdout.count(b"a.json:") == 1 and done.stdout.count(b"\n") == 1
    assert sorted(done.stderr.splitlines()) == [
        b"tasklint: c.json: permission denied", b"tasklint: secret: permission denied"] or [
        line.split(b": ")[-1] for line in done.stderr.splitlines()] == [b"permission denied"] * 2


def test_ten_thousand_arguments(tmp_path):
    for number in range(10_000):
        os.link(tmp_path / "0.json", tmp_path / f"{number}.json") if number else (
            tmp_path / "0.json").write_text(BAD)
    done = run("-f", "concise", *[f"{number}.json" for number in range(10_000)], cwd=tmp_path)
    # They are all one file, which is linted once.
    assert done.returncode == 1 and len(done.stdout.splitlines()) == 1
    unknown = run(*[f"no-{number}.json" for number in range(10_000)], cwd=tmp_path)
    assert unknown.returncode == 2 and len(unknown.stderr.splitlines()) == 10_000


def test_a_pattern_does_not_explode(tmp_path):
    name = "a" * 120
    (tmp_path / f"{name}.json").write_text(GOOD)
    patterns = ["*a" * 60 + "b", "{a,b}" * 40, "**/" * 200 + "x", "{" * 5000, "[" * 5000,
                "{a}" * 20_000, "?*" * 2000, "{" * 2000 + "," + "}" * 2000]
    started = time.monotonic()
    for pattern in patterns:
        done = run("--exclude", pattern, tmp_path)
        assert done.returncode in (0, 2), pattern[:40]
    assert time.monotonic() - started < 20


def test_deep_and_wide_documents_end(tmp_path):
    for text in ["[" * 1_000_000, '{"a":' * 500_000, "[" + "{}," * 300_000 + "{}]",
                 '{"containerDefinitions":[' + "[" * 400 + "]" * 400 + "]}", "1 " * 300_000,
                 '"' + "\\u0000" * 300_000, "{{" * 300_000, "${" * 300_000, "\n" * 1_000_000]:
        path = tmp_path / "a.json"
        path.write_text(text)
        for form in ("human", "sarif"):
            done = run("-f", form, path)
            assert done.returncode == 1, text[:20]
            assert len(done.stdout) < 2_000_000


def test_sarif_keeps_within_githubs_limits(tmp_path):
    document = json.loads(BAD)
    app = document["containerDefinitions"][0]
    document["containerDefinitions"] = [{**app, f"x{n}": 1, "name": f"c{n}"} for n in range(13_000)]
    (tmp_path / "a.json").write_text(json.dumps(document))
    done = run("-f", "sarif", tmp_path / "a.json", timeout=300)
    run_ = json.loads(done.stdout)["runs"][0]
    assert len(run_["results"]) <= 25_000
    assert run_["invocations"][0]["toolExecutionNotifications"]


@pytest.mark.parametrize("form", ["human", "concise", "sarif"])
def test_a_full_disk_is_trouble(form):
    if not os.path.exists("/dev/full"):
        pytest.skip("TASKLINT_CORPUS is not set: no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = run("-f", form, "Examples/faults", stdout=full, capture_output=False,
                   stderr=subprocess.PIPE)
    assert done.returncode == 2 and b"no space left on device" in done.stderr
    done = run("-f", "sarif=/dev/full", "-q", "Examples/faults")
    assert done.returncode == 2 and b"no space left on device" in done.stderr


def test_closed_streams_are_no_files(tmp_path):
    log = tmp_path / "log.sarif"
    shell = f"'{BINARY}' -f sarif='{log}' Examples/faults >&- 2>&- <&-"
    done = subprocess.run(["bash", "-c", shell], cwd=REPOSITORY, timeout=RUN_SECONDS)
    assert done.returncode == 2
    json.loads(log.read_bytes())


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_the_old_report(tmp_path, sent):
    report = tmp_path / "log.txt"
    report.write_text("the old report")
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number in range(3_000):
        (inputs / f"{number}.json").write_text(BAD)
    for delay in (0.005, 0.02, 0.05, 0.1, 0.2):
        process = subprocess.Popen(
            [BINARY, "-f", f"concise={report}", "-q", inputs], stderr=subprocess.PIPE)
        time.sleep(delay)
        process.send_signal(sent)
        process.communicate(timeout=RUN_SECONDS)
        text = report.read_text()
        assert text == "the old report" or text.count("\n") == 3_000
        assert process.returncode in (-sent, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "log.txt"]
