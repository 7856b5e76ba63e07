"""Fixes in files: nothing is lost, other programs apply the diff, and SARIF holds the same edits."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from conftest import BINARY, NOT_HERE, REPOSITORY, plain_environment

# How often a run is killed.
KILLS = int(os.environ.get("TASKLINT_KILLS", 1000))
CLEAN = (REPOSITORY / "Examples/taskdefs/koyama.json").read_bytes()
# A number in quotes has a safe fix.
BROKEN = CLEAN.replace(b'"memoryReservation": 64', b'"memoryReservation": "64"')


def run(folder, *arguments, **options):
    return subprocess.run(
        [BINARY, *arguments], cwd=folder, capture_output=True, timeout=60,
        env=plain_environment(), **options)


def fixed(text):
    """What --fix makes of a definition."""
    done = run("/", "--fix", "-q", "-", input=text)
    assert done.stdout != text and done.returncode == 0, done.stderr
    return done.stdout


# Nothing is lost


@pytest.fixture
def memory(tmp_path):
    """A folder in memory, if there is one: there a run does not wait for a disk."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


def test_a_killed_run_leaves_whole_files(memory):
    old, new = BROKEN, fixed(BROKEN)
    files = [memory / f"{number}.json" for number in range(4)]

    def start():
        for file in files:
            file.write_bytes(old)
        return subprocess.Popen(
            [BINARY, "--fix", "-q", "."], cwd=memory, env=plain_environment(),
            stdout=subprocess.DEVNULL)

    durations = []
    for _ in range(3):
        begin = time.monotonic()
        assert start().wait() == 0
        durations.append(time.monotonic() - begin)
    generator = random.Random(7)
    states = []
    for _ in range(KILLS):
        process = start()
        time.sleep(generator.uniform(0, min(durations)))
        process.kill()
        process.wait()
        contents = [file.read_bytes() for file in files]
        assert all(content in (old, new) for content in contents)
        states.append(contents.count(new))
    # Some runs were killed in the middle.
    assert KILLS < 25 or any(0 < count < len(files) for count in states), states
    for path in memory.iterdir():
        assert path in files or path.name.startswith(".tasklint-"), path


def test_an_interrupted_run_leaves_no_temporary_file(tmp_path):
    for round in range(5):
        for number in range(40):
            (tmp_path / f"{number}.json").write_bytes(BROKEN)
        process = subprocess.Popen(
            [BINARY, "--fix", "-q", "."], cwd=tmp_path, env=plain_environment())
        time.sleep(0.01 * round)
        process.send_signal(signal.SIGINT)
        process.wait()
        assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_a_full_disk_leaves_the_old_file(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip(f"{NOT_HERE}a tmpfs can't be mounted")
    try:
        (disk / "a.json").write_bytes(BROKEN)
        with (disk / "filler").open("wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        done = run(disk, "--fix", "a.json")
        assert done.returncode == 2
        assert b"a.json: not fixed: no space left on device" in done.stderr
        assert (disk / "a.json").read_bytes() == BROKEN
        assert sorted(path.name for path in disk.iterdir()) == ["a.json", "filler"]
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_limit_of_the_file_size_leaves_the_old_file(tmp_path):
    (tmp_path / "a.json").write_bytes(BROKEN)
    done = run(tmp_path, "--fix", "a.json", preexec_fn=lambda: resource.setrlimit(
        resource.RLIMIT_FSIZE, (100, 100)))
    assert done.returncode == 2 and b"a.json: not fixed: file too large" in done.stderr
    assert (tmp_path / "a.json").read_bytes() == BROKEN
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_read_only_file_is_left_alone(tmp_path):
    file = tmp_path / "a.json"
    file.write_bytes(BROKEN)
    file.chmod(0o444)
    done = run(tmp_path, "--fix", "a.json")
    assert done.returncode == 2
    assert done.stderr == b"tasklint: a.json: not fixed: it is read-only\n"
    assert file.read_bytes() == BROKEN and b"Found 1 error" in done.stdout


def test_a_file_that_changes_while_it_is_linted_is_left_alone(tmp_path):
    # Enough files that a thread takes two at once: it reads the first, and waits for the pipe.
    names = [f"{number:05}.json" for number in range(16 * 2 * os.cpu_count())]
    for name in names:
        (tmp_path / name).write_bytes(CLEAN)
    (tmp_path / names[0]).write_bytes(BROKEN)
    (tmp_path / names[1]).unlink()
    os.mkfifo(tmp_path / names[1])
    process = subprocess.Popen(
        [BINARY, "--fix", *names], cwd=tmp_path, env=plain_environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with (tmp_path / names[1]).open("wb") as pipe:
        (tmp_path / names[0]).write_bytes(BROKEN + b"\n")
        pipe.write(CLEAN)
    output, error = process.communicate(timeout=60)
    assert process.returncode == 2
    assert error == f"tasklint: {names[0]}: not fixed: it changed while it was linted\n".encode()
    assert (tmp_path / names[0]).read_bytes() == BROKEN + b"\n"
    assert b"Found 1 error" in output


def test_a_pipe_is_not_replaced(tmp_path):
    shell = f"'{BINARY}' --fix <(cat a.json)"
    (tmp_path / "a.json").write_bytes(BROKEN)
    done = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, timeout=10)
    assert done.returncode == 2 and b"not fixed: " in done.stderr


def test_links_are_followed_and_kept(tmp_path):
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "real").mkdir()
    target = repository / "real" / "a.json"
    target.write_bytes(BROKEN)
    target.chmod(0o640)
    (repository / "a.json").symlink_to("real/a.json")
    outside = tmp_path / "b.json"
    outside.write_bytes(BROKEN)
    (repository / "b.json").symlink_to("../b.json")
    assert run(repository, "--untrusted", "--fix", "a.json").returncode == 2
    assert target.read_bytes() == BROKEN
    assert run(repository, "--fix", "b.json").returncode == 2
    assert outside.read_bytes() == BROKEN
    assert run(repository, "--fix", "a.json").returncode == 0
    assert target.read_bytes() == fixed(BROKEN) and target.stat().st_mode & 0o777 == 0o640
    assert (repository / "a.json").is_symlink()
    assert sorted(path.name for path in (repository / "real").iterdir()) == ["a.json"]


@pytest.mark.skipif(os.geteuid() != 0, reason=f"{NOT_HERE}only root gives a file to another user")
def test_the_owner_is_kept(tmp_path):
    file = tmp_path / "a.json"
    file.write_bytes(BROKEN)
    os.chown(file, 1234, 2345)
    assert run(tmp_path, "--fix", "a.json").returncode == 0
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 2345)
    # Another user can't enter the folders of pytest.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        folder.mkdir()
        folder.chmod(0o777)
        folder.parent.chmod(0o755)
        file = folder / "a.json"
        file.write_bytes(BROKEN)
        file.chmod(0o666)
        binary = shutil.copy(BINARY, name)
        done = subprocess.run(
            [binary, "--fix", "a.json"], cwd=folder, capture_output=True, timeout=60, user=4321)
        assert done.returncode == 2 and b"it belongs to another user" in done.stderr
        assert file.read_bytes() == BROKEN and len(list(folder.iterdir())) == 1


