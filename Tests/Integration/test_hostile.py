"""Untrusted input: the files of a pull request are linted before anyone reviews them."""

import json
import os
import random
import re
import resource
import signal
import socket
import string
import subprocess
import tempfile
import threading
import time
import zlib
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import BINARY, REPOSITORY, RUN_SECONDS, plain_environment

GOOD = (REPOSITORY / "Examples/taskdefs/koyama.json").read_text()
BAD = (REPOSITORY / "Examples/faults/firelens-sidecar-missing.json").read_text()
# The formats that are text for a terminal, and those that are documents.
TEXTS = ("human", "concise", "github")
DOCUMENTS = ("sarif", "json", "gitlab", "junit", "rdjson", "checkstyle")
# The workflow commands that the format for GitHub prints itself.
OWN = re.compile(r"::(error|warning|notice) title=tasklint( \([a-z-]+\))?(,\w+=[^,:]+)*::[^:]")
HOSTILE = {
    "a terminal's escape": "\x1b[2J\x1b]0;title\x07\x9b31m",
    "a direction override": "\u202edne\u2066\u200f",
    "a workflow command": "\n::error file=x::owned\n::set-output name=a::b",
    "an old workflow command": "##[error]owned\n##vso[task.complete]",
    "a workflow command at the start": "::add-mask::a",
    "percent signs": "%0A::error::owned%25%0D%s%n",
    "line ends": "a\r\nb\x0bc\x0cd\x85e\u2028f\u2029g",
    "quotes and brackets": "\"'`<script>&amp;]]>\\",
    "a null": "a\x00b",
    "zero widths": "a\u200bb\u2060c\ufeffd",
    "half a pair": "\ud83c",
}
# Scalars that a terminal interprets or hides, and a line feed.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def definition(text):
    """Return a definition in which all findings quote a text."""
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
    check_lines(text)


def check_lines(text):
    """Check that the output has no workflow command, at the start of a line or anywhere in it."""
    for line in text.splitlines():
        assert OWN.match(line) or not line.lstrip().startswith("::"), line
        assert not re.search(r"##[A-Za-z]*\[", line), line


def test_every_format_is_tried():
    # A new format must be added to one of the lists, with a test.
    printed = run("-f", "no-such-format", "Examples").stderr.decode()
    assert sorted(re.findall(r"\b(?:human|concise|sarif|json|github|gitlab|junit|rdjson|checkstyle)\b", printed)) == sorted(
        TEXTS + DOCUMENTS), printed


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", TEXTS)
def test_text_is_shown_and_never_obeyed(tmp_path, name, form):
    path = tmp_path / "taskdef.json"
    path.write_text(definition(HOSTILE[name]))
    done = run("-f", form, path)
    assert done.returncode == 1 and done.stderr == b""
    check_output(done.stdout, name)
    # With colours the escapes are tasklint's own, which set a colour and nothing else.
    done = run("-f", form, "--color", "always", path)
    check_output(re.sub(rb"\x1b\[[0-9;]*m", b"", done.stdout), name)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("a null", "half a pair")])
def test_the_names_of_files_are_shown_and_never_obeyed(tmp_path, name):
    folder = tmp_path / HOSTILE[name].replace("/", "_")
    folder.mkdir()
    (folder / "a.json").write_text(BAD)
    (folder / "b.json").symlink_to("b.json")
    # The name itself, at the start of a line.
    for form in TEXTS + DOCUMENTS:
        done = run("-f", form, folder.name, cwd=tmp_path)
        assert done.returncode == 2 and done.stdout
        check_output(done.stdout if form in TEXTS else b"", name)
        check_lines(done.stdout.decode())
        check_output(done.stderr, name)
    for form in TEXTS:
        done = run("--verbose", "-f", form, folder)
        assert done.returncode == 2
        check_output(done.stdout, name)
        check_output(done.stderr, name)
    done = run("-f", "sarif", folder)
    check_output(done.stderr, name)
    results = json.loads(done.stdout)["runs"][0]["results"]
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii() and uri.isprintable() and unquote(uri).endswith(f"/{folder.name}/a.json")
    # Without a configuration, then with the one that `init` writes for these names.
    (folder / "b.json").unlink()
    for arguments in (["config", folder.name], ["init", folder.name], ["config", folder.name]):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 0 and done.stdout and done.stderr == b""
        check_output(done.stdout, name)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "a null"])
def test_a_configuration_is_shown_and_never_obeyed(tmp_path, name):
    text = HOSTILE[name]
    (tmp_path / "a.json").write_text(BAD)
    (tmp_path / ".tasklint.json").write_text(json.dumps({
        text: text, "select": [text], "ignore": text, "severity": {text: text},
        "settings": {text: {text: text}}, "extends": [text + ".json"], "include": ["[" + text]}))
    done = run(tmp_path / "a.json")
    assert done.returncode == 2 and len(done.stderr) > 100
    check_output(done.stdout, name)
    check_output(done.stderr, name)