def test_other_names_of_a_file_are_mentioned(tmp_path):
    (tmp_path / "a.json").write_bytes(BROKEN)
    os.link(tmp_path / "a.json", tmp_path / "b")
    done = run(tmp_path, "--fix", "a.json")
    assert done.returncode == 0 and b"2 names (hard links)" in done.stderr
    assert (tmp_path / "b").read_bytes() == BROKEN


# Diffs


def variants():
    """Files of unusual layout, by their paths."""
    return {
        "a.json": BROKEN,
        "sub folder/my file.json": BROKEN,
        "sub/\u00e9\t\"x\\.json": BROKEN,
        "no-newline.json": BROKEN.rstrip(b"\n"),
        "crlf.json": BROKEN.replace(b"\n", b"\r\n"),
        "minified.json": json.dumps(json.loads(BROKEN), separators=(",", ":")).encode(),
        "many.json": b"[" + b",\n".join([BROKEN] * 5) + b"]\n",
    }


@pytest.fixture
def folders(tmp_path):
    """Three folders with the same files."""
    made = [tmp_path / name for name in ("fixed", "patched", "applied")]
    for folder in made:
        for name, content in variants().items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    return made


def test_other_programs_apply_the_diff(folders):
    fixed_folder, patched, applied = folders
    diff = run(patched, "--diff", ".")
    assert diff.returncode == 1, diff.stderr
    assert b"Would fix" in diff.stderr
    assert all((patched / name).read_bytes() == old for name, old in variants().items())
    assert run(fixed_folder, "--fix", ".").returncode == 0
    if not shutil.which("patch"):
        pytest.skip(f"{NOT_HERE}patch")
    for folder, command in [(patched, ["patch", "-p1", "--fuzz=0"]), (applied, ["git", "apply"])]:
        done = subprocess.run(
            command, cwd=folder, input=diff.stdout, capture_output=True, timeout=60,
            env={**plain_environment(), "GIT_CEILING_DIRECTORIES": str(folder.parent)})
        assert done.returncode == 0, done.stdout + done.stderr
        for name, old in variants().items():
            assert (folder / name).read_bytes() == (fixed_folder / name).read_bytes() != old, name
    assert run(fixed_folder, "--diff", ".").stdout == b""