@pytest.mark.parametrize("way", ["extends", "a link", "a link that is extended"])
@pytest.mark.parametrize("text", [
    "kq7Secret\n", "'kq7Secret'", '"kq7Secret"', '["kq7Secret" "kq7Secret",]', "[default]\nkey=kq7Secret",
    "kq7Secret: x", "kq7Secret = 1", "export A=kq7Secret", "# c\nkq7Secret", "-----BEGIN kq7Secret-----",
    "\u00e9kq7Secret", "7kq7Secret", "kq7Secret...", '"kq7Secret": 1', "{{ kq7Secret }}"])
def test_no_other_file_is_shown_as_a_configuration(tmp_path, text, way):
    (tmp_path / "token").write_text(text)
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "a.json").write_text(BAD)
    if way == "a link":
        (project / ".tasklint.json").symlink_to("../token")
    else:
        (project / "base.json").symlink_to("../token")
        base = "../token" if way == "extends" else "base.json"
        (project / ".tasklint.json").write_text(json.dumps({"extends": base}))
    for arguments in (["a.json"], ["-v", "a.json"], ["config", "a.json"], ["-f", "sarif", "a.json"]):
        done = run(*arguments, cwd=project)
        assert done.returncode == 2 and done.stderr
        assert b"kq7Secret" not in done.stdout + done.stderr, done.stderr


@pytest.mark.parametrize("text", [
    "kq7Secret\n", '"kq7Secret"', '["kq7Secret" "kq7Secret",]', "[default]\nkey=kq7Secret",
    "kq7Secret: x", "-----BEGIN kq7Secret-----", '"kq7Secret": 1', "{{ kq7Secret }}"])
def test_no_other_file_is_shown_as_a_baseline(tmp_path, text):
    (tmp_path / "token").write_text(text)
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "a.json").write_text(BAD)
    (project / ".tasklint.json").write_text('{"baseline": "../token"}')
    for arguments in (["a.json"], ["-v", "a.json"], ["-f", "sarif", "a.json"]):
        done = run(*arguments, cwd=project)
        assert done.returncode == 2 and done.stderr
        assert b"kq7Secret" not in done.stdout + done.stderr, done.stderr


def test_many_findings_of_one_rule_take_little_memory(tmp_path):
    unknown = ", ".join(f'"k{number}": 1' for number in range(200_000))
    path = tmp_path / "a.json"
    path.write_text(BAD.replace('"name": "nginx"', f'"name": "nginx", {unknown}', 1))
    for form in TEXTS:
        done = run("-f", form, path)
        assert done.returncode == 1 and len(done.stdout) < 50_000
        assert b": and 199,980 more of this rule in this file [ecs-property-unknown]\n" in done.stdout


@pytest.mark.parametrize("until", ["2000-01-01", "2999-12-31"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_accepts_findings_is_shown_and_never_obeyed(tmp_path, name, until):
    document = json.loads(BAD)
    document["containerDefinitions"][0]["dockerLabels"] = {
        "tasklint.ignore/firelens-sidecar-missing": HOSTILE[name]}
    (tmp_path / "a.json").write_text(json.dumps(document))
    (tmp_path / ".tasklint.json").write_text(json.dumps({
        "include": ["/*.json"],
        "settings": {"datadog-source-unexpected": {"allowed": [HOSTILE[name]]}},
        "overrides": [{"files": ["a.json"], "containers": ["nginx"], "until": until,
                       "ignore": ["firelens-sidecar-missing"], "reason": HOSTILE[name]}]}))
    assert run("config", "a.json", cwd=tmp_path).returncode == 0
    for arguments in (["config", "a.json"], ["config"],
                      *(["-f", form, "--show-suppressed"] for form in TEXTS + DOCUMENTS)):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode in (0, 1) and done.stdout and done.stderr == b""
        check_output(done.stdout if "sarif" not in arguments else b"", name)
        check_lines(done.stdout.decode())


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("a null", "half a pair")])
def test_an_argument_is_shown_and_never_obeyed(name):
    text = HOSTILE[name]
    for arguments in ([text], ["--" + text], ["-f", text], ["--ignore", text], ["explain", text],
                      ["-c", text, "Examples"], ["--severity", text, "Examples"]):
        done = run(*arguments)
        assert done.returncode == 2 and done.stderr
        check_output(done.stderr, name)


@pytest.mark.parametrize("name", HOSTILE)
def test_sarif_stays_one_document(tmp_path, name):
    path = tmp_path / "taskdef.json"
    path.write_text(definition(HOSTILE[name]))
    done = run("-f", "sarif", path)
    log = json.loads(done.stdout)
    assert log["runs"][0]["results"]
    # A runner scans every line of a step for commands, also of a document.
    check_lines(done.stdout.decode())


def test_a_name_that_is_no_utf8_is_linted_and_shown(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.json")
    with open(path, "w") as file:
        file.write(BAD)
    for form in TEXTS:
        done = run("-f", form, path)
        assert done.returncode == 1 and b"caf" in done.stdout
        done.stdout.decode()
    json.loads(run("-f", "sarif", path).stdout)
    assert b"caf" in run("-f", "concise", tmp_path).stdout


@pytest.mark.parametrize("text", [
    "##[error]x", "{ ##[error]x", '{"a": 1 ##vso[x]}', '{"a": "##[add-mask]x" "b"}', "::error::x",
    '{"containerDefinitions": [##[error]]}', "[##[x], 1]"])
def test_what_is_no_json_is_no_command_either(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_text(text + "\n")
    for form in TEXTS + DOCUMENTS:
        done = run("-f", form, path)
        assert done.returncode == 1
        check_lines(done.stdout.decode())


@pytest.mark.parametrize("kind", ["a pipe", "a socket", "an endless device", "a folder", "a circle"])
def test_a_configuration_that_is_no_file_is_trouble(tmp_path, kind):
    (tmp_path / "a.json").write_text(GOOD)
    path = tmp_path / ".tasklint.json"
    listener = socket.socket(socket.AF_UNIX)
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a socket":
        listener.bind(str(path))
    elif kind == "an endless device":
        path.symlink_to("/dev/zero")
    elif kind == "a folder":
        path.mkdir()
    else:
        path.symlink_to(path.name)
    done = run(tmp_path / "a.json", timeout=10)
    listener.close()
    assert done.returncode == 2 and b".tasklint.json" in done.stderr
    # What it builds on is a file, too.
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(GOOD)
    (tmp_path / "in" / ".tasklint.json").write_text('{"extends": ["../.tasklint.json"]}')
    assert run(tmp_path / "in" / "a.json", timeout=10).returncode == 2


def test_a_gate_does_not_ask_the_pull_request(tmp_path):
    folder = tmp_path / "taskdefs"
    folder.mkdir()
    (folder / "a.json").write_text(BAD)
    for place in (tmp_path, folder):
        (place / ".tasklint.json").write_text('{"select": ["json-syntax"], "ignore": ["all"]}')
    assert run(folder).returncode == 0
    # A configuration that leaves nothing to lint, or no rule, does not pass.
    for text in ('{"exclude": ["**"]}', '{"ignore": ["all"]}', '{"select": []}'):
        (folder / ".tasklint.json").write_text(text)
        assert run(folder).returncode == 2
    gate = tmp_path / "gate.json"
    gate.write_text('{"ignore": ["policy"]}')
    for answer in (["--no-config"], ["--config", gate], ["--untrusted"],
                   ["--untrusted", "--config", gate]):
        done = run("-f", "concise", *answer, folder)
        assert done.returncode == 1 and b": error: " in done.stdout, answer


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
    # All that pytest made for the tests, however many work on them.
    for folder in [tmp_path, *tmp_path.parents]:
        if Path(tempfile.gettempdir()) in folder.parents:
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
    # The binary may be in a folder that only its owner can read.
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
    deep = tmp_path.joinpath(*["d"] * 100)
    deep.mkdir(parents=True)
    (deep / "a.json").write_text(GOOD)
    started = processor_seconds()
    for pattern in patterns:
        done = run("--exclude", pattern, tmp_path)
        assert done.returncode in (0, 2), pattern[:40]
    configuration = tmp_path / ".tasklint.json"
    for pattern in [*patterns, "**/d/" * 40 + "*.json", "*/" * 90 + "**/*" * 9]:
        override = {"files": [pattern], "containers": [pattern], "ignore": ["all"], "reason": "r"}
        configuration.write_text(json.dumps(
            {"include": [pattern], "exclude": [pattern], "overrides": [override]}))
        for paths in ([], [tmp_path]):
            done = run(*paths, cwd=tmp_path)
            # An override whose pattern matches no file is reported.
            assert done.returncode in (0, 1, 2), pattern[:40]
    assert processor_seconds() - started < 10


def processor_seconds():
    """What the runs have taken of the processor until now, however busy the machine is."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


def write_definitions(folder, containers):
    """Writes files of 500 containers each: of a file with more, a log has only some of the findings."""
    document = json.loads(BAD)
    app = document["containerDefinitions"][0]
    for start in range(0, len(containers), 500):
        document["containerDefinitions"] = [
            {**app, **container} for container in containers[start:start + 500]]
        (folder / f"{start}.json").write_text(json.dumps(document))


def test_sarif_keeps_within_githubs_limits(tmp_path):
    write_definitions(tmp_path, [{f"x{n}": 1, "name": f"c{n}"} for n in range(13_000)])
    everything = run(
        "-f", "concise", "--max-per-rule", "0", tmp_path, timeout=300).stdout.decode().splitlines()
    done = run("-f", "sarif", tmp_path, timeout=300)
    kept, omitted = check_limits(done.stdout)
    assert len(kept) == 25_000 and len(kept) + omitted == len(everything)
    # The most severe stay.
    levels = [result["level"] for result in kept]
    assert levels.count("error") == min(25_000, sum(": error: " in line for line in everything))


def test_sarif_keeps_within_githubs_limits_whatever_it_says(tmp_path):
    # Random text does not compress: a log of a few thousand findings is too large already.
    dice = random.Random(1)

    def noise(count):
        return "".join(dice.choices(string.ascii_letters + string.digits, k=count))

    write_definitions(
        tmp_path, [{noise(150): 1, noise(150): 2, "name": noise(250)} for n in range(12_000)])
    kept, omitted = check_limits(run("-f", "sarif", tmp_path, timeout=300).stdout)
    assert len(kept) > 2_000 and omitted


def check_limits(output):
    """Checks that GitHub takes a log, and returns its results and how many were left out."""
    log = json.loads(output)["runs"][0]
    assert len(log["results"]) <= 25_000
    packer = zlib.compressobj(6, wbits=31)
    assert len(packer.compress(output) + packer.flush()) <= 10_000_000
    notification, = log["invocations"][0]["toolExecutionNotifications"]
    return log["results"], int(re.search(r"'(\d+)'", notification["message"]["text"])[1])


@pytest.mark.parametrize("form", TEXTS + DOCUMENTS)
def test_a_full_disk_is_trouble(form):
    if not os.path.exists("/dev/full"):
        pytest.skip("TASKLINT_CORPUS is not set: no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = run("-f", form, "Examples/faults", stdout=full, capture_output=False,
                   stderr=subprocess.PIPE)
    assert done.returncode == 2 and b"no space left on device" in done.stderr
    done = run("-f", f"{form}=/dev/full", "-q", "Examples/faults")
    assert done.returncode == 2 and b"no space left on device" in done.stderr


@pytest.mark.parametrize("form", TEXTS + DOCUMENTS)
def test_a_report_that_finds_no_room_leaves_the_old_one(tmp_path, form):
    report = tmp_path / "report"
    report.write_text("the old report")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))

    done = run("-f", f"{form}={report}", "-q", "Examples/faults", preexec_fn=limit)
    assert done.returncode == 2 and b"report: " in done.stderr
    assert report.read_text() == "the old report"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_closed_streams_are_no_files(tmp_path):
    log = tmp_path / "log.sarif"
    shell = f"'{BINARY}' -f sarif='{log}' Examples/faults >&- 2>&- <&-"
    done = subprocess.run(["bash", "-c", shell], cwd=REPOSITORY, timeout=RUN_SECONDS)
    assert done.returncode == 2
    json.loads(log.read_bytes())


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("old", ["the old report", None])
@pytest.mark.parametrize("form", ["concise", "sarif"])
def test_an_interrupted_run_leaves_no_half_a_report(tmp_path, sent, old, form):
    report = tmp_path / "report"
    inputs = tmp_path / "in"
    inputs.mkdir()
    for number in range(3_000):
        (inputs / f"{number}.json").write_text(BAD)
    interrupted = 0
    for delay in (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4):
        report.unlink(missing_ok=True)
        if old:
            report.write_text(old)
        process = subprocess.Popen(
            [BINARY, "--no-config", "-f", f"{form}={report}", "-q", inputs],
            stderr=subprocess.PIPE,
            # A shell that starts the tests in the background has them ignore SIGINT.
            preexec_fn=lambda: signal.signal(sent, signal.SIG_DFL),
        )
        time.sleep(delay)
        process.send_signal(sent)
        process.communicate(timeout=RUN_SECONDS)
        assert process.returncode in (-sent, 1)
        text = report.read_text() if report.exists() else None
        if process.returncode == -sent and text == old:
            interrupted += 1
        elif form == "sarif":
            assert len(json.loads(text)["runs"][0]["results"]) >= 3_000
        else:
            assert text.count("\n") >= 3_000
        left = {path.name for path in tmp_path.iterdir()} - {"in", "report"}
        assert not left
    assert interrupted, "no run was interrupted"