def test_other_programs_apply_a_diff_that_leaves_out_a_secret(tmp_path):
    labels = b'"dockerLabels": {\n        "password": "%s",\n        "team": "sre"\n      },\n      '
    number = b'"memoryReservation": "64"'
    content = BROKEN.replace(number, labels % b"kakikukeko" + number)
    name = "a.json"
    (tmp_path / name).write_bytes(content)
    diff = run(tmp_path, "--diff", name)
    assert diff.returncode == 1 and b"kakikukeko" not in diff.stdout, diff.stderr
    expected = content.replace(number, number.replace(b'"64"', b"64"))
    for command in [["patch", "-p1", "--fuzz=0"], ["git", "apply"]]:
        if not shutil.which(command[0]):
            pytest.skip(f"{NOT_HERE}{command[0]}")
        (tmp_path / name).write_bytes(content)
        done = subprocess.run(
            command, cwd=tmp_path, input=diff.stdout, capture_output=True, timeout=60,
            env={**plain_environment(), "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
        assert done.returncode == 0, done.stdout + done.stderr
        assert (tmp_path / name).read_bytes() == expected


def test_a_second_run_changes_nothing(folders):
    folder = folders[0]
    assert run(folder, "--fix", "--unsafe-fixes", ".").returncode == 0
    states = {path: (path.stat().st_ino, path.read_bytes()) for path in folder.rglob("*.json")}
    assert run(folder, "--fix", "--unsafe-fixes", ".").returncode == 0
    assert states == {
        path: (path.stat().st_ino, path.read_bytes()) for path in folder.rglob("*.json")}


# Standard input


def test_standard_input_is_printed_fixed(tmp_path):
    done = run(tmp_path, "--fix", "-", input=BROKEN)
    assert done.stdout == fixed(BROKEN) and b"Fixed 1 finding" in done.stderr
    assert run(tmp_path, "--fix", "-q", "-", input=CLEAN).stdout == CLEAN
    assert list(tmp_path.iterdir()) == []


# SARIF


def replaced(text, replacements):
    """A file with the replacements of a SARIF fix, found by bytes and again by lines and columns."""
    by_bytes = []
    for replacement in replacements:
        region = replacement["deletedRegion"]
        start = region["byteOffset"]
        end = start + region["byteLength"]
        assert (start, end) == tuple(
            offset(text, region[f"{side}Line"], region[f"{side}Column"]) for side in ("start", "end"))
        by_bytes.append((start, end, replacement["insertedContent"]["text"].encode()))
    for start, end, inserted in sorted(by_bytes, reverse=True):
        text = text[:start] + inserted + text[end:]
    return text


def offset(text, line, column):
    """The offset of a line and a column in UTF-16 code units."""
    lines = text.decode("utf-8").split("\n")
    before = "".join(f"{line}\n" for line in lines[: line - 1])
    units = lines[line - 1].encode("utf-16-le")
    return len(before.encode()) + len(units[: 2 * (column - 1)].decode("utf-16-le").encode())


def sarif_fixes(folder, name, *options):
    """The rule and the replacements of each fix in the log of a file."""
    results = json.loads(run(folder, "-f", "sarif", *options, name).stdout)["runs"][0]["results"]
    for result in results:
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            yield result["ruleId"], change["replacements"]


FLAGGED = sorted((REPOSITORY / "Tests/TaskLintRulesTests/Definitions/flagged").glob("*.json")) + sorted(
    (REPOSITORY / "Examples/faults").glob("*.json"))


def test_one_fix_of_a_log_gives_the_bytes_of_fix(tmp_path):
    compared = 0
    contents = [*variants().values(), *(path.read_bytes() for path in FLAGGED)]
    for content in contents:
        file = tmp_path / "a.json"
        file.write_bytes(content)
        fixes = list(sarif_fixes(tmp_path, "a.json"))
        rules = [rule for rule, _ in fixes]
        for rule, replacements in fixes:
            if rules.count(rule) > 1:
                continue
            file.write_bytes(content)
            done = run(tmp_path, "--fix", "--unsafe-fixes", "-v", "--select", rule, "a.json")
            if b"left out" in done.stderr:
                continue
            assert replaced(content, replacements) == file.read_bytes(), rule
            compared += 1
    assert compared >= len(variants()) - 1


def test_all_fixes_of_a_log_give_the_bytes_of_fix(tmp_path):
    for name, content in variants().items():
        file = tmp_path / "a.json"
        file.write_bytes(content)
        fixes = [replacements for _, replacements in sarif_fixes(tmp_path, "a.json")]
        assert fixes, name
        run(tmp_path, "--fix", "--unsafe-fixes", "a.json")
        assert replaced(content, sum(fixes, [])) == file.read_bytes(), name
